// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/pixel/RegionStatistics.h"

#include <algorithm>
#include <cmath>

namespace td::viewer::pixel {
namespace {

/// How many pixels of `spans` have each index.
std::vector<std::int64_t> histogram(const Frame &frame, const std::vector<PixelSpan> &spans)
{
    std::vector<std::int64_t> bins(std::size_t(frame.maxIndex()) + 1);
    const std::uint16_t *grey = frame.levels().front().grey.data();
    for (const PixelSpan &span : spans) {
        if (span.row < 0 || span.row >= frame.rows())
            continue;
        const std::uint16_t *line = grey + std::size_t(span.row) * std::size_t(frame.columns());
        const int last = std::min(span.lastColumn, frame.columns() - 1);
        for (int x = std::max(0, span.firstColumn); x <= last; ++x)
            ++bins[line[x]];
    }
    return bins;
}

bool isPadding(const Presentation &presentation, double stored)
{
    return presentation.padding && stored >= (*presentation.padding)[0] && stored <= (*presentation.padding)[1];
}

} // namespace

RegionStatistics statistics(const Frame &frame, const Presentation &presentation, const std::vector<PixelSpan> &spans)
{
    if (frame.isPreview())
        return {};
    const std::vector<std::int64_t> bins = histogram(frame, spans);
    const auto valueOf = [&](std::size_t index) {
        return presentation.modality(frame.storedMin() + double(index) * frame.step());
    };
    RegionStatistics found;
    double sum = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        if (bins[i] == 0)
            continue;
        if (isPadding(presentation, frame.storedMin() + double(i) * frame.step())) {
            found.padding += bins[i];
            continue;
        }
        const double value = valueOf(i);
        found.minimum = found.count ? std::min(found.minimum, value) : value;
        found.maximum = found.count ? std::max(found.maximum, value) : value;
        found.count += bins[i];
        sum += value * double(bins[i]);
    }
    if (found.count == 0)
        return found;
    found.mean = sum / double(found.count);
    double squares = 0; // in a second pass: large values with a small spread would cancel out in one
    for (std::size_t i = 0; i < bins.size(); ++i)
        if (bins[i] != 0 && !isPadding(presentation, frame.storedMin() + double(i) * frame.step()))
            squares += double(bins[i]) * (valueOf(i) - found.mean) * (valueOf(i) - found.mean);
    if (found.count > 1)
        found.deviation = std::sqrt(squares / double(found.count - 1));
    return found;
}

std::optional<double> valueAt(const Frame &frame, const Presentation &presentation, int column, int row)
{
    if (frame.isColour() || frame.isPreview() || column < 0 || row < 0 || column >= frame.columns() ||
        row >= frame.rows())
        return std::nullopt;
    const double stored = frame.storedAt(column, row);
    if (isPadding(presentation, stored))
        return std::nullopt;
    return presentation.modality(stored);
}

double resolution(const Frame &frame, const Presentation &presentation)
{
    const double step = std::abs(presentation.modality.slope * frame.step());
    return presentation.modality.table || step == 0 ? 1 : step;
}

} // namespace td::viewer::pixel
