// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Dcmtk.h"

#include <mutex>

namespace td::dicom::detail {

void silenceDcmtk()
{
    static std::once_flag once;
    std::call_once(once, [] { OFLog::configure(OFLogger::OFF_LOG_LEVEL); });
}

} // namespace td::dicom::detail
