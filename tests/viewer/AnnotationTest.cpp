// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "tests/viewer/AnnotationBuilders.h"
#include "viewer/scene/AnnotationBook.h"
#include "viewer/scene/AnnotationGesture.h"

#include <chrono>

using namespace td;
using namespace td::viewer;
using namespace td::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using geometry::ImagePoint;
using scene::Annotation;
using scene::AnnotationBook;
using scene::AnnotationGesture;
using Kind = Annotation::Kind;

TEST_CASE("a length is drawn by a press, a drag and a release")
{
    AnnotationGesture gesture;
    gesture.press(Kind::Length, image(), {10, 10});
    gesture.move({20, 10}, 2);
    CHECK(gesture.draft().points[1].column == 20);
    const auto whole = gesture.release({30, 10}, 2);
    REQUIRE(whole);
    REQUIRE(whole->points.size() == 2);
    CHECK(whole->points[0].column == 10);
    CHECK(whole->points[1].column == 30);
    CHECK_FALSE(gesture.isActive());
}

TEST_CASE("a length is drawn by two clicks, and a hand that trembles does not end it at once")
{
    AnnotationGesture gesture;
    gesture.press(Kind::Length, image(), {10, 10});
    CHECK_FALSE(gesture.release({11, 10}, 2));
    gesture.move({25, 10}, 2);
    CHECK(gesture.draft().points[1].column == 25);
    gesture.press(Kind::Length, image(), {30, 10});
    const auto whole = gesture.release({30, 10}, 2);
    REQUIRE(whole);
    CHECK(whole->points[1].column == 30);
}

TEST_CASE("a second click in the same place makes no line without a length")
{
    AnnotationGesture gesture;
    for (int i = 0; i < 3; ++i) {
        gesture.press(Kind::Length, image(), {10, 10});
        CHECK_FALSE(gesture.release({10, 10}, 2));
    }
    CHECK(gesture.isDrawing());
}

TEST_CASE("an angle takes a drag and a click, or three clicks")
{
    AnnotationGesture dragged;
    dragged.press(Kind::Angle, image(), {0, 0});
    dragged.move({50, 0}, 2);
    CHECK_FALSE(dragged.release({50, 0}, 2));
    dragged.press(Kind::Angle, image(), {50, 50});
    CHECK(dragged.release({50, 50}, 2)->points.size() == 3);

    AnnotationGesture clicked;
    for (const ImagePoint p : {ImagePoint{0, 0}, ImagePoint{50, 0}}) {
        clicked.press(Kind::Angle, image(), p);
        CHECK_FALSE(clicked.release(p, 2));
    }
    clicked.press(Kind::Angle, image(), {50, 50});
    CHECK(clicked.release({50, 50}, 2)->points[1].column == 50);
}

TEST_CASE("the two lines of a Cobb angle are drawn by two drags or four clicks")
{
    AnnotationGesture dragged;
    dragged.press(Kind::CobbAngle, image(), {0, 0});
    CHECK_FALSE(dragged.release({50, 5}, 2));
    dragged.move({10, 90}, 2);
    dragged.press(Kind::CobbAngle, image(), {0, 100});
    const auto whole = dragged.release({50, 90}, 2);
    REQUIRE(whole);
    REQUIRE(whole->points.size() == 4);
    CHECK(whole->points[2].row == 100);
    CHECK(whole->points[3].row == 90);

    AnnotationGesture clicked;
    std::optional<Annotation> last;
    for (const ImagePoint p : {ImagePoint{0, 0}, ImagePoint{50, 5}, ImagePoint{0, 100}, ImagePoint{50, 90}}) {
        CHECK_FALSE(last);
        clicked.press(Kind::CobbAngle, image(), p);
        last = clicked.release(p, 2);
    }
    REQUIRE(last);
    CHECK(last->points[2].row == 100);
}

TEST_CASE("an outline is drawn by a drag, or by clicks that end where they began or twice in one place")
{
    AnnotationGesture dragged;
    dragged.press(Kind::Freehand, image(), {0, 0});
    for (const ImagePoint p : {ImagePoint{10, 0}, ImagePoint{10, 10}, ImagePoint{0, 10}})
        dragged.move(p, 2);
    CHECK(dragged.release({0, 10}, 2)->points.size() == 4);

    for (const ImagePoint end : {ImagePoint{0.5, 0}, ImagePoint{10, 10}}) {
        AnnotationGesture clicked;
        for (const ImagePoint p : {ImagePoint{0, 0}, ImagePoint{10, 0}, ImagePoint{10, 10}}) {
            clicked.press(Kind::Freehand, image(), p);
            CHECK_FALSE(clicked.release(p, 2));
            clicked.move({5, 5}, 2);
        }
        clicked.press(Kind::Freehand, image(), end);
        const auto whole = clicked.release(end, 2);
        REQUIRE(whole);
        CHECK(whole->points.size() == 3);
    }
}

TEST_CASE("an outline of clicks is closed only when it encloses something")
{
    AnnotationGesture gesture;
    for (const ImagePoint p : {ImagePoint{0, 0}, ImagePoint{10, 0}}) {
        gesture.press(Kind::Freehand, image(), p);
        CHECK_FALSE(gesture.release(p, 2));
    }
    CHECK_FALSE(gesture.close());
    CHECK(gesture.isDrawing());
}

TEST_CASE("a corner of a rectangle is dragged with the opposite one staying")
{
    Annotation rectangle{.id = QUuid::createUuid(), .kind = Kind::Rectangle, .points = {{10, 10}, {30, 40}}};
    const auto corners = scene::handles(rectangle);
    REQUIRE(corners.size() == 4);
    CHECK(corners[1].column == 30);
    CHECK(corners[1].row == 10);
    AnnotationGesture gesture;
    gesture.grab(rectangle, {rectangle.id, scene::Grip::Part::Handle, 1}, {30, 10});
    gesture.move({50, 0}, 2);
    const auto changed = gesture.release({50, 0}, 2);
    REQUIRE(changed);
    const auto after = scene::handles(*changed);
    CHECK(after[1].column == 50);
    CHECK(after[1].row == 0);
    CHECK(after[3].column == 10);
    CHECK(after[3].row == 40);
}

TEST_CASE("dragging a shape moves all of it with its label, and a click on it changes nothing")
{
    Annotation a = line();
    a.label = ImagePoint{20, 20};
    AnnotationGesture gesture;
    gesture.grab(a, {a.id, scene::Grip::Part::Shape, 0}, {5, 0});
    const auto moved = gesture.release({8, 7}, 1);
    REQUIRE(moved);
    CHECK(moved->points[0].column == 3);
    CHECK(moved->points[1].row == 7);
    CHECK(moved->label->column == 23);
    gesture.grab(a, {a.id, scene::Grip::Part::Shape, 0}, {5, 0});
    CHECK_FALSE(gesture.release({5.5, 0}, 1));
    CHECK_FALSE(gesture.isActive());
}

TEST_CASE("a handle is found before the line that it lies on, and the last drawn before what it covers")
{
    const scene::Placement twice{{0, 0}, {2, 0}, {0, 2}};
    const std::vector<Annotation> both{line(50), line(50)};
    const auto handle = scene::gripAt(both, twice, {3, 3}, 9);
    REQUIRE(handle);
    CHECK(handle->part == scene::Grip::Part::Handle);
    CHECK(handle->handle == 0);
    CHECK(handle->id == both[1].id);
    const auto shape = scene::gripAt(both, twice, {50, 4}, 9);
    REQUIRE(shape);
    CHECK(shape->part == scene::Grip::Part::Shape);
    CHECK_FALSE(scene::gripAt(both, twice, {50, 12}, 9));
}

TEST_CASE("every change of the book can be undone and done again")
{
    AnnotationBookFixture f;
    const Annotation a = line();
    REQUIRE(f.book.put(a));
    Annotation longer = a;
    longer.points[1].column = 99;
    REQUIRE(f.book.put(longer));
    f.book.remove(a.id);
    CHECK_FALSE(f.book.find(a.id));
    CHECK(f.book.undo() == study);
    CHECK(f.book.find(a.id)->points[1].column == 99);
    f.book.undo();
    CHECK(f.book.find(a.id)->points[1].column == 10);
    f.book.undo();
    CHECK_FALSE(f.book.find(a.id));
    CHECK_FALSE(f.book.canUndo());
    f.book.redo();
    f.book.redo();
    CHECK(f.book.find(a.id)->points[1].column == 99);
    f.book.redo();
    CHECK_FALSE(f.book.find(a.id));
    CHECK_FALSE(f.book.canRedo());
}

TEST_CASE("a new change ends what could be done again")
{
    AnnotationBookFixture f;
    f.book.put(line());
    f.book.undo();
    CHECK(f.book.canRedo());
    f.book.put(line());
    CHECK_FALSE(f.book.canRedo());
    CHECK(f.book.of(study).size() == 1);
}

TEST_CASE("key images keep the order in which they were marked, and unmarking takes one out")
{
    AnnotationBookFixture f;
    for (const int frame : {7, 2, 5}) {
        f.clock.advance(1s);
        f.book.toggleKey(image(frame));
    }
    f.book.toggleKey(image(2));
    const auto keys = f.book.keyImages();
    REQUIRE(keys.size() == 2);
    CHECK(keys[0].frame == 7);
    CHECK(keys[1].frame == 5);
    CHECK_FALSE(f.book.isKey(image(2)));
    f.book.undo();
    CHECK(f.book.isKey(image(2)));
    CHECK(f.book.on(image(2)).empty()); // a mark is no drawing
}

TEST_CASE("the latest calibration of an instance holds for all its frames, until it is removed")
{
    AnnotationBookFixture f;
    Annotation first = line(100);
    first.kind = Kind::Calibrate;
    first.knownMillimetres = 50;
    Annotation second = first;
    second.id = QUuid::createUuid();
    second.knownMillimetres = 60;
    f.book.put(first);
    f.clock.advance(1s);
    f.book.put(second);
    REQUIRE(f.book.calibrationOf(image(3)));
    CHECK(f.book.calibrationOf(image(3))->knownMillimetres == 60);
    f.book.remove(second.id);
    CHECK(f.book.calibrationOf(image(3))->knownMillimetres == 50);
}

TEST_CASE("a study takes a bounded number of annotations")
{
    AnnotationBookFixture f;
    for (int i = 0; i < AnnotationBook::kMaxPerStudy; ++i)
        REQUIRE(f.book.put(line()));
    CHECK_FALSE(f.book.put(line()));
}
