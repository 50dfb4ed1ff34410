// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/StructuredReport.h"

namespace td::dicom {

/// One lead of a recording (PS3.3 C.10.9.1.4).
struct WaveformChannel {
    Code source; ///< "Lead II"
    QString label;
    std::optional<double> sensitivity; ///< of one step, corrected, in `unit`
    Code unit;
    double baseline = 0; ///< what a sample of 0 measures, in `unit`
    std::optional<double> lowFilterHz;
    std::optional<double> highFilterHz;
    std::optional<double> notchFilterHz;
    std::vector<std::int32_t> samples;
    std::optional<std::int32_t> padding; ///< a sample of this value is none

    QString name() const { return source.meaning.isEmpty() ? label : source.meaning; }
    /// mV per step; nothing when the file does not say it, or measures no voltage.
    std::optional<double> millivoltsPerStep() const;
    std::optional<double> baselineMillivolts() const;
};

/// Channels sampled together (PS3.3 C.10.9).
struct WaveformGroup {
    QString label;
    double samplingFrequencyHz = 0; ///< above 0
    int samples = 0;                ///< of each channel
    std::vector<WaveformChannel> channels;
};

/// What was measured or said of a recording (PS3.3 C.10.10).
struct WaveformAnnotation {
    Code name;
    QString text; ///< free text, or the meaning of a code, or the number as written
    Code unit;
    int group = 0; ///< Annotation Group Number
};

/// A recording: an ECG and others.
struct Waveform {
    static constexpr int kMaxGroups = 32;
    static constexpr int kMaxChannels = 64;
    static constexpr qint64 kMaxSamples = qint64(32) * 1024 * 1024; ///< of all channels: a day of Holter at 3 x 125 Hz

    QString patientName;
    QString patientId;
    QDate patientBirthDate;
    QString institution;
    QDateTime acquired;
    std::vector<WaveformGroup> groups;
    std::vector<WaveformAnnotation> annotations;

    /// Errors: NotFound — no waveform; OutOfRange — no channels, no samples, a sampling frequency of 0; Truncated —
    /// fewer
    ///         bytes than samples; TooLarge — over one of the bounds; Unsupported — A-law and µ-law, samples of more
    ///         than 32 bits.
    static Result<Waveform> read(const Part10 &file);
};

} // namespace td::dicom
