// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/Viewport.h"

#include "viewer/pixel/DisplayLut.h"
#include "viewer/render/FrameRenderer.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPainter>
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

Viewport::Viewport(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
}

void Viewport::showImage(std::shared_ptr<const load::LoadedImage> image, const QString &message,
                         const render::OverlayContent &overlay)
{
    m_image = std::move(image);
    m_message = message;
    m_overlay = overlay;
    m_lut.clear();
    m_rendered = QImage();
    update();
}

void Viewport::setOverlay(const render::OverlayContent &overlay)
{
    m_overlay = overlay;
    update();
}

void Viewport::setActive(bool active)
{
    m_active = active;
    update();
}

void Viewport::setSpokenContents(const QString &text)
{
    if (m_spoken == text)
        return;
    m_spoken = text;
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void Viewport::setViewState(const scene::ViewState &state)
{
    const bool grey = state.window != m_state.window || state.inverted != m_state.inverted;
    m_state = state;
    changed(grey);
}

void Viewport::changed(bool grey)
{
    if (grey)
        m_lut.clear();
    m_rendered = QImage();
    update();
    Q_EMIT viewStateChanged();
}

std::optional<pixel::Window> Viewport::window() const
{
    if (!m_image || m_image->frame->isColour())
        return std::nullopt;
    return m_state.window ? m_state.window : m_image->initialWindow;
}

const std::vector<std::uint8_t> &Viewport::lut()
{
    if (m_lut.empty() && m_image && !m_image->frame->isColour())
        m_lut = pixel::displayLut(*m_image->frame, m_image->presentation, window(), m_state.inverted);
    return m_lut;
}

geometry::CanvasSize Viewport::canvas() const
{
    return {int(std::lround(width() * devicePixelRatioF())), int(std::lround(height() * devicePixelRatioF()))};
}

scene::Placement Viewport::placement() const
{
    return m_state.placement({m_image->frame->columns(), m_image->frame->rows()}, m_image->rowAspect, canvas());
}

double Viewport::magnification() const
{
    return m_image ? placement().scaleX : 0;
}

void Viewport::zoomBy(double factor)
{
    const geometry::CanvasSize size = canvas();
    m_state.zoomAt(factor, {size.width / 2.0, size.height / 2.0}, size);
    changed(false);
}

QImage Viewport::renderedImage()
{
    if (m_rendered.isNull() && m_image) {
        m_rendered = render::renderFrame(*m_image->frame, lut(), placement(), canvas());
        if (m_state.inverted && m_image->frame->isColour())
            m_rendered.invertPixels();
    }
    return m_rendered;
}

render::OverlayContent Viewport::overlayNow() const
{
    render::OverlayContent overlay = m_overlay;
    if (m_image)
        overlay.millimetresPerPixel = m_image->millimetresPerColumn / placement().scaleX * devicePixelRatioF();
    return overlay;
}

void Viewport::paintMessage(QPainter &painter) const
{
    painter.setPen(m_theme.color(theme::ColorRole::ViewerText));
    painter.setFont(m_theme.font(theme::TextStyle::Body));
    const QRect area = rect().adjusted(width() / 8, height() / 6, -width() / 8, -height() / 6);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_message);
}

void Viewport::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(theme::ColorRole::ViewerCanvas));
    if (m_image) {
        QImage image = renderedImage();
        image.setDevicePixelRatio(devicePixelRatioF());
        painter.drawImage(QPointF(0, 0), image);
    } else {
        paintMessage(painter);
    }
    const render::OverlayStyle style{
        m_theme.color(theme::ColorRole::ViewerOverlay), m_theme.color(theme::ColorRole::ViewerCanvas),
        m_theme.font(theme::TextStyle::Small), double(m_theme.metric(theme::Metric::SpaceS))};
    render::paintOverlay(painter, rect(), overlayNow(), style);
    if (m_active || hasFocus()) {
        painter.setPen(QPen(m_theme.color(theme::ColorRole::ViewerAccent), hasFocus() ? 2 : 1));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
    if (m_image)
        Q_EMIT imagePainted();
}

void Viewport::resizeEvent(QResizeEvent *)
{
    m_rendered = QImage();
    Q_EMIT viewStateChanged();
}

Tool Viewport::toolFor(Qt::MouseButton button) const
{
    return button == Qt::RightButton ? Tool::Zoom : button == Qt::MiddleButton ? Tool::Pan : m_tool;
}

void Viewport::mousePressEvent(QMouseEvent *event)
{
    Q_EMIT activated();
    m_dragButton = event->button();
    m_dragFrom = event->position();
    m_scrollRest = 0;
}

void Viewport::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragButton == Qt::NoButton)
        return;
    drag(m_dragFrom, event->position());
    m_dragFrom = event->position();
}

void Viewport::mouseReleaseEvent(QMouseEvent *)
{
    m_dragButton = Qt::NoButton;
}

void Viewport::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_state.fit();
    changed(false);
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
    if (event->modifiers() & Qt::ControlModifier) {
        m_state.zoomAt(std::pow(kZoomPerStep, steps), toCanvas(event->position(), devicePixelRatioF()), canvas());
        changed(false);
    } else {
        Q_EMIT scrollRequested(-steps);
    }
}

void Viewport::keyPressEvent(QKeyEvent *event)
{
    constexpr int page = 10;
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
