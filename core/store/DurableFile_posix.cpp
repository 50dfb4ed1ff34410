// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/DurableFile.h"

#include <fcntl.h>
#include <unistd.h>

namespace td::store {

using namespace Qt::StringLiterals;

Result<void> syncFile(QFile &open)
{
    if (!open.flush() || ::fsync(open.handle()) != 0)
        return fail(ErrorCode::Io, u"fsync"_s);
    return {};
}

Result<void> syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::Io, u"open folder"_s);
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced ? Result<void>() : fail(ErrorCode::Io, u"fsync folder"_s);
}

} // namespace td::store
