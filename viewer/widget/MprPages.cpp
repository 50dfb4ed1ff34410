// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/MprTexts.h"
#include "viewer/widget/MprView.h"
#include "viewer/widget/PaneOverlay.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace td::viewer {
namespace {

constexpr int kMaxSlabMm = 50;
constexpr int kFaceWidth = 480;

} // namespace

void MprView::buildPages()
{
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(makeFace());
    m_pages->addWidget(makeGrid());
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
}

QWidget *MprView::makeFace()
{
    auto *face = new QWidget;
    face->setProperty("chrome", true);
    m_sentence = new QLabel;
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(kFaceWidth);
    m_progress->setAccessibleName(tr("Images loaded"));
    m_retry = new QPushButton(tr("Try again"));
    auto *back = new QPushButton(tr("Back to the images"));
    connect(m_retry, &QPushButton::clicked, this, [this] {
        m_loader.retry(m_series);
        open(m_series);
    });
    connect(back, &QPushButton::clicked, this, &MprView::close);
    auto *column = new QVBoxLayout(face);
    const int margin = m_theme.metric(theme::Metric::SpaceXxl);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(m_theme.metric(theme::Metric::SpaceL));
    column->addStretch();
    column->addWidget(m_sentence); // over the whole width: only so does it grow with its lines
    for (QWidget *widget : std::initializer_list<QWidget *>{m_progress, m_retry, back})
        column->addWidget(widget, 0, Qt::AlignHCenter);
    column->addStretch();
    return face;
}

QWidget *MprView::makeGrid()
{
    auto *page = new QWidget;
    page->setProperty("chrome", true);
    auto *grid = new QGridLayout;
    grid->setSpacing(m_theme.metric(theme::Metric::SpaceXs));
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        makePane(i);
        grid->addWidget(m_panes[i].viewport, int(i) / 2, int(i) % 2);
    }
    for (const int at : {0, 1}) {
        grid->setRowStretch(at, 1);
        grid->setColumnStretch(at, 1);
    }
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(theme::Metric::SpaceXs));
    column->addLayout(makeMeasureLine(page));
    column->addLayout(grid, 1);
    column->addWidget(makeControls());
    return page;
}

/// What becomes of measures, and the way to them: they are seen on their own planes alone.
QLayout *MprView::makeMeasureLine(QWidget *page)
{
    m_nextMeasure = new QPushButton(tr("&Next measure"), page);
    m_nextMeasure->setToolTip(tr("Go to the next plane that something was measured on"));
    m_nextMeasure->hide();
    connect(m_nextMeasure, &QPushButton::clicked, this, &MprView::showNextMeasure);
    auto *row = new QHBoxLayout;
    row->addWidget(m_measures->makeNotice(page), 1);
    row->addWidget(m_nextMeasure);
    return row;
}

void MprView::makePane(std::size_t number)
{
    Pane &pane = m_panes[number];
    pane.viewport = new Viewport(m_theme);
    pane.lines = new CrossHairLayer(pane.viewport);
    pane.viewport->addLayer(*pane.lines);
    connect(pane.viewport, &Viewport::viewStateChanged, this, [this, number] { shareState(number); });
    connectLines(number);
    if (number >= volume::kViews.size()) {
        pane.lines->setTurnable(false);
        pane.viewport->setAccessibleName(tr("Original image"));
        connect(pane.viewport, &Viewport::scrollRequested, this, [this](int by) { scrollOriginal(by); });
        return;
    }
    const auto view = volume::View(number);
    pane.viewport->setAccessibleName(MprTexts::name(view));
    pane.queue = new volume::ResliceQueue(this);
    connect(pane.queue, &volume::ResliceQueue::ready, this,
            [this, view](const std::shared_ptr<const load::LoadedImage> &image) { takeImage(view, image); });
    connect(pane.viewport, &Viewport::scrollRequested, this, [this, view](int by) { scroll(view, by); });
    connect(pane.viewport, &Viewport::scrollToRequested, this, [this, view](bool last) {
        constexpr int beyond = 100'000; // the planes stop at the volume's edge
        scroll(view, last ? beyond : -beyond);
    });
}

void MprView::connectLines(std::size_t number)
{
    CrossHairLayer *lines = m_panes[number].lines;
    connect(lines, &CrossHairLayer::centerMoved, this, [this](const geometry::PatientPoint &center) {
        m_planes.setCenter(center);
        planesChanged();
    });
    connect(lines, &CrossHairLayer::planeMoved, this, [this](volume::View view, double millimetres) {
        m_planes.move(view, millimetres);
        planesChanged();
    });
    connect(lines, &CrossHairLayer::turned, this, [this, number](double radians) {
        m_planes.turn(volume::View(number), radians);
        planesChanged();
    });
    connect(lines, &CrossHairLayer::gestureEnded, this, [this] {
        m_settle.stop();
        requestCuts(false);
    });
}

QSize MprView::minimumSizeHint() const
{
    return isHidden() ? QSize(0, 0) : QWidget::minimumSizeHint();
}

QWidget *MprView::makeControls()
{
    auto *bar = new QWidget;
    auto *rows = new QVBoxLayout(bar);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *row = new QHBoxLayout;
    rows->addLayout(row);
    const int space = m_theme.metric(theme::Metric::SpaceS);
    row->setContentsMargins(space, 0, space, m_theme.metric(theme::Metric::SpaceXs));
    row->setSpacing(space);
    auto *slabName = new QLabel(tr("S&lab"));
    m_slab = new QSlider(Qt::Horizontal);
    m_slab->setRange(0, kMaxSlabMm);
    m_slab->setPageStep(5);
    m_slab->setMinimumWidth(100);
    m_slab->setAccessibleName(tr("Thickness of the slab in millimetres"));
    slabName->setBuddy(m_slab);
    m_slabText = new QLabel;
    m_slabText->setMinimumWidth(m_slabText->fontMetrics().horizontalAdvance(QStringLiteral("0000000000")));
    m_projection = new QComboBox;
    m_projection->addItem(tr("Mean"), int(volume::Projection::Mean));
    m_projection->addItem(tr("Maximum"), int(volume::Projection::Maximum));
    m_projection->addItem(tr("Minimum"), int(volume::Projection::Minimum));
    m_projection->setAccessibleName(tr("What the slab shows of its depth"));
    m_description = new QLabel;
    m_description->setProperty("role", QStringLiteral("small"));
    m_description->setWordWrap(true);
    auto *reset = new QPushButton(tr("&Reset planes"));
    auto *back = new QPushButton(tr("Back to the images"));
    connect(m_slab, &QSlider::valueChanged, this, &MprView::planesChanged);
    connect(m_projection, &QComboBox::currentIndexChanged, this, &MprView::planesChanged);
    connect(reset, &QPushButton::clicked, this, &MprView::resetPlanes);
    connect(back, &QPushButton::clicked, this, &MprView::close);
    for (QWidget *widget : std::initializer_list<QWidget *>{slabName, m_slab, m_slabText, m_projection})
        row->addWidget(widget);
    row->setStretchFactor(m_slab, 1);
    auto *below = new QHBoxLayout; // two rows, so that large letters fit a small screen
    rows->addLayout(below);
    below->setContentsMargins(space, 0, space, m_theme.metric(theme::Metric::SpaceXs));
    below->setSpacing(space);
    below->addWidget(m_description, 1);
    below->addWidget(reset);
    below->addWidget(back);
    return bar;
}

} // namespace td::viewer
