// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/Delivery.h"

namespace td::notify {

using namespace Qt::StringLiterals;

Result<QString> deliver(Sender &sender, const Recipient &to, const QString &sms, const Email &mail)
{
    if (!to.mobilePhone.isEmpty()) {
        const auto sent = sender.sms(to.mobilePhone, sms);
        if (sent)
            return u"sms"_s;
        if (sent.error().code != ErrorCode::Unsupported || to.email.isEmpty())
            return tl::unexpected(sent.error());
    }
    if (to.email.isEmpty())
        return fail(ErrorCode::Unsupported, u"no number and no address"_s);
    const auto sent = sender.email(to.email, mail.subject, mail.text, mail.html);
    return sent ? Result<QString>(u"email"_s) : tl::unexpected(sent.error());
}

} // namespace td::notify
