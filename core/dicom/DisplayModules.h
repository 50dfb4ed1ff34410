// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Part10.h"

#include <QDateTime>

#include <array>
#include <optional>
#include <vector>

namespace td::dicom {

/// One overlay of group 60xx (PS3.3 C.9.2): bits that are drawn over the pixels.
struct OverlayPlane {
    int group = 0x6000;
    int rows = 0;
    int columns = 0;
    int originRow = 1; ///< of its upper left bit, counted from 1 as stored; may lie outside the image
    int originColumn = 1;
    bool isRoi = false; ///< Overlay Type R, else graphics
    QString label;
    int firstFrame = 0;             ///< of the image, from 0 (Image Frame Origin)
    int frames = 1;                 ///< of the overlay
    bool forAllFrames = true;       ///< no Number of Frames in Overlay: one plane for every frame of the image
    std::vector<std::uint8_t> bits; ///< [frames][rows][columns], 0 or 1
};

/// Areas that are not to be seen (PS3.3 C.7.6.11, C.7.6.15); edges counted from 1 as stored.
struct Shutter {
    struct Rectangle {
        int left = 0;
        int right = 0;
        int upper = 0;
        int lower = 0;
    };
    struct Circle {
        int centerRow = 0;
        int centerColumn = 0;
        int radius = 0;
    };
    std::optional<Rectangle> rectangle;
    std::optional<Circle> circle;
    std::vector<std::array<int, 2>> polygon; ///< row, column of each vertex
    std::optional<int> overlayGroup;         ///< a bitmap shutter's bits
    int presentationValue = 0;               ///< P-Value of what is hidden, 0 (black) to 65,535

    bool hidesAnything() const { return rectangle || circle || !polygon.empty() || overlayGroup; }
};

/// A region of an ultrasound image with its own axes (PS3.3 C.8.5.5).
struct UltrasoundRegion {
    int minColumn = 0; ///< inclusive, from 0
    int minRow = 0;
    int maxColumn = 0;
    int maxRow = 0;
    int spatialFormat = 0; ///< 1 = 2D, 2 = M-mode, 3 = spectral, 4 = waveform, 5 = graphics
    int dataType = 0;      ///< 1 = tissue, 2 = colour flow, 3 = PW, 4 = CW ...
    int unitX = 0;         ///< code of C.8.5.5.1.15: 3 = cm, 4 = seconds, 5 = Hz, 7 = cm/s ...
    int unitY = 0;
    double deltaX = 0; ///< of one column, in unitX; may be negative
    double deltaY = 0;
};

/// What a standardized uptake value is computed from (PS3.3 C.8.9.1, C.8.9.2). Absent numbers are nothing.
struct PetAttributes {
    QByteArray units;           ///< Units (0054,1001): "BQML", "CNTS", "GML" ...
    QByteArray suvType;         ///< SUV Type: "BW", "LBM", "BSA", "IBW"; empty when absent
    QByteArray decayCorrection; ///< "NONE", "START", "ADMIN"
    bool attenuationCorrected = false;
    bool decayCorrected = false;
    std::optional<double> totalDoseBecquerel;
    std::optional<double> halfLifeSeconds;
    std::optional<double> patientWeightKg;
    QDateTime injected; ///< Radiopharmaceutical Start DateTime, or its time on the day of the series
    QDateTime series;   ///< Series Date and Time
    QDateTime acquired; ///< Acquisition Date and Time
};

/// The overlays of an image or of a presentation state, those in unused bits of native pixels (retired in 2004, still
/// in archives) too. Planes that cannot hold what they declare are left out.
std::vector<OverlayPlane> readOverlayPlanes(const Part10 &file);

std::optional<Shutter> readShutter(const Dataset &set);
std::vector<UltrasoundRegion> readUltrasoundRegions(const Dataset &set);
std::optional<PetAttributes> readPetAttributes(const Dataset &set);

} // namespace td::dicom
