// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ImageAttributes.h"
#include "core/dicom/ImageReference.h"

namespace td::dicom {

/// How somebody has prepared images for others to look at (PS3.3 A.33.1 Grayscale, A.33.2 Color Softcopy Presentation
/// State). Lists of `images` that are empty stand for all that the state refers to.
struct PresentationState {
    /// PS3.3 C.11.8. No window and no table: all values, from black to white.
    struct Voi {
        std::vector<ImageReference> images;
        std::vector<VoiWindow> windows;
        VoiFunction function = VoiFunction::Linear;
        std::vector<LookupTable> tables;
    };
    /// PS3.3 C.10.4. Column and row from 1; corners as seen after the turn, so the first may be the larger one.
    struct DisplayedArea {
        std::vector<ImageReference> images;
        std::array<int, 2> topLeft{};
        std::array<int, 2> bottomRight{};
        std::optional<double> pixelAspect{};          ///< height to width
        std::optional<double> magnification{};        ///< of MAGNIFY: pixels of the screen for one of the image
        std::optional<double> millimetresPerColumn{}; ///< of TRUE SIZE; neither: SCALE TO FIT
    };
    enum class Units { Pixel, Display }; ///< image points, or shares of the displayed area (PS3.3 C.10.5.1.1)
    /// PS3.3 C.10.5.1.2.
    struct Graphic {
        enum class Type { Point, Polyline, Interpolated, Circle, Ellipse };
        Type type = Type::Point;
        Units units = Units::Pixel;
        std::vector<std::array<double, 2>> points; ///< column, row
        bool isFilled = false;
    };
    /// PS3.3 C.10.5.1.1.
    struct Text {
        QString text;
        Units boxUnits = Units::Pixel;
        std::optional<std::array<double, 4>> box; ///< column, row of the upper left, then of the lower right corner
        Units anchorUnits = Units::Pixel;
        std::optional<std::array<double, 2>> anchor;
        bool anchorVisible = false;
    };
    struct Annotation {
        std::vector<ImageReference> images;
        int order = 0;                            ///< of its layer; higher ones lie over lower ones
        std::optional<std::array<int, 3>> cieLab; ///< recommended for its layer, as stored (PS3.3 C.10.7.1.1)
        std::vector<Graphic> graphics;
        std::vector<Text> texts;
    };

    SopInstanceUid instance;
    SeriesInstanceUid series;
    StudyInstanceUid study;
    QString label;       ///< Content Label
    QString description; ///< Content Description
    QString creator;     ///< as written, "ROSSI^MARIO"
    QDateTime created;
    int number = 0; ///< Instance Number

    bool isColour = false;              ///< Color Softcopy: no modality, VOI or presentation transform
    std::vector<ImageReference> images; ///< never empty
    double rescaleSlope = 1;
    double rescaleIntercept = 0;
    QString rescaleType;
    std::optional<LookupTable> modalityLut; ///< takes the place of the rescale
    std::vector<Voi> vois;
    std::optional<LookupTable> presentationLut; ///< over the whole range of the values before it (PS3.3 C.11.6)
    bool isInverse = false;                     ///< Presentation LUT Shape INVERSE
    int quarterTurns = 0;                       ///< clockwise, before the flip (PS3.3 C.10.6)
    bool isFlipped = false;                     ///< left to right
    std::vector<DisplayedArea> areas;
    std::optional<Shutter> shutter;
    std::vector<OverlayPlane> overlays; ///< its own: those of activated groups, and the bitmap of its shutter
    std::vector<int> activatedGroups;   ///< 60xx: overlays of the images and its own that are to be seen
    std::vector<Annotation> annotations;
};

/// Errors: NotFound    — not a presentation state;
///         Unsupported — one of another kind (pseudo-color, blending, structured display, volumes);
///         Malformed   — no identifier, no image that it refers to, or a rotation that is no quarter turn.
Result<PresentationState> readPresentationState(const Part10 &file);

/// Whether instances of this class hold presentation states that readPresentationState() reads.
bool isPresentationState(const SopClassUid &sopClass);

} // namespace td::dicom
