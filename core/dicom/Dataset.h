// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace td::dicom {

/// A data element tag: group number in the upper, element number in the lower 16 bits.
using Tag = std::uint32_t;

/// How the elements of a data set are written (PS3.5 7.1, 7.3).
struct Encoding {
    bool explicitVr = true;
    bool bigEndian = false;
};

/// A range of bytes inside the buffer of a Dataset.
struct ByteRange {
    qsizetype offset = 0;
    qsizetype length = 0;
};

class Dataset;

/// One element: where its value lies, or the items of a sequence, or the fragments of encapsulated pixel data.
struct Element {
    Tag tag = 0;
    bool encapsulated = false;        ///< Pixel Data of undefined length (PS3.5 A.4)
    bool truncated = false;           ///< Pixel Data only: the bytes end before the value does
    bool words = false;               ///< VR OW: in big endian files the bytes of each word are swapped
    std::array<char, 2> vr{'?', '?'}; ///< as written; "??" in implicit VR
    ByteRange value;
    std::vector<ByteRange> fragments; ///< encapsulated only; the first is the Basic Offset Table
    std::vector<Dataset> items;       ///< sequences only
};

/// The elements of a data set over bytes that it shares. Every length has been checked against the bytes, before
/// anything is allocated by it; nesting and number of elements are bounded. Immutable; safe from any thread.
class Dataset {
public:
    static constexpr int kMaxDepth = 32;         ///< real data sets nest below 10
    static constexpr int kMaxElements = 500'000; ///< an enhanced object of 2,000 frames has about 100,000

    Dataset() = default;

    /// Reads the elements of `bytes` from `offset` to the end.
    /// Errors: Truncated — the bytes end inside an element other than Pixel Data; Malformed — a length that no file of
    ///         this size can hold, or a broken sequence; TooLarge — more than kMaxDepth levels or kMaxElements
    ///         elements.
    static Result<Dataset> read(const QByteArray &bytes, qsizetype offset, Encoding encoding);

    /// Reads file meta information (PS3.10 7.1): stops before the first element outside group 0002; `end` is where.
    static Result<Dataset> readFileMeta(const QByteArray &bytes, qsizetype offset, qsizetype &end);

    const Element *find(Tag tag) const;
    const std::vector<Element> &elements() const noexcept { return m_elements; } ///< by tag
    bool isEmpty() const noexcept { return m_elements.empty(); }
    bool contains(Tag tag) const { return find(tag) != nullptr; }
    const QByteArray &buffer() const noexcept { return m_bytes; }
    bool isBigEndian() const noexcept { return m_encoding.bigEndian; }

    /// The raw value, without copying; empty when absent. Lives as long as the buffer.
    QByteArrayView value(Tag tag) const;
    /// A text value without padding (trailing spaces and NUL, leading spaces).
    QByteArray text(Tag tag) const;
    /// Component `index` of a multi-valued text, trimmed.
    QByteArray text(Tag tag, int index) const;
    /// US or, when `isSigned`, SS values.
    std::vector<int> shorts(Tag tag, bool isSigned = false) const;
    std::optional<int> unsignedShort(Tag tag) const;
    /// UL values.
    std::vector<std::uint32_t> unsignedLongs(Tag tag) const;
    /// UV values, or those of OV.
    std::vector<std::uint64_t> unsignedVeryLongs(Tag tag) const;
    /// IS; nothing when absent or not a number.
    std::optional<int> integer(Tag tag) const;
    /// DS values; empty when any of them is not a finite number.
    std::vector<double> decimals(Tag tag) const;
    /// FD values.
    std::vector<double> doubles(Tag tag) const;
    /// FL values; empty when any of them is not a finite number.
    std::vector<double> floats(Tag tag) const;
    /// The items of a sequence; empty when absent.
    const std::vector<Dataset> &items(Tag tag) const;
    /// The first item of a sequence, or null.
    const Dataset *item(Tag tag) const;

private:
    friend class DatasetReader;
    QByteArray m_bytes;
    Encoding m_encoding;
    std::vector<Element> m_elements; ///< by tag
};

} // namespace td::dicom
