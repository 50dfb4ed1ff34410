// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QSet>
#include <QString>

namespace td::store {

/// What is needed to find an object again and to know that it is whole.
struct StoredObject {
    QByteArray digest; ///< security::digest() of the bytes
    qint64 size = 0;
};

/// Objects as files named by the digest of their bytes: written to a temporary name in the same folder, synced and
/// renamed, so that a name either holds all of its bytes or does not exist. Safe from any thread.
class ObjectFiles {
public:
    /// Largest object that is kept: the size of a long cine loop; QByteArray and a request body must hold it.
    static constexpr qint64 maximumBytes = qint64(1) << 30;

    /// Opens or creates the folder and removes what a crash left half written. Errors: Io.
    static Result<ObjectFiles> open(const QString &folder);

    /// Writes the bytes; their folder's entry is durable only after syncFolders(). Errors: TooLarge, DiskFull, Io.
    Result<StoredObject> write(const QByteArray &bytes, QSet<QString> &foldersToSync) const;
    /// Errors: Io.
    static Result<void> syncFolders(const QSet<QString> &folders);
    /// write() and syncFolders() of one object.
    Result<StoredObject> writeDurably(const QByteArray &bytes) const;

    /// Reads an object and checks its size and digest. Errors: NotFound; Malformed — damaged on the disk; Io.
    Result<QByteArray> read(const StoredObject &object) const;

    /// Removes an object; one that is not there is no error. Errors: Io.
    Result<void> remove(const QByteArray &digest) const;
    /// The digests of all objects, in no order.
    QVector<QByteArray> digests() const;

    QString pathOf(const QByteArray &digest) const;

private:
    explicit ObjectFiles(QString folder)
        : m_folder(std::move(folder))
    {
    }
    QString m_folder;
};

} // namespace td::store
