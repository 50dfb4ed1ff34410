// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/AccessLog.h"

#include "core/store/Database.h"
#include "core/store/Statement.h"
#include "core/store/VisibilitySql.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

const QString columns = u"id, moment, patient, role, department, action, object, what, reason"_s;

model::AccessEvent eventOf(const Statement &row)
{
    model::AccessEvent e;
    e.id = row.text(0);
    e.when = QDateTime::fromMSecsSinceEpoch(row.value(1).toLongLong(), Qt::UTC);
    e.patient = PatientId(row.text(2));
    e.role = model::Role(row.integer(3));
    e.department = row.text(4);
    e.action = model::AccessAction(row.integer(5));
    e.object = row.text(6);
    e.what = row.text(7);
    e.reason = row.text(8);
    return e;
}

SqlCondition whereOf(const AccessSearch &s)
{
    SqlCondition where{u"patient=?"_s, {s.patient.value()}};
    if (s.notBefore) {
        where.sql += u" AND moment>=?"_s;
        where.values.append(s.notBefore->toMSecsSinceEpoch());
    }
    if (s.before) {
        where.sql += u" AND moment<?"_s;
        where.values.append(s.before->toMSecsSinceEpoch());
    }
    if (s.othersOnly) {
        where.sql += u" AND role<>?"_s;
        where.values.append(int(model::Role::Patient));
    }
    return where;
}

QString pageSql(const SqlCondition &where)
{
    return u"SELECT %1 FROM access_events WHERE %2 ORDER BY moment DESC, id DESC LIMIT ? OFFSET ?"_s.arg(columns,
                                                                                                         where.sql);
}

} // namespace

Result<void> AccessLog::add(const model::AccessEvent &e, const QString &userName)
{
    const auto changed = Statement::change(
        m_database,
        uR"(INSERT INTO access_events(moment, patient, role, user_name, department, action, object, what, reason)
            VALUES(?,?,?,?,?,?,?,?,?))"_s,
        {e.when.toMSecsSinceEpoch(), e.patient.value(), int(e.role), notNull(userName), notNull(e.department),
         int(e.action), notNull(e.object), notNull(e.what), notNull(e.reason)});
    return changed ? Result<void>() : tl::unexpected(changed.error());
}

Result<model::Page<model::AccessEvent>> AccessLog::search(const AccessSearch &s) const
{
    const SqlCondition where = whereOf(s);
    const auto total = readRows<int>(m_database, u"SELECT count(*) FROM access_events WHERE "_s + where.sql,
                                     where.values, [](const Statement &row) { return row.integer(0); });
    if (!total)
        return tl::unexpected(total.error());
    auto rows = readRows<model::AccessEvent>(m_database, pageSql(where), where.values + QVariantList{s.count, s.offset},
                                             eventOf);
    if (!rows)
        return tl::unexpected(rows.error());
    return model::Page<model::AccessEvent>{std::move(*rows), s.offset, total->value(0)};
}

Result<model::AccessEvent> AccessLog::find(const QString &id) const
{
    const auto found = readRows<model::AccessEvent>(
        m_database, u"SELECT %1 FROM access_events WHERE id=?"_s.arg(columns), {id.toLongLong()}, eventOf);
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? fail(ErrorCode::NotFound, u"access event"_s) : Result<model::AccessEvent>(found->first());
}

Result<int> AccessLog::removeBefore(const QDateTime &moment)
{
    return Statement::change(m_database, u"DELETE FROM access_events WHERE moment<?"_s, {moment.toMSecsSinceEpoch()});
}

Result<QStringList> AccessLog::planOf(const AccessSearch &s) const
{
    const SqlCondition where = whereOf(s);
    return readRows<QString>(m_database, u"EXPLAIN QUERY PLAN "_s + pageSql(where),
                             where.values + QVariantList{s.count, s.offset},
                             [](const Statement &row) { return row.text(3); })
        .map([](const QVector<QString> &lines) { return QStringList(lines); });
}

} // namespace td::store
