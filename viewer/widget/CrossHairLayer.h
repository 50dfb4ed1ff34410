// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/volume/PlaneSet.h"
#include "viewer/widget/ViewportLayer.h"

#include <QColor>
#include <QVector>

namespace td::viewer {

/// The lines in which other planes cut the image of a viewport. Their crossing, a line or a line's handle can be
/// dragged; with the cross-hair tool a press anywhere moves the crossing there.
class CrossHairLayer : public ViewportLayer {
    Q_OBJECT
public:
    struct Line {
        volume::View view = volume::View::Axial; ///< the plane that the line stands for
        geometry::Vector normal{};               ///< of that plane, unit
        QColor color;
        QString name;
    };

    using ViewportLayer::ViewportLayer;

    void show(const geometry::PatientPoint &center, const QVector<Line> &lines);
    /// Whether the lines have handles that turn the planes.
    void setTurnable(bool turnable) { m_turnable = turnable; }

    void paint(QPainter &painter, const LayerView &view) override;
    bool pressed(const LayerPointer &pointer, const LayerView &view) override;
    void dragged(const LayerPointer &pointer, const LayerView &view) override;
    void released(const LayerPointer &pointer, const LayerView &view) override;

Q_SIGNALS:
    void centerMoved(const td::viewer::geometry::PatientPoint &center);
    void planeMoved(td::viewer::volume::View view, double millimetres);
    /// Clockwise in the image.
    void turned(double radians);
    void gestureEnded();

private:
    enum class Grip { None, Center, Line, Handle };
    /// A line on the widget: through `foot`, along the unit vector `along`, from -before to +after.
    struct Drawn {
        QPointF foot;
        QPointF along;
        double before = 0;
        double after = 0;
        QPointF at(double t) const { return foot + along * t; }
    };
    std::optional<Drawn> drawn(const Line &line, const LayerView &view) const;
    QPointF centerOnWidget(const LayerView &view) const;
    void paintLine(QPainter &painter, const Line &line, const Drawn &d) const;
    Grip gripAt(const QPointF &at, const LayerView &view, int &line) const;
    double angleAt(geometry::ImagePoint at, const LayerView &view) const;

    geometry::PatientPoint m_center;
    QVector<Line> m_lines;
    bool m_turnable = true;
    Grip m_grip = Grip::None;
    int m_gripped = -1; ///< the line that is dragged
    double m_angle = 0; ///< of the pointer around the crossing, radians
};

} // namespace td::viewer
