// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PatientStore.h"

#include "core/store/Database.h"
#include "core/store/Statement.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

const QString columns = u"id, number, family_name, given_name, sex, birth_date, fiscal_code, email, mobile_phone"_s;

Result<model::Patient> one(const Database &database, const QString &where, const QVariantList &values)
{
    auto statement = Statement::prepare(database, u"SELECT %1 FROM patients WHERE %2"_s.arg(columns, where));
    if (!statement)
        return tl::unexpected(statement.error());
    if (auto done = statement->execute(values); !done)
        return tl::unexpected(done.error());
    if (!statement->next())
        return fail(ErrorCode::NotFound, u"patient"_s);
    model::Patient p;
    p.id = PatientId(statement->text(0));
    p.number = statement->text(1);
    p.familyName = statement->text(2);
    p.givenName = statement->text(3);
    p.sex = model::Sex(statement->integer(4));
    p.birthDate = QDate::fromString(statement->text(5), Qt::ISODate);
    p.fiscalCode = statement->text(6);
    p.email = statement->text(7);
    p.mobilePhone = statement->text(8);
    return p;
}

// A null QString would become NULL, which the schema refuses.
QString text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

} // namespace

Result<void> PatientStore::add(const model::Patient &p)
{
    auto taken = Statement::prepare(m_database, u"SELECT 1 FROM patients WHERE id=? OR number=? OR fiscal_code=?"_s);
    if (!taken)
        return tl::unexpected(taken.error());
    if (auto done = taken->execute({p.id.value(), p.number, p.fiscalCode}); !done)
        return done;
    if (taken->next())
        return fail(ErrorCode::Conflict, u"patient exists"_s);
    const auto changed = Statement::change(
        m_database, u"INSERT INTO patients(%1) VALUES(?,?,?,?,?,?,?,?,?)"_s.arg(columns),
        {p.id.value(), text(p.number), text(p.familyName), text(p.givenName), int(p.sex),
         p.birthDate.isValid() ? QVariant(p.birthDate.toString(Qt::ISODate)) : QVariant(QMetaType::fromType<QString>()),
         text(p.fiscalCode), text(p.email), text(p.mobilePhone)});
    return changed ? Result<void>() : tl::unexpected(changed.error());
}

Result<model::Patient> PatientStore::find(const PatientId &id) const
{
    return one(m_database, u"id=?"_s, {id.value()});
}

Result<model::Patient> PatientStore::findByIdentifier(const QString &value) const
{
    return one(m_database, u"number=? OR fiscal_code=?"_s, {value, value});
}

Result<int> PatientStore::count() const
{
    auto statement = Statement::prepare(m_database, u"SELECT count(*) FROM patients"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    if (auto done = statement->execute({}); !done)
        return tl::unexpected(done.error());
    return statement->next() ? Result<int>(statement->integer(0)) : fail(ErrorCode::Database, u"no count"_s);
}

} // namespace td::store
