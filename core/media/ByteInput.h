// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace td::media {

/// Bytes for an archive reader: a file, a drive, or an entry of another archive.
class ByteInput {
public:
    virtual ~ByteInput() = default;

    /// Up to `size` bytes; 0 at the end, -1 when they cannot be read.
    virtual qint64 read(char *to, qint64 size) = 0;
    /// False when the input cannot go there or anywhere but forward.
    virtual bool seek(qint64 position) = 0;
    virtual bool canSeek() const = 0;
    virtual qint64 position() const = 0;
    /// -1 when not known.
    virtual qint64 size() const = 0;
    /// Bytes read so far, those read twice counted twice.
    qint64 consumed() const noexcept { return m_consumed; }
    /// Sectors that could not be read and were given as zeros.
    int badSectors() const noexcept { return m_badSectors; }

protected:
    qint64 m_consumed = 0;
    int m_badSectors = 0;
};

/// A device that may have bad sectors. Where a block cannot be read it is tried again sector by sector, so that a
/// scratch costs the files under it and no others.
class DeviceInput final : public ByteInput {
public:
    static constexpr int sectorBytes = 2'048;       ///< of CD and DVD (ECMA-119 6.1.2)
    static constexpr int maximumBadSectors = 1'024; ///< each may take seconds: a disc with more is given up

    /// `device`: open for reading; it must outlive this object. `size`: -1 when not known.
    DeviceInput(QIODevice &device, qint64 size);

    qint64 read(char *to, qint64 size) override;
    bool seek(qint64 position) override;
    bool canSeek() const override { return !m_device.isSequential(); }
    qint64 position() const override { return m_position; }
    qint64 size() const override { return m_size; }

private:
    qint64 readSector(char *to, qint64 size);

    QIODevice &m_device;
    qint64 m_size;
    qint64 m_position = 0;
    qint64 m_carefulUntil = 0; ///< up to here sector by sector
};

} // namespace td::media
