// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom: from containers of bits to stored values (PS3.5 8.1.1).
#include "core/dicom/Codecs.h"
#include "core/dicom/FrameDecoder.h"

namespace td::dicom::detail {

/// `count` pixels of one bit, from bit `first`; the first pixel is the least significant bit (PS3.5 8.1.1).
/// Precondition: `bytes` holds them.
QByteArray unpackedBits(QByteArrayView bytes, std::uint64_t first, std::uint64_t count);
/// The frame of 12-bit cells that starts at bit `first`, two cells in three bytes, low bits first (PS3.5 8.1.1).
/// Precondition: `bytes` holds it.
QByteArray storedValuesOf12Bits(QByteArrayView bytes, std::uint64_t first, const ImagePixel &pixel);
/// What native samples mean once 4:2:2 is undone.
Photometric nativePhotometric(const ImagePixel &pixel);
/// One uncompressed frame: byte order, planes, 4:2:2 and bit range undone. Precondition: nativeFrameBits() are there.
QByteArray storedValuesOfNative(QByteArrayView bytes, const ImagePixel &pixel, bool bigEndian);
/// Errors: Malformed — not `count` samples.
Result<DecodedFrame> storedValuesOfRaw(RawFrame raw, const ImagePixel &pixel, std::uint64_t count);
/// One frame of the Deflated Image Frame Compression syntax (PS3.5 A.4.13).
Result<DecodedFrame> inflatedFrame(QByteArrayView bytes, const ImagePixel &pixel);

} // namespace td::dicom::detail
