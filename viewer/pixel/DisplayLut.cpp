// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/pixel/DisplayLut.h"

#include <algorithm>
#include <cmath>

namespace td::viewer::pixel {
namespace {

constexpr double kMostValue = 1e300; ///< a range of values beyond has no width that is a number

bool isPadding(const Presentation &p, double stored)
{
    return p.padding && stored >= (*p.padding)[0] && stored <= (*p.padding)[1];
}

/// What share of the table's range an entry is, 0 to 1.
double shareOf(const Table &table, double value)
{
    return std::min(1.0, table.at(value) / (std::pow(2.0, table.bits) - 1));
}

} // namespace

Window fullRangeWindow(const Frame &frame, const Presentation &p)
{
    // Padding lies at an end of the range in practice; a frame of nothing else keeps its whole range.
    std::vector<bool> used(std::size_t(frame.maxIndex()) + 1, !p.padding);
    if (p.padding)
        for (const std::uint16_t index : frame.levels().front().grey)
            used[index] = true;
    double low = 0;
    double high = 0;
    bool any = false;
    for (int i = 0; i <= frame.maxIndex(); ++i) {
        const double stored = frame.storedMin() + frame.step() * i;
        if (!used[std::size_t(i)] || isPadding(p, stored))
            continue;
        const double value = std::clamp(p.windowed(stored), -kMostValue, kMostValue);
        low = any ? std::min(low, value) : value;
        high = any ? std::max(high, value) : value;
        any = true;
    }
    const double grain = std::abs(p.windowed(frame.storedMin() + frame.step()) - p.windowed(frame.storedMin()));
    // LINEAR counts in whole values; numbers that lie closer together need the exact function (C.11.2.1.3.2).
    if (grain > 0 && grain < 1)
        return Window{(low + high) / 2, std::max(high - low, grain), WindowFunction::LinearExact, {}};
    const double width = std::max(1.0, high - low + 1);
    // C.11.2.1.2.1 maps (c - 0.5) - (w - 1) / 2 to black and (c - 0.5) + (w - 1) / 2 to white.
    return Window{(low + high) / 2 + 0.5, width, WindowFunction::Linear, {}};
}

std::optional<Window> defaultWindow(const Frame &frame, const Presentation &p)
{
    if (!p.windows.empty())
        return p.windows.front();
    if (!p.voiTables.empty())
        return std::nullopt;
    return fullRangeWindow(frame, p);
}

std::vector<std::uint8_t> displayLut(const Frame &frame, const Presentation &p, const std::optional<Window> &window,
                                     bool inverted)
{
    const std::optional<Window> voi = window ? window : defaultWindow(frame, p);
    const bool inverse = p.inverse != inverted;
    std::vector<std::uint8_t> lut(std::size_t(frame.maxIndex()) + 1);
    for (std::size_t i = 0; i < lut.size(); ++i) {
        const double stored = frame.storedMin() + frame.step() * double(i);
        if (isPadding(p, stored)) {
            lut[i] = 0;
            continue;
        }
        const double value = p.windowed(stored);
        double grey = voi ? (*voi)(value) : shareOf(p.voiTables.front(), value);
        if (p.presentationTable)
            grey = shareOf(*p.presentationTable, std::round(grey * double(p.presentationTable->data.size() - 1)));
        lut[i] = std::uint8_t((inverse ? 1 - grey : grey) * 255 + 0.5);
    }
    return lut;
}

} // namespace td::viewer::pixel
