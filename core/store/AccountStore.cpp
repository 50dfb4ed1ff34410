// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/AccountStore.h"

#include "core/store/Database.h"
#include "core/store/Statement.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

Result<void> changeOne(const Database &database, const QString &sql, const QVariantList &values)
{
    const auto changed = Statement::change(database, sql, values);
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed == 1 ? Result<void>() : fail(ErrorCode::NotFound, u"account"_s);
}

} // namespace

Result<void> AccountStore::add(const Account &a)
{
    if (find(a.userName))
        return fail(ErrorCode::Conflict, u"account exists"_s);
    const auto changed = Statement::change(
        m_database,
        uR"(INSERT INTO accounts(user_name, password_hash, password_changed, role, patient, email, mobile_phone,
              department) VALUES(?,?,?,?,?,?,?,?))"_s,
        {a.userName, a.passwordHash, a.passwordChanged ? QVariant(toMilliseconds(*a.passwordChanged)) : QVariant(),
         int(a.role), a.patient.isEmpty() ? QVariant() : QVariant(a.patient.value()), notNull(a.email),
         notNull(a.mobilePhone), notNull(a.department)});
    return changed ? Result<void>() : tl::unexpected(changed.error());
}

Result<Account> AccountStore::one(const QString &where, const QVariant &value) const
{
    auto statement =
        Statement::prepare(m_database, uR"(SELECT a.user_name, a.password_hash, a.password_changed, a.role, a.patient,
                          coalesce(p.email, a.email), coalesce(p.mobile_phone, a.mobile_phone), a.department
                        FROM accounts a LEFT JOIN patients p ON p.id = a.patient WHERE )"_s +
                                           where);
    if (!statement)
        return tl::unexpected(statement.error());
    if (auto done = statement->execute({value}); !done)
        return tl::unexpected(done.error());
    if (!statement->next())
        return fail(ErrorCode::NotFound, u"account"_s);
    Account a;
    a.userName = statement->text(0);
    a.passwordHash = statement->value(1).toByteArray();
    if (!statement->value(2).isNull())
        a.passwordChanged = fromMilliseconds(statement->value(2).toLongLong());
    a.role = model::Role(statement->integer(3));
    a.patient = PatientId(statement->text(4));
    a.email = statement->text(5);
    a.mobilePhone = statement->text(6);
    a.department = statement->text(7);
    return a;
}

Result<Account> AccountStore::find(const QString &userName) const
{
    return one(u"a.user_name=?"_s, userName);
}

Result<Account> AccountStore::ofPatient(const PatientId &patient) const
{
    return one(u"a.patient=?"_s, patient.value());
}

Result<void> AccountStore::setFirstPassword(const QString &userName, const QByteArray &hash)
{
    return changeOne(m_database, u"UPDATE accounts SET password_hash=?, password_changed=NULL WHERE user_name=?"_s,
                     {hash, userName});
}

Result<void> AccountStore::setContacts(const QString &userName, const QString &email, const QString &mobilePhone)
{
    return changeOne(m_database, u"UPDATE accounts SET email=?, mobile_phone=? WHERE user_name=?"_s,
                     {notNull(email), notNull(mobilePhone), userName});
}

Result<void> AccountStore::setPassword(const QString &userName, const QByteArray &hash, TimePoint now)
{
    return changeOne(m_database, u"UPDATE accounts SET password_hash=?, password_changed=? WHERE user_name=?"_s,
                     {hash, toMilliseconds(now), userName});
}

} // namespace td::store
