// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/widget/AnnotationLayer.h"

namespace td::test {

/// A viewport of 400 by 400 over an image of 100 by 100 pixels of 0.5 mm whose value is its column, HU.
struct LayerFixture {
    LayerFixture();

    std::shared_ptr<const viewer::load::LoadedImage> image(viewer::geometry::Calibration::Source source) const;
    void show(const std::shared_ptr<const viewer::load::LoadedImage> &image);
    void click(viewer::geometry::ImagePoint at);
    void drag(viewer::geometry::ImagePoint from, viewer::geometry::ImagePoint to);
    void dragWidget(const QPointF &from, const QPointF &to);
    void put(viewer::scene::Annotation::Kind kind, std::vector<viewer::geometry::ImagePoint> points);
    std::vector<viewer::scene::Annotation> annotations() const;
    /// What is written beside one of them.
    QStringList lines(int number = 0);

    theme::Theme theme{theme::Mode::Light};
    SystemClock clock;
    viewer::scene::AnnotationBook book{clock};
    viewer::Viewport viewport{theme};
    viewer::AnnotationLayer &layer;
};

/// Where the texts stand in the whole viewport when none is chosen.
QVector<QRectF> labelRects(LayerFixture &fixture);

} // namespace td::test
