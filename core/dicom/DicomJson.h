// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>

namespace td::dicom {

/// The data set of a whole Part 10 file as a DICOM JSON object in UTF-8 (PS3.18 F), without file meta information and
/// without Pixel Data and what follows it.
/// Errors: Malformed, Truncated — as readInstanceHeader(); Unsupported — a character set that cannot become UTF-8.
Result<QByteArray> dicomJson(const QByteArray &part10);

} // namespace td::dicom
