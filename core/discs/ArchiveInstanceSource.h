// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"
#include "core/discs/DiscArchive.h"

#include <QThreadPool>

namespace td::discs {

/// The instances of a private archive for the viewer and the export.
class ArchiveInstanceSource final : public dicom::InstanceSource {
public:
    explicit ArchiveInstanceSource(std::shared_ptr<DiscArchive> archive);
    /// Drops what waits, and waits for what is being read.
    ~ArchiveInstanceSource() override;

    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &study) override;
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) override;

private:
    std::shared_ptr<DiscArchive> m_archive;
    QThreadPool m_readers; ///< of its own: their connections to the archive end with them
};

} // namespace td::discs
