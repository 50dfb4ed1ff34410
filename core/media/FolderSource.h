// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"

#include <QHash>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace td::media {

/// The instances of a folder or mounted medium, for reading alone: nothing is written anywhere.
class FolderSource final : public dicom::InstanceSource {
public:
    /// Finds what the folder holds: by its DICOMDIR where that leads to files, else by looking at every file.
    /// `progress` is told how many files were looked at. Blocks; call it on a worker thread.
    /// Errors: Cancelled; NotFound — no such folder; PermissionDenied; Unsupported — no DICOM file in it.
    static Result<std::shared_ptr<FolderSource>> open(const QString &folder, const std::function<void(int)> &progress,
                                                      const std::atomic_bool &cancel);
    /// Drops what waits, and waits for what is being read.
    ~FolderSource() override;

    /// The newest study first.
    const QVector<model::StudyContents> &studies() const noexcept { return m_studies; }

    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &study) override;
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) override;

private:
    FolderSource() = default;

    QVector<model::StudyContents> m_studies;
    QHash<SopInstanceUid, QString> m_files;
    std::atomic_bool m_stopping = false;
    QThreadPool m_readers;
};

} // namespace td::media
