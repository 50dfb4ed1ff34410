// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/dicom/Part10Builder.h"

#include <QtEndian>

#include <cstring>

namespace td::test {
namespace {

bool hasLongLength(const char *vr)
{
    for (const char *one : {"OB", "OW", "SQ", "UC", "UN", "UR", "UT", "OV"})
        if (std::strcmp(vr, one) == 0)
            return true;
    return false;
}

} // namespace

Part10Builder::Part10Builder(QByteArray syntax)
    : m_syntax(std::move(syntax))
    , m_explicit(m_syntax != "1.2.840.10008.1.2")
    , m_big(m_syntax == "1.2.840.10008.1.2.2")
{
}

QByteArray Part10Builder::u16(std::uint32_t v) const
{
    QByteArray b(2, '\0');
    m_big ? qToBigEndian(std::uint16_t(v), b.data()) : qToLittleEndian(std::uint16_t(v), b.data());
    return b;
}

QByteArray Part10Builder::u32(std::uint32_t v) const
{
    QByteArray b(4, '\0');
    m_big ? qToBigEndian(v, b.data()) : qToLittleEndian(v, b.data());
    return b;
}

Part10Builder &Part10Builder::lie(std::uint32_t tag, const char *vr, std::uint32_t length, const QByteArray &value)
{
    m_body += u16(tag >> 16) + u16(tag);
    if (!m_explicit)
        m_body += u32(length);
    else if (hasLongLength(vr))
        m_body += QByteArray(vr) + u16(0) + u32(length);
    else
        m_body += QByteArray(vr) + u16(length);
    m_body += value;
    return *this;
}

Part10Builder &Part10Builder::raw(std::uint32_t tag, const char *vr, const QByteArray &value)
{
    const QByteArray even = value.size() % 2 ? value + '\0' : value;
    return lie(tag, vr, std::uint32_t(even.size()), even);
}

Part10Builder &Part10Builder::text(std::uint32_t tag, const char *vr, QByteArray value)
{
    if (value.size() % 2)
        value += std::strcmp(vr, "UI") == 0 ? '\0' : ' ';
    return raw(tag, vr, value);
}

Part10Builder &Part10Builder::shorts(std::uint32_t tag, const QVector<int> &values, const char *vr)
{
    QByteArray value;
    for (const int v : values)
        value += u16(std::uint32_t(v) & 0xFFFF);
    return raw(tag, vr, value);
}

Part10Builder &Part10Builder::bytes(const QByteArray &anything)
{
    m_body += anything;
    return *this;
}

Part10Builder &Part10Builder::sequence(std::uint32_t tag, const QVector<QByteArray> &items)
{
    lie(tag, "SQ", 0xFFFFFFFF, {});
    for (const QByteArray &item : items)
        m_body += u16(0xFFFE) + u16(0xE000) + u32(std::uint32_t(item.size())) + item;
    m_body += u16(0xFFFE) + u16(0xE0DD) + u32(0);
    return *this;
}

Part10Builder &Part10Builder::encapsulated(const QVector<QByteArray> &fragments, const QByteArray &offsetTable)
{
    lie(0x7FE00010, "OB", 0xFFFFFFFF, {});
    m_body += u16(0xFFFE) + u16(0xE000) + u32(std::uint32_t(offsetTable.size())) + offsetTable;
    for (const QByteArray &fragment : fragments)
        m_body += u16(0xFFFE) + u16(0xE000) + u32(std::uint32_t(fragment.size())) + fragment;
    m_body += u16(0xFFFE) + u16(0xE0DD) + u32(0);
    return *this;
}

Part10Builder &Part10Builder::image(int rows, int columns, int bitsAllocated, int bitsStored, bool isSigned,
                                    const QByteArray &photometric, int frames, int planar)
{
    const bool colour = photometric.startsWith("RGB") || photometric.startsWith("YBR");
    text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7").text(0x00080018, "UI", "1.2.3.4");
    text(0x0020000D, "UI", "1.2.3.1").text(0x0020000E, "UI", "1.2.3.2");
    shorts(0x00280002, {colour ? 3 : 1}).text(0x00280004, "CS", photometric);
    if (colour)
        shorts(0x00280006, {planar});
    text(0x00280008, "IS", QByteArray::number(frames));
    shorts(0x00280010, {rows}).shorts(0x00280011, {columns});
    shorts(0x00280100, {bitsAllocated}).shorts(0x00280101, {bitsStored}).shorts(0x00280102, {bitsStored - 1});
    return shorts(0x00280103, {isSigned ? 1 : 0});
}

QByteArray Part10Builder::words(const QVector<int> &values)
{
    QByteArray out(values.size() * 2, '\0');
    for (qsizetype i = 0; i < values.size(); ++i)
        qToLittleEndian(std::uint16_t(values[i]), out.data() + i * 2);
    return out;
}

QByteArray Part10Builder::file() const
{
    Part10Builder meta;
    meta.text(0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.7").text(0x00020003, "UI", "1.2.3.4");
    meta.text(0x00020010, "UI", m_syntax).text(0x00020012, "UI", "1.2.3.9");
    return QByteArray(128, '\0') + "DICM" + meta.body() + m_body;
}

} // namespace td::test
