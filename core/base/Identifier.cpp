// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Identifier.h"

#include <QList>

namespace td {

bool isValidUid(QStringView text)
{
    constexpr qsizetype maxLength = 64; // PS3.5 9.1
    if (text.isEmpty() || text.size() > maxLength)
        return false;
    for (const QStringView component : text.split(u'.')) {
        if (component.isEmpty() || (component.size() > 1 && component.front() == u'0'))
            return false;
        for (const QChar c : component) {
            if (c < u'0' || c > u'9')
                return false;
        }
    }
    return true;
}

} // namespace td
