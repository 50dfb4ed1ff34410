// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ZipWriter.h"

#include <QDateTime>
#include <QtEndian>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype blockBytes = 1024 * 1024;
constexpr qint64 most32 = 0xFFFFFFFF; ///< stands for "see the ZIP64 field"
constexpr qint64 most16 = 0xFFFF;

constexpr quint16 versionPlain = 20; ///< 2.0: deflate (APPNOTE 4.4.3)
constexpr quint16 versionZip64 = 45;
constexpr quint16 madeOnUnix = 3 << 8; ///< so that permissions are read (4.4.2)
constexpr quint16 namesAreUtf8 = 1 << 11;

/// Little-endian numbers, one after the other.
class Record {
public:
    template <class T>
    Record &add(T value)
    {
        char bytes[sizeof value];
        qToLittleEndian(value, bytes);
        m_bytes.append(bytes, sizeof value);
        return *this;
    }
    Record &add(const QByteArray &bytes)
    {
        m_bytes += bytes;
        return *this;
    }
    const QByteArray &bytes() const noexcept { return m_bytes; }

private:
    QByteArray m_bytes;
};

quint32 upTo32(qint64 value)
{
    return quint32(std::min(value, most32));
}

/// The ZIP64 field with those of the values that do not fit into 32 bits (4.5.3); empty when all do.
QByteArray zip64Field(std::initializer_list<qint64> values)
{
    Record fields;
    for (const qint64 value : values)
        if (value >= most32)
            fields.add(quint64(value));
    if (fields.bytes().isEmpty())
        return {};
    return Record().add(quint16(1)).add(quint16(fields.bytes().size())).add(fields.bytes()).bytes();
}

quint32 dosTimeOf(const QDateTime &time)
{
    const QDate date = time.date();
    const quint32 day = quint32((date.year() - 1980) << 9 | date.month() << 5 | date.day());
    const quint32 clock = quint32(time.time().hour() << 11 | time.time().minute() << 5 | time.time().second() / 2);
    return day << 16 | clock;
}

} // namespace

ZipWriter::ZipWriter(QIODevice &device)
    : m_device(&device)
    , m_dosTime(dosTimeOf(QDateTime::currentDateTime()))
{
    m_block.reserve(blockBytes);
}

Result<void> ZipWriter::flush()
{
    if (m_device->write(m_block) != m_block.size())
        return fail(ErrorCode::Io, u"archive cannot be written"_s);
    m_written += m_block.size();
    m_block.resize(0); // keeps its memory
    return {};
}

Result<void> ZipWriter::write(const QByteArray &bytes)
{
    if (m_block.size() + bytes.size() > blockBytes)
        if (auto flushed = flush(); !flushed)
            return flushed;
    if (bytes.size() < blockBytes) {
        m_block += bytes;
        return {};
    }
    if (m_device->write(bytes) != bytes.size())
        return fail(ErrorCode::Io, u"archive cannot be written"_s);
    m_written += bytes.size();
    return {};
}

Result<void> ZipWriter::add(const QString &name, const PackedFile &file)
{
    const QByteArray encoded = name.toUtf8();
    if (encoded.size() > most16)
        return fail(ErrorCode::TooLarge, u"a name in the archive"_s);
    const qint64 at = bytesWritten();
    const qint64 packed = file.bytes.size();
    // What the header of the file and the directory both say (4.3.7, 4.3.12).
    const auto common = [&](quint16 version) {
        return Record()
            .add(version)
            .add(namesAreUtf8)
            .add(quint16(file.deflated ? 8 : 0))
            .add(m_dosTime)
            .add(file.crc)
            .add(upTo32(packed))
            .add(upTo32(file.originalSize))
            .add(quint16(encoded.size()))
            .bytes();
    };
    // In the header of a file both sizes are there or none.
    const bool isLarge = std::max(file.originalSize, packed) >= most32;
    const QByteArray sizes =
        isLarge ? Record().add(quint16(1)).add(quint16(16)).add(quint64(file.originalSize)).add(quint64(packed)).bytes()
                : QByteArray();
    QByteArray head = common(isLarge ? versionZip64 : versionPlain);
    if (isLarge) // then its 32-bit sizes both point there
        std::fill_n(head.begin() + 14, 8, '\xFF');
    const Record local = Record().add(quint32(0x04034b50)).add(head).add(quint16(sizes.size())).add(encoded).add(sizes);
    if (auto written = write(local.bytes()); !written)
        return written;
    if (auto written = write(file.bytes); !written)
        return written;
    const QByteArray field = zip64Field({file.originalSize, packed, at});
    const quint16 version = field.isEmpty() ? versionPlain : versionZip64;
    const quint32 permissions = (file.executable ? 0100755U : 0100644U) << 16; // of a plain file
    Record entry;
    entry.add(quint32(0x02014b50)).add(quint16(madeOnUnix | versionZip64)).add(common(version));
    entry.add(quint16(field.size())).add(quint16(0)).add(quint16(0)).add(quint16(0)); // no comment, disk 0, binary
    entry.add(permissions).add(upTo32(at)).add(encoded).add(field);
    m_directory += entry.bytes();
    ++m_count;
    return {};
}

/// What ends an archive (4.3.14 to 4.3.16).
QByteArray ZipWriter::endRecords(qint64 directoryAt, qint64 directoryBytes) const
{
    Record end;
    if (m_count >= most16 || directoryAt >= most32 || directoryBytes >= most32) {
        constexpr quint64 restOfRecord = 44;
        end.add(quint32(0x06064b50)).add(restOfRecord).add(quint16(madeOnUnix | versionZip64)).add(versionZip64);
        end.add(quint32(0)).add(quint32(0)).add(quint64(m_count)).add(quint64(m_count));
        end.add(quint64(directoryBytes)).add(quint64(directoryAt));
        end.add(quint32(0x07064b50)).add(quint32(0)).add(quint64(directoryAt + directoryBytes)).add(quint32(1));
    }
    const auto count = quint16(std::min(m_count, most16));
    end.add(quint32(0x06054b50)).add(quint16(0)).add(quint16(0)).add(count).add(count);
    end.add(upTo32(directoryBytes)).add(upTo32(directoryAt)).add(quint16(0));
    return end.bytes();
}

Result<void> ZipWriter::finish()
{
    const qint64 at = bytesWritten();
    if (auto written = write(m_directory); !written)
        return written;
    if (auto written = write(endRecords(at, m_directory.size())); !written)
        return written;
    return flush();
}

} // namespace td::authoring
