// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/ExportDialog.h"
#include "core/security/SigningKey.h"
#include "resources/language/Translations.h"
#include "tests/support/Catch.h"
#include "tests/support/MemoryInstanceSource.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

/// The dialog in English over twelve instances in memory.
class Exporting {
public:
    Exporting()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        translations.install(u"en"_s);
        for (int i = 1; i <= 12; ++i)
            REQUIRE(source->add(test::smallInstance(1, 1, i)));
    }

    void open()
    {
        dialog = std::make_unique<ui::ExportDialog>(
            source, theme, source->studies(), ui::ExportSettings{work(), folder.filePath(u"seal.key"_s), u"en"_s});
        dialog->show();
    }

    QString work() const { return folder.filePath(u"work"_s); }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *candidate : dialog->findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }

    bool press(const QString &text) const
    {
        if (!QTest::qWaitFor([&] { return button(text) != nullptr; }, 10'000))
            return false;
        QTest::mouseClick(button(text), Qt::LeftButton);
        return true;
    }

    bool says(const QString &text) const
    {
        return QTest::qWaitFor(
            [&] {
                const auto labels = dialog->findChildren<QLabel *>();
                return std::any_of(labels.begin(), labels.end(),
                                   [&](const QLabel *l) { return l->isVisible() && l->text().contains(text); });
            },
            10'000);
    }

    bool saveAs(const QString &path) const
    {
        QFileDialog *chooser = nullptr;
        if (!QTest::qWaitFor([&] { return (chooser = dialog->findChild<QFileDialog *>()) != nullptr; }, 10'000))
            return false;
        auto *name = chooser->findChild<QLineEdit *>(u"fileNameEdit"_s);
        name->setText(path);
        QTest::keyClick(name, Qt::Key_Return);
        return true;
    }

    QStringList leftInWork() const
    {
        return QDir(work()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QTemporaryDir folder;
    theme::Theme theme{theme::Mode::Light};
    language::Translations translations;
    std::shared_ptr<test::MemoryInstanceSource> source = std::make_shared<test::MemoryInstanceSource>();
    std::unique_ptr<ui::ExportDialog> dialog;
};

} // namespace

TEST_CASE("an export is prepared and then saved where the patient says and nothing stays in between")
{
    Exporting exporting;
    exporting.open();
    REQUIRE(exporting.press(u"Start"_s));
    CHECK(exporting.says(u"The exam is ready: 12 images."_s));
    REQUIRE(exporting.press(u"Download"_s));
    const QString target = exporting.folder.filePath(u"esame città.zip"_s);
    REQUIRE(exporting.saveAs(target));
    CHECK(exporting.says(u"Saved and checked"_s));
    const auto key = security::SigningKey::kept(exporting.folder.filePath(u"seal.key"_s));
    REQUIRE(key);
    CHECK(exporting.says(security::keyWords(key->publicKey())));
    QFile saved(target);
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(saved.read(4) == QByteArray("PK\3\4", 4)); // local file header signature, APPNOTE 4.3.7
    REQUIRE(exporting.press(u"Close"_s));
    exporting.dialog.reset();
    CHECK(QTest::qWaitFor([&] { return exporting.leftInWork().isEmpty(); }, 5'000));
}

TEST_CASE("a cancelled export says so leaves nothing and can be started again")
{
    Exporting exporting;
    std::atomic_bool held = true;
    exporting.source->intercept = [&](int, const QByteArray &bytes) {
        // The first requests do not answer until the test lets them: the progress bar stands.
        if (!held)
            return test::MemoryInstanceSource::answer(bytes);
        QPromise<Result<QByteArray>> never;
        never.start();
        return never.future();
    };
    exporting.open();
    REQUIRE(exporting.press(u"Start"_s));
    REQUIRE(exporting.press(u"Cancel"_s));
    CHECK(exporting.says(u"The export was cancelled. Nothing was left behind."_s));
    held = false;
    REQUIRE(exporting.press(u"Start"_s));
    CHECK(exporting.says(u"The exam is ready: 12 images."_s));
}

TEST_CASE("a network that goes away in the middle is told in words and no half archive stays")
{
    Exporting exporting;
    exporting.source->intercept = [](int request, const QByteArray &bytes) {
        return request < 6 ? test::MemoryInstanceSource::answer(bytes)
                           : test::MemoryInstanceSource::answer(fail(ErrorCode::Network));
    };
    exporting.open();
    REQUIRE(exporting.press(u"Start"_s));
    CHECK(exporting.says(u"The service cannot be reached."_s));
    QStringList files;
    for (const QString &entry : exporting.leftInWork())
        files += QDir(exporting.work() + u'/' + entry).entryList(QDir::Files | QDir::Hidden);
    CHECK(files.isEmpty());
}

TEST_CASE("a target that is no folder is refused in words and the prepared exam can go elsewhere")
{
    Exporting exporting;
    QFile blocking(exporting.folder.filePath(u"file"_s));
    REQUIRE(blocking.open(QIODevice::WriteOnly));
    blocking.close();
    exporting.open();
    REQUIRE(exporting.press(u"Start"_s));
    REQUIRE(exporting.says(u"The exam is ready"_s));
    REQUIRE(QMetaObject::invokeMethod(exporting.dialog.get(), "place",
                                      Q_ARG(QString, blocking.fileName() + u"/esame.zip"_s)));
    CHECK(exporting.says(u"Please choose another folder"_s));
    REQUIRE(exporting.press(u"Download"_s));
    REQUIRE(exporting.saveAs(exporting.folder.filePath(u"esame.zip"_s)));
    CHECK(exporting.says(u"Saved and checked"_s));
}
