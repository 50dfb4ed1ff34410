// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace td::viewer::pixel {

/// A table of values: entry 0 stands for `firstMapped` and all below, the last one for all above (PS3.3 C.11.1.1).
struct Table {
    int firstMapped = 0;
    int bits = 16;
    QList<std::uint16_t> data; ///< never empty
    QString explanation{};

    double at(double value) const;
};

/// Stored values to what they measure: a table, or slope and intercept (PS3.3 C.11.1).
struct ModalityTransform {
    double slope = 1;
    double intercept = 0;
    std::optional<Table> table{};

    double operator()(double stored) const { return table ? table->at(stored) : stored * slope + intercept; }
};

enum class WindowFunction { Linear, LinearExact, Sigmoid };

/// A window over modality values (PS3.3 C.11.2.1.2 and C.11.2.1.3).
struct Window {
    double center = 0;
    double width = 1;
    WindowFunction function = WindowFunction::Linear;
    QString explanation{};

    /// 0 (black) to 1 (white) for modality value `x`.
    double operator()(double x) const;
    friend bool operator==(const Window &, const Window &) = default;
};

/// Everything between stored values and the screen: what the image says, or the presentation state in force.
struct Presentation {
    ModalityTransform modality{};                     ///< of the image: what values mean when they are measured
    std::optional<ModalityTransform> stateModality{}; ///< before the window, when a presentation state is in force
    std::vector<Window> windows{};                    ///< the image's own, in its order
    std::vector<Table> voiTables{};                   ///< used when there is no window
    std::optional<Table> presentationTable{};         ///< over the whole range after the window (PS3.3 C.11.6)
    bool inverse = false;                             ///< MONOCHROME1, or Presentation LUT Shape INVERSE
    std::optional<std::array<int, 2>> padding{};      ///< inclusive range of stored values shown black
    QString unit{};                                   ///< of the modality values, "HU"; empty when not known

    /// The value that windows are chosen over.
    double windowed(double stored) const { return stateModality ? (*stateModality)(stored) : modality(stored); }
};

} // namespace td::viewer::pixel
