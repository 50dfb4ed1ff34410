// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Account.h"

#include <QByteArray>

namespace td::store {

class Database;

/// A new e-mail address or phone number that waits for the code that was sent to it.
struct ContactChange {
    ChallengeId id;
    QString userName;
    model::ContactKind kind = model::ContactKind::Email;
    QString value;
    QByteArray codeDigest;
    TimePoint sent{};
    TimePoint expires{};
    int tries = 0; ///< wrong codes so far
};

/// Contacts that are being changed; one at a time for each user and kind. Writes belong inside
/// Database::transaction(). Errors of all: Database.
class ContactStore {
public:
    explicit ContactStore(Database &database)
        : m_database(database)
    {
    }

    /// Replaces an earlier change of the same user and kind.
    Result<void> set(const ContactChange &change);
    /// Errors: NotFound.
    Result<ContactChange> find(const ChallengeId &id) const;
    /// When the user's newest change was sent; nothing without one.
    Result<std::optional<TimePoint>> lastSent(const QString &userName) const;
    Result<void> setTries(const ChallengeId &id, int tries);
    Result<void> remove(const ChallengeId &id);
    Result<void> removeExpired(TimePoint now);

private:
    Database &m_database;
};

} // namespace td::store
