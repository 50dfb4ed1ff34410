// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>
#include <QVector>

namespace td::store {

class Database;

/// One prepared statement with its values in the order of its question marks. Inside core/store only.
class Statement {
public:
    /// Errors: Database.
    static Result<Statement> prepare(const Database &database, const QString &sql);
    /// A statement without values or rows. Errors: Database.
    static Result<void> run(QSqlDatabase &db, const QString &sql);
    /// Prepares, binds and runs a statement whose rows do not matter; the number of rows it changed. Errors: Database.
    static Result<int> change(const Database &database, const QString &sql, const QVariantList &values);

    /// Runs it with these values. Errors: Database.
    Result<void> execute(const QVariantList &values);
    /// Moves to the next row.
    bool next() { return m_query.next(); }
    QVariant value(int column) const { return m_query.value(column); }
    QString text(int column) const { return m_query.value(column).toString(); }
    int integer(int column) const { return m_query.value(column).toInt(); }
    int changedRows() const { return m_query.numRowsAffected(); }

private:
    explicit Statement(const QSqlDatabase &db)
        : m_query(db)
    {
        m_query.setForwardOnly(true);
    }
    QSqlQuery m_query;
};

/// Every row of a query, made into values by `make`. Errors: Database.
template <class T, class Make>
Result<QVector<T>> readRows(const Database &database, const QString &sql, const QVariantList &values, Make make)
{
    auto statement = Statement::prepare(database, sql);
    if (!statement)
        return tl::unexpected(statement.error());
    if (auto done = statement->execute(values); !done)
        return tl::unexpected(done.error());
    QVector<T> found;
    while (statement->next())
        found.append(make(*statement));
    return found;
}

/// A UID as it was written; only valid ones ever are.
template <class U>
U storedUid(const QString &text)
{
    return U::create(text).value_or(U());
}

/// A null QString would become NULL, which the schema refuses.
inline QString notNull(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

/// Times are kept as milliseconds since 1970 UTC.
qint64 toMilliseconds(TimePoint time);
TimePoint fromMilliseconds(qint64 milliseconds);

} // namespace td::store
