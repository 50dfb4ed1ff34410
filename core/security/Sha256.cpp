// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/Sha256.h"

namespace td::security {

QByteArray sha256(QByteArrayView bytes)
{
    Sha256 sum;
    sum.add(bytes);
    return sum.result();
}

} // namespace td::security
