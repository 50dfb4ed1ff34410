// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discs/ArchiveInstanceSource.h"

#include <QtConcurrent/QtConcurrentRun>

namespace td::discs {

ArchiveInstanceSource::ArchiveInstanceSource(std::shared_ptr<DiscArchive> archive)
    : m_archive(std::move(archive))
{
    m_readers.setMaxThreadCount(2); // one reads from the disk while the other checks a digest
}

ArchiveInstanceSource::~ArchiveInstanceSource()
{
    m_readers.clear();
    m_readers.waitForDone();
}

QFuture<Result<model::StudyContents>> ArchiveInstanceSource::contents(const StudyInstanceUid &study)
{
    return QtConcurrent::run(&m_readers, [archive = m_archive, study] { return archive->contents(study); });
}

QFuture<Result<QByteArray>> ArchiveInstanceSource::instance(const model::InstanceKey &key)
{
    return QtConcurrent::run(&m_readers, [archive = m_archive, key] { return archive->instance(key); });
}

} // namespace td::discs
