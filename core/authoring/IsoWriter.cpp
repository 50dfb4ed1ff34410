// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IsoWriter.h"

#include "core/authoring/IsoNames.h"

#include <limits>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 systemAreaBytes = 16 * isoSectorBytes; // ECMA-119 6.2.1, not specified and left empty
constexpr qint64 reservedBytes = 19 * isoSectorBytes;   // and the primary, the Joliet and the terminating descriptor
constexpr qint64 paddingBytes = 150 * isoSectorBytes;   // drives read ahead of the last sector, and fail at its end
constexpr int mostFolders = 65'535;                     // a path table counts parents with 16 bits
constexpr qint64 mostBytes = qint64(std::numeric_limits<quint32>::max()) * isoSectorBytes;

QString volumeCharacters(const QString &name)
{
    constexpr qsizetype longest = 32;
    QString volume = name.normalized(QString::NormalizationForm_KD).toUpper().left(longest);
    for (QChar &c : volume)
        if (!((c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')))
            c = u'_';
    return volume;
}

/// ECMA-119 8.4.26.1: digits down to hundredths of a second, and the offset from Greenwich.
QByteArray descriptorDate(const QDateTime &utc)
{
    return utc.toString(u"yyyyMMddHHmmss"_s).toLatin1() + "00" + '\0';
}

QByteArray noDate()
{
    return QByteArray(16, '0') + '\0';
}

} // namespace

/// Where the path tables of a tree are.
struct IsoWriter::PathTables {
    quint32 bytes = 0;
    quint32 little = 0;
    quint32 big = 0;
};

IsoWriter::IsoWriter(QIODevice &device, const QString &volumeName, const QDateTime &recorded)
    : m_device(&device)
    , m_volumeName(volumeCharacters(volumeName))
    , m_recorded(recorded.toUTC())
    , m_entries{IsoEntry{{}, 0, true}}
{
}

Result<IsoWriter> IsoWriter::create(QIODevice &device, const QString &volumeName, const QDateTime &recorded)
{
    IsoWriter writer(device, volumeName, recorded);
    if (auto reserved = writer.write(QByteArray(reservedBytes, '\0')); !reserved)
        return tl::unexpected(reserved.error());
    return writer;
}

Result<void> IsoWriter::write(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes - m_written)
        return fail(ErrorCode::TooLarge, u"an image of more sectors than can be counted"_s);
    if (m_device->write(bytes) != bytes.size())
        return fail(ErrorCode::Io, u"the image cannot be written"_s);
    m_written += bytes.size();
    return {};
}

Result<void> IsoWriter::fillSector()
{
    const qsizetype used = qsizetype(m_written % isoSectorBytes);
    return used == 0 ? Result<void>() : write(QByteArray(isoSectorBytes - used, '\0'));
}

/// The folder of a path, made with those above it where they are missing.
Result<int> IsoWriter::folderFor(const QStringList &parts)
{
    int folder = 0;
    QString path;
    for (const QString &part : parts.first(parts.size() - 1)) {
        path += part + u'/'; // with its slash, so that no file has the path of a folder
        const auto known = m_byPath.constFind(path);
        if (known != m_byPath.cend()) {
            folder = *known;
            continue;
        }
        if (m_byPath.contains(path.chopped(1)))
            return fail(ErrorCode::InvalidArgument, u"a file and a folder of one name"_s);
        if (++m_folderCount > mostFolders)
            return fail(ErrorCode::TooLarge, u"too many folders"_s);
        m_entries.append({part, folder, true});
        folder = int(m_entries.size()) - 1;
        m_byPath.insert(path, folder);
    }
    return folder;
}

Result<void> IsoWriter::add(const QString &path, const QByteArray &bytes, bool executable)
{
    const QStringList parts = path.split(u'/');
    for (const QString &part : parts) {
        if (part.isEmpty() || part == u"."_s || part == u".."_s || part.contains(QChar(u'\0')))
            return fail(ErrorCode::InvalidArgument, u"not a path of a medium"_s);
        if (part.toUtf8().size() > longestName)
            return fail(ErrorCode::TooLarge, u"a name that is too long"_s);
    }
    if (parts.size() > deepest)
        return fail(ErrorCode::TooLarge, u"folders nested too deep"_s);
    if (bytes.size() > qsizetype(std::numeric_limits<quint32>::max()))
        return fail(ErrorCode::TooLarge, u"a file of 4 GiB or more"_s);
    if (m_byPath.contains(path) || m_byPath.contains(path + u'/'))
        return fail(ErrorCode::InvalidArgument, u"two files of one name"_s);
    const auto folder = folderFor(parts);
    if (!folder)
        return tl::unexpected(folder.error());
    m_byPath.insert(path, int(m_entries.size()));
    m_entries.append(
        {parts.last(), *folder, false, executable, quint32(m_written / isoSectorBytes), quint32(bytes.size())});
    if (auto written = write(bytes); !written)
        return written;
    return fillSector();
}

Result<IsoWriter::PathTables> IsoWriter::writeTree(IsoTree &tree)
{
    tree.place(quint64(m_written / isoSectorBytes));
    for (int i = 0; i < tree.folderCount(); ++i)
        if (auto written = write(tree.directory(i)); !written)
            return tl::unexpected(written.error());
    PathTables tables;
    for (const bool big : {false, true}) {
        const QByteArray table = tree.pathTable(big);
        tables.bytes = quint32(table.size());
        (big ? tables.big : tables.little) = quint32(m_written / isoSectorBytes);
        if (auto written = write(table); !written)
            return tl::unexpected(written.error());
        if (auto filled = fillSector(); !filled)
            return tl::unexpected(filled.error());
    }
    return tables;
}

QByteArray IsoWriter::descriptor(IsoTree::Kind kind, const IsoTree &tree, const PathTables &tables,
                                 quint32 sectors) const
{
    const bool joliet = kind == IsoTree::Kind::Joliet;
    IsoBytes out;
    const auto text = [&](const QString &value, qsizetype width) {
        if (!joliet)
            return out.text(value.toLatin1(), width);
        for (qsizetype i = 0; i < width / 2; ++i)
            out.big(i < value.size() ? value[i].unicode() : u' ', 2);
        out.zeros(width % 2);
    };
    constexpr int primaryType = 1;
    constexpr int supplementaryType = 2;
    out.u8(joliet ? supplementaryType : primaryType);
    out.bytes += "CD001";
    out.u8(1);
    out.u8(0);
    text({}, 32); // system
    text(m_volumeName, 32);
    out.zeros(8);
    out.both(sectors, 4);
    out.text(joliet ? "%/E" : "", 32, '\0'); // UCS-2 level 3 (Joliet)
    out.both(1, 2);                          // volumes of the set
    out.both(1, 2);                          // this one's number
    out.both(quint32(isoSectorBytes), 2);
    out.both(tables.bytes, 4);
    out.little(tables.little, 4);
    out.little(0, 4);
    out.big(tables.big, 4);
    out.big(0, 4);
    out.bytes += tree.rootRecord();
    text({}, 128); // volume set
    text({}, 128); // publisher
    text({}, 128); // preparer
    text(u"TUODOSSIER"_s, 128);
    text({}, 37); // files with copyright, abstract and bibliography
    text({}, 37);
    text({}, 37);
    out.bytes += descriptorDate(m_recorded) + descriptorDate(m_recorded) + noDate() + noDate();
    out.u8(1); // version of the structure of files
    out.zeros(isoSectorBytes - out.bytes.size());
    return out.bytes;
}

Result<void> IsoWriter::finish()
{
    IsoTree primary(m_entries, IsoTree::Kind::Primary, m_recorded);
    const auto primaryTables = writeTree(primary);
    if (!primaryTables)
        return tl::unexpected(primaryTables.error());
    IsoTree joliet(m_entries, IsoTree::Kind::Joliet, m_recorded);
    const auto jolietTables = writeTree(joliet);
    if (!jolietTables)
        return tl::unexpected(jolietTables.error());
    if (auto padded = write(QByteArray(paddingBytes, '\0')); !padded)
        return padded;
    const auto sectors = quint32(m_written / isoSectorBytes);
    IsoBytes terminator; // ECMA-119 8.3
    terminator.u8(0xFF);
    terminator.bytes += "CD001";
    terminator.u8(1);
    terminator.zeros(isoSectorBytes - terminator.bytes.size());
    const QByteArray descriptors = descriptor(IsoTree::Kind::Primary, primary, *primaryTables, sectors) +
                                   descriptor(IsoTree::Kind::Joliet, joliet, *jolietTables, sectors) + terminator.bytes;
    if (!m_device->seek(systemAreaBytes) || m_device->write(descriptors) != descriptors.size())
        return fail(ErrorCode::Io, u"the image cannot be written"_s);
    return {};
}

} // namespace td::authoring
