// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "viewer/render/FileGraphics.h"
#include "viewer/render/Overlay.h"
#include "viewer/widget/ViewerPreferences.h"
#include "viewer/widget/ViewportLayer.h"

#include <QWidget>

namespace td::viewer {

using scene::Tool;

/// Shows one image, or a sentence instead. Draws; knows neither stacks nor loading.
class Viewport : public QWidget {
    Q_OBJECT
public:
    explicit Viewport(const theme::Theme &theme, QWidget *parent = nullptr);

    /// `image` may be null; then `message` is shown. `overlay` is written over either.
    void showImage(std::shared_ptr<const load::LoadedImage> image, const QString &message,
                   const render::OverlayContent &overlay);
    void setOverlay(const render::OverlayContent &overlay);
    const render::OverlayContent &overlay() const noexcept { return m_overlay; }
    void setTool(Tool tool);
    Tool tool() const noexcept { return m_tool; }
    void setActive(bool active);
    /// What the other buttons and the wheel do.
    void setInput(const ViewerPreferences &input);
    /// Whether overlays, segments, shutters and graphics of the files are drawn.
    void setFileGraphicsShown(bool shown);
    bool isFileGraphicsShown() const noexcept { return m_fileGraphics; }
    render::FileGraphics shownFileGraphics() const;
    /// Takes the layer as a child.
    void addLayer(ViewportLayer &layer);
    /// What a screen reader says of the contents.
    void setSpokenContents(const QString &text);
    QString spokenContents() const { return m_spoken; }

    const scene::ViewState &viewState() const noexcept { return m_state; }
    void setViewState(const scene::ViewState &state);
    /// The window in force; nothing for colour and where a VOI table rules.
    std::optional<pixel::Window> window() const;
    std::shared_ptr<const load::LoadedImage> image() const { return m_image; }
    /// 8-bit grey by index of the shown frame.
    const std::vector<std::uint8_t> &lut();
    /// Screen pixels per image pixel; 0 without an image.
    double magnification() const;
    /// Zooms around the centre.
    void zoomBy(double factor);
    /// One image pixel to one of the screen, or `canvasPixels` of it.
    void zoomTo(double canvasPixels);
    /// As large as whoever prepared the image wants it seen, or else fitted.
    void zoomAsPrepared();
    /// It is to be seen in true size, but the screen does not say how large its pixels are.
    bool lacksTrueSize() const;
    /// The image as drawn, without texts; null without an image.
    QImage renderedImage();
    /// Precondition: image().
    LayerView layerView() const;

    QSize sizeHint() const override { return {640, 640}; }

Q_SIGNALS:
    void scrollRequested(int images);
    void scrollToRequested(bool last);
    void viewStateChanged();
    void activated();
    void imagePainted();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    geometry::CanvasSize canvas() const;
    /// Precondition: m_image.
    scene::Placement placement() const;
    Tool toolFor(Qt::MouseButton button) const;
    LayerPointer pointerAt(const QPointF &position, Qt::KeyboardModifiers modifiers) const;
    void drag(const QPointF &from, const QPointF &to);
    bool touch(QTouchEvent &event);
    bool tellSegments(QHelpEvent &event);
    void paintMessage(QPainter &painter) const;
    void paintLayers(QPainter &painter);
    render::OverlayContent overlayNow() const;
    void changed(bool grey);
    void takePosture();
    std::optional<double> preparedPixels() const;
    bool isAsPrepared() const;

    const theme::Theme &m_theme;
    std::shared_ptr<const load::LoadedImage> m_image;
    QString m_message;
    render::OverlayContent m_overlay;
    scene::ViewState m_state;
    double m_preparedZoom = 1; ///< what the reader has not changed follows the image and the size of the pane
    QVector<ViewportLayer *> m_layers;
    ViewportLayer *m_taker = nullptr; ///< the layer that has the gesture under way
    render::FileGraphics m_graphics;
    bool m_fileGraphics = true;
    std::vector<std::uint8_t> m_lut;
    QImage m_rendered;
    Tool m_tool = Tool::Window;
    ViewerPreferences m_input;
    bool m_active = false;
    QString m_spoken;
    Qt::MouseButton m_dragButton = Qt::NoButton;
    QPointF m_dragFrom;
    double m_scrollRest = 0; ///< of a drag, in images
    int m_wheelRest = 0;     ///< of a touch pad, in eighths of a degree
};

} // namespace td::viewer
