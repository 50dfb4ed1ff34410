// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Secret.h"
#include "core/notify/Sender.h"
#include "core/service/DossierReading.h"
#include "core/service/LoginFlow.h"
#include "core/store/ContactStore.h"

namespace td::service {

/// Changes a signed-in user's e-mail or phone: the password, then a code sent to the new one, then the change and a
/// word to the old one. Safe from any thread. Errors of all: Database, Crypto.
class ContactFlow {
public:
    ContactFlow(store::Database &database, const Clock &clock, notify::Sender &sender, LoginFlow &logins,
                DossierReading &reading);

    /// Errors: InvalidArgument — no e-mail address or phone number; InvalidCredentials, Locked(seconds) — the password;
    /// TooSoon(seconds); Network — the code could not be sent.
    Result<model::LoginChallenge> begin(const Caller &caller, const Secret &password, model::ContactKind kind,
                                        const QString &value);
    /// Errors: ChallengeExpired; WrongCode(attempts left).
    Result<void> confirm(const Caller &caller, const ChallengeId &id, const QString &code);

private:
    Result<QString> send(const store::ContactChange &change, const QString &code);
    Result<void> judge(const Caller &caller, const ChallengeId &id, const QString &code,
                       std::optional<store::ContactChange> &changed, Error &refusal);
    Result<void> apply(const Caller &caller, const store::ContactChange &change);
    QByteArray codeDigest(const ChallengeId &id, const QString &code) const;

    store::Database &m_database;
    const Clock &m_clock;
    notify::Sender &m_sender;
    LoginFlow &m_logins;
    DossierReading &m_reading;
    store::ContactStore m_contacts;
    Secret m_codeKey;
};

} // namespace td::service
