// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QVector>

#include <cstdint>

namespace td::test {

/// Writes small Part 10 files element by element, right or wrong on purpose, without any DICOM library.
class Part10Builder {
public:
    /// `syntax` also decides how elements are written: implicit, explicit, big endian.
    explicit Part10Builder(QByteArray syntax = "1.2.840.10008.1.2.1");

    /// Elements must come in ascending order, as PS3.5 7.1 asks.
    Part10Builder &text(std::uint32_t tag, const char *vr, QByteArray value);
    Part10Builder &shorts(std::uint32_t tag, const QVector<int> &values, const char *vr = "US");
    Part10Builder &raw(std::uint32_t tag, const char *vr, const QByteArray &value);
    /// Any length field, whatever follows.
    Part10Builder &lie(std::uint32_t tag, const char *vr, std::uint32_t length, const QByteArray &value);
    Part10Builder &bytes(const QByteArray &anything);
    /// A sequence of undefined length whose items are these encoded bytes.
    Part10Builder &sequence(std::uint32_t tag, const QVector<QByteArray> &items);
    Part10Builder &encapsulated(const QVector<QByteArray> &fragments, const QByteArray &offsetTable = {});

    /// Patient and UIDs every instance has, then the image pixel module.
    Part10Builder &image(int rows, int columns, int bitsAllocated, int bitsStored, bool isSigned,
                         const QByteArray &photometric = "MONOCHROME2", int frames = 1, int planar = 0);

    /// Little-endian 16-bit pixels.
    static QByteArray words(const QVector<int> &values);
    QByteArray body() const { return m_body; }
    QByteArray file() const;

private:
    QByteArray u16(std::uint32_t v) const;
    QByteArray u32(std::uint32_t v) const;
    QByteArray m_syntax;
    QByteArray m_body;
    bool m_explicit;
    bool m_big;
};

} // namespace td::test
