// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/AccountDesk.h"

#include "core/base/Log.h"
#include "core/notify/Delivery.h"
#include "core/policy/Login.h"
#include "core/policy/Masking.h"
#include "core/security/PasswordHash.h"
#include "core/security/Random.h"
#include "core/store/AccountStore.h"
#include "core/store/Database.h"
#include "core/store/LoginStore.h"
#include "core/store/PatientStore.h"

namespace td::service {

using namespace Qt::StringLiterals;
using model::AccessAction;

Intake::Along AccountDesk::recorded(const Caller &caller, const PatientId &patient, model::AccessAction action) const
{
    return [this, &caller, patient, action] {
        model::AccessEvent event;
        event.patient = patient;
        event.action = action;
        return m_reading.recordChange(caller, event);
    };
}

Result<model::AccountState> AccountDesk::state(const PatientId &patient) const
{
    if (const auto known = store::PatientStore(m_database).find(patient); !known)
        return tl::unexpected(known.error());
    const auto account = store::AccountStore(m_database).ofPatient(patient);
    if (!account)
        return account.error().code == ErrorCode::NotFound ? Result<model::AccountState>(model::AccountState{})
                                                           : tl::unexpected(account.error());
    const auto failures = store::LoginStore(m_database).failures(account->userName);
    if (!failures)
        return tl::unexpected(failures.error());
    return model::AccountState{true, !account->passwordChanged,
                               std::chrono::seconds(policy::secondsUntil(failures->lockedUntil, m_clock.now()))};
}

Result<model::Delivery> AccountDesk::open(const Caller &caller, const PatientId &patient)
{
    const auto person = store::PatientStore(m_database).find(patient);
    if (!person)
        return tl::unexpected(person.error());
    const auto password = security::randomPassword();
    if (!password)
        return tl::unexpected(password.error());
    if (auto added = m_intake.addAccount(person->fiscalCode, password->copy(), model::Role::Patient, patient); !added)
        return tl::unexpected(added.error());
    if (auto done = m_database.transaction(recorded(caller, patient, AccessAction::OpenAccount)); !done)
        return tl::unexpected(done.error());
    return send(patient, *password);
}

Result<model::Delivery> AccountDesk::sendFirstPassword(const Caller &caller, const PatientId &patient)
{
    const auto account = store::AccountStore(m_database).ofPatient(patient);
    if (!account)
        return tl::unexpected(account.error());
    const auto password = security::randomPassword();
    if (!password)
        return tl::unexpected(password.error());
    const auto hash = security::hashPassword(*password);
    if (!hash)
        return tl::unexpected(hash.error());
    const auto changed = m_database.transaction([&]() -> Result<void> {
        store::LoginStore logins(m_database);
        for (const auto &step :
             {logins.removeResetTokens(account->userName), logins.removeChallenges(account->userName),
              logins.removeSessions(account->userName), logins.clearFailures(account->userName),
              store::AccountStore(m_database).setFirstPassword(account->userName, *hash),
              recorded(caller, patient, AccessAction::SendFirstPassword)()}) {
            if (!step)
                return step;
        }
        return {};
    });
    return changed ? send(patient, *password) : tl::unexpected(changed.error());
}

Result<model::Delivery> AccountDesk::send(const PatientId &patient, const Secret &password)
{
    const auto person = store::PatientStore(m_database).find(patient);
    if (!person)
        return tl::unexpected(person.error());
    const QString text = QString::fromUtf8(password.reveal());
    const auto channel = notify::deliver(m_sender, {person->mobilePhone, person->email}, notify::firstPasswordSms(text),
                                         notify::firstPasswordEmail(text));
    if (!channel) {
        qCWarning(lcService, "a first password could not be sent: %s", qPrintable(errorCodeName(channel.error().code)));
        return fail(ErrorCode::Network, u"the password could not be sent"_s);
    }
    return model::Delivery{*channel, *channel == "sms"_L1 ? policy::maskedPhone(person->mobilePhone)
                                                          : policy::maskedEmail(person->email)};
}

Result<void> AccountDesk::unlock(const Caller &caller, const PatientId &patient)
{
    const auto account = store::AccountStore(m_database).ofPatient(patient);
    if (!account)
        return tl::unexpected(account.error());
    return m_database.transaction([&]() -> Result<void> {
        if (auto done = store::LoginStore(m_database).clearFailures(account->userName); !done)
            return done;
        return recorded(caller, patient, AccessAction::UnlockAccount)();
    });
}

} // namespace td::service
