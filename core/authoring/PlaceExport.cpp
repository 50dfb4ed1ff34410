// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "core/authoring/PartFile.h"
#include "core/authoring/ZipPacker.h"

#include <QFileInfo>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 blockBytes = 4 * 1024 * 1024;

/// CRC-32 of what the file holds from its beginning, as it reads back.
Result<quint32> readBack(QFile &file, qint64 size, const std::atomic_bool &cancel)
{
    if (!file.seek(0))
        return fail(ErrorCode::Io, u"copy cannot be read back"_s);
    quint32 crc = 0;
    qint64 done = 0;
    while (done < size) {
        if (cancel)
            return fail(ErrorCode::Cancelled);
        const QByteArray block = file.read(std::min(blockBytes, size - done));
        if (block.isEmpty())
            return fail(ErrorCode::Io, u"copy cannot be read back"_s);
        crc = crc32(crc, block.constData(), block.size());
        done += block.size();
    }
    return crc;
}

} // namespace

Result<void> placeExport(const QString &prepared, const QString &target,
                         const std::function<void(qint64, qint64)> &progress, const std::atomic_bool &cancel)
{
    QFile source(prepared);
    if (!source.open(QIODevice::ReadOnly))
        return fail(QFileInfo::exists(prepared) ? ErrorCode::PermissionDenied : ErrorCode::NotFound,
                    u"the archive cannot be opened"_s);
    if (QFileInfo::exists(target) && QFileInfo(prepared).canonicalFilePath() == QFileInfo(target).canonicalFilePath())
        return fail(ErrorCode::InvalidArgument, u"source and target are the same file"_s);
    auto part = PartFile::create(target);
    if (!part)
        return tl::unexpected(part.error());
    const qint64 total = source.size();
    qint64 done = 0;
    quint32 crc = 0;
    while (done < total) {
        if (cancel)
            return fail(ErrorCode::Cancelled);
        const QByteArray block = source.read(blockBytes);
        if (block.isEmpty())
            return fail(ErrorCode::Io, u"the archive cannot be read"_s);
        if (part->file().write(block) != block.size())
            return tl::unexpected(part->failure());
        crc = crc32(crc, block.constData(), block.size());
        done += block.size();
        if (progress)
            progress(done, total);
    }
    if (auto settled = part->settle(); !settled)
        return settled;
    const auto copied = readBack(part->file(), total, cancel);
    if (!copied)
        return tl::unexpected(copied.error());
    if (part->file().size() != total || *copied != crc)
        return fail(ErrorCode::Io, u"the copy differs from the archive"_s);
    return part->commit();
}

} // namespace td::authoring
