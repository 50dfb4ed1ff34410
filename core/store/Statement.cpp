// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Statement.h"

#include "core/store/Database.h"

#include <QSqlError>

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

// SQLite's own numbers only: its messages may quote values.
tl::unexpected<Error> failure(const QSqlError &error, const QString &what)
{
    const QString number = error.nativeErrorCode();
    const bool full = number == u"13"_s; // SQLITE_FULL
    return fail(full ? ErrorCode::DiskFull : ErrorCode::Database, u"%1: SQLite %2"_s.arg(what, number));
}

} // namespace

Result<Statement> Statement::prepare(const Database &database, const QString &sql)
{
    auto db = database.connection();
    if (!db)
        return tl::unexpected(db.error());
    Statement statement(*db);
    if (!statement.m_query.prepare(sql))
        return failure(statement.m_query.lastError(), u"prepare"_s);
    return statement;
}

Result<void> Statement::run(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    if (!query.exec(sql))
        return failure(query.lastError(), u"run"_s);
    return {};
}

Result<int> Statement::change(const Database &database, const QString &sql, const QVariantList &values)
{
    auto statement = prepare(database, sql);
    if (!statement)
        return tl::unexpected(statement.error());
    if (auto done = statement->execute(values); !done)
        return tl::unexpected(done.error());
    return statement->changedRows();
}

Result<void> Statement::execute(const QVariantList &values)
{
    for (int i = 0; i < values.size(); ++i)
        m_query.bindValue(i, values[i]);
    if (!m_query.exec())
        return failure(m_query.lastError(), u"execute"_s);
    return {};
}

qint64 toMilliseconds(TimePoint time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

TimePoint fromMilliseconds(qint64 milliseconds)
{
    return TimePoint(std::chrono::milliseconds(milliseconds));
}

} // namespace td::store
