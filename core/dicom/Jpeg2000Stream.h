// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom.
#include "core/dicom/ImagePixel.h"

#include <QByteArrayView>

namespace td::dicom::detail {

/// The codestream of a JPEG 2000 frame, out of the boxes of a JP2 file where it has them (ISO 15444-1 annex I; PS3.5
/// 8.2.4 allows none: palettes and channel definitions in them are not ours to follow). Its headers are read before any
/// decoder allocates by them.
/// Errors: Truncated — the headers end too soon, or fewer bytes than the tiles need; Malformed — not JPEG 2000, or not
/// of
///         the size of `pixel`; Unsupported — subsampled components; TooLarge — tiles, precincts, code-blocks or layers
///         beyond what frames of this size have.
Result<QByteArrayView> jpeg2000Codestream(QByteArrayView bytes, const ImagePixel &pixel);

} // namespace td::dicom::detail
