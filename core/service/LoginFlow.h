// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notify/Sender.h"
#include "core/service/BackgroundQueue.h"
#include "core/service/Sessions.h"
#include "core/store/AccountStore.h"
#include "core/store/LoginStore.h"

namespace td::service {

/// The steps from a user name to a session, and the ways to a new password. An unknown name costs the same work and
/// gets the same answers as a known one with a wrong password, lockout included. Safe from any thread.
class LoginFlow {
public:
    /// Codes that were under way when the service last ended are void.
    LoginFlow(store::Database &database, const Clock &clock, notify::Sender &sender, const Sessions &sessions,
              std::chrono::seconds passwordAge);

    /// Errors: InvalidCredentials; Locked(seconds); Network, Timeout, Protocol — the code could not be sent.
    Result<model::LoginChallenge> login(const QString &userName, const Secret &password);
    /// Errors: ChallengeExpired; TooSoon(seconds); Locked(seconds); as for sending.
    Result<model::LoginChallenge> resend(const ChallengeId &id);

    struct Welcome {
        Sessions::Opened session;
        model::SessionInfo info;
    };
    /// Errors: WrongCode(attempts left); ChallengeExpired; Locked(seconds).
    /// `program` is what the client calls itself, for the user's list of sessions.
    Result<Welcome> submit(const ChallengeId &id, const QString &code, const QString &program = {});

    /// Returns at once; looks the user up and writes the e-mail on another thread, once in policy::resetMailAfter.
    void forgot(const QString &userName);
    /// Errors: TokenExpired. The password has passed policy::passwordViolations() before.
    Result<void> reset(const QByteArray &token, const Secret &password);
    /// Ends the user's other sessions. Errors: InvalidCredentials; Locked(seconds).
    Result<void> changePassword(const Caller &caller, const Secret &current, const Secret &password);

    /// Whether this is the user's password, counted like a try to log in. Errors: InvalidCredentials; Locked(seconds).
    Result<void> confirmPassword(const QString &userName, const Secret &password);

    /// What stands in the register about a user, and so must not make up a password: names, code, year of birth.
    QStringList personalWords(const QString &userName) const;
    /// The same for whom a reset token was sent to; empty when it is unknown.
    QStringList personalWordsOf(const QByteArray &token) const;

    /// The form in which a user name is kept: CodiceFiscale::value(), or trimmed lower case for staff.
    static QString normalisedName(const QString &userName);

private:
    Result<void> checkPassword(const QString &userName, const QByteArray &hash, const Secret &password);
    Result<int> countAttempt(const QString &userName);
    Result<void> forgiveAttempt(const QString &userName);
    Result<void> lockName(const QString &userName, Error &refusal);
    Result<model::LoginChallenge> sendCode(store::Challenge challenge, const store::Account &account, bool isNew);
    Result<std::optional<Welcome>> judgeCode(const ChallengeId &id, const QString &code, const QString &program,
                                             Error &refusal);
    Result<Welcome> welcome(const QString &userName, const QString &program);
    Result<void> sendReset(const QString &userName);
    QByteArray codeDigest(const ChallengeId &id, const QString &code) const;

    store::Database &m_database;
    const Clock &m_clock;
    notify::Sender &m_sender;
    const Sessions &m_sessions;
    store::AccountStore m_accounts;
    store::LoginStore m_logins;
    Secret m_codeKey;   ///< codes are short: a digest without a key could be reversed by trying all of them
    int m_attempts = 0; ///< changed inside transactions only
    std::chrono::seconds m_passwordAge; ///< after which a change is advised
    BackgroundQueue m_background;
};

} // namespace td::service
