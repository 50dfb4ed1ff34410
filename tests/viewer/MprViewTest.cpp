// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/MprView.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/MprFixture.h"
#include "viewer/widget/MprTexts.h"

#include <QPushButton>
#include <QSlider>

#include <cmath>

using namespace td;
using namespace td::viewer;
using namespace Qt::StringLiterals;
using test::Mpr;
using test::until;

TEST_CASE("three planes of a tilted series stand as a radiologist hangs them")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"planes"_s);
    Mpr mpr;
    mpr.open(corpus + u"/volumes/ct-gantry-tilt-ge"_s);
    REQUIRE(until([&] { return mpr.view->isSettled(); }));
    const auto panes = mpr.view->viewports();
    CHECK(panes[0]->image()->edges.left == u"R"_s);
    CHECK(panes[0]->image()->edges.top == u"A"_s);
    CHECK(panes[1]->image()->edges.top == u"H"_s);
    CHECK(panes[2]->image()->edges.left == u"A"_s);
    REQUIRE(until([&] { return panes[3]->image() != nullptr; }));
    mpr.picture(u"mpr-tilt"_s);

    // A press with the cross-hair tool moves the planes to it; the pane itself keeps its plane.
    const geometry::Vector before = mpr.view->planes().center().mm;
    mpr.drag(0, {0.4, 0.4}, {0.35, 0.45});
    const geometry::Vector after = mpr.view->planes().center().mm;
    CHECK(after[0] < before[0]); // to the left of the screen is the patient's right
    CHECK(after[2] == Approx(before[2]));
    REQUIRE(until([&] { return mpr.view->isSettled(); }));
    mpr.picture(u"mpr-moved"_s);
}

TEST_CASE("dragging the end of a line turns the other two planes")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"planes"_s);
    Mpr mpr;
    mpr.open(corpus + u"/volumes/ct-gantry-tilt-ge"_s);
    REQUIRE(until([&] { return mpr.view->isSettled(); }));
    const geometry::ImagePoint center = mpr.view->viewports()[0]->image()->plane->toImage(mpr.view->planes().center());
    const QPointF at = mpr.view->viewports()[0]->layerView().toWidget(center);
    const double width = mpr.view->viewports()[0]->width();
    const double height = mpr.view->viewports()[0]->height();
    // The handle of the coronal line lies at 0.7 of the way to the right edge.
    const QPointF handle(at.x() + (width - 1 - at.x()) * 0.7, at.y());
    mpr.drag(0, {handle.x() / width, handle.y() / height}, {handle.x() / width, (at.y() + 60) / height});
    CHECK(mpr.view->planes().isStraight(volume::View::Axial));
    CHECK_FALSE(mpr.view->planes().isStraight(volume::View::Coronal));
    const geometry::Vector right = mpr.view->planes().cut(volume::View::Coronal).right;
    CHECK(std::atan2(right[1], right[0]) == Approx(std::atan2(60, handle.x() - at.x())).margin(0.03));
    REQUIRE(until([&] { return mpr.view->isSettled(); }));
    mpr.picture(u"mpr-turned"_s);
    auto *slab = mpr.view->findChild<QSlider *>();
    slab->setValue(20);
    REQUIRE(until([&] { return mpr.view->isSettled(); }));
    mpr.picture(u"mpr-slab"_s);
}

TEST_CASE("a series that the cache cannot hold still becomes a volume")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"planes"_s);
    Mpr mpr(3 * 1024 * 1024); // six images of 28
    mpr.open(corpus + u"/volumes/ct-gantry-tilt-ge"_s);
    REQUIRE(until([&] { return mpr.view->isSettled(); }));
    CHECK(mpr.view->volume()->grid().slices() == 28);
}

TEST_CASE("the window of one plane is that of all")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"planes"_s);
    Mpr mpr;
    mpr.open(corpus + u"/volumes/ct-gantry-tilt-ge"_s);
    REQUIRE(until([&] { return mpr.view->isSettled(); }));
    scene::ViewState state = mpr.view->viewports()[1]->viewState();
    state.window = pixel::Window{300, 1500, pixel::WindowFunction::Linear, {}};
    mpr.view->viewports()[1]->setViewState(state);
    for (const Viewport *viewport : mpr.view->viewports())
        CHECK(viewport->viewState().window == state.window);
}

TEST_CASE("scrolling a plane moves it by one voxel and stops at the edge")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"planes"_s);
    Mpr mpr;
    mpr.open(corpus + u"/volumes/ct-gantry-tilt-ge"_s);
    REQUIRE(until([&] { return mpr.view->isSettled(); }));
    Viewport *coronal = mpr.view->viewports()[1];
    const double before = mpr.view->planes().center().mm[1];
    Q_EMIT coronal->scrollRequested(1);
    // Rows of 0.488 mm at cos 18.5 degrees are the finest along the coronal normal: 0.4882812 / 0.948324.
    CHECK(mpr.view->planes().center().mm[1] - before == Approx(0.5149).margin(0.0005));
    Q_EMIT coronal->scrollToRequested(true);
    const double edge = mpr.view->planes().center().mm[1];
    Q_EMIT coronal->scrollRequested(5);
    CHECK(mpr.view->planes().center().mm[1] == Approx(edge));
}

TEST_CASE("a series without places in the body says so and leads back")
{
    Mpr mpr;
    test::addSeries(*mpr.source, "1.2.1", "1.2.1.1", 5);
    mpr.openSource();
    REQUIRE(until([&] { return mpr.view->message().contains(u"where they lie in the body"); }));
    bool closed = false;
    QObject::connect(mpr.view.get(), &MprView::closed, mpr.view.get(), [&] { closed = true; });
    mpr.picture(u"mpr-refused"_s);
    mpr.view->close();
    CHECK(closed);
}

TEST_CASE("an image that cannot be loaded is named, and asking again helps")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"planes"_s);
    Mpr mpr;
    mpr.source->hold();
    mpr.open(corpus + u"/volumes/ct-gantry-tilt-ge"_s);
    CHECK(mpr.view->message() == u"Loading 0 of 28 images…"_s);
    mpr.source->failWith(ErrorCode::Network);
    mpr.source->release();
    REQUIRE(until([&] { return mpr.view->message().contains(u"could not be loaded"); }));
    REQUIRE(until([&] { return mpr.loader->progress(mpr.series).isComplete(); }));
    mpr.source->failWith(std::nullopt);
    for (auto *button : mpr.view->findChildren<QPushButton *>())
        if (button->text() == u"Try again"_s)
            button->click();
    CHECK(until([&] { return mpr.view->isSettled(); }));
}

TEST_CASE("every reason has a sentence of its own")
{
    QStringList sentences;
    for (int i = 0; i <= int(volume::Obstacle::Cancelled); ++i)
        sentences.append(MprTexts::refusal({volume::Obstacle(i), 7.5}));
    CHECK(sentences.removeDuplicates() == 0);
    CHECK(MprTexts::refusal({volume::Obstacle::Gap, 7.5}).contains(u"7"));
}
