// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Identifier.h"

#include <QByteArray>
#include <QVector>

namespace td::store {

class Database;

/// Wrong attempts on one user name, known or not.
struct LoginFailures {
    int count = 0;
    TimePoint lockedUntil{};
};

struct Challenge {
    ChallengeId id;
    QString userName;
    QByteArray codeDigest;
    TimePoint expires{};
    TimePoint lastSent{};
    int tries = 0; ///< wrong codes so far
    int resends = 0;
};

struct Session {
    QString userName;
    TimePoint opened{};
    TimePoint lastUsed{};
    QString program{}; ///< what it was opened with, as it calls itself
};

/// What is under way between a person and the service: failures, one-time codes, reset tokens, sessions. Tokens are
/// known by their digest alone. Writes belong inside Database::transaction(). Errors of all: Database.
class LoginStore {
public:
    explicit LoginStore(Database &database)
        : m_database(database)
    {
    }

    /// Zero failures for a name never seen. Names are known by a digest: wrong ones may be passwords typed by mistake.
    Result<LoginFailures> failures(const QString &userName) const;
    Result<void> setFailures(const QString &userName, const LoginFailures &failures, TimePoint now);
    Result<void> clearFailures(const QString &userName);

    Result<void> addChallenge(const Challenge &challenge);
    /// Errors: NotFound.
    Result<Challenge> challenge(const ChallengeId &id) const;
    /// Wrong codes of the user's challenge that has not expired; 0 without one.
    Result<int> triesUnderWay(const QString &userName, TimePoint now) const;
    Result<void> updateChallenge(const Challenge &challenge);
    Result<void> removeChallenge(const ChallengeId &id);
    Result<void> removeChallenges(const QString &userName);
    Result<void> removeAllChallenges();

    /// Replaces the tokens that this user still has.
    Result<void> setResetToken(const QByteArray &tokenDigest, const QString &userName, TimePoint expires);
    /// The user of a token that has not expired. Errors: NotFound.
    Result<QString> resetTokenUser(const QByteArray &tokenDigest, TimePoint now) const;
    /// When the user's newest token ends. Errors: NotFound.
    Result<TimePoint> resetTokenExpiry(const QString &userName) const;
    Result<void> removeResetTokens(const QString &userName);

    Result<void> addSession(const QByteArray &tokenDigest, const Session &session);
    /// Errors: NotFound.
    Result<Session> session(const QByteArray &tokenDigest) const;
    /// Oldest first, with the digests of their tokens.
    Result<QVector<std::pair<QByteArray, Session>>> sessions(const QString &userName) const;
    Result<void> touchSession(const QByteArray &tokenDigest, TimePoint now);
    Result<void> removeSession(const QByteArray &tokenDigest);
    /// All of a user's, except one when its digest is given.
    Result<void> removeSessions(const QString &userName, const QByteArray &except = {});

    /// Removes what can never be used again.
    Result<void> removeExpired(TimePoint now);

private:
    Database &m_database;
};

} // namespace td::store
