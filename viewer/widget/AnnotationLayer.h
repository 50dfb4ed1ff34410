// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/render/AnnotationPainter.h"
#include "viewer/scene/AnnotationBook.h"
#include "viewer/scene/AnnotationGesture.h"
#include "viewer/widget/Viewport.h"

namespace td::viewer {

class AnnotationEditor;

/// The image that an annotation of this one stands on; its identifiers are empty where the file gives none.
scene::ImageRef refOf(const load::LoadedImage &image);
/// What its pixels are known to be, with the reader's own calibration where the file knows no better.
geometry::Scale scaleOf(const load::LoadedImage &image, const scene::AnnotationBook &book);

render::AnnotationStyle annotationStyle(const theme::Theme &theme);

/// Annotations over one viewport: paints them, and makes and changes them by mouse, touch and keyboard.
///
/// Keys, with an annotating tool chosen: Enter shows a cross in the middle and then places a point at it; the arrows
/// move it by a pixel of the image, with Shift by ten; Space takes hold of what is under it and lets go again; Escape
/// drops what is being drawn, then the cross, then the choice. An outline is closed by a double click, or by a point on
/// the one before.
class AnnotationLayer : public ViewportLayer {
    Q_OBJECT
public:
    /// `book` must outlive the layer, which belongs to the viewport.
    AnnotationLayer(Viewport &viewport, scene::AnnotationBook &book, const theme::Theme &theme);
    ~AnnotationLayer() override;

    /// The chosen annotation; null for none.
    QUuid chosen() const { return m_chosen; }
    void choose(const QUuid &id);
    /// Drops what is being drawn and the keyboard's cross.
    void abandon();
    /// What the painter paints on `image`, without the handles.
    std::vector<render::AnnotationMark> marks(const std::shared_ptr<const load::LoadedImage> &image);
    AnnotationEditor &editor() { return *m_editor; }

    void paint(QPainter &painter, const LayerView &view) override;
    bool pressed(const LayerPointer &pointer, const LayerView &view) override;
    void dragged(const LayerPointer &pointer, const LayerView &view) override;
    void released(const LayerPointer &pointer, const LayerView &view) override;
    bool hovered(const LayerPointer &pointer, const LayerView &view) override;
    bool doubleClicked(const LayerPointer &pointer, const LayerView &view) override;
    bool keyPressed(QKeyEvent &event, const LayerView &view) override;

Q_SIGNALS:
    void bookChanged(const td::StudyInstanceUid &study);
    void chosenChanged();

private:
    struct Reading {
        qint64 changed = -1;
        geometry::Calibration::Source source = geometry::Calibration::Source::None;
        double millimetresPerRow = 0;
        std::weak_ptr<const load::LoadedImage> image;
        std::optional<pixel::RegionStatistics> statistics;
        bool isCounting = false;
        QStringList lines;
    };
    QStringList linesOf(const scene::Annotation &annotation, const std::shared_ptr<const load::LoadedImage> &image);
    QStringList draftLines(const scene::Annotation &annotation, const load::LoadedImage &image) const;
    void count(const scene::Annotation &annotation, const std::shared_ptr<const load::LoadedImage> &image);
    /// marks() with the chosen one marked as such.
    std::vector<render::AnnotationMark> shownMarks(const LayerView &view);
    /// Where texts may stand: not over the notice at the lower edge.
    QRectF labelArea(const LayerView &view) const;
    QVector<render::AnnotationLabel> labelsOf(const std::vector<render::AnnotationMark> &marks,
                                              const LayerView &view) const;
    std::optional<scene::Grip> gripUnder(const geometry::CanvasPoint &at, const LayerView &view);
    void grab(const scene::Grip &grip, geometry::ImagePoint at, const LayerView &view);
    void finish(scene::Annotation annotation, const LayerView &view);
    void askText(scene::Annotation annotation, const LayerView &view);
    void askLength(scene::Annotation annotation, const LayerView &view);
    void keep(scene::Annotation annotation);
    void announce(const scene::Annotation &annotation);
    bool isDrawable(const load::LoadedImage &image) const;
    bool placeByKey(const LayerView &view);
    bool holdByKey(const LayerView &view);
    bool moveCursor(int key, bool isFar, const LayerView &view);
    bool escape();

    Viewport &m_viewport;
    scene::AnnotationBook &m_book;
    const theme::Theme &m_theme;
    AnnotationEditor *m_editor;
    scene::AnnotationGesture m_gesture;
    std::optional<scene::Annotation> m_asked; ///< whole, but for what the editor asks
    QUuid m_chosen;
    std::optional<geometry::ImagePoint> m_cursor; ///< of the keyboard
    QHash<QUuid, Reading> m_readings;
};

} // namespace td::viewer
