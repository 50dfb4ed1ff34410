// SPDX-License-Identifier: GPL-3.0-or-later
// What the viewer's window makes of images: films and sheets; and what it does with what moves.
#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/ClipExport.h"
#include "viewer/widget/PaneGrid.h"
#include "viewer/widget/ViewerActions.h"
#include "viewer/widget/ViewerSheets.h"
#include "viewer/widget/ViewerWindow.h"

namespace td::viewer {

void ViewerWindow::makeProducts()
{
    const DressImage dress = [this](const std::shared_ptr<const load::LoadedImage> &image) {
        DressedImage dressed;
        dressed.image = m_companions->dressed(image);
        dressed.marks = m_annotations->marks(dressed.image);
        return dressed;
    };
    m_clips = new ClipExport(m_source, *m_job, m_theme, *this, dress);
    m_sheets =
        new ViewerSheets({*this, m_source, m_theme, *m_loader, *m_grid, *m_annotations, *m_job, m_studies, dress});
}

void ViewerWindow::connectClips()
{
    ViewerActions &a = *m_actions;
    connect(a.play, &QAction::triggered, this, [this](bool on) { activePane().setPlaying(on); });
    connect(&a, &ViewerActions::speedChosen, this, [this](double speed) { activePane().setSpeed(speed); });
    connect(a.saveClip, &QAction::triggered, this,
            [this] { m_clips->askForClip(activePane(), m_annotations->style()); });
    connect(a.saveFilm, &QAction::triggered, this, [this] { m_clips->askForFilm(activePane()); });
    connect(m_job, &WindowJob::changed, this, &ViewerWindow::updateActions);
    const auto attach = [this](ImagePane &pane) {
        connect(&pane, &ImagePane::filmRequested, this, [this, &pane] { m_clips->askForFilm(pane); });
    };
    connect(m_grid, &PaneGrid::paneMade, this, attach);
    for (ImagePane *made : m_grid->all())
        attach(*made);
}

} // namespace td::viewer
