// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ImageAttributes.h"

#include <QDateTime>

namespace td::dicom {

/// Whose a new object is: patient and study as the images say.
struct StudyIdentity {
    QString patientName;
    QString patientId;
    QDate patientBirthDate;
    StudyInstanceUid study;
    QDate studyDate;
    QTime studyTime;
    QString studyDescription;
};

/// One image object that is referred to, and how it is shown.
struct PresentedImage {
    SopClassUid sopClass;
    SopInstanceUid sopInstance;
    SeriesInstanceUid series;
    int columns = 1;
    int rows = 1;
    bool isColour = false;
    bool isInverse = false;                            ///< high values are dark
    std::optional<std::array<double, 2>> pixelSpacing; ///< mm: between rows, between columns
    double pixelAspect = 1;                            ///< height to width; when there is no spacing
    double rescaleSlope = 1;
    double rescaleIntercept = 0;
    QString rescaleType;
    std::optional<LookupTable> modalityLut; ///< takes the place of the rescale
    std::optional<VoiWindow> window;
    VoiFunction windowFunction = VoiFunction::Linear;
};

/// Lines over an image and the sentence that belongs to them. Points are column and row, (0, 0) the upper left corner
/// of the first pixel (PS3.3 C.10.5.1.1).
struct PresentedGraphic {
    enum class Type { Point, Polyline, Ellipse }; ///< Ellipse: ends of the major, then of the minor axis
    struct Shape {
        Type type = Type::Polyline;
        std::vector<std::array<double, 2>> points;
    };
    int frame = 0; ///< from 0
    std::vector<Shape> shapes;
    QString text; ///< may be empty; at most 1,024 characters are written
    std::array<double, 2> anchor{};
};

/// A softcopy presentation state of one image object (PS3.3 A.33.1), as a Part 10 file; of a colour image, which needs
/// an ICC profile of its colours, A.33.2. `numberOfFrames`: of the image object. `series`: that of all states made
/// together. `made`: local time. Errors: InvalidArgument — an identifier is missing.
Result<QByteArray> writePresentationState(const StudyIdentity &study, const PresentedImage &image, int numberOfFrames,
                                          const std::vector<PresentedGraphic> &graphics, const QByteArray &iccProfile,
                                          const SeriesInstanceUid &series, int number, const QDateTime &made);

} // namespace td::dicom
