// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td::viewer::scene {

/// How many panes there are.
struct Layout {
    static constexpr int kMaxSide = 4;

    int rows = 1;
    int columns = 1;

    int panes() const noexcept { return rows * columns; }
    friend bool operator==(const Layout &, const Layout &) = default;
};

inline constexpr Layout kSingle{1, 1};
inline constexpr Layout kPair{1, 2};
inline constexpr Layout kQuad{2, 2};

} // namespace td::viewer::scene
