// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PatientStore.h"

#include "core/store/Database.h"
#include "core/store/Statement.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

const QString columns = u"id, number, family_name, given_name, sex, birth_date, fiscal_code, email, mobile_phone"_s;

model::Patient patientOf(const Statement &row)
{
    model::Patient p;
    p.id = PatientId(row.text(0));
    p.number = row.text(1);
    p.familyName = row.text(2);
    p.givenName = row.text(3);
    p.sex = model::Sex(row.integer(4));
    p.birthDate = QDate::fromString(row.text(5), Qt::ISODate);
    p.fiscalCode = row.text(6);
    p.email = row.text(7);
    p.mobilePhone = row.text(8);
    p.version = row.integer(9);
    return p;
}

Result<QVector<model::Patient>> all(const Database &database, const QString &where, const QVariantList &values)
{
    return readRows<model::Patient>(database, u"SELECT %1, version FROM patients WHERE %2"_s.arg(columns, where),
                                    values, patientOf);
}

Result<model::Patient> one(const Database &database, const QString &where, const QVariantList &values)
{
    const auto found = all(database, where, values);
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? fail(ErrorCode::NotFound, u"patient"_s) : Result<model::Patient>(found->first());
}

QVariant birthDateValue(QDate date)
{
    return date.isValid() ? QVariant(date.toString(Qt::ISODate)) : QVariant(QMetaType::fromType<QString>());
}

// The first text that no text with this beginning reaches.
QString endOfRange(const QString &start)
{
    return start + QChar(0xFFFF);
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
        {p.id.value(), notNull(p.number), notNull(p.familyName), notNull(p.givenName), int(p.sex),
         birthDateValue(p.birthDate), notNull(p.fiscalCode), notNull(p.email), notNull(p.mobilePhone)});
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

Result<QVector<model::Patient>> PatientStore::findByName(const QString &familyStart, const QString &givenStart,
                                                         int limit) const
{
    if (familyStart.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"family name"_s);
    QString where = u"family_name COLLATE NOCASE >= ? AND family_name COLLATE NOCASE < ?"_s;
    QVariantList values{familyStart, endOfRange(familyStart)};
    if (!givenStart.isEmpty()) {
        where += u" AND given_name COLLATE NOCASE >= ? AND given_name COLLATE NOCASE < ?"_s;
        values += QVariantList{givenStart, endOfRange(givenStart)};
    }
    return all(m_database, where + u" ORDER BY family_name COLLATE NOCASE, given_name COLLATE NOCASE, id LIMIT ?"_s,
               values + QVariantList{limit});
}

Result<void> PatientStore::update(const model::Patient &p)
{
    const auto changed = Statement::change(
        m_database, uR"(UPDATE patients SET family_name=?, given_name=?, sex=?, birth_date=?, email=?, mobile_phone=?,
              version=version+1 WHERE id=? AND version=?)"_s,
        {notNull(p.familyName), notNull(p.givenName), int(p.sex), birthDateValue(p.birthDate), notNull(p.email),
         notNull(p.mobilePhone), p.id.value(), p.version});
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 1)
        return {};
    const auto known = find(p.id);
    return known ? fail(ErrorCode::Conflict, u"changed meanwhile"_s) : tl::unexpected(known.error());
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
