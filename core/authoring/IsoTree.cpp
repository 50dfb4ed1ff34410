// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IsoTree.h"

#include "core/authoring/IsoNames.h"

#include <algorithm>

namespace td::authoring {
namespace {

constexpr quint32 folderMode = 0040555; // POSIX: a medium is read only, and its folders can be entered
constexpr quint32 fileMode = 0100444;
constexpr quint32 programMode = 0100555;

QByteArray ucs2(const QString &name)
{
    IsoBytes out;
    for (const QChar c : name)
        out.big(c.unicode(), 2);
    return out.bytes;
}

/// Date and time of a record (ECMA-119 9.1.5), of a time in UTC.
QByteArray recordDate(const QDateTime &utc)
{
    IsoBytes out;
    out.u8(std::clamp(utc.date().year() - 1900, 0, 255));
    out.u8(utc.date().month());
    out.u8(utc.date().day());
    out.u8(utc.time().hour());
    out.u8(utc.time().minute());
    out.u8(utc.time().second());
    out.u8(0); // offset from Greenwich
    return out.bytes;
}

/// SUSP 5.3: where the other entries begin; and 5.5: that they are those of Rock Ridge. Its two texts for people are
/// recommended only (RRIP 4.3), and without them all of it has room in the record.
QByteArray rockRidgeHead()
{
    static constexpr auto identifier = "RRIP_1991A";
    IsoBytes out;
    out.bytes += "SP";
    out.u8(7);
    out.u8(1);
    out.u8(0xBE);
    out.u8(0xEF);
    out.u8(0);
    out.bytes += "ER";
    out.u8(8 + int(qstrlen(identifier)));
    out.u8(1);
    out.u8(int(qstrlen(identifier)));
    out.u8(0);
    out.u8(0);
    out.u8(1);
    out.bytes += identifier;
    return out.bytes;
}

} // namespace

void IsoBytes::little(quint32 value, int size)
{
    for (int i = 0; i < size; ++i)
        u8(int(value >> (8 * i)) & 0xFF);
}

void IsoBytes::big(quint32 value, int size)
{
    for (int i = size - 1; i >= 0; --i)
        u8(int(value >> (8 * i)) & 0xFF);
}

void IsoBytes::both(quint32 value, int size)
{
    little(value, size);
    big(value, size);
}

void IsoBytes::text(const QByteArray &value, qsizetype width, char filler)
{
    bytes += value.leftJustified(width, filler, true);
}

IsoTree::IsoTree(const QVector<IsoEntry> &entries, Kind kind, const QDateTime &recorded)
    : m_entries(entries)
    , m_kind(kind)
    , m_recorded(recordDate(recorded))
    , m_identifier(size_t(entries.size()))
    , m_number(size_t(entries.size()), 0)
{
    std::vector<std::vector<int>> children(size_t(entries.size()));
    for (int i = 1; i < entries.size(); ++i)
        children[size_t(entries[i].parent)].push_back(i);
    // Level by level, and inside a level by parents and then by names: the order of the path table.
    m_folders.push_back({0, 0, std::move(children[0])});
    for (size_t number = 0; number < m_folders.size(); ++number) {
        nameAndSort(m_folders[number]);
        const std::vector<int> sorted = m_folders[number].children;
        for (const int child : sorted) {
            if (!entries[child].isFolder)
                continue;
            m_number[size_t(child)] = int(m_folders.size());
            ++m_folders[number].foldersInside;
            m_folders.push_back({child, int(number), std::move(children[size_t(child)])});
        }
    }
}

void IsoTree::nameAndSort(Folder &folder)
{
    QVector<IsoChild> wanted;
    for (const int child : folder.children)
        wanted.append({m_entries[child].name, m_entries[child].isFolder});
    std::vector<PrimaryName> keys(folder.children.size());
    if (m_kind == Kind::Primary) {
        const auto names = primaryNames(wanted);
        for (qsizetype i = 0; i < names.size(); ++i) {
            QByteArray &identifier = m_identifier[size_t(folder.children[size_t(i)])];
            identifier = wanted[i].isFolder ? names[i].stem : names[i].stem + '.' + names[i].extension + ";1";
            keys[size_t(i)] = names[i];
        }
    } else {
        const auto names = jolietNames(wanted);
        for (qsizetype i = 0; i < names.size(); ++i) {
            m_identifier[size_t(folder.children[size_t(i)])] = ucs2(names[i]);
            keys[size_t(i)].stem = ucs2(names[i]);
        }
    }
    std::vector<std::pair<PrimaryName, int>> order;
    for (size_t i = 0; i < keys.size(); ++i)
        order.emplace_back(std::move(keys[i]), folder.children[i]);
    std::sort(order.begin(), order.end());
    for (size_t i = 0; i < order.size(); ++i)
        folder.children[i] = order[i].second;
}

quint64 IsoTree::place(quint64 first)
{
    for (size_t number = 0; number < m_folders.size(); ++number) {
        const qsizetype bytes = directory(int(number)).size(); // no number in it changes its size
        m_folders[number].sector = quint32(first);
        m_folders[number].bytes = quint32(bytes);
        first += quint64(bytes / isoSectorBytes);
    }
    return first;
}

QByteArray IsoTree::directory(int number) const
{
    const Folder &folder = m_folders[size_t(number)];
    const int parent = m_folders[size_t(folder.parent)].entry;
    QByteArray out;
    const auto append = [&out](const QByteArray &record) {
        const qsizetype used = out.size() % isoSectorBytes;
        if (used + record.size() > isoSectorBytes) // a record ends in the sector that it begins in
            out.append(isoSectorBytes - used, '\0');
        out += record;
    };
    const bool hasAttributes = m_kind == Kind::Primary;
    const QByteArray head = hasAttributes && number == 0 ? rockRidgeHead() : QByteArray();
    // The ER entry may follow PX, the SP entry has to be first.
    const QByteArray own = hasAttributes ? head.left(7) + posixAttributes(folder.entry) + head.mid(7) : QByteArray();
    append(record(QByteArray(1, '\0'), folder.entry, own));
    append(record(QByteArray(1, '\1'), parent, hasAttributes ? posixAttributes(parent) : QByteArray()));
    for (const int child : folder.children)
        append(record(m_identifier[size_t(child)], child, systemUse(child)));
    if (const qsizetype used = out.size() % isoSectorBytes; used > 0)
        out.append(isoSectorBytes - used, '\0');
    return out;
}

QByteArray IsoTree::record(const QByteArray &identifier, int entry, const QByteArray &systemUse) const
{
    constexpr int fixedBytes = 33;
    constexpr int isDirectory = 2;
    const IsoEntry &from = m_entries[entry];
    const Folder *folder = from.isFolder ? &m_folders[size_t(m_number[size_t(entry)])] : nullptr;
    const qsizetype padding = identifier.size() % 2 == 0 ? 1 : 0;
    const qsizetype length = fixedBytes + identifier.size() + padding + systemUse.size();
    IsoBytes out;
    out.u8(int(length + length % 2));
    out.u8(0); // extended attribute record
    out.both(folder ? folder->sector : from.sector, 4);
    out.both(folder ? folder->bytes : from.bytes, 4);
    out.bytes += m_recorded;
    out.u8(folder ? isDirectory : 0);
    out.zeros(2); // not interleaved
    out.both(1, 2);
    out.u8(int(identifier.size()));
    out.bytes += identifier;
    out.zeros(padding);
    out.bytes += systemUse;
    out.zeros(length % 2);
    return out.bytes;
}

QByteArray IsoTree::rootRecord() const
{
    return record(QByteArray(1, '\0'), 0, {});
}

QByteArray IsoTree::posixAttributes(int entry) const
{
    const IsoEntry &from = m_entries[entry];
    const quint32 mode = from.isFolder ? folderMode : from.executable ? programMode : fileMode;
    const int inside = from.isFolder ? m_folders[size_t(m_number[size_t(entry)])].foldersInside : 0;
    IsoBytes out;
    out.bytes += "PX"; // RRIP 4.1.1
    out.u8(36);
    out.u8(1);
    out.both(mode, 4);
    out.both(from.isFolder ? quint32(2 + inside) : 1, 4); // links
    out.both(0, 4);                                       // user
    out.both(0, 4);                                       // group
    return out.bytes;
}

QByteArray IsoTree::systemUse(int entry) const
{
    if (m_kind == Kind::Joliet)
        return {};
    const QByteArray name = m_entries[entry].name.toUtf8();
    IsoBytes out;
    out.bytes = posixAttributes(entry);
    out.bytes += "NM"; // RRIP 4.1.4
    out.u8(5 + int(name.size()));
    out.u8(1);
    out.u8(0);
    out.bytes += name;
    return out.bytes;
}

QByteArray IsoTree::pathTable(bool mostSignificantFirst) const
{
    IsoBytes out;
    const auto number = [&](quint32 value, int size) {
        mostSignificantFirst ? out.big(value, size) : out.little(value, size);
    };
    for (const Folder &folder : m_folders) {
        const QByteArray identifier = folder.entry == 0 ? QByteArray(1, '\0') : m_identifier[size_t(folder.entry)];
        out.u8(int(identifier.size()));
        out.u8(0); // extended attribute record
        number(folder.sector, 4);
        number(quint32(folder.parent + 1), 2);
        out.bytes += identifier;
        out.zeros(identifier.size() % 2);
    }
    return out.bytes;
}

} // namespace td::authoring
