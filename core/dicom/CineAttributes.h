// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Dataset.h"

#include <chrono>

namespace td::dicom {

/// How the frames of one instance follow each other in time (Cine module, PS3.3 C.7.6.5; for films what their stream
/// says).
struct CineAttributes {
    /// How long a frame stands, on average; 0 when nothing is recorded.
    std::chrono::microseconds frameTime{0};
    /// How long each frame stands, when they differ: one per frame, else empty.
    std::vector<std::chrono::microseconds> frameTimes;
    bool sweeping = false; ///< Preferred Playback Sequencing: to and fro instead of in a circle
    int firstFrame = 0;    ///< Start Trim, from 0
    int lastFrame = 0;     ///< Stop Trim, from 0, never before the first

    /// Takes the times of a stream, one per frame.
    void setTimes(std::vector<std::chrono::microseconds> times);
};

/// Reads the module of an instance of `numberOfFrames` frames, at least 1. Recommended Display Frame Rate decides, then
/// Frame Time or Frame Time Vector as Frame Increment Pointer says, then Cine Rate. The recommended rate is a whole
/// number: times that agree with it once rounded are more exact and are taken.
CineAttributes readCineAttributes(const Dataset &set, int numberOfFrames);

} // namespace td::dicom
