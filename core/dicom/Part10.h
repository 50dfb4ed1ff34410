// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "core/dicom/CharacterSet.h"
#include "core/dicom/Dataset.h"

namespace td::dicom {

/// A Part 10 file read safely: file meta information and data set, both checked against the size of the bytes.
/// Reading it first is what makes it safe to give the same bytes to DCMTK, which allocates what a length says.
class Part10 {
public:
    /// Bounds of the deflated syntax: no more than this many bytes, nor more than this many times the input.
    static constexpr qsizetype kMaxInflatedBytes = 512 * 1024 * 1024;
    static constexpr qsizetype kMaxInflationRatio = 1032; ///< what the deflate format itself can reach

    /// What to do with a file that lacks the preamble: older archives hold bare data sets (PS3.10 7.1 asks for it).
    enum class Preamble { Required, Optional };

    /// Errors: Malformed — no "DICM" prefix, no transfer syntax, broken structure or broken compression;
    ///         Truncated, TooLarge — as for Dataset::read; TooLarge also when the deflated data set is.
    static Result<Part10> read(const QByteArray &bytes, Preamble preamble = Preamble::Required);

    const Dataset &meta() const noexcept { return m_meta; }
    const Dataset &dataset() const noexcept { return m_dataset; }
    const TransferSyntaxUid &transferSyntax() const noexcept { return m_transferSyntax; }
    const CharacterSet &characterSet() const noexcept { return m_characterSet; }
    /// A text attribute of the data set in Unicode.
    QString text(Tag tag) const { return m_characterSet.toUnicode(m_dataset.text(tag)); }

private:
    Result<void> readBody(const QByteArray &bytes, qsizetype offset);
    Dataset m_meta;
    Dataset m_dataset;
    TransferSyntaxUid m_transferSyntax;
    CharacterSet m_characterSet;
};

/// Inflates raw deflate data (RFC 1951), never to more than `limit` bytes.
/// Errors: Malformed — not deflate data; Truncated — it ends too soon; TooLarge — more than `limit`.
Result<QByteArray> inflateRaw(QByteArrayView deflated, qsizetype limit);

} // namespace td::dicom
