// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/DurableFile.h"

#include <io.h>
#include <windows.h>

namespace td::store {

using namespace Qt::StringLiterals;

Result<void> syncFile(QFile &open)
{
    if (!open.flush() || !::FlushFileBuffers(reinterpret_cast<HANDLE>(::_get_osfhandle(open.handle()))))
        return fail(ErrorCode::Io, u"FlushFileBuffers"_s);
    return {};
}

Result<void> syncFolder(const QString &)
{
    return {}; // NTFS journals its folders; a folder handle cannot be flushed without administrator's rights
}

} // namespace td::store
