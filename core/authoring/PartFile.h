// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QFile>

#include <memory>

namespace td::authoring {

/// A file that remembers its first failed write, which later calls would cover up.
class WatchedFile : public QFile {
public:
    using QFile::QFile;
    FileError firstFailure() const { return m_firstFailure; }

protected:
    qint64 writeData(const char *data, qint64 size) override;

private:
    FileError m_firstFailure = NoError;
};

/// A file under a temporary name of ours beside its target. It takes the target's name when it is complete and safe on
/// the medium; until then it is removed when this object goes.
class PartFile {
public:
    /// Removes what a broken run of this program left in the folder, then creates the temporary file.
    /// Errors: InvalidArgument — no name for a file, or none that this file system takes; NotFound — the folder does
    /// not exist; PermissionDenied — it cannot be written; DiskFull; Io.
    static Result<PartFile> create(const QString &target);

    PartFile(PartFile &&) noexcept = default;
    PartFile &operator=(PartFile &&) = delete;
    ~PartFile();

    /// Open for reading and writing, without a buffer, so that every failed write is seen at once.
    WatchedFile &file() const noexcept { return *m_file; }

    /// Waits until all of it is on the medium, and lets go of what memory holds of it: what is read then was written.
    /// Errors: as of commit().
    Result<void> settle();
    /// Syncs, closes and renames, replacing an older target.
    /// Errors: NotFound — the folder is gone; PermissionDenied; DiskFull; Io.
    Result<void> commit();

    /// Why an operation on the file failed, as far as file and folder know. Io when they know nothing better.
    Error failure() const;
    /// The same for another file in or below the same folder.
    Error failureOf(const QFileDevice &file) const;
    /// What a writer of the file returned; where that is Io, what file and folder know was behind it.
    Result<void> explained(const Result<void> &done) const;
    /// Whether a write has failed or the folder has gone.
    bool hasFailed() const;

private:
    PartFile(std::unique_ptr<WatchedFile> file, QString target);
    Result<void> tryName() const;
    Error reasonOf(QFileDevice::FileError error, qint64 size) const;

    std::unique_ptr<WatchedFile> m_file;
    QString m_target;
};

} // namespace td::authoring
