// SPDX-License-Identifier: GPL-3.0-or-later
// Segments and measures on planes through a volume: five images 3 mm apart, of 10 HU for each mm of z.
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/MprFixture.h"
#include "tests/viewer/PresentationFixture.h"
#include "tests/viewer/SegmentFixture.h"
#include "viewer/widget/AnnotationController.h"

#include <QDir>
#include <QPushButton>
#include <QSlider>

using namespace td;
using namespace td::viewer;
using namespace Qt::StringLiterals;
using test::Mpr;
using test::until;

namespace {

constexpr int kAxial = 0;
constexpr int kCoronal = 1;

struct Stack : Mpr {
    void openStack(bool withSegments)
    {
        for (const int z : {0, 3, 6, 9, 12})
            REQUIRE(source->add(test::ctSlice(z)));
        if (withSegments)
            REQUIRE(source->add(test::boxSegment({3, 6}, {"1.2.10.1.4", "1.2.10.1.7"})));
        openSource();
        REQUIRE(until([this] { return view->isSettled(); }));
    }
    std::shared_ptr<const load::LoadedImage> image(int pane) const { return view->viewports()[pane]->image(); }
    QPointF onScreen(int pane, geometry::ImagePoint p) const
    {
        const Viewport *viewport = view->viewports()[pane];
        const QPointF at = viewport->layerView().toWidget(p);
        return {at.x() / viewport->width(), at.y() / viewport->height()};
    }
    /// Draws with the tool from one point of the plane's picture to another.
    void draw(int pane, scene::Tool tool, geometry::ImagePoint from, geometry::ImagePoint to)
    {
        view->setTool(tool);
        drag(pane, onScreen(pane, from), onScreen(pane, to));
    }
    std::vector<scene::Annotation> measured(int pane) const { return view->measures().book().on(refOf(*image(pane))); }
    bool offersNext() const
    {
        const auto buttons = view->findChildren<QPushButton *>();
        return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *button) {
            return button->text() == u"&Next measure"_s && button->isVisible();
        });
    }
    void scroll(int pane, int by)
    {
        Q_EMIT view->viewports()[pane]->scrollRequested(by);
        REQUIRE(until([this] { return view->isSettled(); }));
    }
};

using test::Part10Builder;

QByteArray decimals(const auto &values)
{
    QByteArray text;
    for (const double value : values)
        text += (text.isEmpty() ? "" : "\\") + QByteArray::number(value, 'g', 10);
    return text;
}

constexpr double kBone = 200; // HU

/// The bone of all images of a folder, pixel for pixel, as a segmentation of the same study.
QByteArray boneOf(const QString &folder)
{
    QVector<QByteArray> frames;
    QByteArray pixels;
    std::shared_ptr<const load::LoadedImage> image;
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Files)) {
        image = test::openImage(test::corpusFile(u"volumes/ct-gantry-tilt-ge/"_s + name));
        const dicom::FrameAttributes &place = image->attributes->frames[0];
        frames.append(
            Part10Builder()
                .sequence(0x00209113,
                          {Part10Builder().text(0x00200032, "DS", decimals(*place.imagePositionPatient)).body()})
                .sequence(0x00209116,
                          {Part10Builder().text(0x00200037, "DS", decimals(*place.imageOrientationPatient)).body()})
                .sequence(0x00289110, {Part10Builder().text(0x00280030, "DS", decimals(*place.pixelSpacing)).body()})
                .sequence(0x0062000A, {Part10Builder().shorts(0x0062000B, {1}).body()})
                .body());
        for (int row = 0; row < image->size().rows; ++row)
            for (int column = 0; column < image->size().columns; ++column)
                pixels += pixel::valueAt(*image->frame, image->presentation, column, row).value_or(0) > kBone;
    }
    return Part10Builder()
        .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.66.4")
        .text(0x00080018, "UI", "1.2.10.9.1")
        .text(0x00080060, "CS", "SEG")
        .text(0x0020000D, "UI", image->attributes->study.value().toLatin1())
        .text(0x0020000E, "UI", "1.2.10.9")
        .text(0x00200052, "UI", image->attributes->frameOfReference.toLatin1())
        .bytes(test::greyPixels(image->size().rows, image->size().columns, 8, false, int(frames.size())))
        .text(0x00620001, "CS", "BINARY")
        .sequence(0x00620002, {Part10Builder().shorts(0x00620004, {1}).text(0x00620005, "LO", "Osso").body()})
        .sequence(0x52009230, frames)
        .raw(0x7FE00010, "OB", pixels)
        .file();
}

/// 2 |A and B| / (|A| + |B|) of the mask and of the pixels of its image that are brighter than bone.
double overlap(const load::LoadedImage &image)
{
    const pixel::Mask &mask = *image.masks.front();
    double both = 0;
    double sum = 0;
    for (int row = 0; row < image.size().rows; ++row)
        for (int column = 0; column < image.size().columns; ++column) {
            const int x = column - mask.originColumn;
            const int y = row - mask.originRow;
            const bool inMask = x >= 0 && y >= 0 && x < mask.columns && y < mask.rows &&
                                mask.opacity[std::size_t(y) * std::size_t(mask.columns) + std::size_t(x)] != 0;
            const bool inBone = pixel::valueAt(*image.frame, image.presentation, column, row).value_or(0) > kBone;
            both += inMask && inBone;
            sum += int(inMask) + int(inBone);
        }
    return 2 * both / sum;
}

} // namespace

TEST_CASE("the segmented bone of a tilted series lies on the bone of every plane")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"segments over the planes of a tilted series: corpus"_s);
    Stack stack;
    const QString folder = corpus + u"/volumes/ct-gantry-tilt-ge"_s;
    REQUIRE(stack.source->addFolder(folder) > 0);
    REQUIRE(stack.source->add(boneOf(folder)));
    stack.openSource();
    REQUIRE(until([&] { return stack.view->isSettled() && !stack.view->segmentations().empty(); }));
    for (const int pane : {0, 1, 2}) {
        CAPTURE(pane);
        REQUIRE(until([&] { return stack.view->isSettled() && !stack.image(pane)->masks.empty(); }));
        CHECK(overlap(*stack.image(pane)) > 0.8); // the mask is that of the nearest image, the plane is interpolated
    }
    stack.picture(u"mpr-bone"_s);
}

TEST_CASE("segments lie over the planes, named, and go when they are switched off")
{
    Stack stack;
    stack.openStack(true);
    REQUIRE(until([&] { return stack.image(kCoronal) && !stack.image(kCoronal)->masks.empty(); }));
    stack.picture(u"mpr-segments"_s);
    const pixel::Mask &mask = *stack.image(kCoronal)->masks.front();
    CHECK(mask.rows == 6); // from 1.5 to 7.5 mm
    const Viewport *coronal = stack.view->viewports()[kCoronal];
    REQUIRE(coronal->overlay().legend.size() == 1);
    CHECK(coronal->overlay().legend[0].name == u"Fegato"_s);
    CHECK(coronal->spokenContents().contains(u"Fegato"_s));
    REQUIRE(stack.view->segmentations().size() == 1);
    // The middle image, at 6 mm, shows its own.
    REQUIRE(until([&] { return stack.image(3) && !stack.image(3)->masks.empty(); }));

    stack.companions->setShown(stack.view->segmentations()[0]->segmentation().instance, 1, false);
    CHECK(until([&] { return stack.view->isSettled() && stack.image(kCoronal)->masks.empty(); }));
    CHECK(stack.image(3)->masks.empty());
    CHECK(coronal->overlay().legend.isEmpty());
}

TEST_CASE("a length on a plane is in millimetres, belongs to that plane, and is not kept")
{
    Stack stack;
    stack.openStack(false);
    CHECK(stack.view->measures().problem().isEmpty());
    // Pixels of 1 mm: 6 to the right and 8 down are 10 mm.
    stack.draw(kCoronal, scene::Tool::Length, {3, 2}, {9, 10});
    REQUIRE(stack.measured(kCoronal).size() == 1);
    CHECK(stack.measured(kCoronal)[0].result == u"Length: 10.0 mm"_s);
    CHECK(stack.view->viewports()[kCoronal]->spokenContents().contains(u"10.0 mm"_s));
    CHECK(stack.measured(kAxial).empty());
    CHECK(stack.view->measures().problem().contains(u"not saved"_s));
    CHECK(stack.offersNext());
    stack.picture(u"mpr-length"_s);

    stack.scroll(kCoronal, 2);
    CHECK(stack.measured(kCoronal).empty());
    stack.scroll(kCoronal, -2);
    CHECK(stack.measured(kCoronal).size() == 1);
    auto *slab = stack.view->findChild<QSlider *>();
    slab->setValue(10);
    REQUIRE(until([&] { return stack.view->isSettled(); }));
    CHECK(stack.measured(kCoronal).empty());

    // However the planes lie, the next measure is found.
    stack.scroll(kCoronal, 4);
    stack.view->showNextMeasure();
    CHECK(slab->value() == 0);
    REQUIRE(until([&] { return stack.view->isSettled(); }));
    CHECK(stack.measured(kCoronal).size() == 1);

    stack.view->measures().undo();
    CHECK(stack.measured(kCoronal).empty());
    CHECK_FALSE(stack.offersNext());
}

TEST_CASE("values on a plane are those of its picture, and it says where they were computed")
{
    Stack stack;
    stack.openStack(false);
    // The coronal picture counts z down from 12: its fifth row is at 8 mm, two thirds of the way from 6 to 9.
    stack.draw(kCoronal, scene::Tool::Point, {7.5, 4.5}, {7.5, 4.5});
    REQUIRE(stack.measured(kCoronal).size() == 1);
    CHECK(stack.measured(kCoronal)[0].result == u"Point: 80 HU, Computed between the images"_s);
    // Rows 5 to 8, from 7 to 4 mm: a mean of 55.
    stack.draw(kCoronal, scene::Tool::Rectangle, {2, 5}, {6, 9});
    REQUIRE(stack.measured(kCoronal).size() == 2);
    CHECK(stack.measured(kCoronal)[1].result.contains(u"Area 16.0 mm²"_s));
    CHECK(stack.measured(kCoronal)[1].result.contains(u"Mean 55.0 HU"_s));
    CHECK(stack.measured(kCoronal)[1].result.contains(u"Min 40, max 70"_s));
    CHECK(stack.measured(kCoronal)[1].result.endsWith(u"Computed between the images"_s));
    stack.picture(u"mpr-values"_s);

    // The axial plane runs through the voxels of an image: its values are the image's own.
    stack.draw(kAxial, scene::Tool::Ellipse, {4, 4}, {10, 10});
    REQUIRE(stack.measured(kAxial).size() == 1);
    CHECK(stack.measured(kAxial)[0].result.contains(u"Mean 60.0 HU"_s));
    CHECK_FALSE(stack.measured(kAxial)[0].result.contains(u"Computed"_s));
    auto *slab = stack.view->findChild<QSlider *>();
    slab->setValue(6);
    REQUIRE(until([&] { return stack.view->isSettled(); }));
    stack.draw(kAxial, scene::Tool::Point, {8.5, 8.5}, {8.5, 8.5});
    REQUIRE(stack.measured(kAxial).size() == 1);
    CHECK(stack.measured(kAxial)[0].result == u"Point: 60 HU, Computed over the slab"_s);
}

TEST_CASE("an angle on a plane is drawn by the keyboard too")
{
    Stack stack;
    stack.openStack(false);
    stack.view->setTool(scene::Tool::Angle);
    Viewport *axial = stack.view->viewports()[kAxial];
    axial->setFocus();
    const auto press = [&](int key, int times = 1) {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(axial, Qt::Key(key));
    };
    press(Qt::Key_Return); // the cross
    press(Qt::Key_Return); // a side
    press(Qt::Key_Left, 4);
    press(Qt::Key_Return); // the vertex
    press(Qt::Key_Up, 4);
    press(Qt::Key_Return);
    REQUIRE(stack.measured(kAxial).size() == 1);
    CHECK(stack.measured(kAxial)[0].result == u"Angle: 90.0°"_s);
}

TEST_CASE("a plane is no key image, and nothing of it is exported")
{
    Stack stack;
    stack.openStack(false);
    stack.draw(kAxial, scene::Tool::Length, {3, 3}, {9, 3});
    REQUIRE(stack.measured(kAxial).size() == 1);
    CHECK_FALSE(stack.view->measures().canMark());
    CHECK_FALSE(stack.view->measures().canExport());
}
