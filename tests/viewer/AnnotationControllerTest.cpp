// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/AnnotationController.h"
#include "core/discs/AnnotationArchive.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"
#include "tests/viewer/AnnotationFixture.h"
#include "tests/viewer/MemorySource.h"
#include "viewer/scene/AnnotationJson.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/ViewerActions.h"

#include <QDir>
#include <QDirIterator>
#include <QMainWindow>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace td;
using namespace td::viewer;
using namespace Qt::StringLiterals;
using Keeping = AnnotationController::Keeping;

namespace {

const StudyInstanceUid study = *StudyInstanceUid::create(u"1.2.3"_s);

model::Patient patient(const QString &fiscalCode)
{
    model::Patient p;
    p.id = PatientId(u"P2"_s);
    p.fiscalCode = fiscalCode;
    return p;
}

/// Keeps texts in memory; fails when told to.
struct MemoryStore : model::AnnotationStore {
    QFuture<Result<QByteArray>> load(const StudyInstanceUid &uid) override
    {
        ++loads;
        return ready(failure ? Result<QByteArray>(fail(*failure)) : texts.value(uid));
    }
    QFuture<Result<QByteArray>> save(const StudyInstanceUid &uid, Update update) override
    {
        ++saves;
        if (failure)
            return ready(fail(*failure));
        const Result<QByteArray> bytes = update(texts.value(uid));
        if (bytes)
            texts[uid] = *bytes;
        return ready(bytes);
    }
    static QFuture<Result<QByteArray>> ready(Result<QByteArray> value)
    {
        QPromise<Result<QByteArray>> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }
    QHash<StudyInstanceUid, QByteArray> texts;
    std::optional<ErrorCode> failure;
    int loads = 0;
    int saves = 0;
};

/// A pane over a series of ten images, with the controller of its annotations.
struct PaneFixture {
    explicit PaneFixture(std::shared_ptr<model::AnnotationStore> store)
        : controller(std::move(store), theme)
    {
        QLocale::setDefault(QLocale(QLocale::English));
        test::addSeries(*source, "1.2.3", "1.2.3.4", 10, 64);
        QObject::connect(&loader, &load::StudyLoader::imageReady, &pane, &ImagePane::imageArrived);
        QObject::connect(&loader, &load::StudyLoader::studyReady, &pane,
                         [this] { pane.showSeries(*SeriesInstanceUid::create(u"1.2.3.4"_s), 0); });
        controller.attach(pane);
        pane.resize(400, 400);
        pane.show();
        (void)QTest::qWaitForWindowExposed(&pane);
        loader.openStudy(study);
        REQUIRE(QTest::qWaitFor([this] {
            loader.setFocus({{*SeriesInstanceUid::create(u"1.2.3.4"_s), pane.index()}});
            return pane.viewport().image() != nullptr;
        }));
        pane.viewport().grab(); // paints, and so lets the study be seen
    }
    void draw(double row)
    {
        Viewport &viewport = pane.viewport();
        viewport.setTool(Tool::Length);
        const LayerView view = viewport.layerView();
        const QPoint from = view.toWidget({10, row}).toPoint();
        const QPoint to = view.toWidget({50, row}).toPoint();
        QTest::mousePress(&viewport, Qt::LeftButton, {}, from);
        QTest::mouseMove(&viewport, to);
        QTest::mouseRelease(&viewport, Qt::LeftButton, {}, to);
    }
    std::size_t count() const { return controller.book().of(study).size(); }
    bool isSaved() const
    {
        return QTest::qWaitFor([this] { return controller.keeping() == Keeping::Kept; }, 10'000);
    }

    theme::Theme theme{theme::Mode::Light};
    std::shared_ptr<test::MemorySource> source = std::make_shared<test::MemorySource>();
    load::StudyLoader loader{source};
    ImagePane pane{loader, theme, 1};
    AnnotationController controller; // goes before the pane
};

} // namespace

TEST_CASE("what is drawn is saved a moment later and is there again in the next window")
{
    const auto store = std::make_shared<MemoryStore>();
    {
        PaneFixture f(store);
        f.draw(20);
        CHECK(f.controller.keeping() == Keeping::Pending);
        REQUIRE(f.isSaved());
        CHECK(store->saves == 1);
    }
    PaneFixture again(store);
    REQUIRE(QTest::qWaitFor([&] { return again.count() == 1; }));
    CHECK_FALSE(again.controller.canUndo()); // it was another window's work
}

TEST_CASE("what a window has not saved yet when it closes is saved all the same")
{
    const auto store = std::make_shared<MemoryStore>();
    {
        PaneFixture f(store);
        f.draw(20);
    }
    CHECK(scene::annotationsFromJson(study, store->texts.value(study))->size() == 1);
}

TEST_CASE("a failure to save is said on the page, and trying again saves")
{
    const auto store = std::make_shared<MemoryStore>();
    PaneFixture f(store);
    QWidget parent;
    QWidget *notice = f.controller.makeNotice(&parent);
    parent.show();
    CHECK(notice->isHidden());
    store->failure = ErrorCode::DiskFull;
    f.draw(20);
    REQUIRE(QTest::qWaitFor([&] { return f.controller.keeping() == Keeping::Failed; }));
    CHECK_FALSE(notice->isHidden());
    CHECK(f.controller.problem().contains(u"disk is full"_s));
    CHECK(f.count() == 1);
    store->failure.reset();
    notice->findChild<QPushButton *>()->click();
    REQUIRE(f.isSaved());
    CHECK(notice->isHidden());
    CHECK(scene::annotationsFromJson(study, store->texts.value(study))->size() == 1);
}

TEST_CASE("without a patient nothing is kept, and the page says so once there is something to lose")
{
    PaneFixture f(nullptr);
    CHECK(f.controller.problem().isEmpty());
    f.draw(20);
    CHECK(f.controller.keeping() == Keeping::NotKept);
    CHECK(f.controller.problem().contains(u"lost when this window is closed"_s));
}

TEST_CASE("two windows of one patient keep the work of both")
{
    const auto store = std::make_shared<MemoryStore>();
    PaneFixture left(store);
    PaneFixture right(store);
    left.draw(20);
    REQUIRE(left.isSaved());
    right.draw(40);
    REQUIRE(right.isSaved());
    CHECK(right.count() == 2); // it has seen the other's by saving
    left.draw(50);
    REQUIRE(left.isSaved());
    CHECK(left.count() == 3);
}

TEST_CASE("the viewer's actions undo, redo, delete and mark, and are enabled when they can")
{
    const auto store = std::make_shared<MemoryStore>();
    PaneFixture f(store);
    QMainWindow window;
    ViewerActions actions(window, f.theme);
    f.controller.connectActions(actions);
    CHECK_FALSE(actions.undo->isEnabled());
    CHECK_FALSE(actions.remove->isEnabled());
    f.draw(20);
    CHECK(actions.undo->isEnabled());
    CHECK(actions.remove->isEnabled());
    actions.remove->trigger();
    CHECK(f.count() == 0);
    CHECK_FALSE(actions.remove->isEnabled());
    actions.undo->trigger();
    CHECK(f.count() == 1);
    actions.undo->trigger();
    CHECK(f.count() == 0);
    actions.redo->trigger();
    CHECK(f.count() == 1);
    CHECK_FALSE(actions.keyImage->isChecked());
    actions.keyImage->trigger();
    CHECK(actions.keyImage->isChecked());
    REQUIRE(f.controller.book().keyImages().size() == 1);
    CHECK(f.controller.spoken(*f.pane.viewport().image()).startsWith(u"key image"_s));
    actions.keyImage->trigger();
    CHECK(f.controller.book().keyImages().empty());
}

TEST_CASE("measures and key images are exported as valid DICOM files")
{
    PaneFixture f(std::make_shared<MemoryStore>());
    f.draw(20);
    f.controller.toggleKeyImage();
    REQUIRE(f.controller.canExport());
    QTemporaryDir folder;
    const auto future = f.controller.exportTo(folder.path());
    REQUIRE(test::waitFor(future));
    const auto done = future.result();
    REQUIRE(done);
    CHECK(done->presentationStates == 1);
    CHECK(done->keyObjects == 1);
    CHECK(done->imagesLeftOut == 0);
    REQUIRE(QDir(folder.path()).entryList(QDir::Files) == QStringList{u"key-images.dcm"_s, u"measures-1.dcm"_s});
    if (!test::haveTool(u"dciodvfy"_s))
        return test::announceSkip(u"exported annotations by dciodvfy"_s);
    for (const char *name : {"key-images.dcm", "measures-1.dcm"})
        CHECK(test::dciodvfyErrors(folder.filePath(QLatin1StringView(name))).join('\n') == QByteArray());
    const QByteArray dump = test::runTool(u"dcmdump"_s, {u"+L"_s, folder.filePath(u"measures-1.dcm"_s)}).output;
    CHECK(dump.contains("Length: 28.0 mm")); // 40 pixels of 0.7 mm
    CHECK(dump.contains("ROSSI^MARIO"));
}

TEST_CASE("an archive keeps each patient's texts in a folder of that patient, for this user alone")
{
    QTemporaryDir root;
    const auto update = [](const QByteArray &text) {
        return [text](const QByteArray &) -> Result<QByteArray> { return text; };
    };
    discs::AnnotationArchive mine(root.path(), patient(u"RSSMRA85T10A562S"_s));
    discs::AnnotationArchive theirs(root.path(), patient(u"VRDLGI70A01F205X"_s));
    const auto saved = mine.save(study, update("one"));
    REQUIRE(test::waitFor(saved));
    REQUIRE(saved.result());
    const auto own = mine.load(study);
    const auto other = theirs.load(study);
    REQUIRE(test::waitFor(own));
    REQUIRE(test::waitFor(other));
    CHECK(own.result().value() == "one");
    CHECK(other.result().value().isEmpty());
    QDirIterator files(root.path(), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    REQUIRE(files.hasNext());
    const QFileInfo file(files.next());
    CHECK_FALSE(file.filePath().contains(u"RSSMRA"_s));
    CHECK_FALSE(file.filePath().contains(study.value()));
#ifndef Q_OS_WIN
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    CHECK_FALSE(file.permissions() & others);
    CHECK_FALSE(QFileInfo(file.path()).permissions() & others);
#endif
}

TEST_CASE("saves of several programs come one after another and lose nothing")
{
    QTemporaryDir root;
    discs::AnnotationArchive one(root.path(), patient(u"RSSMRA85T10A562S"_s));
    discs::AnnotationArchive two(root.path(), patient(u"RSSMRA85T10A562S"_s));
    const auto add = [](const QByteArray &stored) -> Result<QByteArray> { return stored + 'x'; };
    QVector<QFuture<Result<QByteArray>>> saves;
    for (int i = 0; i < 10; ++i) {
        saves.append(one.save(study, add));
        saves.append(two.save(study, add));
    }
    for (const auto &save : saves) {
        REQUIRE(test::waitFor(save, 60'000));
        REQUIRE(save.result());
    }
    const auto all = one.load(study);
    REQUIRE(test::waitFor(all));
    CHECK(all.result().value() == QByteArray(20, 'x'));
}

TEST_CASE("a text that cannot be read is put aside and not written over")
{
    QTemporaryDir root;
    discs::AnnotationArchive archive(root.path(), patient(u"RSSMRA85T10A562S"_s));
    const auto plain = [](const QByteArray &) -> Result<QByteArray> { return "damaged"; };
    REQUIRE(test::waitFor(archive.save(study, plain)));
    const auto save = archive.save(study, [](const QByteArray &stored) -> Result<QByteArray> {
        if (stored.isEmpty())
            return "new";
        return fail(ErrorCode::Malformed);
    });
    REQUIRE(test::waitFor(save));
    CHECK(save.result().value() == "new");
    QDirIterator files(root.path(), {u"*.damaged"_s}, QDir::Files, QDirIterator::Subdirectories);
    REQUIRE(files.hasNext());
    QFile aside(files.next());
    REQUIRE(aside.open(QIODevice::ReadOnly));
    CHECK(aside.readAll() == "damaged");
}

TEST_CASE("an archive that cannot be written says so and keeps the old text")
{
    QTemporaryDir root;
    QFile blocked(root.filePath(u"file"_s));
    REQUIRE(blocked.open(QIODevice::WriteOnly));
    discs::AnnotationArchive archive(blocked.fileName(), patient(u"RSSMRA85T10A562S"_s)); // no folder
    const auto save = archive.save(study, [](const QByteArray &) -> Result<QByteArray> { return "one"; });
    REQUIRE(test::waitFor(save));
    REQUIRE_FALSE(save.result());
    CHECK(save.result().error().code == ErrorCode::PermissionDenied);
}
