// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/AccessEvent.h"

namespace td::model {
namespace {

using namespace Qt::StringLiterals;

const QStringList &codes()
{
    static const QStringList names = {
        u"read-patient"_s,    u"list-documents"_s, u"read-document"_s, u"read-images"_s,  u"read-consents"_s,
        u"read-access-log"_s, u"change-consent"_s, u"obscure"_s,       u"reveal"_s,       u"register"_s,
        u"change-patient"_s,  u"add-document"_s,   u"add-images"_s,    u"open-account"_s, u"send-first-password"_s,
        u"unlock-account"_s,  u"change-email"_s,   u"change-phone"_s};
    return names;
}

} // namespace

QString accessActionCode(AccessAction action)
{
    return codes()[int(action)];
}

std::optional<AccessAction> accessActionOf(const QString &code)
{
    const auto index = codes().indexOf(code);
    return index < 0 ? std::nullopt : std::optional(AccessAction(index));
}

} // namespace td::model
