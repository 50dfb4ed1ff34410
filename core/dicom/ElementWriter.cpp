// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/ElementWriter.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace td::dicom {
namespace {

constexpr std::uint32_t kUndefinedLength = 0xFFFFFFFFU;
constexpr qsizetype kMostShort = 0xFFFE; // the largest even number of 16 bits

bool isOneOf(QByteArrayView vr, std::initializer_list<QByteArrayView> list)
{
    return std::find(list.begin(), list.end(), vr) != list.end();
}

// PS3.5 table 7.1-2: all others, known or to come, have a 32-bit length.
bool hasShortLength(QByteArrayView vr)
{
    return isOneOf(vr, {"AE", "AS", "AT", "CS", "DA", "DS", "DT", "FL", "FD", "IS", "LO",
                        "LT", "PN", "SH", "SL", "SS", "ST", "TM", "UI", "UL", "US"});
}

// PS3.5 6.2
bool isPaddedByBlanks(QByteArrayView vr)
{
    return isOneOf(vr,
                   {"AE", "AS", "CS", "DA", "DS", "DT", "IS", "LO", "LT", "PN", "SH", "ST", "TM", "UC", "UR", "UT"});
}

} // namespace

void ElementWriter::u16(std::uint16_t number, bool bigEndian)
{
    std::array<char, 2> bytes{};
    bigEndian ? qToBigEndian(number, bytes.data()) : qToLittleEndian(number, bytes.data());
    m_out.append(bytes.data(), bytes.size());
}

void ElementWriter::u32(std::uint32_t number, bool bigEndian)
{
    std::array<char, 4> bytes{};
    bigEndian ? qToBigEndian(number, bytes.data()) : qToLittleEndian(number, bytes.data());
    m_out.append(bytes.data(), bytes.size());
}

void ElementWriter::header(Tag tag, QByteArrayView vr, std::uint32_t length)
{
    const bool big = m_encoding.bigEndian;
    u16(std::uint16_t(tag >> 16), big);
    u16(std::uint16_t(tag), big);
    if (!m_encoding.explicitVr)
        return u32(length, big);
    m_out.append(vr.data(), vr.size());
    if (hasShortLength(vr))
        return u16(std::uint16_t(length), big);
    u16(0, big);
    u32(length, big);
}

void ElementWriter::value(Tag tag, QByteArrayView vr, QByteArrayView value)
{
    const bool odd = value.size() % 2 != 0;
    if (m_encoding.explicitVr && hasShortLength(vr) && value.size() > kMostShort)
        vr = "UN";
    header(tag, vr, std::uint32_t(value.size() + (odd ? 1 : 0)));
    m_out.append(value.data(), value.size());
    if (odd)
        m_out.append(isPaddedByBlanks(vr) ? ' ' : '\0');
}

void ElementWriter::sequence(Tag tag, bool asUnknown, const QByteArrayList &items)
{
    qsizetype length = 0;
    for (const QByteArray &item : items)
        length += 8 + item.size();
    header(tag, asUnknown ? "UN" : "SQ", asUnknown ? kUndefinedLength : std::uint32_t(length));
    const bool big = m_encoding.bigEndian && !asUnknown;
    const auto delimiter = [this, big](std::uint16_t element, std::uint32_t size) {
        u16(0xFFFE, big);
        u16(element, big);
        u32(size, big);
    };
    for (const QByteArray &item : items) {
        delimiter(0xE000, std::uint32_t(item.size()));
        m_out.append(item);
    }
    if (asUnknown)
        delimiter(0xE0DD, 0);
}

void ElementWriter::encapsulated(Tag tag, QByteArrayView vr, QByteArrayView items)
{
    header(tag, vr, kUndefinedLength);
    m_out.append(items.data(), items.size());
}

} // namespace td::dicom
