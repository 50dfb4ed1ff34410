// SPDX-License-Identifier: GPL-3.0-or-later
// Presentation states and segmentations in the viewer's window.
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/PresentationFixture.h"
#include "tests/viewer/SegmentFixture.h"
#include "tests/viewer/ViewerFixture.h"
#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/MprView.h"
#include "viewer/widget/ObjectPage.h"

#include <QMenu>
#include <QScreen>
#include <QThreadPool>
#include <QtTest/QTest>

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;
using td::test::Part10Builder;
using test::picture;
using test::ViewerFixture;
using test::waitUntil;
using viewer::ImagePane;

namespace {

constexpr auto kImage = "transfer-syntaxes/CTImage-all-syntaxes/"
                        "CTImage.dcm_LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm";

QByteArray ellipseAndText()
{
    const QByteArray ellipse = Part10Builder()
                                   .text(0x00700005, "CS", "PIXEL")
                                   .shorts(0x00700020, {2})
                                   .shorts(0x00700021, {4})
                                   .raw(0x00700022, "FL", test::floats({150, 200, 250, 200, 200, 170, 200, 230}))
                                   .text(0x00700023, "CS", "ELLIPSE")
                                   .text(0x00700024, "CS", "N")
                                   .body();
    const QByteArray text = Part10Builder()
                                .text(0x00700003, "CS", "PIXEL")
                                .text(0x00700004, "CS", "PIXEL")
                                .text(0x00700006, "ST", "nodulo?")
                                .raw(0x00700010, "FL", test::floats({270, 140}))
                                .raw(0x00700011, "FL", test::floats({370, 160}))
                                .raw(0x00700014, "FL", test::floats({250, 200}))
                                .text(0x00700015, "CS", "Y")
                                .body();
    return Part10Builder()
        .sequence(0x00700001, {Part10Builder()
                                   .text(0x00700002, "CS", "L1")
                                   .sequence(0x00700008, {text})
                                   .sequence(0x00700009, {ellipse})
                                   .body()})
        .body();
}

/// A lung window and a mark, the image turned to the right.
test::StateParts lungState()
{
    test::StateParts parts;
    parts.label = "POLMONE";
    parts.rotation = 90;
    parts.modality =
        Part10Builder().text(0x00281052, "DS", "-1024").text(0x00281053, "DS", "1").text(0x00281054, "LO", "HU").body();
    parts.softcopyVoi =
        Part10Builder()
            .sequence(0x00283110,
                      {Part10Builder().text(0x00281050, "DS", "-600").text(0x00281051, "DS", "1500").body()})
            .body();
    parts.annotations = ellipseAndText();
    return parts;
}

QByteArray stateFor(const QByteArray &image, const QByteArray &own, const test::StateParts &parts)
{
    const auto a = test::openImage(image)->attributes;
    return test::presentationState(a->study.value().toLatin1(), a->series.value().toLatin1(),
                                   a->sopInstance.value().toLatin1(), own, parts);
}

QString preparedBy(ImagePane &pane)
{
    return pane.viewport().image() ? pane.viewport().image()->preparedBy : QString();
}

QAction *entry(QMenu &menu, const QString &text)
{
    Q_EMIT menu.aboutToShow();
    for (QAction *action : menu.actions())
        if (action->text().contains(text))
            return action;
    return nullptr;
}

} // namespace

TEST_CASE("an image opens as its newest presentation state prepares it, and a key shows it as it is stored")
{
    const QByteArray image = test::corpusFile(QString::fromLatin1(kImage));
    if (image.isEmpty())
        return test::announceSkip(u"presentation states in the window: corpus"_s);
    ViewerFixture f;
    REQUIRE(f.source->add(image));
    test::StateParts older = lungState();
    older.label = "VECCHIA";
    older.date = "20200101";
    REQUIRE(f.source->add(stateFor(image, "1.2.77.1", older)));
    REQUIRE(f.source->add(stateFor(image, "1.2.77.2", lungState())));
    f.openAll();
    ImagePane &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return preparedBy(pane) == u"POLMONE"_s; }));
    REQUIRE(pane.viewport().window());
    CHECK(pane.viewport().window()->center == -600);
    CHECK(pane.viewport().viewState().posture.quarterTurns == 1);
    CHECK(pane.viewport().spokenContents().contains(u"POLMONE"_s));
    picture(*f.window, u"prepared"_s);

    QTest::keyClick(&pane.viewport(), Qt::Key_U);
    REQUIRE(waitUntil([&] { return preparedBy(pane).isEmpty(); }));
    CHECK(pane.viewport().viewState().posture.quarterTurns == 0);
    CHECK(pane.viewport().window()->center == 40); // the image's own
    CHECK_FALSE(f.window->actions().prepared->isChecked());
    picture(*f.window, u"as-stored"_s);

    // The older one is chosen by name; a turn of the reader's own stays when the state goes.
    QAction *old = entry(*f.window->actions().preparedViews(), u"VECCHIA"_s);
    REQUIRE(old);
    old->trigger();
    REQUIRE(waitUntil([&] { return preparedBy(pane) == u"VECCHIA"_s; }));
    f.window->actions().turnRight->trigger();
    CHECK(pane.viewport().viewState().posture.quarterTurns == 2);
}

TEST_CASE("an image opens as large as its state wants it, in a pane of any size, and is fitted on demand")
{
    const QByteArray image = test::corpusFile(QString::fromLatin1(kImage));
    if (image.isEmpty())
        return test::announceSkip(u"sizes of presentation states: corpus"_s);
    const bool isTrueSize = GENERATE(false, true);
    CAPTURE(isTrueSize);
    test::StateParts parts = lungState();
    // Columns 101 to 300 and rows 101 to 300.
    parts.area = Part10Builder()
                     .sequence(0x0070005A, {Part10Builder()
                                                .raw(0x00700052, "SL", QByteArray("\x65\0\0\0\x65\0\0\0", 8))
                                                .raw(0x00700053, "SL", QByteArray("\x2C\x01\0\0\x2C\x01\0\0", 8))
                                                .text(0x00700100, "CS", isTrueSize ? "TRUE SIZE" : "MAGNIFY")
                                                .text(0x00700101, "DS", "0.5\\0.5")
                                                .raw(0x00700103, "FL", test::floats({1.5F}))
                                                .body()})
                     .body();
    ViewerFixture f;
    REQUIRE(f.source->add(image));
    REQUIRE(f.source->add(stateFor(image, "1.2.77.2", parts)));
    f.openAll();
    ImagePane &pane = f.window->pane(0);
    viewer::Viewport &viewport = pane.viewport();
    REQUIRE(waitUntil([&] { return preparedBy(pane) == u"POLMONE"_s; }));
    const double wanted = isTrueSize ? 0.5 / 25.4 * viewport.screen()->physicalDotsPerInchX() : 1.5;
    CHECK(viewport.magnification() == Approx(wanted));
    const auto middle = viewport.layerView().toWidget({200, 200});
    CHECK(middle.x() == Approx(viewport.width() / 2.0).margin(1));
    CHECK(middle.y() == Approx(viewport.height() / 2.0).margin(1));
    CHECK_FALSE(viewport.lacksTrueSize());
    f.window->resize(1100, 700);
    CHECK(viewport.magnification() == Approx(wanted));
    picture(*f.window, isTrueSize ? u"prepared-true-size"_s : u"prepared-magnified"_s);

    f.window->actions().fit->trigger();
    const double fitted = std::min(viewport.width(), viewport.height()) / 200.0;
    CHECK(viewport.magnification() == Approx(fitted));
    f.window->actions().reset->trigger();
    CHECK(viewport.magnification() == Approx(wanted));
    QTest::keyClick(&viewport, Qt::Key_U); // as it is stored
    REQUIRE(waitUntil([&] { return preparedBy(pane).isEmpty(); }));
    CHECK(viewport.viewState().zoom == 1);
}

TEST_CASE("a presentation state chosen in the list says what it is and leads to its images")
{
    const QByteArray image = test::corpusFile(QString::fromLatin1(kImage));
    if (image.isEmpty())
        return test::announceSkip(u"page of a presentation state: corpus"_s);
    ViewerFixture f;
    REQUIRE(f.source->add(image));
    REQUIRE(f.source->add(stateFor(image, "1.2.77.2", lungState())));
    f.openAll();
    ImagePane &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return !preparedBy(pane).isEmpty(); }));
    const auto series = pane.series();
    pane.showSeries(SeriesInstanceUid::create(u"1.2.77.2.1"_s).value());
    REQUIRE(waitUntil([&] { return pane.objectPage() && pane.objectPage()->message().isEmpty(); }));
    picture(*f.window, u"state-page"_s);
    Q_EMIT pane.imageRequested(test::openImage(image)->attributes->sopInstance, 0);
    CHECK(waitUntil([&] { return f.window->pane(1).series() == series; }));
}

TEST_CASE("a presentation state that did not arrive comes when the reader tries again")
{
    const QByteArray image = test::corpusFile(QString::fromLatin1(kImage));
    if (image.isEmpty())
        return test::announceSkip(u"presentation state over a broken network: corpus"_s);
    const QByteArray state = stateFor(image, "1.2.77.2", lungState());
    auto source = std::make_shared<test::MemorySource>();
    REQUIRE(source->add(image));
    REQUIRE(source->add(state));
    viewer::load::StudyLoader loader(source);
    viewer::load::Companions companions(loader);
    const auto plain = test::openImage(image);
    const auto series = SeriesInstanceUid::create(u"1.2.77.2.1"_s).value();
    source->hold();
    loader.openStudy(plain->attributes->study);
    REQUIRE(waitUntil([&] { return source->waiting() == 2; }));
    source->failWith(ErrorCode::Network);
    source->release();
    REQUIRE(waitUntil([&] { return loader.progress(series).failed == 1; }));
    CHECK(companions.statesOf(*plain).empty());
    source->failWith(std::nullopt);
    loader.retry(series);
    REQUIRE(waitUntil([&] { return !companions.statesOf(*plain).empty(); }));
    CHECK(companions.dressed(plain)->preparedBy == u"POLMONE"_s);
}

TEST_CASE("presentation states that arrive after the viewer is gone are let go")
{
    const QByteArray image = test::corpusFile(QString::fromLatin1(kImage));
    if (image.isEmpty())
        return test::announceSkip(u"presentation states after the end: corpus"_s);
    auto source = std::make_shared<test::MemorySource>();
    REQUIRE(source->add(image));
    REQUIRE(source->add(stateFor(image, "1.2.77.2", lungState())));
    source->hold();
    auto loader = std::make_unique<viewer::load::StudyLoader>(source);
    auto companions = std::make_unique<viewer::load::Companions>(*loader);
    loader->openStudy(test::openImage(image)->attributes->study);
    REQUIRE(waitUntil([&] { return source->waiting() == 2; }));
    SECTION("and its loader lives on")
    {
        companions.reset();
    }
    SECTION("with its loader")
    {
        companions.reset();
        loader.reset();
    }
    source->release();
    CHECK(waitUntil([&] { return source->waiting() == 0; }));
    QThreadPool::globalInstance()->waitForDone(); // the answer has been given, to nobody
    QCoreApplication::processEvents();
}

TEST_CASE("each file is fetched once, whatever it is shown as")
{
    const QByteArray segmentation = test::corpusFile(u"seg/partial_overlaps.dcm"_s);
    if (segmentation.isEmpty())
        return test::announceSkip(u"one fetch of each file: corpus"_s);
    ViewerFixture f;
    const QByteArray image = test::corpusFile(u"seg/02.dcm"_s);
    REQUIRE(f.source->add(image));
    REQUIRE(f.source->add(segmentation));
    REQUIRE(f.source->add(stateFor(image, "1.2.77.2", lungState())));
    f.openAll();
    ImagePane &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] {
        const auto shown = pane.viewport().image();
        return shown && shown->preparedBy == u"POLMONE"_s && !shown->masks.empty();
    }));
    // Chosen in the list they are an object on a page, and images.
    pane.showSeries(SeriesInstanceUid::create(u"1.2.77.2.1"_s).value());
    REQUIRE(waitUntil([&] { return pane.objectPage() && pane.objectPage()->message().isEmpty(); }));
    const auto part10 = dicom::Part10::read(segmentation);
    REQUIRE(part10);
    const auto masks = dicom::readSegmentation(*part10);
    REQUIRE(masks);
    pane.showSeries(masks->series);
    REQUIRE(waitUntil([&] { return pane.viewport().image() != nullptr; }));
    REQUIRE(waitUntil([&] { return f.window->loader().progress(masks->series).isComplete(); }));
    QVector<SopInstanceUid> requests = f.source->requests();
    CHECK(requests.size() == 3);
    std::sort(requests.begin(), requests.end());
    CHECK(std::adjacent_find(requests.begin(), requests.end()) == requests.end());
}

TEST_CASE("what is said of images comes after the image that is shown, and beside the others")
{
    auto source = std::make_shared<test::MemorySource>();
    test::addSeries(*source, "1.2.10", "1.2.10.1", 20);
    const auto state = SopInstanceUid::create(u"1.2.10.9.1"_s).value();
    source->addEntry({test::studyUid("1.2.10"), test::seriesUid("1.2.10.9"), state}, {}, u"PR"_s, 1,
                     SopClassUid::create(u"1.2.840.10008.5.1.4.1.1.11.1"_s).value());
    source->hold();
    viewer::load::StudyLoader loader(source, {1 << 30, 3});
    QObject::connect(&loader, &viewer::load::StudyLoader::studyReady, &loader, [&] {
        loader.setFocus({{test::seriesUid("1.2.10.1"), 5}});
    });
    loader.openStudy(test::studyUid("1.2.10"));
    REQUIRE(waitUntil([&] { return source->waiting() == 3; }));
    CHECK(source->requests().indexOf(state) == 1);
}

TEST_CASE("segments lie over their images in colour, and each can be switched off")
{
    const QByteArray segmentation = test::corpusFile(u"seg/partial_overlaps.dcm"_s);
    if (segmentation.isEmpty())
        return test::announceSkip(u"segments in the window: corpus"_s);
    ViewerFixture f;
    for (const char *name : {"01", "02", "03"})
        REQUIRE(f.source->add(test::corpusFile(u"seg/%1.dcm"_s.arg(QLatin1StringView(name)))));
    REQUIRE(f.source->add(segmentation));
    f.openAll();
    ImagePane &pane = f.window->pane(0);
    const auto segments = [&pane] {
        const auto image = pane.viewport().image();
        return image ? image->masks.size() : 0;
    };
    REQUIRE(waitUntil([&] { return segments() > 0; }));
    pane.setIndex(1);
    REQUIRE(waitUntil([&] { return pane.shownIndex() == 1; }));
    picture(*f.window, u"segments"_s);
    const std::size_t all = segments();
    QMenu &menu = *f.window->actions().segments();
    CHECK(menu.isEnabled());
    QAction *first = nullptr;
    for (const auto &mask : pane.viewport().image()->masks)
        if (!first)
            first = entry(menu, mask->label);
    REQUIRE(first);
    CHECK(first->isChecked());
    first->trigger();
    CHECK(waitUntil([&] { return segments() < all; }));
}

TEST_CASE("while planes are shown, segments and undo are those of the planes")
{
    ViewerFixture f;
    for (const int z : {0, 3, 6, 9, 12})
        REQUIRE(f.source->add(test::ctSlice(z)));
    REQUIRE(f.source->add(test::boxSegment({3, 6})));
    f.openAll();
    REQUIRE(waitUntil([&] { return f.window->pane(0).viewport().image() != nullptr; }));
    viewer::ViewerActions &a = f.window->actions();
    a.planes->trigger();
    auto *planes = f.window->findChild<viewer::MprView *>();
    REQUIRE(planes);
    REQUIRE(waitUntil([&] { return planes->isSettled() && !planes->segmentations().empty(); }));
    CHECK(a.segments()->isEnabled());
    QAction *segment = entry(*a.segments(), u"Fegato"_s);
    REQUIRE(segment);
    const auto masks = [&] { return planes->viewports()[1]->image()->masks.size(); };
    REQUIRE(waitUntil([&] { return masks() == 1; }));
    a.fileGraphics->setChecked(false);
    CHECK_FALSE(planes->viewports()[1]->isFileGraphicsShown());
    a.fileGraphics->setChecked(true);
    segment->trigger();
    CHECK(waitUntil([&] { return masks() == 0; }));

    CHECK_FALSE(a.undo->isEnabled());
    a.tool(viewer::scene::Tool::Length)->trigger();
    viewer::Viewport &coronal = *planes->viewports()[1];
    REQUIRE(waitUntil([&] { return planes->isSettled(); }));
    const auto draw = [](viewer::Viewport &viewport) {
        const QPoint from = viewport.rect().center();
        QTest::mousePress(&viewport, Qt::LeftButton, {}, from);
        QTest::mouseMove(&viewport, from + QPoint(40, 30));
        QTest::mouseRelease(&viewport, Qt::LeftButton, {}, from + QPoint(40, 30));
    };
    draw(coronal);
    const auto marks = [](viewer::AnnotationController &controller, const viewer::Viewport &viewport) {
        return controller.book().on(viewer::refOf(*viewport.image())).size();
    };
    CHECK(marks(planes->measures(), coronal) == 1);
    CHECK(a.undo->isEnabled());
    CHECK_FALSE(a.keyImage->isEnabled());
    picture(*f.window, u"planes-in-window"_s);
    // On the original image a measure is one of the image, and undo is about it.
    viewer::Viewport &original = *planes->viewports()[3];
    draw(original);
    auto *ofImages = f.window->findChild<viewer::AnnotationController *>({}, Qt::FindDirectChildrenOnly);
    REQUIRE(ofImages);
    CHECK(marks(*ofImages, original) == 1);
    CHECK(marks(planes->measures(), original) == 0);
    a.undo->trigger();
    CHECK(marks(*ofImages, original) == 0);
    CHECK(marks(planes->measures(), coronal) == 1);
    QTest::mouseClick(&coronal, Qt::LeftButton, {}, QPoint(3, 3));
    QTest::keyClick(&coronal, Qt::Key_Escape); // what the click began to draw
    a.undo->trigger();
    CHECK(marks(planes->measures(), coronal) == 0);

    draw(coronal);
    a.planes->trigger();
    CHECK_FALSE(a.undo->isEnabled());
}
