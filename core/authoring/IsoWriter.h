// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/IsoTree.h"
#include "core/base/Result.h"

#include <QHash>
#include <QIODevice>

namespace td::authoring {

/// Writes an image of ISO 9660 (ECMA-119) in one pass: the bytes of files as they come, then folders and path tables,
/// and at last the volume descriptors, in the sectors that were left for them: an image that was not finished is none.
/// Memory grows with the number of files and folders and not with their bytes.
///
/// The primary tree has names of level 1, as DICOM media have (PS3.12 Annex F), and carries real names and permissions
/// by Rock Ridge; the other tree is Joliet's. Depth is at most eight levels (ECMA-119 6.8.2.1).
class IsoWriter {
public:
    static constexpr int longestName = 160; ///< bytes of UTF-8 of one name: what a directory record has room for
    static constexpr int deepest = 8;       ///< levels of folders, the root counted

    /// `device` is open, empty, can seek and outlives the writer. `volumeName`: what systems show for the medium, and
    /// the File-set ID of its DICOMDIR (PS3.12 F.1.1); of its first 32 characters those that are no letters or digits
    /// become underscores. `recorded`: the time of all files. Errors: Io.
    static Result<IsoWriter> create(QIODevice &device, const QString &volumeName, const QDateTime &recorded);

    /// `path`: joined by slashes; folders come with their first file.
    /// Errors: InvalidArgument — not a relative path, or one that is there already; TooLarge — a longer name, deeper or
    ///         with more folders than the form holds (65,535), or more than 2^32 sectors; Io — the device knows why.
    Result<void> add(const QString &path, const QByteArray &bytes, bool executable);
    /// Errors: TooLarge; Io.
    Result<void> finish();
    qint64 bytesWritten() const noexcept { return m_written; }

private:
    IsoWriter(QIODevice &device, const QString &volumeName, const QDateTime &recorded);
    struct PathTables;

    Result<int> folderFor(const QStringList &parts);
    Result<void> write(const QByteArray &bytes);
    Result<void> fillSector();
    Result<PathTables> writeTree(IsoTree &tree);
    QByteArray descriptor(IsoTree::Kind kind, const IsoTree &tree, const PathTables &tables, quint32 sectors) const;

    QIODevice *m_device;
    QString m_volumeName;
    QDateTime m_recorded;
    qint64 m_written = 0;
    QVector<IsoEntry> m_entries;
    QHash<QString, int> m_byPath;
    int m_folderCount = 1;
};

} // namespace td::authoring
