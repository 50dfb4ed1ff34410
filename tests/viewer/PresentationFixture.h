// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/dicom/Part10Builder.h"
#include "viewer/load/LoadedImage.h"

#include <QByteArray>

namespace td::test {

/// What a presentation state says besides which images it is about.
struct StateParts {
    QByteArray label = "PREPARED";
    QByteArray date = "20240102";
    QByteArray modality;    ///< elements of (0028,1052) to (0028,3000)
    QByteArray softcopyVoi; ///< Softcopy VOI LUT Sequence
    QByteArray annotations; ///< Graphic Annotation Sequence
    int rotation = 0;       ///< degrees
    bool flipped = false;
    QByteArray area;    ///< Displayed Area Selection Sequence
    QByteArray layers;  ///< Graphic Layer Sequence
    QByteArray shutter; ///< elements of group 0018
    QByteArray inverse = "IDENTITY";
};

/// The elements of an image pixel module of one sample.
QByteArray greyPixels(int rows, int columns, int bits, bool isSigned, int frames);

/// The four bytes of an IEEE 754 number, little endian, one after the other.
QByteArray floats(const QVector<float> &values);

/// A reference to the image, as item of Referenced Image Sequence; `frames` as of Referenced Frame Number.
QByteArray imageItem(const QByteArray &instance, const QByteArray &frames = {});

/// A grayscale softcopy presentation state of `instance` of series `series` of study `study`.
QByteArray presentationState(const QByteArray &study, const QByteArray &series, const QByteArray &instance,
                             const QByteArray &own, const StateParts &parts);

/// Opens an image and gives its frame. Fails the test where it cannot.
std::shared_ptr<const viewer::load::LoadedImage> openImage(const QByteArray &file, int frame = 0);

/// The bytes of a file of the corpus; empty when it is not there.
QByteArray corpusFile(const QString &name);

} // namespace td::test
