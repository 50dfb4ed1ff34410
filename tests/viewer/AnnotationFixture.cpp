// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewer/AnnotationFixture.h"

#include <QtTest/QTest>

namespace td::test {

using namespace viewer;
using namespace Qt::StringLiterals;
using Source = geometry::Calibration::Source;

LayerFixture::LayerFixture()
    : layer(*new AnnotationLayer(viewport, book, theme))
{
    QLocale::setDefault(QLocale(QLocale::English));
    viewport.addLayer(layer);
    viewport.resize(400, 400);
    viewport.show();
    (void)QTest::qWaitForWindowExposed(&viewport);
    viewport.activateWindow();
    viewport.setFocus();
    show(image(Source::PixelSpacing));
}

std::shared_ptr<const load::LoadedImage> LayerFixture::image(Source source) const
{
    constexpr int side = 100;
    std::vector<std::uint16_t> grey;
    for (int i = 0; i < side * side; ++i)
        grey.push_back(std::uint16_t(i % side));
    auto image = std::make_shared<load::LoadedImage>();
    image->frame = std::make_shared<pixel::Frame>(pixel::Frame::fromGrey(side, side, std::move(grey), 0, 1));
    image->presentation.unit = u"HU"_s;
    auto attributes = std::make_shared<dicom::ImageAttributes>();
    attributes->study = *StudyInstanceUid::create(u"1.2.3"_s);
    attributes->series = *SeriesInstanceUid::create(u"1.2.3.4"_s);
    attributes->sopInstance = *SopInstanceUid::create(u"1.2.3.4.5"_s);
    attributes->sopClass = *SopClassUid::create(u"1.2.840.10008.5.1.4.1.1.2"_s);
    image->attributes = attributes;
    image->initialWindow = pixel::Window{50, 100};
    image->fullWidth = side;
    image->calibration.source = source;
    if (source != Source::None)
        image->calibration.spacingMm = {0.5, 0.5};
    return image;
}

void LayerFixture::show(const std::shared_ptr<const load::LoadedImage> &image)
{
    viewport.showImage(image, {}, {});
}

void LayerFixture::click(geometry::ImagePoint at)
{
    const QPoint p = viewport.layerView().toWidget(at).toPoint();
    QTest::mouseClick(&viewport, Qt::LeftButton, {}, p);
}

void LayerFixture::drag(geometry::ImagePoint from, geometry::ImagePoint to)
{
    const LayerView view = viewport.layerView();
    dragWidget(view.toWidget(from), view.toWidget(to));
}

void LayerFixture::dragWidget(const QPointF &from, const QPointF &to)
{
    QTest::mousePress(&viewport, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(&viewport, ((from + to) / 2).toPoint());
    QTest::mouseMove(&viewport, to.toPoint());
    QTest::mouseRelease(&viewport, Qt::LeftButton, {}, to.toPoint());
}

void LayerFixture::put(scene::Annotation::Kind kind, std::vector<geometry::ImagePoint> points)
{
    book.put({.id = QUuid::createUuid(), .kind = kind, .image = refOf(*viewport.image()), .points = std::move(points)});
}

std::vector<scene::Annotation> LayerFixture::annotations() const
{
    return book.on(refOf(*viewport.image()));
}

QStringList LayerFixture::lines(int number)
{
    const auto marks = layer.marks(viewport.image());
    return number < int(marks.size()) ? marks[std::size_t(number)].lines : QStringList();
}

QVector<QRectF> labelRects(LayerFixture &fixture)
{
    QVector<QRectF> rects;
    for (const render::AnnotationLabel &label :
         render::annotationLabels(fixture.layer.marks(fixture.viewport.image()), fixture.viewport.layerView().placement,
                                  fixture.viewport.rect(), annotationStyle(fixture.theme).font))
        rects.append(label.rect);
    return rects;
}

} // namespace td::test
