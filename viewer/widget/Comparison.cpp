// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/Comparison.h"

#include "viewer/widget/ComparisonLayer.h"

#include <cmath>

namespace td::viewer {

Comparison::Comparison(PaneGrid &grid, load::StudyLoader &loader, const theme::Theme &theme, QObject *parent)
    : QObject(parent)
    , m_grid(grid)
    , m_loader(loader)
    , m_theme(theme)
{
    for (ImagePane *pane : grid.all())
        attach(*pane);
    connect(&grid, &PaneGrid::paneMade, this, &Comparison::attach);
    connect(&grid, &PaneGrid::activeChanged, this, &Comparison::repaint);
    connect(&grid, &PaneGrid::focusChanged, this, [this](ImagePane &pane) {
        follow(pane);
        repaint();
    });
}

void Comparison::attach(ImagePane &pane)
{
    pane.viewport().addLayer(*new ComparisonLayer(*this, pane, m_theme));
    pane.viewport().addLayer(*new MagnifierLayer(pane, m_theme));
}

void Comparison::repaint()
{
    for (ImagePane *pane : m_grid.shown())
        pane->viewport().update();
}

void Comparison::setLinked(bool linked)
{
    m_linked = linked;
    remember();
}

void Comparison::setReferenceLinesShown(bool shown)
{
    m_linesShown = shown;
    repaint();
}

void Comparison::remember()
{
    m_anchors.clear();
    if (m_linked)
        for (ImagePane *pane : m_grid.shown())
            m_anchors.insert(pane, {pane->series(), pane->index()});
}

void Comparison::follow(ImagePane &moved)
{
    if (!m_linked || m_following)
        return;
    const Anchor anchor = m_anchors.value(&moved);
    if (anchor.series != moved.series()) // another series was put there: the offsets start anew
        return remember();
    if (&moved != &m_grid.active())
        return;
    m_following = true;
    for (ImagePane *pane : m_grid.shown())
        if (pane != &moved && pane->hasSeries())
            if (const auto index = followedIndex(moved, *pane))
                pane->setIndex(*index);
    m_following = false;
}

std::optional<int> Comparison::followedIndex(const ImagePane &leader, const ImagePane &pane) const
{
    const load::Place *from = m_loader.place(leader.key());
    if (from && !from->frameOfReference.isEmpty()) {
        const int index = nearestIndex(pane, from->frameOfReference, {from->plane.origin()});
        const load::Place *there = index >= 0 ? m_loader.place(m_loader.stack(pane.series()).at(index)) : nullptr;
        if (there && there->plane.isParallelTo(from->plane))
            return index;
        if (there)
            return std::nullopt; // at an angle to each other: there is no matching slice
    }
    const Anchor mine = m_anchors.value(&leader);
    const Anchor its = m_anchors.value(&pane);
    return its.series == pane.series() ? std::optional(its.index + leader.index() - mine.index) : std::nullopt;
}

int Comparison::nearestIndex(const ImagePane &pane, const QString &frameOfReference,
                             const geometry::PatientPoint &point) const
{
    const load::Stack &stack = m_loader.stack(pane.series());
    int best = -1;
    double least = 0;
    for (int i = 0; i < int(stack.size()); ++i) {
        const load::Place *place = m_loader.place(stack[i]);
        if (!place || place->frameOfReference != frameOfReference)
            continue;
        const double distance = std::abs(place->plane.distanceMm(point));
        if (best < 0 || distance < least) {
            best = i;
            least = distance;
        }
    }
    return best;
}

void Comparison::pointAt(ImagePane &from, geometry::ImagePoint at)
{
    const auto image = from.viewport().image();
    if (!image || !image->plane || image->attributes->frameOfReference.isEmpty())
        return;
    m_point = image->plane->toPatient(at);
    m_pointFrame = image->attributes->frameOfReference;
    m_following = true;
    for (ImagePane *pane : m_grid.shown())
        if (pane != &from && pane->hasSeries())
            if (const int index = nearestIndex(*pane, m_pointFrame, *m_point); index >= 0)
                pane->setIndex(index);
    m_following = false;
    repaint();
}

void Comparison::forgetPoint()
{
    m_point.reset();
    repaint();
}

} // namespace td::viewer
