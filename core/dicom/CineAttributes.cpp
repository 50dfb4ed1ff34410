// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/CineAttributes.h"

#include "core/dicom/Dcmtk.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace td::dicom {
namespace {

using detail::tagOf;
using std::chrono::microseconds;

constexpr double kLongestMs = 60'000; ///< a frame that stands longer is a mistake
constexpr double kMsPerSecond = 1000;

microseconds ofMs(double ms)
{
    return ms > 0 && ms < kLongestMs ? microseconds(std::llround(ms * 1000)) : microseconds(0);
}

/// How long each frame stands. The vector holds the time between each frame and the one before, and starts with 0
/// (PS3.3 C.7.6.5.1.2): the last frame stands as long as the others do on average.
std::vector<microseconds> timesOfVector(const std::vector<double> &increments, int numberOfFrames)
{
    if (increments.size() != std::size_t(numberOfFrames) || numberOfFrames < 2)
        return {};
    std::vector<microseconds> times;
    for (std::size_t i = 1; i < increments.size(); ++i)
        times.emplace_back(std::llround(std::clamp(increments[i], 0.0, kLongestMs) * 1000));
    times.push_back(std::accumulate(times.begin(), times.end(), microseconds(0)) / qint64(times.size()));
    return times;
}

bool pointsTo(const Dataset &set, const DcmTagKey &key)
{
    const std::vector<int> pointer = set.shorts(tagOf(DCM_FrameIncrementPointer)); // AT: group, element
    for (std::size_t i = 0; i + 1 < pointer.size(); i += 2)
        if (pointer[i] == key.getGroup() && pointer[i + 1] == key.getElement())
            return true;
    return false;
}

double firstOf(const std::vector<double> &values)
{
    return values.empty() ? 0 : values.front();
}

void readTimes(const Dataset &set, int numberOfFrames, CineAttributes &cine)
{
    const microseconds constant = ofMs(firstOf(set.decimals(tagOf(DCM_FrameTime))));
    const auto vector = timesOfVector(set.decimals(tagOf(DCM_FrameTimeVector)), numberOfFrames);
    if (!vector.empty() && (constant.count() == 0 || pointsTo(set, DCM_FrameTimeVector)))
        cine.setTimes(vector);
    else
        cine.frameTime = constant;
    const double recommended = set.integer(tagOf(DCM_RecommendedDisplayFrameRate)).value_or(0);
    const double rate = cine.frameTime.count() > 0 ? 1e6 / double(cine.frameTime.count()) : 0;
    if (recommended > 0 && std::abs(rate - recommended) >= 1) {
        cine.frameTime = ofMs(kMsPerSecond / recommended);
        cine.frameTimes.clear();
    }
    const double cineRate = firstOf(set.decimals(tagOf(DCM_CineRate)));
    if (cine.frameTime.count() == 0 && cineRate > 0)
        cine.frameTime = ofMs(kMsPerSecond / cineRate);
}

} // namespace

void CineAttributes::setTimes(std::vector<microseconds> times)
{
    if (times.empty())
        return;
    constexpr microseconds clock(1500); // containers count in ticks of up to 1 ms
    const microseconds sum = std::accumulate(times.begin(), times.end(), microseconds(0));
    frameTime = sum / qint64(times.size());
    const bool constant = std::all_of(times.begin(), times.end(),
                                      [&](microseconds t) { return t - frameTime < clock && frameTime - t < clock; });
    frameTimes = constant ? std::vector<microseconds>() : std::move(times);
}

CineAttributes readCineAttributes(const Dataset &set, int numberOfFrames)
{
    CineAttributes cine;
    readTimes(set, numberOfFrames, cine);
    cine.sweeping = set.unsignedShort(tagOf(DCM_PreferredPlaybackSequencing)).value_or(0) == 1;
    const int first = set.integer(tagOf(DCM_StartTrim)).value_or(1);
    const int last = set.integer(tagOf(DCM_StopTrim)).value_or(numberOfFrames);
    const bool sensible = first >= 1 && first <= last && last <= numberOfFrames;
    cine.firstFrame = sensible ? first - 1 : 0;
    cine.lastFrame = sensible ? last - 1 : numberOfFrames - 1;
    return cine;
}

} // namespace td::dicom
