// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IsoSink.h"

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

Result<void> IsoSink::add(const QString &path, const PackedFile &file)
{
    if (file.deflated)
        return fail(ErrorCode::InvalidArgument, u"an image holds files as they are"_s);
    return m_part.explained(m_writer.add(path, file.bytes, file.executable));
}

Result<void> IsoSink::finish()
{
    if (auto finished = m_part.explained(m_writer.finish()); !finished)
        return finished;
    return m_part.settle();
}

} // namespace td::authoring
