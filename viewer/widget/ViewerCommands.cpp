// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/Hanging.h"
#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/ClipExport.h"
#include "viewer/widget/Comparison.h"
#include "viewer/widget/MprView.h"
#include "viewer/widget/PaneGrid.h"
#include "viewer/widget/PreferencesDialog.h"
#include "viewer/widget/StudyBrowser.h"
#include "viewer/widget/ViewerActions.h"
#include "viewer/widget/ViewerSheets.h"
#include "viewer/widget/ViewerTexts.h"
#include "viewer/widget/ViewerWindow.h"
#include "viewer/widget/WindowJob.h"
#include "viewer/widget/WindowPresets.h"

#include <QEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMetaMethod>
#include <QScreen>

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;

namespace {

constexpr double kZoomStep = 1.25;
constexpr double kMmPerInch = 25.4;

} // namespace

void ViewerWindow::connectActions()
{
    ViewerActions &a = *m_actions;
    connect(&a, &ViewerActions::toolChosen, this, &ViewerWindow::setTool);
    connect(&a, &ViewerActions::layoutChosen, this, &ViewerWindow::setLayoutOf);
    const auto change = [this](QAction *action, auto how) {
        connect(action, &QAction::triggered, this, [this, how] {
            scene::ViewState state = activePane().viewport().viewState();
            how(state);
            activePane().viewport().setViewState(state);
            updateActions();
        });
    };
    change(a.fit, [](scene::ViewState &s) { s.fit(); });
    change(a.invert, [](scene::ViewState &s) { s.inverted = !s.inverted; });
    change(a.turnRight, [](scene::ViewState &s) { s.turn(1); });
    change(a.turnLeft, [](scene::ViewState &s) { s.turn(-1); });
    change(a.mirror, [](scene::ViewState &s) { s.mirror(); });
    change(a.reset, [this](scene::ViewState &s) {
        const auto image = activePane().viewport().image();
        s.reset(image ? image->posture : geometry::Posture());
    });
    connect(a.reset, &QAction::triggered, this, [this] { activePane().viewport().zoomAsPrepared(); });
    connect(a.zoomIn, &QAction::triggered, this, [this] { activePane().viewport().zoomBy(kZoomStep); });
    connect(a.zoomOut, &QAction::triggered, this, [this] { activePane().viewport().zoomBy(1 / kZoomStep); });
    connect(a.pixelForPixel, &QAction::triggered, this, [this] { activePane().viewport().zoomTo(1); });
    connect(a.trueSize, &QAction::triggered, this, [this] {
        Viewport &viewport = activePane().viewport();
        const auto image = viewport.image();
        const double dotsPerMm = viewport.screen()->physicalDotsPerInchX() * viewport.devicePixelRatioF() / kMmPerInch;
        if (image && image->millimetresPerColumn > 0)
            viewport.zoomTo(image->millimetresPerColumn * dotsPerMm);
    });
    connect(a.fileGraphics, &QAction::toggled, this, [this](bool on) {
        m_grid->setFileGraphicsShown(on);
        m_planes->setFileGraphicsShown(on);
    });
    connect(a.presets(), &QMenu::aboutToShow, this, &ViewerWindow::updatePresets);
}

void ViewerWindow::connectStudyActions()
{
    ViewerActions &a = *m_actions;
    connect(a.print, &QAction::triggered, this, [this] { m_sheets->print(false); });
    connect(a.printOne, &QAction::triggered, this, [this] { m_sheets->print(true); });
    connect(a.printTrueSize, &QAction::triggered, m_sheets, &ViewerSheets::printTrueSize);
    connect(a.printSheets, &QAction::triggered, m_sheets, &ViewerSheets::ask);
    connect(a.savePicture, &QAction::triggered, this, &ViewerWindow::savePicture);
    connect(a.exportStudies, &QAction::triggered, this, [this] { Q_EMIT exportRequested(m_studies); });
    connect(a.link, &QAction::toggled, m_comparison, &Comparison::setLinked);
    connect(a.referenceLines, &QAction::toggled, m_comparison, &Comparison::setReferenceLinesShown);
    connect(a.preferences, &QAction::triggered, this, &ViewerWindow::choosePreferences);
    connect(a.tags, &QAction::triggered, this, &ViewerWindow::showTags);
    connect(a.planes, &QAction::triggered, this, &ViewerWindow::showPlanes);
    connect(a.saveMeasurements, &QAction::triggered, this, &ViewerWindow::saveMeasurements);
    connect(a.prior, &QAction::triggered, this, &ViewerWindow::openPrior);
}

void ViewerWindow::usePreferences(const ViewerPreferences &preferences)
{
    m_grid->setInput(preferences);
    m_planes->setInput(preferences);
    m_actions->setKeys(preferences.keys);
    m_loader->setCacheBytes(preferences.imageMemory > 0 ? preferences.imageMemory : load::LoadLimits::shareOfMemory());
}

void ViewerWindow::choosePreferences()
{
    auto *dialog = new PreferencesDialog(m_actions->commands(), ViewerPreferences::load(), m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::kept, this, [this](const ViewerPreferences &preferences) {
        preferences.save();
        usePreferences(preferences);
    });
    dialog->open();
}

void ViewerWindow::setTool(scene::Tool tool)
{
    m_grid->setTool(tool);
    m_planes->setTool(tool);
    m_annotations->setTool(tool);
    if (tool != scene::Tool::CrossHair)
        m_comparison->forgetPoint();
}

void ViewerWindow::showPlanes(bool shown)
{
    const bool were = m_pages->currentWidget() == m_planes;
    m_actions->planes->setChecked(shown);
    if (shown == were)
        return;
    m_pages->setCurrentWidget(shown ? static_cast<QWidget *>(m_planes) : m_grid);
    m_annotations->setActive(activePane().viewport());
    chooseMeasures(shown);
    updateActions();
    if (shown)
        return m_planes->open(activePane().series());
    m_planes->close();
    tellFocus();
    updateActions();
}

/// Undo, redo and the others are about planes or about images: about what was used last.
void ViewerWindow::chooseMeasures(bool ofPlanes)
{
    m_annotations->setInForce(!ofPlanes);
    m_planes->measures().setInForce(ofPlanes);
}

void ViewerWindow::saveMeasurements()
{
    auto *dialog = new QFileDialog(this, tr("Save the measures in this folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_annotations->exportTo(folder).then(this, [this](const Result<ExportedAnnotations> &done) {
            if (!done)
                return showNotice(tr("The measures could not be saved there. Choose another folder."));
            QString sentence = tr("Saved as DICOM: presentation states %1, key image selections %2.")
                                   .arg(done->presentationStates)
                                   .arg(done->keyObjects);
            if (done->imagesLeftOut > 0)
                sentence += u' ' + tr("Left out, because they were not opened now: %1.").arg(done->imagesLeftOut);
            showNotice(sentence);
        });
    });
    dialog->open();
}

void ViewerWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange) {
        m_actions->fullScreen->setChecked(isFullScreen());
        m_browser->setVisible(!isFullScreen());
    }
    QMainWindow::changeEvent(event);
}

void ViewerWindow::updatePresets()
{
    QMenu &menu = *m_actions->presets();
    menu.clear();
    const auto image = activePane().viewport().image();
    if (!image || image->frame->isColour())
        return;
    const auto addPreset = [&](const QString &text, const pixel::Window &window) {
        menu.addAction(text, this, [this, window] {
            scene::ViewState state = activePane().viewport().viewState();
            state.window = window;
            activePane().viewport().setViewState(state);
        });
    };
    for (const WindowPreset &preset : WindowPresets::of(*image))
        addPreset(preset.name, preset.window);
}

std::optional<StudyInstanceUid> ViewerWindow::priorStudy() const
{
    if (m_studies.isEmpty())
        return std::nullopt;
    return scene::priorOf(m_studies.front().study, m_known);
}

void ViewerWindow::openPrior()
{
    const auto prior = priorStudy();
    if (!prior)
        return;
    // The two beside each other, whatever else is open.
    openStudies({m_studies.front().study.uid, *prior});
    m_actions->link->setChecked(true);
}

void ViewerWindow::savePicture()
{
    auto *dialog = new QFileDialog(this, tr("Save this picture"), {}, tr("PNG picture (*.png);;JPEG picture (*.jpg)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"png"_s);
    dialog->selectFile(tr("image") + u".png"_s);
    const QImage picture = activePane().viewport().grab().toImage(); // as the reader sees it, with the notice
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString &path) {
        if (!picture.save(path))
            showNotice(tr("The picture could not be saved there. Choose another folder."));
    });
    dialog->open();
}

void ViewerWindow::updateActions()
{
    ViewerActions &a = *m_actions;
    // The planes have controls of their own; what acts on the panes behind them would be done unseen.
    const bool inPlanes = m_pages->currentWidget() == m_planes && &m_grid->activeField() == &m_grid->first();
    const auto image = inPlanes ? nullptr : activePane().viewport().image();
    for (QAction *action :
         {a.fit, a.invert, a.reset, a.zoomIn, a.zoomOut, a.turnLeft, a.turnRight, a.mirror, a.pixelForPixel})
        action->setEnabled(image != nullptr);
    // A first look is nothing to be kept.
    const bool isWhole = image && !image->isPreview();
    for (QAction *action : {a.print, a.printOne, a.savePicture})
        action->setEnabled(isWhole);
    // At the detector things are larger than in the patient: there is no true size.
    const bool hasTrueSize = image && image->millimetresPerColumn > 0 && !image->atDetector;
    a.trueSize->setEnabled(hasTrueSize);
    a.printTrueSize->setEnabled(hasTrueSize && isWhole);
    a.presets()->setEnabled(image && !image->frame->isColour());
    const bool hasStates = image && !m_companions->statesOf(*image).empty();
    a.prepared->setEnabled(hasStates);
    a.prepared->setChecked(hasStates && m_companions->stateInForce(*image));
    a.preparedViews()->setEnabled(hasStates);
    a.segments()->setEnabled(inPlanes ? !m_planes->segmentations().empty()
                                      : image && !m_companions->segmentationsOf(*image).empty());
    a.printSheets->setEnabled(isWhole && !m_job->isBusy());
    a.printOne->setVisible(layoutOf().panes() > 1);
    static const QMetaMethod exported = QMetaMethod::fromSignal(&ViewerWindow::exportRequested);
    a.exportStudies->setVisible(isSignalConnected(exported)); // the viewer on a medium has nobody to ask
    a.exportStudies->setEnabled(!m_studies.isEmpty());
    a.prior->setEnabled(priorStudy().has_value());
    a.tags->setEnabled(activePane().hasSeries());
    a.planes->setEnabled(activePane().hasSeries() || a.planes->isChecked());
    a.saveMeasurements->setEnabled(!inPlanes && m_annotations->canExport());
    a.link->setEnabled(m_grid->shown().size() > 1);
    if (QAction *layout = a.layout(layoutOf()))
        layout->setChecked(true);
    a.invert->setChecked(activePane().viewport().viewState().inverted);
    m_clips->updateActions(a, activePane(), !inPlanes);
}

} // namespace td::viewer
