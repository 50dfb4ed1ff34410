// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Dataset.h"

namespace td::dicom {

/// Appends data elements, one after the other, in any encoding of PS3.5 7.1: the caller keeps the order of the tags.
/// Values come in the byte order of that encoding.
class ElementWriter {
public:
    /// `out` outlives the writer.
    ElementWriter(QByteArray &out, Encoding encoding)
        : m_out(out)
        , m_encoding(encoding)
    {
    }

    Encoding encoding() const noexcept { return m_encoding; }

    /// A value, made even by the padding of its VR (PS3.5 6.2). A VR of two capital letters; implicit VR ignores it,
    /// and what is too long for its length field goes as UN (6.2.2 note 4).
    void value(Tag tag, QByteArrayView vr, QByteArrayView value);
    /// A sequence of items that are encoded already; as UN, items are in implicit VR little endian (PS3.5 6.2.2).
    void sequence(Tag tag, bool asUnknown, const QByteArrayList &items);
    /// Pixel Data of undefined length: items and their delimiter as they are (PS3.5 A.4).
    void encapsulated(Tag tag, QByteArrayView vr, QByteArrayView items);

private:
    void u16(std::uint16_t number, bool bigEndian);
    void u32(std::uint32_t number, bool bigEndian);
    void header(Tag tag, QByteArrayView vr, std::uint32_t length);
    QByteArray &m_out;
    Encoding m_encoding;
};

} // namespace td::dicom
