// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/AnnotationJson.h"
#include "tests/support/Catch.h"
#include "tests/viewer/AnnotationBuilders.h"
#include "viewer/scene/AnnotationBook.h"

#include <chrono>

using namespace td;
using namespace td::viewer;
using namespace td::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using geometry::ImagePoint;
using scene::Annotation;
using scene::AnnotationBook;
using Kind = Annotation::Kind;

namespace {

/// One that breaks the rules, as the only annotation of a text.
QByteArray withAnnotation(const QByteArray &annotation)
{
    return R"({"version":1,"study":"1.2.3","annotations":[)" + annotation + "]}";
}

QByteArray annotationText(const QByteArray &kind, const QByteArray &points, const QByteArray &more = {})
{
    return R"({"id":"11111111-2222-4333-8444-555555555555","changed":5,"kind":")" + kind +
           R"(","series":"1.2.3.4","instance":"1.2.3.4.5","class":"1.2.840.10008.5.1.4.1.1.2","frame":0,"points":)" +
           points + more + "}";
}

} // namespace

TEST_CASE("what was written as JSON is read back the same")
{
    AnnotationBookFixture f;
    Annotation a = line(12.345678901);
    a.label = ImagePoint{-3, 4.5};
    a.result = u"Length: 12.3 mm"_s;
    Annotation note{
        .id = QUuid::createUuid(), .kind = Kind::Text, .image = image(9), .points = {{1, 2}}, .text = u"così «qui»"_s};
    f.book.put(a);
    f.book.put(note);
    f.book.toggleKey(image(9));
    AnnotationBook other(f.clock);
    REQUIRE(other.merge(study, f.book.toJson(study)) == true);
    CHECK(other.toJson(study) == f.book.toJson(study));
    CHECK(other.find(a.id)->points[1].column == 12.345678901);
    CHECK(other.find(a.id)->label->row == 4.5);
    CHECK(other.find(a.id)->result == a.result);
    CHECK(other.find(note.id)->text == note.text);
    CHECK(other.isKey(image(9)));
    CHECK(other.merge(study, f.book.toJson(study)) == false);
}

TEST_CASE("two windows' work is put together by annotation, and the later change of one wins")
{
    ManualClock clock(TimePoint(1000s));
    AnnotationBook left(clock);
    const Annotation shared = line();
    left.put(shared);
    const QByteArray stored = left.toJson(study);
    AnnotationBook right(clock);
    REQUIRE(right.merge(study, stored));
    clock.advance(1s);
    Annotation changed = shared;
    changed.points[1].column = 77;
    left.put(changed);
    const Annotation own = line();
    left.put(own);
    clock.advance(1s);
    right.remove(shared.id); // later
    const Annotation other = line();
    right.put(other);
    const auto first = scene::mergedAnnotations(study, stored, left.toJson(study));
    REQUIRE(first);
    const auto both = scene::mergedAnnotations(study, *first, right.toJson(study));
    REQUIRE(both);
    REQUIRE(left.merge(study, *both) == true);
    REQUIRE(right.merge(study, *both) == true);
    for (const AnnotationBook *book : {&left, &right}) {
        CHECK_FALSE(book->find(shared.id));
        CHECK(book->find(own.id));
        CHECK(book->find(other.id));
    }
    // In whatever order they are saved.
    const auto turned = scene::mergedAnnotations(study, *scene::mergedAnnotations(study, stored, right.toJson(study)),
                                                 left.toJson(study));
    REQUIRE(turned);
    CHECK(scene::annotationsFromJson(study, *turned)->size() == 3);
}

TEST_CASE("a step whose annotation another window has changed can no longer be undone, the others can")
{
    ManualClock clock(TimePoint(1000s));
    AnnotationBook mine(clock);
    const Annotation a = line();
    const Annotation b = line();
    mine.put(a);
    mine.put(b);
    AnnotationBook theirs(clock);
    REQUIRE(theirs.merge(study, mine.toJson(study)));
    clock.advance(1s);
    theirs.remove(b.id);
    REQUIRE(mine.merge(study, theirs.toJson(study)) == true);
    CHECK_FALSE(mine.find(b.id));
    REQUIRE(mine.canUndo());
    mine.undo();
    CHECK_FALSE(mine.find(a.id));
    CHECK_FALSE(mine.canUndo());
}

TEST_CASE("a well formed text is read")
{
    CHECK(scene::annotationsFromJson(study, withAnnotation(annotationText("length", "[[0,0],[5,5]]")))->size() == 1);
    CHECK(scene::annotationsFromJson(study, {})->empty());
}

TEST_CASE("a text that breaks the rules is refused whole")
{
    const QByteArray huge = "[" + QByteArray("[0,0],").repeated(1025) + "[0,0]]";
    const QByteArray longText = R"(,"text":")" + QByteArray("a").repeated(201) + '"';
    const QByteArray good = annotationText("length", "[[0,0],[5,5]]");
    const QList<QByteArray> broken{
        "nonsense",
        "[]",
        "{}",
        R"({"version":1,"study":"9.9","annotations":[]})", // of another study
        R"({"version":1,"study":"1.2.3"})",
        withAnnotation("5"),
        withAnnotation(annotationText("spiral", "[[0,0],[5,5]]")),
        withAnnotation(annotationText("length", "[[0,0]]")),
        withAnnotation(annotationText("length", "[[0,0],[5,5],[6,6]]")),
        withAnnotation(annotationText("length", R"([[0,0],["x",5]])")),
        withAnnotation(annotationText("length", "[[0,0],[1e300,5]]")),
        withAnnotation(annotationText("length", "[[0,0],[5,5]]", R"(,"label":[1])")),
        withAnnotation(annotationText("freehand", "[[0,0],[5,5]]")),
        withAnnotation(annotationText("freehand", huge)),
        withAnnotation(annotationText("text", "[[0,0]]", longText)),
        withAnnotation(annotationText("calibration", "[[0,0],[5,5]]", R"(,"millimetres":-4)")),
        withAnnotation(good + ',' + good), // one id twice
        withAnnotation(QByteArray(good).replace("1.2.3.4.5", "../../etc")),
        withAnnotation(QByteArray(good).replace("\"frame\":0", "\"frame\":-1")),
        withAnnotation(QByteArray(good).replace("\"changed\":5", "\"changed\":-5")),
        withAnnotation(QByteArray(good).replace("11111111-2222-4333-8444-555555555555", "x")),
        QByteArray("[").repeated(100'000),
    };
    for (const QByteArray &text : broken) {
        const auto read = scene::annotationsFromJson(study, text);
        INFO(text.left(200).toStdString());
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::Malformed);
    }
}

TEST_CASE("a text of a newer version and one that is too long are refused as such")
{
    const auto newer = scene::annotationsFromJson(study, R"({"version":2,"study":"1.2.3","annotations":[]})");
    REQUIRE_FALSE(newer);
    CHECK(newer.error().code == ErrorCode::Unsupported);
    const auto huge = scene::annotationsFromJson(study, QByteArray(scene::kMaxAnnotationBytes + 1, ' '));
    REQUIRE_FALSE(huge);
    CHECK(huge.error().code == ErrorCode::TooLarge);
}
