// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerWindow.h"

#include "viewer/scene/Hanging.h"
#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/Comparison.h"
#include "viewer/widget/MprView.h"
#include "viewer/widget/PaneGrid.h"
#include "viewer/widget/SecondWindow.h"
#include "viewer/widget/StudyBrowser.h"
#include "viewer/widget/ViewerActions.h"
#include "viewer/widget/ViewerPreferences.h"
#include "viewer/widget/ViewerTexts.h"
#include "viewer/widget/ViewportAccessible.h"
#include "viewer/widget/WindowJob.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBrowserWidth = 264;
constexpr int kWidestBrowser = 400;

} // namespace

ViewerWindow::ViewerWindow(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme,
                           std::shared_ptr<model::AnnotationStore> store, QWidget *parent)
    : QMainWindow(parent)
    , m_source(std::move(source))
    , m_theme(theme)
    , m_loader(new load::StudyLoader(m_source, {}, this))
    , m_companions(new load::Companions(*m_loader, this))
    , m_actions(new ViewerActions(*this, theme))
    , m_annotations(new AnnotationController(std::move(store), theme, this))
    , m_job(new WindowJob(theme, this))
{
    ViewportAccessible::install();
    setWindowTitle(tr("Image viewer"));
    setStyleSheet(theme.viewerStyleSheet());
    buildPages();
    makeProducts();
    connectLoader();
    connectGrid();
    connectClips();
    connectActions();
    new SecondWindow(*this, *m_grid, *m_actions, theme);
    connectStudyActions();
    connectCompanions();
    usePreferences(ViewerPreferences::load());
    m_grid->setLayoutOf(m_grid->first(), scene::kSingle);
    updateActions();
    QMetaObject::invokeMethod(this, &ViewerWindow::updateActions, Qt::QueuedConnection); // who listens is known then
    constexpr QSize frame(8, 40);
    resize((QSize(1280, 800) * textScale()).boundedTo(screen()->availableSize() - frame));
}

double ViewerWindow::textScale() const
{
    constexpr double usualIcon = 24;
    return m_theme.metric(theme::Metric::Icon) / usualIcon;
}

ViewerWindow::~ViewerWindow()
{
    // The panes ask the loader, which goes last.
    m_grid->disconnect(this);
    delete takeCentralWidget();
}

scene::Layout ViewerWindow::layoutOf() const
{
    return m_grid->activeField().layoutOf();
}

ImagePane &ViewerWindow::pane(int number)
{
    return m_grid->pane(number);
}

ImagePane &ViewerWindow::activePane()
{
    return m_grid->active();
}

void ViewerWindow::buildPages()
{
    auto *whole = new QWidget(this);
    auto *splitter = new QSplitter(Qt::Horizontal, whole);
    splitter->setChildrenCollapsible(false);
    m_browser = new StudyBrowser(*m_loader, m_theme);
    m_browser->setMinimumWidth(200);
    splitter->addWidget(m_browser);
    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBanner());
    m_grid = new PaneGrid(*m_loader, *m_companions, m_theme);
    m_comparison = new Comparison(*m_grid, *m_loader, m_theme, m_grid);
    m_planes = new MprView(*m_loader, *m_companions, m_theme);
    m_planes->measureImages(*m_annotations);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_grid);
    m_pages->addWidget(m_planes);
    column->addWidget(m_annotations->makeNotice(centre));
    column->addWidget(m_job->makeLine(centre));
    column->addWidget(m_pages, 1);
    splitter->addWidget(centre);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({std::min(qRound(kBrowserWidth * textScale()), kWidestBrowser), 1000});
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(splitter, 1);
    row->addWidget(m_actions->makeToolColumn(whole));
    setCentralWidget(whole);
    pane(0).clear(tr("Choose a study to see its images."));
}

QWidget *ViewerWindow::makeBanner()
{
    m_banner = new QWidget;
    m_banner->setProperty("chrome", true);
    auto *row = new QHBoxLayout(m_banner);
    const int space = m_theme.metric(theme::Metric::SpaceM);
    row->setContentsMargins(space, 8, space, 8);
    m_bannerIcon = new QLabel;
    const int side = m_theme.metric(theme::Metric::Icon);
    m_bannerIcon->setPixmap(m_theme.icon(u"network-off"_s, theme::ColorRole::ViewerOverlay).pixmap(side, side));
    row->addWidget(m_bannerIcon);
    m_bannerText = new QLabel;
    m_bannerText->setWordWrap(true);
    row->addWidget(m_bannerText, 1);
    m_bannerAgain = new QPushButton(tr("Try again"));
    connect(m_bannerAgain, &QPushButton::clicked, this, &ViewerWindow::retryFailed);
    row->addWidget(m_bannerAgain);
    auto *close = new QPushButton(tr("Close the message"));
    connect(close, &QPushButton::clicked, m_banner, &QWidget::hide);
    row->addWidget(close);
    m_banner->hide();
    return m_banner;
}

void ViewerWindow::connectGrid()
{
    const auto attach = [this](ImagePane &pane) {
        m_annotations->attach(pane);
        connect(&pane.viewport(), &Viewport::activated, this, [this] { chooseMeasures(false); });
    };
    connect(m_grid, &PaneGrid::paneMade, this, attach);
    for (ImagePane *made : m_grid->all())
        attach(*made);
    m_annotations->setActive(activePane().viewport());
    m_annotations->connectActions(*m_actions);
    m_planes->measures().connectActions(*m_actions);
    connect(m_planes, &MprView::segmentsChanged, this, &ViewerWindow::updateActions);
    for (Viewport *viewport : m_planes->viewports())
        connect(viewport, &Viewport::activated, this, [this, viewport] {
            if (&m_grid->activeField() != &m_grid->first()) // else commands would be about the other window
                m_grid->setActive(m_grid->first().active());
            chooseMeasures(viewport != m_planes->viewports().back());
        });
    connect(m_annotations, &AnnotationController::changed, this, &ViewerWindow::updateActions);
    connect(m_planes, &MprView::closed, this, [this] { showPlanes(false); });
    connect(m_grid, &PaneGrid::activeChanged, this, [this] {
        m_browser->setCurrent(activePane().series());
        m_annotations->setActive(activePane().viewport());
        tellFocus();
        updateActions();
    });
    connect(m_grid, &PaneGrid::focusChanged, this, [this] {
        tellFocus();
        fillTags();
    });
    connect(m_grid, &PaneGrid::secondToggled, this, [this] {
        fillEmptyPanes();
        updateActions();
    });
    connect(m_grid, &PaneGrid::playingChanged, this, &ViewerWindow::updateActions);
    connect(m_grid, &PaneGrid::seriesDropped, this, [this] {
        m_browser->setCurrent(activePane().series());
        updateActions();
    });
    connect(m_grid, &PaneGrid::imageRequested, this, &ViewerWindow::showImage);
    connect(m_grid, &PaneGrid::documentRequested, this, &ViewerWindow::openDocument);
    connect(m_grid, &PaneGrid::retryRequested, this, &ViewerWindow::retryFailed);
    connect(m_grid, &PaneGrid::imagePainted, this, [this] {
        if (!std::exchange(m_firstShown, true))
            Q_EMIT firstImageShown();
    });
}

void ViewerWindow::connectLoader()
{
    connect(m_loader, &load::StudyLoader::studyReady, this, &ViewerWindow::takeStudy);
    connect(m_loader, &load::StudyLoader::studyFailed, this, &ViewerWindow::takeFailure);
    connect(m_loader, &load::StudyLoader::imageReady, this, [this](const load::ImageKey &key) {
        m_browser->updateThumbnail(key);
        for (ImagePane *pane : m_grid->all())
            pane->imageArrived(key);
    });
    connect(m_loader, &load::StudyLoader::imageFailed, this, [this](const load::ImageKey &key, const Error &error) {
        showNetworkTrouble(error);
        for (ImagePane *pane : m_grid->all())
            pane->imageArrived(key);
    });
    connect(m_loader, &load::StudyLoader::stackChanged, this, [this](const SeriesInstanceUid &series) {
        for (ImagePane *pane : m_grid->all())
            pane->stackChanged(series);
    });
    connect(m_loader, &load::StudyLoader::progressChanged, m_browser, &StudyBrowser::updateProgress);
    connect(m_browser, &StudyBrowser::seriesChosen, this, [this](const SeriesInstanceUid &series) {
        activePane().showSeries(series);
        updateActions();
    });
}

void ViewerWindow::openStudies(const QVector<StudyInstanceUid> &studies)
{
    m_grid->setActive(0);
    m_hung = false;
    pane(0).clear(studies.isEmpty() ? tr("There is no study to show.") : tr("Opening the study…"));
    const QVector<StudyInstanceUid> earlier = std::exchange(m_asked, studies);
    for (const StudyInstanceUid &study : earlier)
        if (!studies.contains(study))
            m_asked.append(study);
    m_browser->setOrder(m_asked);
    sortStudies();
    for (const StudyInstanceUid &study : studies)
        if (!earlier.contains(study))
            m_loader->openStudy(study);
    hangStudies();
    updateActions();
}

void ViewerWindow::setKnownStudies(const QVector<model::ImagingStudy> &studies)
{
    m_known = studies;
    updateActions();
}

void ViewerWindow::sortStudies()
{
    std::sort(m_studies.begin(), m_studies.end(), [this](const auto &a, const auto &b) {
        return m_asked.indexOf(a.study.uid) < m_asked.indexOf(b.study.uid);
    });
}

void ViewerWindow::takeStudy(const model::StudyContents &contents)
{
    m_failed.removeAll(contents.study.uid);
    m_studies.append(contents);
    sortStudies();
    m_browser->addStudy(contents);
    m_annotations->open(contents.study.uid);
    if (m_failed.isEmpty())
        m_banner->hide();
    hangStudies();
    updateActions();
}

void ViewerWindow::takeFailure(const StudyInstanceUid &study, const Error &error)
{
    if (!m_failed.contains(study))
        m_failed.append(study);
    m_browser->addFailedStudy(study, ViewerTexts::studyError(error));
    if (m_studies.isEmpty())
        pane(0).clear(ViewerTexts::studyError(error));
    showBanner(ViewerTexts::studyError(error));
    hangStudies();
}

void ViewerWindow::showBanner(const QString &sentence)
{
    if (m_banner->isVisibleTo(this) && m_bannerText->text() == sentence)
        return;
    showNotice(sentence);
    m_bannerIcon->show();
    m_bannerAgain->show();
}

void ViewerWindow::showNotice(const QString &sentence)
{
    m_bannerIcon->hide();
    m_bannerAgain->hide();
    m_bannerText->setText(sentence);
    m_banner->show();
    QAccessibleEvent event(m_bannerText, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ViewerWindow::showNetworkTrouble(const Error &error)
{
    if (error.code != ErrorCode::Network && error.code != ErrorCode::Timeout)
        return;
    showBanner(tr("The connection with the clinic is interrupted. Images that have arrived can still be seen."));
}

void ViewerWindow::retryFailed()
{
    m_banner->hide();
    for (const StudyInstanceUid &study : std::as_const(m_failed))
        m_loader->openStudy(study);
    for (const model::StudyContents &study : std::as_const(m_studies))
        for (const model::ImagingSeries &series : study.series)
            if (m_loader->progress(series.uid).failed > 0)
                m_loader->retry(series.uid);
}

bool ViewerWindow::isAnswered(const StudyInstanceUid &study) const
{
    return m_failed.contains(study) || std::any_of(m_studies.begin(), m_studies.end(), [&study](const auto &contents) {
               return contents.study.uid == study;
           });
}

QVector<model::StudyContents> ViewerWindow::studiesToShow() const
{
    // An answer that overtook that of an earlier study waits for it, so that the panes keep the order asked for.
    QVector<model::StudyContents> shown;
    for (const StudyInstanceUid &study : m_asked) {
        if (!isAnswered(study))
            break;
        for (const model::StudyContents &contents : m_studies)
            if (contents.study.uid == study)
                shown.append(contents);
    }
    return shown;
}

void ViewerWindow::hangStudies()
{
    const QVector<model::StudyContents> studies = studiesToShow();
    const bool allAnswered =
        std::all_of(m_asked.begin(), m_asked.end(), [this](const auto &s) { return isAnswered(s); });
    if (m_hung || studies.isEmpty() || !allAnswered)
        return fillEmptyPanes();
    m_hung = true;
    const scene::Hanging hanging = scene::hangingOf(studies);
    m_grid->setLayoutOf(m_grid->first(), hanging.layout);
    for (int i = 0; i < hanging.panes.size(); ++i)
        if (pane(i).series() != hanging.panes[i].series || hanging.panes[i].index >= 0)
            pane(i).showSeries(hanging.panes[i].series, hanging.panes[i].index);
    fillEmptyPanes();
}

void ViewerWindow::fillEmptyPanes()
{
    // Each pane takes the next series with images that no pane shows yet.
    const QVector<model::StudyContents> studies = studiesToShow();
    const QVector<ImagePane *> panes = m_grid->all();
    for (ImagePane *empty : m_grid->shown()) {
        if (empty->hasSeries())
            continue;
        const auto isFree = [&](const model::ImagingSeries &series) {
            return scene::isLookedAt(series) && !m_loader->stack(series.uid).isEmpty() &&
                   std::none_of(panes.begin(), panes.end(),
                                [&](const ImagePane *pane) { return pane->series() == series.uid; });
        };
        for (const model::StudyContents &study : studies) {
            const auto next = std::find_if(study.series.begin(), study.series.end(), isFree);
            if (next == study.series.end())
                continue;
            empty->showSeries(next->uid);
            break;
        }
        if (!empty->hasSeries() && !studies.isEmpty())
            empty->clear(tr("Choose a series in the list, or drag one here."));
    }
    if (!studies.isEmpty() && !pane(0).hasSeries())
        pane(0).clear(tr("This study holds no images."));
    tellFocus();
    m_browser->setCurrent(activePane().series());
}

void ViewerWindow::setLayoutOf(scene::Layout layout)
{
    m_hung = true;
    m_grid->setLayoutOf(m_grid->activeField(), layout);
    fillEmptyPanes();
    updateActions();
}

} // namespace td::viewer
