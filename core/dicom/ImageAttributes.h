// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/CineAttributes.h"
#include "core/dicom/DisplayModules.h"
#include "core/dicom/Part10.h"
#include "core/dicom/VideoCodec.h"

#include <QDate>
#include <QTime>

namespace td::dicom {

/// A lookup table of PS3.3 C.11.1 or C.11.2 or C.7.6.3.1.5.
struct LookupTable {
    int firstMapped = 0;       ///< stored value of the first entry
    int bits = 16;             ///< 8 or 16 (10, 12 occur in VOI LUTs)
    QList<std::uint16_t> data; ///< never empty; shared by the frames that have it in common
    QString explanation;
};

struct VoiWindow {
    double center = 0;
    double width = 1; ///< at least 1 for Linear, above 0 otherwise
    QString explanation;
};

/// VOI LUT Function (PS3.3 C.11.2.1.3).
enum class VoiFunction { Linear, LinearExact, Sigmoid };

/// Palette Color Lookup Table module (PS3.3 C.7.9).
struct Palette {
    LookupTable red;
    LookupTable green;
    LookupTable blue;
};

/// What the values and the place of one frame mean; from the functional groups in enhanced objects (PS3.3 C.7.6.16).
struct FrameAttributes {
    double rescaleSlope = 1;
    double rescaleIntercept = 0;
    QString rescaleType;                    ///< "HU" and others; empty when not said
    std::optional<LookupTable> modalityLut; ///< takes the place of the rescale
    std::vector<VoiWindow> windows;
    VoiFunction voiFunction = VoiFunction::Linear;
    std::vector<LookupTable> voiLuts;
    std::optional<std::array<double, 6>> imageOrientationPatient; ///< row cosines, column cosines
    std::optional<std::array<double, 3>> imagePositionPatient;    ///< mm
    std::optional<std::array<double, 2>> pixelSpacing;            ///< mm: between rows, between columns
};

/// What an image says of itself besides its pixels. Absent texts are empty, absent numbers are nothing.
struct ImageAttributes {
    QString patientName; ///< "ROSSI^MARIO", as written
    QString patientId;
    QDate patientBirthDate;
    QDate studyDate;
    QTime studyTime;
    QString studyDescription;
    QString modality;
    QString seriesDescription;
    int seriesNumber = 0;
    int instanceNumber = 0;
    QString laterality; ///< "R", "L", "B" or "U"; Image Laterality before Laterality
    QString viewPosition;
    QString institutionName;

    SopClassUid sopClass;
    SopInstanceUid sopInstance;
    SeriesInstanceUid series;
    StudyInstanceUid study;
    QString frameOfReference; ///< UID; images that share one share the patient's axes
    QString bodyPart;         ///< Body Part Examined
    std::optional<double> sliceThickness;

    std::optional<std::array<double, 2>> imagerPixelSpacing; ///< mm at the detector (PS3.3 C.8.11.7)
    std::optional<double> magnification;                     ///< Estimated Radiographic Magnification Factor
    /// Height to width of a pixel as Pixel Aspect Ratio says (PS3.3 C.7.6.3.1.7); only without any spacing.
    std::optional<double> pixelAspectRatio;
    std::vector<OverlayPlane> overlays;
    std::optional<Shutter> shutter;
    std::vector<UltrasoundRegion> regions;
    std::optional<PetAttributes> pet;
    bool hasIccProfile = false;
    int bitsStored = 0;                             ///< 0 for floating point
    bool isSigned = false;                          ///< of stored values
    std::array<QString, 2> patientOrientation;      ///< (0020,0020) towards the right, towards the bottom
    std::optional<std::array<int, 2>> pixelPadding; ///< inclusive range of stored values that are no image
    bool presentationInverse = false;               ///< Presentation LUT Shape INVERSE
    std::optional<Palette> palette;
    CineAttributes cine;
    std::optional<VideoCoding> film; ///< what the frames are coded in when they are a film
    bool lossy = false;              ///< Lossy Image Compression is "01"

    /// One per frame, or a single one that holds for all.
    std::vector<FrameAttributes> frames;
    const FrameAttributes &frame(int index) const
    {
        return frames.size() == 1 ? frames.front() : frames[size_t(index)];
    }
};

/// Reads the attributes of an image of `numberOfFrames` frames. Values that break their own rules are left out: a
/// width below 1, a spacing of 0, cosines that are no right angle.
ImageAttributes readImageAttributes(const Part10 &file, int numberOfFrames);

} // namespace td::dicom
