// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IsoSink.h"

#include "core/media/FileSystem.h"

namespace td::authoring {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<MediumSink>> IsoSink::create(const QString &target, const QString &volumeName)
{
    auto part = PartFile::create(target);
    if (!part)
        return tl::unexpected(part.error());
    auto writer = IsoWriter::create(part->file(), volumeName, QDateTime::currentDateTimeUtc());
    if (!writer)
        return tl::unexpected(part->hasFailed() ? part->failure() : writer.error());
    return std::unique_ptr<MediumSink>(new IsoSink(std::move(*part), std::move(*writer)));
}

/// A failed write says Io; the file and its folder know what was behind it.
Result<void> IsoSink::explained(const Result<void> &done) const
{
    if (!done && done.error().code == ErrorCode::Io && m_part.hasFailed())
        return tl::unexpected(m_part.failure());
    return done;
}

Result<void> IsoSink::add(const QString &path, const PackedFile &file)
{
    if (file.deflated)
        return fail(ErrorCode::InvalidArgument, u"an image holds files as they are"_s);
    return explained(m_writer.add(path, file.bytes, file.executable));
}

Result<void> IsoSink::finish()
{
    if (auto finished = explained(m_writer.finish()); !finished)
        return finished;
    if (!media::syncFile(m_part.file()))
        return tl::unexpected(m_part.failure());
    media::dropFromCache(m_part.file());
    return {};
}

} // namespace td::authoring
