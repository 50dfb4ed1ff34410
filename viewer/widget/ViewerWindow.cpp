// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerWindow.h"

#include "viewer/widget/ImagePane.h"
#include "viewer/widget/StudyBrowser.h"
#include "viewer/widget/ViewerActions.h"
#include "viewer/widget/ViewerTexts.h"
#include "viewer/widget/ViewportAccessible.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;

namespace {

constexpr double kZoomStep = 1.25;
constexpr int kBrowserWidth = 264;
constexpr int kWidestBrowser = 400;

} // namespace

ViewerWindow::ViewerWindow(std::shared_ptr<dicom::InstanceSource> source, const theme::Theme &theme, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_loader(new load::StudyLoader(std::move(source), {}, this))
    , m_actions(new ViewerActions(*this, theme))
{
    ViewportAccessible::install();
    setWindowTitle(tr("Image viewer"));
    setStyleSheet(theme.viewerStyleSheet());
    buildPages();
    connectLoader();
    connectActions();
    setLayoutOf(scene::kSingle);
    setActive(0);
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
    // While panes are taken down the focus moves among them and they report it; nobody listens any more. They ask the
    // loader, which goes last.
    for (ImagePane *pane : m_panes) {
        pane->disconnect(this);
        pane->viewport().disconnect(this);
    }
    delete takeCentralWidget();
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
    m_grid = new QGridLayout;
    m_grid->setSpacing(m_theme.metric(theme::Metric::SpaceXs));
    column->addLayout(m_grid, 1);
    for (int i = 0; i < kMaxPanes; ++i) {
        m_panes[size_t(i)] = new ImagePane(*m_loader, m_theme, i + 1);
        m_grid->addWidget(m_panes[size_t(i)], i / 2, i % 2);
        connectPane(*m_panes[size_t(i)], i);
    }
    splitter->addWidget(centre);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({std::min(qRound(kBrowserWidth * textScale()), kWidestBrowser), 1000});
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(splitter, 1);
    row->addWidget(m_actions->makeToolColumn(whole));
    setCentralWidget(whole);
    m_panes[0]->clear(tr("Choose a study to see its images."));
}

QWidget *ViewerWindow::makeBanner()
{
    m_banner = new QWidget;
    m_banner->setProperty("chrome", true);
    auto *row = new QHBoxLayout(m_banner);
    const int space = m_theme.metric(theme::Metric::SpaceM);
    row->setContentsMargins(space, 8, space, 8);
    auto *icon = new QLabel;
    const int side = m_theme.metric(theme::Metric::Icon);
    icon->setPixmap(m_theme.icon(u"network-off"_s, theme::ColorRole::ViewerOverlay).pixmap(side, side));
    row->addWidget(icon);
    m_bannerText = new QLabel;
    m_bannerText->setWordWrap(true);
    row->addWidget(m_bannerText, 1);
    auto *again = new QPushButton(tr("Try again"));
    connect(again, &QPushButton::clicked, this, &ViewerWindow::retryFailed);
    row->addWidget(again);
    m_banner->hide();
    return m_banner;
}

void ViewerWindow::connectPane(ImagePane &pane, int number)
{
    connect(&pane, &ImagePane::activated, this, [this, number] { setActive(number); });
    connect(&pane, &ImagePane::focusChanged, this, &ViewerWindow::tellFocus);
    connect(&pane, &ImagePane::playingChanged, this, &ViewerWindow::updateActions);
    connect(&pane, &ImagePane::retryRequested, this, &ViewerWindow::retryFailed);
    connect(&pane.viewport(), &Viewport::imagePainted, this, [this] {
        if (std::exchange(m_firstShown, true))
            return;
        Q_EMIT firstImageShown();
    });
}

void ViewerWindow::connectLoader()
{
    connect(m_loader, &load::StudyLoader::studyReady, this, &ViewerWindow::takeStudy);
    connect(m_loader, &load::StudyLoader::studyFailed, this, &ViewerWindow::takeFailure);
    connect(m_loader, &load::StudyLoader::imageReady, this, [this](const load::ImageKey &key) {
        m_browser->updateThumbnail(key);
        for (ImagePane *pane : m_panes)
            pane->imageArrived(key);
    });
    connect(m_loader, &load::StudyLoader::imageFailed, this, [this](const load::ImageKey &key, const Error &error) {
        showNetworkTrouble(error);
        for (ImagePane *pane : m_panes)
            pane->imageArrived(key);
    });
    connect(m_loader, &load::StudyLoader::stackChanged, this, [this](const SeriesInstanceUid &series) {
        for (ImagePane *pane : m_panes)
            pane->stackChanged(series);
    });
    connect(m_loader, &load::StudyLoader::progressChanged, m_browser, &StudyBrowser::updateProgress);
    connect(m_browser, &StudyBrowser::seriesChosen, this, [this](const SeriesInstanceUid &series) {
        activePane().showSeries(series);
        updateActions();
    });
}

void ViewerWindow::connectActions()
{
    ViewerActions &a = *m_actions;
    const auto useTool = [this](QAction *action, Tool tool) {
        connect(action, &QAction::triggered, this, [this, tool] {
            for (ImagePane *pane : m_panes)
                pane->viewport().setTool(tool);
        });
    };
    useTool(a.toolWindow, Tool::Window);
    useTool(a.toolPan, Tool::Pan);
    useTool(a.toolZoom, Tool::Zoom);
    useTool(a.toolScroll, Tool::Scroll);
    const auto change = [this](QAction *action, auto how) {
        connect(action, &QAction::triggered, this, [this, how] {
            scene::ViewState state = activePane().viewport().viewState();
            how(state);
            activePane().viewport().setViewState(state);
            updateActions();
        });
    };
    change(a.fit, [](scene::ViewState &s) { s.fit(); });
    change(a.reset, [](scene::ViewState &s) { s.reset(); });
    change(a.invert, [](scene::ViewState &s) { s.inverted = !s.inverted; });
    connect(a.zoomIn, &QAction::triggered, this, [this] { activePane().viewport().zoomBy(kZoomStep); });
    connect(a.zoomOut, &QAction::triggered, this, [this] { activePane().viewport().zoomBy(1 / kZoomStep); });
    connect(a.layoutSingle, &QAction::triggered, this, [this] { setLayoutOf(scene::kSingle); });
    connect(a.layoutQuad, &QAction::triggered, this, [this] { setLayoutOf(scene::kQuad); });
    connect(a.play, &QAction::triggered, this, [this](bool on) { activePane().setPlaying(on); });
    connect(a.print, &QAction::triggered, this, [this] { print(false); });
    connect(a.printOne, &QAction::triggered, this, [this] { print(true); });
    connect(a.close, &QAction::triggered, this, &QWidget::close);
    connect(a.exportStudies, &QAction::triggered, this, [this] { Q_EMIT exportRequested(m_studies); });
}

void ViewerWindow::openStudies(const QVector<StudyInstanceUid> &studies)
{
    setActive(0);
    setLayoutOf(m_layout);
    m_panes[0]->clear(studies.isEmpty() ? tr("There is no study to show.") : tr("Opening the study…"));
    const QVector<StudyInstanceUid> earlier = std::exchange(m_asked, studies);
    for (const StudyInstanceUid &study : earlier)
        if (!studies.contains(study))
            m_asked.append(study);
    m_browser->setOrder(m_asked);
    sortStudies();
    for (const StudyInstanceUid &study : studies)
        if (!earlier.contains(study))
            m_loader->openStudy(study);
    if (!studies.isEmpty())
        fillEmptyPanes();
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
    if (m_failed.isEmpty())
        m_banner->hide();
    fillEmptyPanes();
    updateActions();
}

void ViewerWindow::takeFailure(const StudyInstanceUid &study, const Error &error)
{
    if (!m_failed.contains(study))
        m_failed.append(study);
    m_browser->addFailedStudy(study, ViewerTexts::studyError(error));
    if (m_studies.isEmpty())
        m_panes[0]->clear(ViewerTexts::studyError(error));
    showBanner(ViewerTexts::studyError(error));
    fillEmptyPanes();
}

void ViewerWindow::showBanner(const QString &sentence)
{
    if (m_banner->isVisibleTo(this) && m_bannerText->text() == sentence)
        return;
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

void ViewerWindow::fillEmptyPanes()
{
    // Each pane takes the next series with images that no pane shows yet.
    const QVector<model::StudyContents> studies = studiesToShow();
    for (int i = 0; i < m_layout.panes(); ++i) {
        if (m_panes[size_t(i)]->hasSeries())
            continue;
        for (const model::StudyContents &study : studies) {
            const auto next = std::find_if(study.series.begin(), study.series.end(), [this](const auto &series) {
                return !m_loader->stack(series.uid).isEmpty() &&
                       std::none_of(m_panes.begin(), m_panes.end(),
                                    [&](const ImagePane *pane) { return pane->series() == series.uid; });
            });
            if (next == study.series.end())
                continue;
            m_panes[size_t(i)]->showSeries(next->uid);
            break;
        }
    }
    if (!studies.isEmpty() && !m_panes[0]->hasSeries())
        m_panes[0]->clear(tr("This study holds no images."));
    tellFocus();
    m_browser->setCurrent(activePane().series());
}

void ViewerWindow::setLayoutOf(scene::Layout layout)
{
    m_layout = layout;
    const bool several = layout.panes() > 1;
    for (int i = 0; i < kMaxPanes; ++i) {
        m_panes[size_t(i)]->setVisible(several ? i < layout.panes() : i == m_active);
        m_panes[size_t(i)]->setActive(several && i == m_active);
    }
    (layout.panes() == 1 ? m_actions->layoutSingle : m_actions->layoutQuad)->setChecked(true);
    fillEmptyPanes();
    updateActions();
}

void ViewerWindow::setActive(int number)
{
    m_active = number;
    for (int i = 0; i < kMaxPanes; ++i)
        m_panes[size_t(i)]->setActive(m_layout.panes() > 1 && i == number);
    m_browser->setCurrent(activePane().series());
    tellFocus();
    updateActions();
}

void ViewerWindow::tellFocus()
{
    QVector<load::Focus> focus;
    if (activePane().hasSeries())
        focus.append({activePane().series(), activePane().index()});
    for (int i = 0; i < kMaxPanes; ++i)
        if (i != m_active && m_panes[size_t(i)]->isVisibleTo(this) && m_panes[size_t(i)]->hasSeries())
            focus.append({m_panes[size_t(i)]->series(), m_panes[size_t(i)]->index()});
    m_loader->setFocus(focus);
}

void ViewerWindow::updateActions()
{
    ViewerActions &a = *m_actions;
    const auto image = activePane().viewport().image();
    for (QAction *action : {a.print, a.printOne, a.fit, a.invert, a.reset, a.zoomIn, a.zoomOut})
        action->setEnabled(image != nullptr);
    a.printOne->setVisible(m_layout.panes() > 1);
    a.exportStudies->setEnabled(!m_studies.isEmpty());
    a.invert->setChecked(activePane().viewport().viewState().inverted);
    const bool playing = activePane().isPlaying();
    a.play->setEnabled(activePane().canPlay());
    a.play->setChecked(playing);
    a.play->setText(playing ? tr("Pause") : tr("Play"));
    a.play->setIcon(m_theme.icon(playing ? u"pause"_s : u"play"_s, theme::ColorRole::ViewerText));
}

} // namespace td::viewer
