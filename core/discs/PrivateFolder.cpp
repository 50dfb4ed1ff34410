// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discs/PrivateFolder.h"

#include "core/media/FileSystem.h"
#include "core/security/Digest.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QThread>

namespace td::discs {

using namespace Qt::StringLiterals;

QString folderNameOf(const model::Patient &owner)
{
    const QString key = owner.fiscalCode.isEmpty() ? owner.id.value() : owner.fiscalCode;
    return QString::fromLatin1(security::digest("tuodossier discs of " + key.toUtf8()).toHex());
}

Result<void> makePrivateFolder(const QString &path)
{
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QDir().mkpath(QFileInfo(path).path()))
        return fail(ErrorCode::PermissionDenied, u"archive root"_s);
    if (!QFileInfo(path).isDir() && !QDir().mkdir(path, ownerOnly) && !QFileInfo(path).isDir())
        return fail(ErrorCode::PermissionDenied, u"archive folder"_s);
    if (!QFile::setPermissions(path, ownerOnly))
        return fail(ErrorCode::PermissionDenied, u"archive folder"_s);
    return {};
}

Result<std::unique_ptr<QFile>> takeLock(const QString &path, std::chrono::milliseconds patience)
{
    constexpr unsigned long pauseMs = 50;
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadWrite))
        return fail(ErrorCode::PermissionDenied, u"archive lock"_s);
    const QDeadlineTimer deadline(patience);
    while (!media::lockFile(*file)) {
        if (deadline.hasExpired())
            return fail(ErrorCode::Conflict, u"the archive is in use"_s);
        QThread::msleep(pauseMs);
    }
    return file;
}

} // namespace td::discs
