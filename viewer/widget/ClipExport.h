// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "viewer/widget/ClipJob.h"

namespace td::viewer {

class ImagePane;
class ViewerActions;

/// Saves what moves: a clip or a stack as a film that shows what its pane shows, and a stored film as it is.
class ClipExport : public QObject {
    Q_OBJECT
public:
    /// All of them must outlive it.
    ClipExport(std::shared_ptr<dicom::InstanceSource> source, WindowJob &job, const theme::Theme &theme,
               QWidget &window, DressImage dress);

    /// Whether a film can be made of what the pane shows.
    bool canExport(ImagePane &pane) const;
    /// Whether the pane stands on a stored film, one that plays or one that does not.
    static bool hasFilm(ImagePane &pane);
    /// Playing and saving, as they are possible in the active pane, where panes are `visible`.
    void updateActions(ViewerActions &actions, ImagePane &pane, bool visible) const;

    /// Ask where to, then save.
    void askForClip(ImagePane &pane, const render::AnnotationStyle &style);
    void askForFilm(ImagePane &pane);
    /// Saves into the file `path`. Nothing when the window's job is under way.
    void saveClip(ImagePane &pane, const render::AnnotationStyle &style, const QString &path);
    void saveFilm(const model::InstanceKey &key, const QString &path);

private:
    std::optional<ClipRecipe> recipeOf(ImagePane &pane, const render::AnnotationStyle &style) const;
    static QString progressText(int number, int total);
    static QString sentenceOf(const Error &error);

    std::shared_ptr<dicom::InstanceSource> m_source;
    WindowJob &m_job;
    const theme::Theme &m_theme;
    QWidget &m_window;
    DressImage m_dress;
};

} // namespace td::viewer
