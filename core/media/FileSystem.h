// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDevice>
#include <QString>

namespace td::media {

/// What Qt does not offer of the operating system's files; one source per system.

/// Waits until the file's bytes are on the medium. False when the system reports a failure.
bool syncFile(QFileDevice &file);

/// The same for the names in a folder; systems without such a call succeed.
bool syncFolder(const QString &folder);

/// The same for all files below a folder.
bool syncTree(const QString &folder);

/// Lets go of what the system's memory holds of a synced file, so that it is next read from its medium. Where a system
/// cannot do that, nothing happens.
void dropFromCache(QFileDevice &file);

/// Gives `from` the name `to` in one step, in place of what was there.
bool replaceFile(const QString &from, const QString &to);

/// Whether replaceFile() works on a file that is still open, and so still locked.
bool openFilesCanBeRenamed();

/// Whether a path names a drive that can be read from end to end like a file.
bool isDrive(const QString &path);

/// Bytes of an open drive; -1 when the system does not say.
qint64 driveBytes(QFileDevice &drive);

/// Whether the file system of a folder can hold one more file, whatever its size. True when the system does not say.
bool hasRoomForFiles(const QString &folder);

/// Marks an open file as in use by this process until it is closed. False when another holder is alive.
bool lockFile(QFileDevice &file);

} // namespace td::media
