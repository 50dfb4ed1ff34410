// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QVector>

#include <vector>

namespace td::authoring {

inline constexpr qsizetype isoSectorBytes = 2048; ///< Logical Sector (ECMA-119 6.1.2)

/// A file or folder of an image.
struct IsoEntry {
    QString name;
    int parent = 0; ///< index of its folder; the root, entry 0, is its own
    bool isFolder = false;
    bool executable = false;
    quint32 sector = 0; ///< of a file: where its bytes begin
    quint32 bytes = 0;
};

/// Numbers as ECMA-119 7 records them, and text.
class IsoBytes {
public:
    QByteArray bytes;

    void u8(int value) { bytes.append(char(value)); }
    void little(quint32 value, int size); ///< 7.2.1, 7.3.1: least significant byte first
    void big(quint32 value, int size);    ///< 7.2.2, 7.3.2
    void both(quint32 value, int size);   ///< 7.2.3, 7.3.3: one after the other
    void text(const QByteArray &value, qsizetype width, char filler = ' ');
    void zeros(qsizetype count) { bytes.append(count, '\0'); }
};

/// One of the two trees of folders that an image has over the same files: the primary one, with names of level 1 and
/// Rock Ridge (IEEE P1282: real names and permissions), or that of Joliet.
class IsoTree {
public:
    enum class Kind { Primary, Joliet };

    /// `entries` outlives the tree; a folder stands before what is in it. `recorded` in UTC.
    IsoTree(const QVector<IsoEntry> &entries, Kind kind, const QDateTime &recorded);

    int folderCount() const { return int(m_folders.size()); }
    /// Gives the folders their places, one after the other from sector `first`. Returns the sector after the last.
    quint64 place(quint64 first);
    /// The sectors of a folder, by its number in the path table, from 0: its directory records (ECMA-119 9.1).
    QByteArray directory(int number) const;
    /// The record of the root for a volume descriptor, 34 bytes.
    QByteArray rootRecord() const;
    /// ECMA-119 9.4; type M has the most significant byte first, type L the least.
    QByteArray pathTable(bool mostSignificantFirst) const;

private:
    struct Folder {
        int entry = 0;
        int parent = 0;            ///< number of its parent
        std::vector<int> children; ///< entries, sorted
        int foldersInside = 0;
        quint32 sector = 0;
        quint32 bytes = 0;
    };

    void nameAndSort(Folder &folder);
    QByteArray record(const QByteArray &identifier, int entry, const QByteArray &systemUse) const;
    QByteArray systemUse(int entry) const;
    QByteArray posixAttributes(int entry) const;

    const QVector<IsoEntry> &m_entries;
    Kind m_kind;
    QByteArray m_recorded;                ///< ECMA-119 9.1.5, 7 bytes
    std::vector<QByteArray> m_identifier; ///< by entry, as recorded
    std::vector<int> m_number;            ///< by entry: of a folder, its number
    std::vector<Folder> m_folders;        ///< in the order of the path table (ECMA-119 6.9.1)
};

} // namespace td::authoring
