// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "viewer/load/LoadErrand.h"
#include "viewer/widget/ClipJob.h"

#include <QThreadPool>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace td::viewer {

class ImagePane;
class ViewerActions;

/// Saves what moves: a clip or a stack as a film that shows what its pane shows, and a stored film as it is. One at a
/// time, on a worker, with a line that shows how far it is and a button to stop it.
class ClipExport : public QObject {
    Q_OBJECT
public:
    /// What lies over an image of a pane.
    using Dress = std::function<DressedImage(ImagePane &, const std::shared_ptr<const load::LoadedImage> &)>;

    /// `theme` and `window` must outlive it.
    ClipExport(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme, QWidget &window, Dress dress);
    /// Stops what is under way; its file does not appear.
    ~ClipExport() override;

    /// A line that shows itself while something is being saved, and how it ended.
    QWidget *makeNotice(QWidget *parent);

    /// Whether a film can be made of what the pane shows.
    bool canExport(ImagePane &pane) const;
    /// Whether the pane stands on a stored film, one that plays or one that does not.
    static bool hasFilm(ImagePane &pane);
    /// Playing and saving, as they are possible in the active pane, where panes are `visible`.
    void updateActions(ViewerActions &actions, ImagePane &pane, bool visible) const;
    bool isBusy() const noexcept { return m_control != nullptr; }
    QString sentence() const noexcept { return m_sentence; }

    /// Ask where to, then save.
    void askForClip(ImagePane &pane, const render::AnnotationStyle &style);
    void askForFilm(ImagePane &pane);
    /// Saves into the file `path`. Nothing when something is being saved already.
    void saveClip(ImagePane &pane, const render::AnnotationStyle &style, const QString &path);
    void saveFilm(const model::InstanceKey &key, const QString &path);
    void cancel();

Q_SIGNALS:
    /// Something began or ended.
    void changed();

private:
    std::optional<ClipRecipe> recipeOf(ImagePane &pane, const render::AnnotationStyle &style) const;
    bool begin(int total);
    void end(const QString &sentence);
    static QString sentenceOf(const Error &error);
    void showProgress();

    std::shared_ptr<dicom::InstanceSource> m_source;
    const theme::Theme &m_theme;
    QWidget &m_window;
    Dress m_dress;
    std::shared_ptr<load::Mailbox> m_mailbox; ///< by which the worker comes back to this thread
    std::shared_ptr<JobControl> m_control;    ///< of what is under way
    QString m_sentence;
    QTimer m_watch;
    QWidget *m_line = nullptr;
    QLabel *m_text = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_close = nullptr;
    QThreadPool m_worker; ///< goes first and waits for what it runs
};

} // namespace td::viewer
