// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/LoadedImage.h"

#include <QVector>

#include <compare>
#include <optional>
#include <vector>

namespace td::viewer::load {

/// The images of a series in the order they are scrolled through.
using Stack = QVector<ImageKey>;

/// Where a pane stands: an image of a stack.
struct Focus {
    SeriesInstanceUid series;
    int index = 0;

    friend bool operator==(const Focus &, const Focus &) = default;
};

/// An image by the number of its stack, in the order of the browser, and its index there.
struct Spot {
    int stack = 0;
    int index = 0;

    friend bool operator==(const Spot &, const Spot &) = default;
};

/// Where a pane stands, and which way it was last scrolled: 1 = onward, -1 = back, 0 = not yet.
struct Gaze {
    Spot spot;
    int direction = 0;
};

/// How much an image is wanted: the smaller, the more.
struct Rank {
    enum class Tier { Shown, Thumbnail, Near, Far };
    Tier tier = Tier::Far;
    int first = 0;
    int second = 0;

    friend auto operator<=>(const Rank &, const Rank &) = default;
};

/// The image of a stack that stands for it in the browser: the middle one.
int thumbnailIndex(qsizetype count);

/// Which way a pane moves when it stands at `now`, of where the panes stood `before` and which ways they moved.
int directionOf(const Focus &now, const QVector<Focus> &before, const QVector<int> &directions);

/// The order in which images are wanted: what the panes show, then one of every stack for its thumbnail, then the
/// stacks of the panes outward from what they show, whichever pane is nearest, then the others from their middle.
/// Where a pane is being scrolled, kBehind images ahead come before each one behind. Nothing is listed: an order over
/// any number of images is made at once, and each step of it costs the same.
class LoadOrder {
public:
    static constexpr int kBehind = 4;

    /// Stacks have numbers from 0 on. A thumbnail that has been made once is no longer wanted before its neighbours.
    struct StackSize {
        int count = 0;
        bool thumbnail = true;
    };

    LoadOrder() = default;
    /// Precondition: every gaze is on an image of `stacks`.
    LoadOrder(std::vector<StackSize> stacks, std::vector<Gaze> gazes);

    /// The next image, each once; nothing at the end.
    std::optional<Spot> next();
    void restart();
    void forgetThumbnail(int stack) { m_stacks[std::size_t(stack)].thumbnail = false; }

    Rank rankOf(Spot spot) const;
    /// How many panes stand in a stack.
    int gazesAt(int stack) const;

private:
    /// The indices of one stack outward from one of them; `cost` grows from step to step.
    class Walk {
    public:
        Walk(int count, int from, int direction);
        int cost() const;
        int take();

    private:
        int ahead() const { return m_from + m_step * m_ahead; }
        int behind() const { return m_from - m_step * m_behind; }
        bool has(int index) const { return index >= 0 && index < m_count; }
        int m_count;
        int m_from;
        int m_step;
        int m_weight; ///< of a step behind
        int m_ahead = 0;
        int m_behind = 1;
    };
    static int cost(const Gaze &gaze, int index);
    Gaze middleOf(int stack) const;
    bool isThumbnail(Spot spot) const;
    std::optional<Spot> step(Rank &rank);
    std::optional<Spot> stepNear(Rank &rank);
    std::optional<Spot> stepFar(Rank &rank);

    std::vector<StackSize> m_stacks;
    std::vector<Gaze> m_gazes;
    Rank::Tier m_tier = Rank::Tier::Shown;
    std::size_t m_at = 0;      ///< the pane or the stack whose turn it is
    std::vector<Walk> m_walks; ///< of the panes, or of the far stack whose turn it is
};

} // namespace td::viewer::load
