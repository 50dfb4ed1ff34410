// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/Viewport.h"

#include "viewer/pixel/DisplayLut.h"
#include "viewer/render/FrameRenderer.h"

#include <QAccessible>
#include <QPainter>
#include <QScreen>

#include <cmath>

namespace td::viewer {
Viewport::Viewport(const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setMouseTracking(true);
    setMinimumSize(160, 120);
}

void Viewport::showImage(std::shared_ptr<const load::LoadedImage> image, const QString &message,
                         const render::OverlayContent &overlay)
{
    if (image && image != m_image)
        m_graphics = {image->size(), image->masks, image->shutter, image->graphics};
    m_image = std::move(image);
    m_message = message;
    m_overlay = overlay;
    m_lut.clear();
    m_rendered = QImage();
    takePosture();
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

void Viewport::setTool(Tool tool)
{
    m_tool = tool;
    setCursor(scene::isAnnotating(tool) || tool == Tool::CrossHair ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
}

void Viewport::setFileGraphicsShown(bool shown)
{
    m_fileGraphics = shown;
    update();
}

render::FileGraphics Viewport::shownFileGraphics() const
{
    return m_image && m_fileGraphics ? m_graphics : render::FileGraphics();
}

void Viewport::addLayer(ViewportLayer &layer)
{
    layer.setParent(this);
    m_layers.append(&layer);
    connect(&layer, &ViewportLayer::changed, this, qOverload<>(&QWidget::update));
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
    takePosture();
    changed(grey);
}

void Viewport::takePosture()
{
    if (!m_image || m_state.postureChosen || m_state.posture == m_image->posture)
        return;
    const bool follows = isAsPrepared();
    m_state.posture = m_image->posture;
    if (follows)
        zoomAsPrepared();
}

bool Viewport::isAsPrepared() const
{
    const bool isWhole = m_state.zoom == m_preparedZoom || m_state.zoom == 1;
    return isWhole && m_state.panX == 0 && m_state.panY == 0;
}

std::optional<double> Viewport::preparedPixels() const
{
    constexpr double mmPerInch = 25.4;
    const geometry::Posture &posture = m_state.posture;
    if (posture.magnification)
        return posture.magnification;
    if (!posture.millimetresPerColumn || lacksTrueSize())
        return std::nullopt;
    return *posture.millimetresPerColumn * screen()->physicalDotsPerInchX() * devicePixelRatioF() / mmPerInch;
}

bool Viewport::lacksTrueSize() const
{
    return m_state.posture.millimetresPerColumn && !m_state.posture.magnification && screen()->physicalSize().isEmpty();
}

void Viewport::zoomAsPrepared()
{
    if (!m_image)
        return;
    if (const auto pixels = preparedPixels())
        m_state.zoomTo(*pixels, m_image->size(), m_image->rowAspect, canvas());
    else
        m_state.fit();
    m_preparedZoom = m_state.zoom;
    changed(false);
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
    return m_state.placement(m_image->size(), m_image->rowAspect, canvas());
}

double Viewport::magnification() const
{
    return m_image ? placement().scaleX() : 0;
}

void Viewport::zoomBy(double factor)
{
    const geometry::CanvasSize size = canvas();
    m_state.zoomAt(factor, {size.width / 2.0, size.height / 2.0}, size);
    changed(false);
}

void Viewport::zoomTo(double canvasPixels)
{
    if (!m_image)
        return;
    m_state.zoomTo(canvasPixels, m_image->size(), m_image->rowAspect, canvas());
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
    if (!m_fileGraphics)
        overlay.legend.clear();
    overlay.letters = geometry::edgeLetters(m_overlay.letters, m_state.posture);
    if (m_image)
        overlay.millimetresPerPixel = m_image->millimetresPerColumn / placement().scaleX() * devicePixelRatioF();
    return overlay;
}

LayerView Viewport::layerView() const
{
    const double ratio = devicePixelRatioF();
    scene::Placement p = placement();
    for (geometry::CanvasPoint *point : {&p.origin, &p.perColumn, &p.perRow})
        *point = {point->x / ratio, point->y / ratio};
    return {m_image, p, QRectF(rect()), m_tool};
}

void Viewport::paintLayers(QPainter &painter)
{
    const LayerView view = layerView();
    if (m_fileGraphics)
        m_graphics.paint(painter, view.placement, 1);
    for (ViewportLayer *layer : std::as_const(m_layers)) {
        painter.save();
        layer->paint(painter, view);
        painter.restore();
    }
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
    // Before the painter: after Qt has filled an area with wide registers, narrower ones run at half their speed here.
    QImage image = renderedImage();
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(theme::ColorRole::ViewerCanvas));
    if (m_image) {
        image.setDevicePixelRatio(devicePixelRatioF());
        painter.drawImage(QPointF(0, 0), image);
        paintLayers(painter);
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
    const bool isPrepared = m_image && !m_state.postureChosen && preparedPixels();
    if (isPrepared && m_state.zoom == m_preparedZoom && m_state.panX == 0 && m_state.panY == 0)
        return zoomAsPrepared(); // the same size in a pane of another
    Q_EMIT viewStateChanged();
}

} // namespace td::viewer
