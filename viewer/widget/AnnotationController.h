// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AnnotationStore.h"
#include "viewer/widget/AnnotationExport.h"
#include "viewer/widget/AnnotationLayer.h"

#include <QPointer>
#include <QSet>
#include <QTimer>

namespace td::viewer {

class ImagePane;
class ViewerActions;

/// The annotations of a viewer window: one book over all its panes, read from the patient's store when a study is first
/// seen and written back a moment after each change, on a worker.
class AnnotationController : public QObject {
    Q_OBJECT
public:
    enum class Keeping {
        Kept,    ///< all is saved
        Pending, ///< will be saved in a moment
        Failed,  ///< problem() says why; retry()
        NotKept, ///< there is no store: everything goes with the window
    };

    /// `store` may be null. `theme` must outlive the controller.
    AnnotationController(std::shared_ptr<model::AnnotationStore> store, const theme::Theme &theme,
                         QObject *parent = nullptr);
    /// Hands what is not saved yet to the store.
    ~AnnotationController() override;

    /// Adds the layer of annotations to a pane, once.
    void attach(ImagePane &pane);
    /// The same for a viewport that belongs to no pane.
    AnnotationLayer &attach(Viewport &viewport);
    /// Reads what is kept of a study, once; what is seen is read without being asked.
    void open(const StudyInstanceUid &study);
    /// What actions are about: the viewport that was used last, unless this says otherwise.
    void setActive(Viewport &viewport);
    /// Whether actions are about the annotations of this controller; of two over the same actions, one.
    void setInForce(bool inForce);
    /// To be called with the tool of the viewports: what is being drawn with another is dropped.
    void setTool(scene::Tool tool);
    /// Undo, redo, delete, key image: connects them and keeps them enabled and checked as they can be used.
    void connectActions(ViewerActions &actions);
    /// A line that shows itself while something is not saved, with a button to try again.
    QWidget *makeNotice(QWidget *parent);

    const scene::AnnotationBook &book() const { return m_book; }
    /// What is to be painted on the pane's image in print and in pictures.
    std::vector<render::AnnotationMark> marks(ImagePane &pane);
    /// The same of any image, not null.
    std::vector<render::AnnotationMark> marks(const std::shared_ptr<const load::LoadedImage> &image);
    render::AnnotationStyle style() const;
    /// What is spoken of a viewport's image besides its data: its measures, and whether it is marked; may be empty.
    QString spoken(const load::LoadedImage &image) const;

    bool canUndo() const { return m_book.canUndo(); }
    bool canRedo() const { return m_book.canRedo(); }
    bool canRemove() const;
    bool canMark() const;
    bool isKeyImage() const;
    Keeping keeping() const;
    /// A sentence; empty unless something is not saved.
    QString problem() const;
    /// Whether there is anything to export.
    bool canExport() const;
    /// Presentation states and key object selections of everything, as new files in `folder`. On a worker.
    QFuture<Result<ExportedAnnotations>> exportTo(const QString &folder) const;

public Q_SLOTS:
    void undo();
    void redo();
    void removeChosen();
    void toggleKeyImage();
    void retry();

Q_SIGNALS:
    /// Anything that an action or a notice shows.
    void changed();
    /// A pane may show another image.
    void imageChanged();
    /// Annotations or key images of an image.
    void bookChanged();

private:
    AnnotationLayer *activeLayer() const;
    void see(const load::LoadedImage &image, const std::optional<pixel::Window> &window);
    void touch(const StudyInstanceUid &study);
    void load(const StudyInstanceUid &study);
    void save();
    void take(const StudyInstanceUid &study, const Result<QByteArray> &stored);
    void repaint();

    const theme::Theme &m_theme;
    std::shared_ptr<model::AnnotationStore> m_store;
    SystemClock m_clock;
    scene::AnnotationBook m_book{m_clock};
    QVector<QPointer<AnnotationLayer>> m_layers;
    QVector<QPointer<Viewport>> m_viewports; ///< of m_layers, in their order
    qsizetype m_active = 0;
    bool m_inForce = true;
    QSet<StudyInstanceUid> m_loaded;
    QSet<StudyInstanceUid> m_dirty;
    QSet<StudyInstanceUid> m_saving;
    QHash<StudyInstanceUid, Error> m_failed;
    QHash<QString, SeenImage> m_seen; ///< by instance: what an export says of it
    QTimer m_pause;
};

} // namespace td::viewer
