// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QImage>
#include <QJsonObject>

namespace td::admin {

/// A frame as the viewer sees it.
struct FrameReport {
    /// Stored values, shape [rows][columns][samples], samples interleaved, little endian: the bits stored,
    /// right-aligned and sign-extended, no rescale, window or palette applied; bits of 1-bit images as bytes 0 or 1.
    QByteArray raw;
    QJsonObject attributes; ///< what decided them and the picture
};

/// Reads frame `number` (from 1) of a DICOM file. Errors: Io — the file cannot be read; TooLarge — above 2 GB; those of
/// dicom::Part10::read, dicom::FrameDecoder::create and frame().
Result<FrameReport> reportFrame(const QString &path, int number);

/// The picture of frame `number` as the viewer first shows it, one pixel of the screen to each of the image.
/// Errors: as of reportFrame and load::OpenInstance.
Result<QImage> displayedFrame(const QString &path, int number);

/// One object per frame of a file, or one with "error" and "frame": 0 when the file holds none that can be read.
QList<QJsonObject> reportFile(const QString &path);

} // namespace td::admin
