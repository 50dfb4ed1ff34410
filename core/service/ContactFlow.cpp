// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/ContactFlow.h"

#include "core/base/Log.h"
#include "core/notify/Delivery.h"
#include "core/policy/Contact.h"
#include "core/policy/Login.h"
#include "core/policy/Masking.h"
#include "core/security/Digest.h"
#include "core/security/Random.h"
#include "core/store/AccountStore.h"
#include "core/store/Database.h"
#include "core/store/PatientStore.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;
using model::ContactKind;

constexpr auto codeMinutes = std::chrono::duration_cast<std::chrono::minutes>(policy::codeLifetime);

notify::Recipient recipient(ContactKind kind, const QString &value)
{
    return kind == ContactKind::Email ? notify::Recipient{{}, value} : notify::Recipient{value, {}};
}

} // namespace

ContactFlow::ContactFlow(store::Database &database, const Clock &clock, notify::Sender &sender, LoginFlow &logins,
                         DossierReading &reading)
    : m_database(database)
    , m_clock(clock)
    , m_sender(sender)
    , m_logins(logins)
    , m_reading(reading)
    , m_contacts(database)
    , m_codeKey(security::randomToken().value_or(Secret()))
{
}

QByteArray ContactFlow::codeDigest(const ChallengeId &id, const QString &code) const
{
    return security::keyedDigest((id.value() + u':' + code).toUtf8(), m_codeKey.reveal());
}

Result<QString> ContactFlow::send(const store::ContactChange &change, const QString &code)
{
    const auto sent =
        notify::deliver(m_sender, recipient(change.kind, change.value), notify::contactCodeSms(code, codeMinutes),
                        notify::contactCodeEmail(code, codeMinutes));
    if (!sent) {
        qCWarning(lcService, "a contact code could not be sent: %s", qPrintable(errorCodeName(sent.error().code)));
        return fail(ErrorCode::Network, u"the code could not be sent"_s);
    }
    return sent;
}

Result<model::LoginChallenge> ContactFlow::begin(const Caller &caller, const Secret &password, ContactKind kind,
                                                 const QString &value)
{
    const std::optional<QString> phone = policy::normalisedPhone(value);
    const QString address = value.trimmed();
    if (kind == ContactKind::Email ? !policy::isEmailShaped(address) : !phone)
        return fail(ErrorCode::InvalidArgument, u"address or number"_s);
    if (auto right = m_logins.confirmPassword(caller.userName, password); !right)
        return tl::unexpected(right.error());
    const TimePoint now = m_clock.now();
    const auto last = m_contacts.lastSent(caller.userName);
    if (!last)
        return tl::unexpected(last.error());
    if (*last && **last + policy::codeResendAfter > now) // nobody's number is to be flooded from here
        return fail(ErrorCode::TooSoon, u"wait"_s, policy::secondsUntil(**last + policy::codeResendAfter, now));
    const auto id = security::randomId();
    const auto code = security::randomCode();
    if (!id || !code)
        return fail(ErrorCode::Crypto, u"no randomness"_s);
    const store::ContactChange change{ChallengeId(*id),
                                      caller.userName,
                                      kind,
                                      kind == ContactKind::Email ? address : *phone,
                                      codeDigest(ChallengeId(*id), *code),
                                      now,
                                      now + policy::codeLifetime,
                                      0};
    const auto kept = m_database.transaction([&]() -> Result<void> {
        auto cleaned = m_contacts.removeExpired(now);
        return cleaned ? m_contacts.set(change) : cleaned;
    });
    if (!kept)
        return tl::unexpected(kept.error());
    const auto channel = send(change, *code);
    if (!channel)
        return tl::unexpected(channel.error());
    const QString masked =
        kind == ContactKind::Email ? policy::maskedEmail(change.value) : policy::maskedPhone(change.value);
    return model::LoginChallenge{change.id, *channel, masked, policy::codeResendAfter, policy::codeLifetime};
}

Result<void> ContactFlow::apply(const Caller &caller, const store::ContactChange &change)
{
    QString email;
    QString phone;
    const auto set = [&](const QString &oldEmail, const QString &oldPhone) {
        email = change.kind == ContactKind::Email ? change.value : oldEmail;
        phone = change.kind == ContactKind::MobilePhone ? change.value : oldPhone;
    };
    store::AccountStore accounts(m_database);
    if (caller.patient.isEmpty()) {
        const auto account = accounts.find(caller.userName);
        if (!account)
            return tl::unexpected(account.error());
        set(account->email, account->mobilePhone);
        return accounts.setContacts(caller.userName, email, phone);
    }
    store::PatientStore patients(m_database);
    auto person = patients.find(caller.patient);
    if (!person)
        return tl::unexpected(person.error());
    set(person->email, person->mobilePhone);
    person->email = email;
    person->mobilePhone = phone;
    if (auto done = patients.update(*person); !done)
        return done;
    model::AccessEvent event;
    event.patient = caller.patient;
    event.action =
        change.kind == ContactKind::Email ? model::AccessAction::ChangeEmail : model::AccessAction::ChangePhone;
    return m_reading.recordChange(caller, event);
}

// Inside a transaction. A refusal is a value, because its count must be written down and not rolled back.
Result<void> ContactFlow::judge(const Caller &caller, const ChallengeId &id, const QString &code,
                                std::optional<store::ContactChange> &changed, Error &refusal)
{
    refusal = {ErrorCode::ChallengeExpired, u"start again"_s};
    const auto change = m_contacts.find(id);
    if (!change && change.error().code != ErrorCode::NotFound)
        return tl::unexpected(change.error());
    if (!change || change->userName != caller.userName || change->expires <= m_clock.now())
        return {};
    if (policy::isCodeShaped(code) && security::equalsInConstantTime(codeDigest(id, code), change->codeDigest)) {
        changed = *change;
        auto removed = m_contacts.remove(id);
        return removed ? apply(caller, *change) : removed;
    }
    const int tries = change->tries + 1;
    refusal = {ErrorCode::WrongCode, u"wrong code"_s, policy::codeTries - tries};
    if (tries < policy::codeTries)
        return m_contacts.setTries(id, tries);
    refusal = {ErrorCode::ChallengeExpired, u"start again"_s};
    return m_contacts.remove(id);
}

Result<void> ContactFlow::confirm(const Caller &caller, const ChallengeId &id, const QString &code)
{
    const auto before = store::AccountStore(m_database).find(caller.userName);
    if (!before)
        return tl::unexpected(before.error());
    std::optional<store::ContactChange> changed;
    Error refusal;
    const auto done = m_database.transaction([&] { return judge(caller, id, code, changed, refusal); });
    if (!done)
        return done;
    if (!changed)
        return tl::unexpected(refusal);
    const QString old = changed->kind == ContactKind::Email ? before->email : before->mobilePhone;
    if (!old.isEmpty() && old != changed->value) {
        const auto told = notify::deliver(m_sender, recipient(changed->kind, old), notify::contactChangedSms(),
                                          notify::contactChangedEmail());
        if (!told) // the change is made; the old contact may be the reason for it
            qCWarning(lcService, "the old contact could not be told: %s", qPrintable(errorCodeName(told.error().code)));
    }
    return {};
}

} // namespace td::service
