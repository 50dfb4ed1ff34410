// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/AnnotationEditor.h"
#include "viewer/widget/AnnotationLayer.h"

#include <QAccessible>

#include <algorithm>
#include <cmath>

namespace td::viewer {
namespace {

constexpr double kReach = 9;      // of a pointer to a line, in device-independent pixels
constexpr double kTremble = 4;    // of a hand that means to stay
constexpr double kKeySlack = 0.4; // of a pixel: the keyboard's cross moves by whole ones
constexpr int kFarKeys = 10;

/// Columns that lie in so many widget pixels.
double columnsIn(const LayerView &view, double pixels)
{
    return pixels / std::max(1e-6, view.placement.scaleX());
}

geometry::ImagePoint inside(geometry::ImagePoint p, const LayerView &view)
{
    const geometry::ImageSize size = view.image->size();
    return {std::clamp(p.column, 0.0, double(size.columns)), std::clamp(p.row, 0.0, double(size.rows))};
}

/// The middle of the part of the image that can be seen, on the middle of a pixel.
geometry::ImagePoint middle(const LayerView &view)
{
    const geometry::ImagePoint p = inside(view.toImage(view.area.center()), view);
    return inside({std::floor(p.column) + 0.5, std::floor(p.row) + 0.5}, view);
}

} // namespace

std::optional<scene::Grip> AnnotationLayer::gripUnder(const geometry::CanvasPoint &at, const LayerView &view)
{
    const std::vector<render::AnnotationMark> all = shownMarks(view);
    const QVector<render::AnnotationLabel> labels = labelsOf(all, view);
    std::vector<scene::Annotation> annotations;
    for (const render::AnnotationMark &mark : all)
        annotations.push_back(mark.annotation);
    if (const auto grip = scene::gripAt(annotations, view.placement, at, kReach))
        return grip;
    for (qsizetype i = labels.size() - 1; i >= 0; --i)
        if (labels[i].rect.contains(QPointF(at.x, at.y)))
            return scene::Grip{annotations[std::size_t(i)].id, scene::Grip::Part::Label, 0};
    return std::nullopt;
}

void AnnotationLayer::grab(const scene::Grip &grip, geometry::ImagePoint at, const LayerView &view)
{
    scene::Annotation annotation = *m_book.find(grip.id);
    if (grip.part == scene::Grip::Part::Label && !annotation.label) {
        const std::vector<render::AnnotationMark> all = shownMarks(view);
        const QVector<render::AnnotationLabel> labels = labelsOf(all, view);
        for (qsizetype i = 0; i < labels.size(); ++i)
            if (all[std::size_t(i)].annotation.id == grip.id)
                annotation.label = view.toImage(labels[i].rect.topLeft());
    }
    m_gesture.grab(annotation, grip, at);
}

bool AnnotationLayer::pressed(const LayerPointer &pointer, const LayerView &view)
{
    m_editor->finish();
    const bool annotating = scene::isAnnotating(view.tool);
    const bool ready = annotating || view.tool == Tool::Window || view.tool == Tool::Pan || view.tool == Tool::Zoom ||
                       view.tool == Tool::Scroll;
    if (!ready)
        return false;
    if (!m_gesture.isDrawing()) {
        const auto grip = gripUnder({pointer.widget.x(), pointer.widget.y()}, view);
        const bool wasChosen = grip && grip->id == m_chosen;
        choose(grip ? grip->id : QUuid());
        if (grip && (annotating || wasChosen)) {
            grab(*grip, pointer.at, view);
            return true;
        }
        if (grip)
            return true; // chosen now; only the next press moves it, lest it is moved by accident
    }
    if (!annotating || !isDrawable(*view.image))
        return false;
    m_gesture.press(scene::kindOf(view.tool), refOf(*view.image), inside(pointer.at, view));
    Q_EMIT changed();
    return true;
}

void AnnotationLayer::dragged(const LayerPointer &pointer, const LayerView &view)
{
    if (!m_gesture.isActive())
        return;
    // A label may stand anywhere; points belong into the image.
    const bool isGrip = !m_gesture.isDrawing();
    m_gesture.move(isGrip ? pointer.at : inside(pointer.at, view), columnsIn(view, kTremble));
    Q_EMIT changed();
}

void AnnotationLayer::released(const LayerPointer &pointer, const LayerView &view)
{
    if (!m_gesture.isActive())
        return;
    const bool isGrip = !m_gesture.isDrawing();
    auto whole = m_gesture.release(isGrip ? pointer.at : inside(pointer.at, view), columnsIn(view, kTremble));
    if (whole)
        finish(std::move(*whole), view);
    Q_EMIT changed();
}

bool AnnotationLayer::hovered(const LayerPointer &pointer, const LayerView &view)
{
    if (!m_gesture.isDrawing() || m_cursor)
        return false;
    m_gesture.move(inside(pointer.at, view), columnsIn(view, kTremble));
    return true;
}

bool AnnotationLayer::doubleClicked(const LayerPointer &pointer, const LayerView &view)
{
    if (m_gesture.isDrawing()) {
        if (auto whole = m_gesture.close())
            finish(std::move(*whole), view);
        Q_EMIT changed();
        return true;
    }
    const auto grip = gripUnder({pointer.widget.x(), pointer.widget.y()}, view);
    const scene::Annotation *annotation = grip ? m_book.find(grip->id) : nullptr;
    if (!annotation)
        return scene::isAnnotating(view.tool);
    m_gesture.cancel();
    if (annotation->kind == scene::Annotation::Kind::Text)
        askText(*annotation, view);
    else if (annotation->kind == scene::Annotation::Kind::Calibrate)
        askLength(*annotation, view);
    return true;
}

bool AnnotationLayer::escape()
{
    if (m_editor->isVisible())
        m_editor->finish();
    else if (m_gesture.isActive())
        m_gesture.cancel();
    else if (m_cursor)
        m_cursor.reset();
    else if (!m_chosen.isNull())
        choose({});
    else
        return false;
    Q_EMIT changed();
    return true;
}

bool AnnotationLayer::placeByKey(const LayerView &view)
{
    if (!m_cursor) {
        m_cursor = middle(view);
        m_viewport.setSpokenContents(
            tr("The cross is in the middle of the image. Arrow keys move it, with Shift by ten "
               "pixels; Enter places a point."));
        Q_EMIT changed();
        return true;
    }
    if (m_gesture.isHeld())
        return holdByKey(view);
    if (!isDrawable(*view.image))
        return true;
    m_gesture.press(scene::kindOf(view.tool), refOf(*view.image), *m_cursor);
    if (auto whole = m_gesture.release(*m_cursor, kKeySlack))
        finish(std::move(*whole), view);
    else
        m_viewport.setSpokenContents(tr("Point placed."));
    Q_EMIT changed();
    return true;
}

bool AnnotationLayer::holdByKey(const LayerView &view)
{
    if (!m_cursor)
        return false;
    if (m_gesture.isHeld()) {
        if (auto whole = m_gesture.release(*m_cursor, kKeySlack))
            finish(std::move(*whole), view);
    } else if (const auto grip = gripUnder(view.placement.toCanvas(*m_cursor), view)) {
        choose(grip->id);
        grab(*grip, *m_cursor, view);
        m_viewport.setSpokenContents(tr("Taken hold of. Arrow keys move it, Space lets go."));
    }
    Q_EMIT changed();
    return true;
}

bool AnnotationLayer::moveCursor(int key, bool isFar, const LayerView &view)
{
    if (!m_cursor)
        return false;
    const double right = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
    const double down = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (right == 0 && down == 0)
        return false;
    // As seen on the screen, however the image is turned.
    const scene::Placement &p = view.placement;
    const auto sign = [](double v) { return double((v > 0) - (v < 0)); };
    const double columns = sign(right * p.perColumn.x + down * p.perColumn.y);
    const double rows = sign(right * p.perRow.x + down * p.perRow.y);
    const int steps = isFar ? kFarKeys : 1;
    m_cursor = inside({m_cursor->column + steps * columns, m_cursor->row + steps * rows}, view);
    if (m_gesture.isActive())
        m_gesture.move(*m_cursor, kKeySlack);
    Q_EMIT changed();
    return true;
}

bool AnnotationLayer::keyPressed(QKeyEvent &event, const LayerView &view)
{
    if (event.key() == Qt::Key_Escape)
        return escape();
    if (!scene::isAnnotating(view.tool))
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return placeByKey(view);
    case Qt::Key_Space:
        return holdByKey(view);
    default:
        return moveCursor(event.key(), event.modifiers() & Qt::ShiftModifier, view);
    }
}

} // namespace td::viewer
