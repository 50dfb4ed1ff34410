// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Account.h"

#include <QByteArray>
#include <QVariant>

namespace td::store {

class Database;

struct Account {
    QString userName;                         ///< CodiceFiscale::value() for patients
    QByteArray passwordHash;                  ///< security::hashPassword()
    std::optional<TimePoint> passwordChanged; ///< nothing: still the one the clinic gave
    model::Role role = model::Role::Patient;
    PatientId patient;    ///< empty for staff
    QString email;        ///< a patient's come from the register
    QString mobilePhone;  ///< likewise
    QString department{}; ///< of staff, as patients read it in the record of accesses
};

/// Who may log in. Writes belong inside Database::transaction(). Errors of all: Database.
class AccountStore {
public:
    explicit AccountStore(Database &database)
        : m_database(database)
    {
    }

    /// Errors: Conflict — the user name is taken.
    Result<void> add(const Account &account);
    /// Errors: NotFound.
    Result<Account> find(const QString &userName) const;
    /// Errors: NotFound — the patient has no account.
    Result<Account> ofPatient(const PatientId &patient) const;
    /// Back to a password that the clinic gives. Errors: NotFound.
    Result<void> setFirstPassword(const QString &userName, const QByteArray &hash);
    /// Staff's own; a patient's stand in the register. Errors: NotFound.
    Result<void> setContacts(const QString &userName, const QString &email, const QString &mobilePhone);
    /// Errors: NotFound.
    Result<void> setPassword(const QString &userName, const QByteArray &hash, TimePoint now);

private:
    Result<Account> one(const QString &where, const QVariant &value) const;
    Database &m_database;
};

} // namespace td::store
