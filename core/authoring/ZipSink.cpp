// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ZipSink.h"

namespace td::authoring {

Result<std::unique_ptr<MediumSink>> ZipSink::create(const QString &target)
{
    auto part = PartFile::create(target);
    if (!part)
        return tl::unexpected(part.error());
    return std::unique_ptr<MediumSink>(new ZipSink(std::move(*part)));
}

Result<void> ZipSink::add(const QString &path, const PackedFile &file)
{
    return m_part.explained(m_zip.add(path, file));
}

Result<void> ZipSink::finish()
{
    if (auto finished = m_part.explained(m_zip.finish()); !finished)
        return finished;
    return m_part.settle();
}

} // namespace td::authoring
