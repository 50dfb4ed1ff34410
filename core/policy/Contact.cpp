// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Contact.h"

#include <QRegularExpression>

namespace td::policy {

using namespace Qt::StringLiterals;

std::optional<QString> normalisedPhone(const QString &text)
{
    static const QRegularExpression number(u"^\\+?[0-9]{6,15}$"_s);
    QString bare = text;
    bare.remove(QRegularExpression(u"[ ./()\\-]"_s));
    return number.match(bare).hasMatch() ? std::optional(bare) : std::nullopt;
}

bool isEmailShaped(const QString &text)
{
    constexpr qsizetype longest = 254;
    static const QRegularExpression address(u"^[^@\\s<>,;\"]+@[^@\\s<>,;\".]+(\\.[^@\\s<>,;\".]+)+$"_s);
    return text.size() <= longest && address.match(text).hasMatch();
}

} // namespace td::policy
