// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/FileWriting.h"

#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

Result<void> writeNow(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly)) {
        // Qt calls a refused permission a WriteError: ask the folder itself.
        const QFileInfo folder(QFileInfo(path).path());
        return fail(folder.isDir() && !folder.isWritable() ? ErrorCode::PermissionDenied : ErrorCode::Io,
                    u"the file cannot be opened for writing"_s);
    }
    if (file.write(bytes) == bytes.size() && file.commit())
        return {};
    const bool full = QStorageInfo(QFileInfo(path).path()).bytesAvailable() < bytes.size();
    return fail(file.error() == QFileDevice::ResourceError || full ? ErrorCode::DiskFull : ErrorCode::Io);
}

} // namespace

QFuture<Result<void>> writeFile(const QString &path, const QByteArray &bytes)
{
    return QtConcurrent::run(&writeNow, path, bytes);
}

} // namespace td::ui
