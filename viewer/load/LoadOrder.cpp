// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/LoadOrder.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace td::viewer::load {
namespace {

constexpr int kNone = std::numeric_limits<int>::max();

/// Costs of both sides differ always: ahead they are even, behind odd.
int costAhead(int steps)
{
    return 2 * steps;
}

int costBehind(int steps, int weight)
{
    return 2 * steps * weight + 1;
}

int weightOf(int direction)
{
    return direction == 0 ? 1 : LoadOrder::kBehind;
}

} // namespace

int thumbnailIndex(qsizetype count)
{
    return int(count / 2);
}

int directionOf(const Focus &now, const QVector<Focus> &before, const QVector<int> &directions)
{
    if (const auto same = before.indexOf(now); same >= 0)
        return directions[same];
    const auto from =
        std::find_if(before.begin(), before.end(), [&](const Focus &f) { return f.series == now.series; });
    return from == before.end() ? 0 : now.index > from->index ? 1 : -1;
}

LoadOrder::Walk::Walk(int count, int from, int direction)
    : m_count(count)
    , m_from(from)
    , m_step(direction < 0 ? -1 : 1)
    , m_weight(weightOf(direction))
{
}

int LoadOrder::Walk::cost() const
{
    const int forward = has(ahead()) ? costAhead(m_ahead) : kNone;
    const int backward = has(behind()) ? costBehind(m_behind, m_weight) : kNone;
    return std::min(forward, backward);
}

int LoadOrder::Walk::take()
{
    const bool forward = has(ahead()) && (!has(behind()) || costAhead(m_ahead) < costBehind(m_behind, m_weight));
    const int index = forward ? ahead() : behind();
    ++(forward ? m_ahead : m_behind);
    return index;
}

LoadOrder::LoadOrder(std::vector<StackSize> stacks, std::vector<Gaze> gazes)
    : m_stacks(std::move(stacks))
    , m_gazes(std::move(gazes))
{
}

void LoadOrder::restart()
{
    m_tier = Rank::Tier::Shown;
    m_at = 0;
    m_walks.clear();
}

int LoadOrder::cost(const Gaze &gaze, int index)
{
    const int steps = (index - gaze.spot.index) * (gaze.direction < 0 ? -1 : 1);
    return steps >= 0 ? costAhead(steps) : costBehind(-steps, weightOf(gaze.direction));
}

Gaze LoadOrder::middleOf(int stack) const
{
    return {{stack, thumbnailIndex(m_stacks[std::size_t(stack)].count)}, 0};
}

bool LoadOrder::isThumbnail(Spot spot) const
{
    const StackSize &stack = m_stacks[std::size_t(spot.stack)];
    return stack.thumbnail && spot.index == thumbnailIndex(stack.count);
}

int LoadOrder::gazesAt(int stack) const
{
    return int(std::count_if(m_gazes.begin(), m_gazes.end(), [&](const Gaze &g) { return g.spot.stack == stack; }));
}

Rank LoadOrder::rankOf(Spot spot) const
{
    Rank rank{Rank::Tier::Far, spot.stack, 0};
    for (std::size_t pane = 0; pane < m_gazes.size(); ++pane)
        if (m_gazes[pane].spot == spot)
            return {Rank::Tier::Shown, int(pane), 0};
        else if (m_gazes[pane].spot.stack == spot.stack)
            rank = std::min(rank, Rank{Rank::Tier::Near, cost(m_gazes[pane], spot.index), int(pane)});
    if (isThumbnail(spot))
        return {Rank::Tier::Thumbnail, spot.stack, 0};
    if (rank.tier == Rank::Tier::Far)
        rank.second = cost(middleOf(spot.stack), spot.index);
    return rank;
}

std::optional<Spot> LoadOrder::next()
{
    for (;;) {
        Rank rank{m_tier, 0, 0};
        const std::optional<Spot> spot = step(rank);
        // An image that more than one turn comes to is given in the best of them.
        if (spot && rankOf(*spot) == rank)
            return spot;
        if (spot)
            continue;
        if (m_tier == Rank::Tier::Far)
            return std::nullopt;
        m_tier = Rank::Tier(int(m_tier) + 1);
        m_at = 0;
        m_walks.clear();
        if (m_tier == Rank::Tier::Near)
            for (const Gaze &gaze : m_gazes)
                m_walks.emplace_back(m_stacks[std::size_t(gaze.spot.stack)].count, gaze.spot.index, gaze.direction);
    }
}

std::optional<Spot> LoadOrder::step(Rank &rank)
{
    switch (m_tier) {
    case Rank::Tier::Shown:
        if (m_at == m_gazes.size())
            return std::nullopt;
        rank.first = int(m_at);
        return m_gazes[m_at++].spot;
    case Rank::Tier::Thumbnail:
        while (m_at < m_stacks.size() && m_stacks[m_at].count == 0)
            ++m_at;
        if (m_at == m_stacks.size())
            return std::nullopt;
        rank.first = int(m_at);
        return middleOf(int(m_at++)).spot;
    case Rank::Tier::Near:
        return stepNear(rank);
    case Rank::Tier::Far:
    default:
        return stepFar(rank);
    }
}

std::optional<Spot> LoadOrder::stepNear(Rank &rank)
{
    const auto nearest = std::min_element(m_walks.begin(), m_walks.end(),
                                          [](const Walk &a, const Walk &b) { return a.cost() < b.cost(); });
    if (nearest == m_walks.end() || nearest->cost() == kNone)
        return std::nullopt;
    rank.first = nearest->cost();
    rank.second = int(nearest - m_walks.begin());
    return Spot{m_gazes[std::size_t(rank.second)].spot.stack, nearest->take()};
}

std::optional<Spot> LoadOrder::stepFar(Rank &rank)
{
    for (; m_at < m_stacks.size(); ++m_at, m_walks.clear()) {
        const int stack = int(m_at);
        if (m_walks.empty() && gazesAt(stack) == 0)
            m_walks.emplace_back(m_stacks[m_at].count, middleOf(stack).spot.index, 0);
        if (m_walks.empty() || m_walks.front().cost() == kNone)
            continue;
        rank.first = stack;
        rank.second = m_walks.front().cost();
        return Spot{stack, m_walks.front().take()};
    }
    return std::nullopt;
}

} // namespace td::viewer::load
