// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/MprView.h"

#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/MprTexts.h"
#include "viewer/widget/PaneOverlay.h"
#include "viewer/widget/ViewerTexts.h"

#include <QKeyEvent>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace td::viewer {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kOriginal = 3;
constexpr std::chrono::milliseconds kRest{150}; ///< without a move, the full picture is drawn

/// How far along `direction` the next voxel is, mm.
double voxelStepMm(const volume::VoxelGrid &grid, const geometry::Vector &direction)
{
    const geometry::ImagePlane &plane = grid.firstPlane();
    const double perMm = std::max({std::abs(geometry::dot(direction, plane.alongRow())) / grid.columnSpacingMm(),
                                   std::abs(geometry::dot(direction, plane.alongColumn())) / grid.rowSpacingMm(),
                                   std::abs(geometry::dot(direction, plane.normal())) / grid.sliceSpacingMm()});
    return 1 / perMm;
}

} // namespace

MprView::MprView(load::StudyLoader &loader, const load::Companions &companions, const theme::Theme &theme,
                 QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_companions(companions)
    , m_theme(theme)
    , m_job(new volume::VolumeJob(loader, volume::Volume::kMaxBytes, this))
    , m_measures(new AnnotationController(nullptr, theme, this))
{
    buildPages();
    makeMeasures();
    m_settle.setSingleShot(true);
    m_settle.setInterval(kRest);
    connect(&m_settle, &QTimer::timeout, this, [this] { requestCuts(false); });
    connectJob();
    connect(&m_companions, &load::Companions::changed, this, [this] {
        updateSegments();
        m_originalImage.reset(); // to be dressed anew
        if (m_volume) {
            requestCuts(false);
            showOriginal();
        }
    });
    setTool(scene::Tool::CrossHair);
}

void MprView::connectJob()
{
    connect(m_job, &volume::VolumeJob::progressed, this, [this](int ready, int total) {
        say(ready < total ? tr("Loading %1 of %2 images…").arg(ready).arg(total) : tr("Putting the images together…"),
            ready, total, false);
    });
    connect(m_job, &volume::VolumeJob::built, this, &MprView::takeVolume);
    connect(m_job, &volume::VolumeJob::refused, this,
            [this](const volume::Refusal &refusal) { say(MprTexts::refusal(refusal), 0, 0, false); });
    connect(m_job, &volume::VolumeJob::failed, this, [this](const Error &error) {
        say(tr("An image of this series could not be loaded.") + u'\n' + ViewerTexts::imageError(error), 0, 0, true);
    });
    connect(&m_loader, &load::StudyLoader::imageReady, this, [this](const load::ImageKey &key) {
        if (m_volume && key.instance.series == m_series)
            showOriginal();
    });
}

void MprView::open(const SeriesInstanceUid &series)
{
    m_volume.reset();
    m_segments.clear();
    m_original = -1;
    m_originalImage.reset();
    m_series = series;
    for (Pane &pane : m_panes) {
        if (pane.queue)
            pane.queue->setVolume(nullptr);
        pane.viewport->showImage(nullptr, {}, PaneOverlay::empty());
        pane.viewport->setViewState({});
    }
    if (m_loader.stack(series).isEmpty())
        return say(MprTexts::refusal({volume::Obstacle::TooFew, 0}), 0, 0, false);
    m_job->start(series);
}

void MprView::close()
{
    m_job->cancel();
    m_settle.stop();
    m_volume.reset();
    m_originalImage.reset();
    updateSegments();
    for (Pane &pane : m_panes) {
        if (pane.queue)
            pane.queue->setVolume(nullptr);
        pane.viewport->showImage(nullptr, {}, PaneOverlay::empty());
    }
    Q_EMIT closed();
}

void MprView::setTool(scene::Tool tool)
{
    for (Pane &pane : m_panes)
        pane.viewport->setTool(tool);
    m_measures->setTool(tool);
}

void MprView::setInput(const ViewerPreferences &input)
{
    for (Pane &pane : m_panes)
        pane.viewport->setInput(input);
}

QVector<Viewport *> MprView::viewports() const
{
    QVector<Viewport *> all;
    for (const Pane &pane : m_panes)
        all.append(pane.viewport);
    return all;
}

QString MprView::message() const
{
    return m_volume ? QString() : m_sentence->text();
}

bool MprView::isSettled() const
{
    return m_volume && !m_settle.isActive() &&
           std::all_of(volume::kViews.begin(), volume::kViews.end(), [&](volume::View view) {
               const Pane &pane = m_panes[std::size_t(view)];
               return !pane.queue->isBusy() && pane.viewport->image();
           });
}

void MprView::say(const QString &sentence, int ready, int total, bool mayRetry)
{
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(sentence);
    m_progress->setVisible(total > 0);
    m_progress->setRange(0, std::max(1, total));
    m_progress->setValue(ready);
    m_retry->setVisible(mayRetry);
    m_pages->setCurrentIndex(0);
}

void MprView::takeVolume(std::shared_ptr<const volume::Volume> volume)
{
    m_volume = std::move(volume);
    for (Pane &pane : m_panes)
        if (pane.queue)
            pane.queue->setVolume(m_volume);
    updateSegments();
    offerNextMeasure();
    m_description->setText(MprTexts::description(m_volume->grid(), m_job->isHalved()));
    m_pages->setCurrentIndex(1);
    m_panes[0].viewport->setFocus();
    resetPlanes();
}

void MprView::resetPlanes()
{
    if (!m_volume)
        return;
    m_planes.reset(m_volume->grid());
    const QSignalBlocker blocker(m_slab);
    m_slab->setValue(0);
    for (Pane &pane : m_panes)
        pane.viewport->setViewState({});
    planesChanged();
}

volume::Cut MprView::cutOf(volume::View view) const
{
    volume::Cut cut = m_planes.cut(view);
    cut.slabMm = m_slab->value();
    cut.projection = volume::Projection(m_projection->currentData().toInt());
    return cut;
}

void MprView::planesChanged()
{
    if (!m_volume)
        return;
    const double mm = m_slab->value();
    m_slabText->setText(mm > 0 ? tr("%1 mm").arg(QLocale().toString(mm, 'f', 0)) : tr("none"));
    requestCuts(true);
    m_settle.start();
    showLines();
    showOriginal();
}

void MprView::requestCuts(bool dragging)
{
    for (const volume::View view : volume::kViews)
        m_panes[std::size_t(view)].queue->request(cutOf(view), dragging);
}

void MprView::showLines()
{
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        QVector<CrossHairLayer::Line> lines;
        for (const volume::View view : volume::kViews)
            if (std::size_t(view) != i)
                lines.append({view, m_planes.cut(view).into(), colorOf(view), MprTexts::name(view)});
        m_panes[i].lines->show(m_planes.center(), lines);
    }
}

void MprView::showOriginal()
{
    const int index = m_job->nearestIndex(m_planes.center());
    const load::Stack &stack = m_loader.stack(m_series);
    if (index < 0 || index >= stack.size())
        return;
    Viewport *viewport = m_panes[kOriginal].viewport;
    const auto image = m_loader.image(stack[index]);
    if (!image)
        return m_loader.setUrgent(load::Focus{m_series, index});
    if (index == m_original && m_originalImage == image)
        return;
    m_original = index;
    m_originalImage = image;
    viewport->showImage(m_companions.withSegments(image), {}, {});
    refreshTexts(kOriginal);
}

void MprView::takeImage(volume::View view, std::shared_ptr<const load::LoadedImage> image)
{
    m_panes[std::size_t(view)].viewport->showImage(std::move(image), {}, {});
    refreshTexts(std::size_t(view));
}

void MprView::refreshTexts(std::size_t number)
{
    Viewport *viewport = m_panes[number].viewport;
    const auto image = viewport->image();
    if (!image)
        return;
    const bool original = number == kOriginal;
    const PaneOverlay::Position position{original ? m_original : 0, int(m_loader.stack(m_series).size()), -1};
    render::OverlayContent overlay =
        PaneOverlay::content(*image, position, viewport->window(), viewport->magnification());
    QString name = tr("Original image");
    if (!original) {
        const auto view = volume::View(number);
        const QString slab = MprTexts::slab(cutOf(view));
        name = MprTexts::title(view, m_planes.isStraight(view));
        overlay.bottomLeft.removeFirst(); // a plane has no number among the images
        if (!slab.isEmpty())
            overlay.bottomLeft.prepend(slab);
        overlay.bottomLeft.prepend(tr("Computed from the images"));
    }
    overlay.bottomLeft.prepend(name);
    if (number != 0)
        overlay.topLeft.clear(); // the patient is named once
    viewport->setOverlay(overlay);
    QStringList spoken = overlay.bottomLeft.mid(1);
    if (const QStringList names = PaneOverlay::segments(*image); viewport->isFileGraphicsShown() && !names.isEmpty())
        spoken.append(tr("segments: %1").arg(names.join(u", "_s)));
    if (const AnnotationController *measures = original ? m_ofImages : m_measures)
        spoken.append(measures->spoken(*image));
    spoken.removeAll(QString());
    viewport->setSpokenContents(name + u". "_s + spoken.join(u", "_s));
}

void MprView::shareState(std::size_t from)
{
    refreshTexts(from);
    if (m_sharing)
        return;
    m_sharing = true;
    const scene::ViewState &state = m_panes[from].viewport->viewState();
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        scene::ViewState other = m_panes[i].viewport->viewState();
        if (i == from || (other.window == state.window && other.inverted == state.inverted))
            continue;
        other.window = state.window;
        other.inverted = state.inverted;
        m_panes[i].viewport->setViewState(other);
    }
    m_sharing = false;
}

void MprView::scroll(volume::View view, int steps)
{
    if (!m_volume)
        return;
    m_planes.move(view, steps * voxelStepMm(m_volume->grid(), m_planes.cut(view).into()));
    planesChanged();
}

void MprView::scrollOriginal(int images)
{
    const auto plane = m_job->planeAt(std::clamp(m_original + images, 0, int(m_loader.stack(m_series).size()) - 1));
    if (!m_volume || !plane)
        return;
    const geometry::Vector &center = m_planes.center().mm;
    m_planes.setCenter({geometry::sum(center, geometry::scaled(plane->normal(), -plane->distanceMm({center})))});
    planesChanged();
}

QColor MprView::colorOf(volume::View view) const
{
    switch (view) {
    case volume::View::Axial:
        return m_theme.color(theme::ColorRole::ViewerAxial);
    case volume::View::Coronal:
        return m_theme.color(theme::ColorRole::ViewerCoronal);
    case volume::View::Sagittal:
    default:
        return m_theme.color(theme::ColorRole::ViewerSagittal);
    }
}

void MprView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
        return m_slab->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_Minus:
        return m_slab->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Escape:
        return close();
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace td::viewer
