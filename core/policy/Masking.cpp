// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Masking.h"

namespace td::policy {
namespace {

using namespace Qt::StringLiterals;

// A fixed number of stars says nothing about the length of what is hidden.
const QString stars = u"*****"_s;

} // namespace

QString maskedPhone(const QString &phone)
{
    if (phone.isEmpty())
        return {};
    QString digits;
    for (const QChar c : phone) {
        if (c >= u'0' && c <= u'9')
            digits.append(c);
    }
    return digits.size() < 4 ? stars : stars + digits.last(2);
}

QString maskedEmail(const QString &address)
{
    if (address.isEmpty())
        return {};
    const qsizetype at = address.lastIndexOf(u'@');
    return at < 1 ? stars : address.first(1) + stars + address.mid(at);
}

} // namespace td::policy
