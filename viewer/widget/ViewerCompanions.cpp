// SPDX-License-Identifier: GPL-3.0-or-later
// What others have said of the images: presentation states and segmentations, and the switches for them.
#include "viewer/load/Dressing.h"
#include "viewer/widget/MprView.h"
#include "viewer/widget/PaneGrid.h"
#include "viewer/widget/ViewerActions.h"
#include "viewer/widget/ViewerTexts.h"
#include "viewer/widget/ViewerWindow.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>

namespace td::viewer {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const dicom::Segmentation::Segment &segment)
{
    if (segment.label.isEmpty() || segment.meaning.isEmpty() || segment.label == segment.meaning)
        return segment.label.isEmpty() ? segment.meaning : segment.label;
    return u"%1 (%2)"_s.arg(segment.label, segment.meaning);
}

/// Full of a segment that is shown, else its rim: an entry with a picture has no tick.
QPixmap swatch(const QColor &colour, bool isShown, int side)
{
    QPixmap pixmap(side, side);
    pixmap.fill(isShown ? colour : Qt::transparent);
    QPainter painter(&pixmap);
    painter.setPen(QPen(colour, 2));
    painter.drawRect(1, 1, side - 2, side - 2);
    return pixmap;
}

/// `&` of a name is no key of a menu.
QString asMenuText(QString name)
{
    return name.replace(u'&', u"&&"_s);
}

} // namespace

void ViewerWindow::connectCompanions()
{
    ViewerActions &a = *m_actions;
    connect(m_companions, &load::Companions::changed, this, &ViewerWindow::updateActions);
    connect(a.prepared, &QAction::triggered, this, [this](bool on) {
        const auto image = activePane().currentImage();
        const auto states = image ? m_companions->statesOf(*image) : std::vector<load::Companions::State>();
        choosePrepared(on && !states.empty() ? std::optional(load::labelOf(*states.front())) : std::nullopt);
    });
    connect(a.preparedViews(), &QMenu::aboutToShow, this, &ViewerWindow::updatePrepared);
    connect(a.segments(), &QMenu::aboutToShow, this, &ViewerWindow::updateSegments);
}

/// Shows the active series as the states of that label say, or as its images are stored.
void ViewerWindow::choosePrepared(const std::optional<QString> &label)
{
    const SeriesInstanceUid series = activePane().series();
    // Brightness and posture that the reader chose before would hide what is prepared.
    for (ImagePane *pane : m_grid->all())
        if (pane->series() == series) {
            scene::ViewState state = pane->viewport().viewState();
            state.window.reset();
            state.inverted = false;
            state.fit();
            state.postureChosen = false;
            pane->viewport().setViewState(state);
        }
    m_companions->choose(series, label);
    for (ImagePane *pane : m_grid->all())
        if (pane->series() == series)
            pane->viewport().zoomAsPrepared();
}

void ViewerWindow::updatePrepared()
{
    QMenu &menu = *m_actions->preparedViews();
    menu.clear();
    const auto image = activePane().currentImage();
    if (!image)
        return;
    auto *group = new QActionGroup(&menu);
    const load::Companions::State inForce = m_companions->stateInForce(*image);
    const auto add = [&](const QString &text, const std::optional<QString> &label, bool chosen) {
        QAction *action = menu.addAction(asMenuText(text), this, [this, label] { choosePrepared(label); });
        action->setCheckable(true);
        action->setChecked(chosen);
        group->addAction(action);
    };
    add(tr("As the image is stored"), std::nullopt, !inForce);
    QStringList seen;
    for (const load::Companions::State &state : m_companions->statesOf(*image)) {
        const QString label = load::labelOf(*state);
        if (seen.contains(label)) // the newest of a label stands for the older ones
            continue;
        seen.append(label);
        QStringList parts{label, ViewerTexts::date(state->created.date()), ViewerTexts::personName(state->creator)};
        parts.removeAll(QString());
        add(parts.join(u" · "_s), label, inForce == state);
    }
}

void ViewerWindow::updateSegments()
{
    QMenu &menu = *m_actions->segments();
    menu.clear();
    const auto image = activePane().currentImage();
    const bool inPlanes = m_pages->currentWidget() == m_planes;
    const int side = m_theme.metric(theme::Metric::Icon) / 2;
    for (const auto &masks : inPlanes ? m_planes->segmentations()
                             : image  ? m_companions->segmentationsOf(*image)
                                      : std::vector<std::shared_ptr<const load::SegmentMasks>>()) {
        const dicom::Segmentation &segmentation = masks->segmentation();
        menu.addAction(asMenuText(segmentation.label))->setEnabled(false);
        for (const dicom::Segmentation::Segment &segment : segmentation.segments) {
            const bool isShown = m_companions->isShown(segmentation.instance, segment.number);
            QAction *action =
                menu.addAction(QIcon(swatch(QColor::fromRgb(masks->colour(segment.number)), isShown, side)),
                               asMenuText(nameOf(segment)), this,
                               [this, instance = segmentation.instance, number = segment.number](bool on) {
                                   m_companions->setShown(instance, number, on);
                               });
            action->setCheckable(true);
            action->setChecked(isShown);
        }
    }
}

void ViewerWindow::tellFocus()
{
    QVector<load::Focus> focus;
    if (activePane().hasSeries())
        focus.append({activePane().series(), activePane().index()});
    for (const ImagePane *pane : m_grid->shown())
        if (pane != &activePane() && pane->hasSeries())
            focus.append({pane->series(), pane->index()});
    if (m_pages->currentWidget() == m_planes) // panes of the second window go on while a volume is being read
        focus.append({m_planes->series(), 0});
    else
        m_loader->setUrgent({}); // the planes' wish ends with them
    m_loader->setFocus(focus);
}

} // namespace td::viewer
