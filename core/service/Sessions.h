// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Secret.h"
#include "core/service/Http.h"

namespace td::store {
class Database;
struct Account;
} // namespace td::store

namespace td::service {

/// Opens, checks and ends sessions. Tokens are 256 random bits; only their digest is stored. Safe from any thread.
class Sessions {
public:
    Sessions(store::Database &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    struct Opened {
        Secret token;
        std::chrono::seconds lifetime{0}; ///< at most, when it is used all the time
    };
    /// To be called inside a transaction. `program` is what the client calls itself. Errors: Crypto, Database.
    Result<Opened> open(const store::Account &account, const QString &program) const;

    /// Who the token belongs to; counts as use of the session. Errors: SessionExpired; Database.
    Result<Caller> check(const QByteArray &token) const;

    /// Errors: Database.
    Result<void> end(const Caller &caller) const;

    /// The user's sessions that have not ended, the newest use first. Errors: Database.
    Result<QVector<model::OpenSession>> list(const Caller &caller) const;
    /// Ends all sessions of the user but this one. Errors: Database.
    Result<void> endOthers(const Caller &caller) const;

private:
    store::Database &m_database;
    const Clock &m_clock;
};

} // namespace td::service
