// SPDX-License-Identifier: GPL-3.0-or-later
// What pointer, wheel, touch and keys do to a viewport.
#include "viewer/widget/PaneOverlay.h"
#include "viewer/widget/Viewport.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QTextDocument>
#include <QToolTip>
#include <QTouchEvent>
#include <QWheelEvent>

#include <cmath>

namespace td::viewer {
namespace {

constexpr double kZoomPerStep = 1.15;
constexpr int kWheelStep = 120;         // eighths of a degree of one notch
constexpr double kScrollPixels = 12;    // of drag per image
constexpr double kZoomDragPixels = 200; // of drag for a factor of e

geometry::CanvasPoint toCanvas(const QPointF &p, double ratio)
{
    return {p.x() * ratio, p.y() * ratio};
}

} // namespace

LayerPointer Viewport::pointerAt(const QPointF &position, Qt::KeyboardModifiers modifiers) const
{
    return {layerView().toImage(position), position, modifiers};
}

Tool Viewport::toolFor(Qt::MouseButton button) const
{
    return button == Qt::RightButton ? m_input.rightButton : button == Qt::MiddleButton ? m_input.middleButton : m_tool;
}

void Viewport::setInput(const ViewerPreferences &input)
{
    m_input = input;
}

void Viewport::mousePressEvent(QMouseEvent *event)
{
    Q_EMIT activated();
    m_dragButton = event->button();
    m_dragFrom = event->position();
    m_scrollRest = 0;
    m_taker = nullptr;
    if (!m_image || event->button() != Qt::LeftButton)
        return;
    const LayerPointer pointer = pointerAt(event->position(), event->modifiers());
    for (auto layer = m_layers.crbegin(); layer != m_layers.crend() && !m_taker; ++layer)
        if ((*layer)->pressed(pointer, layerView()))
            m_taker = *layer;
}

void Viewport::mouseMoveEvent(QMouseEvent *event)
{
    if (m_image && m_taker)
        return m_taker->dragged(pointerAt(event->position(), event->modifiers()), layerView());
    if (m_dragButton == Qt::NoButton) {
        bool repaint = false;
        if (m_image)
            for (ViewportLayer *layer : std::as_const(m_layers))
                repaint |= layer->hovered(pointerAt(event->position(), event->modifiers()), layerView());
        if (repaint)
            update();
        return;
    }
    drag(m_dragFrom, event->position());
    m_dragFrom = event->position();
}

void Viewport::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_image && m_taker)
        m_taker->released(pointerAt(event->position(), event->modifiers()), layerView());
    m_taker = nullptr;
    m_dragButton = Qt::NoButton;
}

void Viewport::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_image)
        return;
    const LayerPointer pointer = pointerAt(event->position(), event->modifiers());
    for (auto layer = m_layers.crbegin(); layer != m_layers.crend(); ++layer)
        if ((*layer)->doubleClicked(pointer, layerView()))
            return;
    m_state.fit();
    changed(false);
}

bool Viewport::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
        return touch(*static_cast<QTouchEvent *>(event)) || QWidget::event(event);
    case QEvent::ToolTip:
        return tellSegments(*static_cast<QHelpEvent *>(event));
    default:
        return QWidget::event(event);
    }
}

/// What a colour means that the pointer rests on.
bool Viewport::tellSegments(QHelpEvent &event)
{
    const QStringList names =
        m_image && m_fileGraphics ? PaneOverlay::segmentsAt(*m_image, layerView().toImage(event.pos())) : QStringList();
    constexpr int near = 4; // pixels that the pointer may move and the names stay
    QToolTip::showText(event.globalPos(), names.isEmpty() ? QString() : Qt::convertFromPlainText(names.join(u'\n')),
                       this, QRect(event.pos(), QSize()).adjusted(-near, -near, near, near));
    event.setAccepted(!names.isEmpty());
    return true;
}

/// One finger acts as the left button does (Qt makes mouse events of it). Two fingers: apart or together zooms, side by
/// side changes the window, as on a phone.
bool Viewport::touch(QTouchEvent &event)
{
    const QList<QEventPoint> &points = event.points();
    if (points.size() < 2)
        return false;
    event.accept();
    if (!m_image || event.type() != QEvent::TouchUpdate)
        return true;
    m_dragButton = Qt::NoButton;
    const QLineF before(points[0].lastPosition(), points[1].lastPosition());
    const QLineF now(points[0].position(), points[1].position());
    const QPointF moved = now.center() - before.center();
    const double stretched = before.length() > 1 ? now.length() / before.length() : 1;
    constexpr double pinch = 0.01; // less is the trembling of fingers
    if (std::abs(stretched - 1) > pinch) {
        m_state.zoomAt(stretched, toCanvas(now.center(), devicePixelRatioF()), canvas());
        changed(false);
    } else if (const auto current = window()) {
        m_state.dragWindow(*current, moved.x() / width(), moved.y() / height(), m_image->fullWidth);
        changed(true);
    }
    return true;
}

void Viewport::drag(const QPointF &from, const QPointF &to)
{
    if (!m_image)
        return;
    const QPointF by = to - from;
    const double ratio = devicePixelRatioF();
    switch (toolFor(m_dragButton)) {
    case Tool::Window:
        if (const auto current = window()) {
            m_state.dragWindow(*current, by.x() / width(), by.y() / height(), m_image->fullWidth);
            changed(true);
        }
        break;
    case Tool::Pan:
        m_state.panBy(by.x() * ratio, by.y() * ratio, canvas());
        changed(false);
        break;
    case Tool::Zoom:
        zoomBy(std::exp(-by.y() / kZoomDragPixels));
        break;
    case Tool::Scroll:
    default:
        m_scrollRest += by.y() / kScrollPixels;
        if (const int images = int(m_scrollRest); images != 0) {
            m_scrollRest -= images;
            Q_EMIT scrollRequested(images);
        }
        break;
    }
}

void Viewport::wheelEvent(QWheelEvent *event)
{
    Q_EMIT activated();
    event->accept();
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / kWheelStep;
    m_wheelRest -= steps * kWheelStep;
    if (steps == 0)
        return;
    const bool isOther = event->modifiers() & Qt::ControlModifier;
    if (isOther != (m_input.wheel == ViewerPreferences::Wheel::Zooms)) {
        m_state.zoomAt(std::pow(kZoomPerStep, steps), toCanvas(event->position(), devicePixelRatioF()), canvas());
        changed(false);
    } else {
        Q_EMIT scrollRequested(-steps);
    }
}

void Viewport::keyPressEvent(QKeyEvent *event)
{
    constexpr int page = 10;
    if (m_image)
        for (auto layer = m_layers.crbegin(); layer != m_layers.crend(); ++layer)
            if ((*layer)->keyPressed(*event, layerView()))
                return;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left:
        return Q_EMIT scrollRequested(-1);
    case Qt::Key_Down:
    case Qt::Key_Right:
        return Q_EMIT scrollRequested(1);
    case Qt::Key_PageUp:
        return Q_EMIT scrollRequested(-page);
    case Qt::Key_PageDown:
        return Q_EMIT scrollRequested(page);
    case Qt::Key_Home:
        return Q_EMIT scrollToRequested(false);
    case Qt::Key_End:
        return Q_EMIT scrollToRequested(true);
    default:
        QWidget::keyPressEvent(event);
    }
}

void Viewport::focusInEvent(QFocusEvent *)
{
    Q_EMIT activated();
    update();
}

void Viewport::focusOutEvent(QFocusEvent *)
{
    update();
}

} // namespace td::viewer
