// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/WriteError.h"

#include <QFileDevice>
#include <QFileInfo>
#include <QStorageInfo>

namespace td {

ErrorCode writeErrorIn(const QString &folder)
{
    constexpr qint64 almostNothing = 1 << 20;
    const qint64 left = QStorageInfo(folder).bytesAvailable();
    return left >= 0 && left < almostNothing ? ErrorCode::DiskFull : ErrorCode::Io;
}

ErrorCode writeErrorOf(const QFileDevice &file)
{
    return file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull
                                                      : writeErrorIn(QFileInfo(file.fileName()).path());
}

} // namespace td
