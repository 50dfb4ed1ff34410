// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ConsentStore.h"

#include "core/store/Database.h"
#include "core/store/Statement.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

const QString columns = u"id, patient, kind, given, decided, role, document"_s;

model::Consent consentOf(const Statement &row)
{
    model::Consent c;
    c.id = ConsentId(row.text(0));
    c.patient = PatientId(row.text(1));
    c.kind = model::ConsentKind(row.integer(2));
    c.given = row.integer(3) != 0;
    c.decided = QDateTime::fromMSecsSinceEpoch(row.value(4).toLongLong(), Qt::UTC);
    c.by = model::Role(row.integer(5));
    c.signedDocument = DocumentId(row.text(6));
    return c;
}

} // namespace

Result<void> ConsentStore::add(const model::Consent &c)
{
    if (find(c.id))
        return fail(ErrorCode::Conflict, u"consent exists"_s);
    const auto changed = Statement::change(m_database, uR"(INSERT INTO consent_decisions(%1)
                                               SELECT ?, id, ?,?,?,?,? FROM patients WHERE id=?)"_s.arg(columns),
                                           {c.id.value(), int(c.kind), int(c.given), c.decided.toMSecsSinceEpoch(),
                                            int(c.by), notNull(c.signedDocument.value()), c.patient.value()});
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed == 1 ? Result<void>() : fail(ErrorCode::NotFound, u"patient"_s);
}

Result<QVector<model::Consent>> ConsentStore::decisions(const PatientId &patient) const
{
    return readRows<model::Consent>(
        m_database, u"SELECT %1 FROM consent_decisions WHERE patient=? ORDER BY decided, number"_s.arg(columns),
        {patient.value()}, consentOf);
}

Result<model::Consent> ConsentStore::find(const ConsentId &id) const
{
    const auto found = readRows<model::Consent>(
        m_database, u"SELECT %1 FROM consent_decisions WHERE id=?"_s.arg(columns), {id.value()}, consentOf);
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? fail(ErrorCode::NotFound, u"consent"_s) : Result<model::Consent>(found->first());
}

} // namespace td::store
