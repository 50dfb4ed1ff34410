// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/dicom/ImagePixel.h"
#include "core/dicom/Part10.h"
#include "tests/fuzz/Target.h"

#include <functional>
#include <initializer_list>
#include <optional>

namespace td::fuzz {

/// What a compressed stream itself says of its size.
struct StreamSize {
    int rows = 0;
    int columns = 0;
    int components = 0;
};
using SizeOfStream = std::function<std::optional<StreamSize>(QByteArrayView)>;

/// Takes six bytes of input for the attributes of an image: rows, columns, bits allocated, bits stored and high bit,
/// photometric interpretation, flags. No more than some ten thousand samples, so that inputs run often.
dicom::ImagePixelAttributes takeImage(Input &input);
/// The bytes of which takeImage() makes `a`, as nearly as it can. `followsStream`: see compressedFile().
QByteArray imageBytes(const dicom::ImagePixelAttributes &a, bool followsStream);

/// The elements of an image without its pixels, in the order of their tags.
QByteArray imageElements(const dicom::ImagePixelAttributes &a);

/// One frame of six bytes for the image and the rest of the input as its stream. The declared size is that of the
/// stream unless a flag says that they are to differ.
QByteArray compressedFile(Input &input, const QByteArray &syntax, const SizeOfStream &sizeOf);
/// The input that compressedFile() needs for the first frame of `file`; none when its transfer syntax is another.
std::vector<QByteArray> compressedSeeds(const QByteArray &file, std::initializer_list<const char *> syntaxes);

/// What a decoder may allocate for a frame of n bytes from a stream of m: frames * n + streams * m + bytes.
struct MemoryBound {
    std::uint64_t frames = 2;
    std::uint64_t streams = 2;
    std::uint64_t bytes = 1024 * 1024;
};

/// Decodes at most four frames of `file`, each twice, and requires: refusals with the documented codes; of a frame that
/// comes out, the declared size, values within Bits Stored, the same bytes both times, memory within `bound`.
void checkFrames(const QByteArray &file, const MemoryBound &bound);

/// Requires that a refusal is one of those that a function documents.
void requireCode(const Error &error, std::initializer_list<ErrorCode> documented);

} // namespace td::fuzz
