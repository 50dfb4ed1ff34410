// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace td::media {

/// A stick or a card that is plugged in and can be written to.
struct RemovableDrive {
    QString root;          ///< its top folder
    QString name;          ///< its label, or what the system calls it
    QString device;        ///< the system's name of its file system's device
    QByteArray fileSystem; ///< "vfat", "exfat", ...
    qint64 freeBytes = 0;
    qint64 totalBytes = 0;
    bool isReadOnly = false;

    /// What one file may have at most; 0 when any size. FAT keeps sizes in 32 bits.
    qint64 largestFile() const;
};

/// What is plugged in now and mounted, by name. Not optical discs, which are not written like this. May take a moment
/// when a drive is slow: not for the GUI thread.
QVector<RemovableDrive> removableDrives();

/// Writes out what is pending, takes the drive out of the file system and, where the system can, switches it off: then
/// it may be pulled. Blocks.
/// Errors: NotFound — it is gone; Conflict — a program still uses it; Unsupported — this system offers no way, the
/// bytes
///         are on the drive nevertheless; Io.
Result<void> removeSafely(const RemovableDrive &drive);

} // namespace td::media
