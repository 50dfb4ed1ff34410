// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/ImageInput.h"

namespace td::fuzz {

/// Of the first start of frame of a JPEG or JPEG-LS stream (ITU-T T.81 B.2.2, T.87 C.2.2).
std::optional<StreamSize> sizeOfJpeg(QByteArrayView stream);
/// Of the SIZ marker of a JPEG 2000 codestream, boxed or not (ISO 15444-1 A.5.1).
std::optional<StreamSize> sizeOfJpeg2000(QByteArrayView stream);

} // namespace td::fuzz
