// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ZipSink.h"

#include "core/media/FileSystem.h"

namespace td::authoring {

Result<std::unique_ptr<MediumSink>> ZipSink::create(const QString &target)
{
    auto part = PartFile::create(target);
    if (!part)
        return tl::unexpected(part.error());
    return std::unique_ptr<MediumSink>(new ZipSink(std::move(*part)));
}

/// A failed write says Io; the file and its folder know what was behind it.
Result<void> ZipSink::explained(const Result<void> &done) const
{
    if (!done && done.error().code == ErrorCode::Io && m_part.hasFailed())
        return tl::unexpected(m_part.failure());
    return done;
}

Result<void> ZipSink::add(const QString &path, const PackedFile &file)
{
    return explained(m_zip.add(path, file));
}

Result<void> ZipSink::finish()
{
    if (auto finished = explained(m_zip.finish()); !finished)
        return finished;
    if (!media::syncFile(m_part.file()))
        return tl::unexpected(m_part.failure());
    media::dropFromCache(m_part.file());
    return {};
}

} // namespace td::authoring
