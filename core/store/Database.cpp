// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Database.h"

#include "core/store/Migrations.h"
#include "core/store/Statement.h"

#include <QSet>
#include <QSqlDatabase>
#include <QThread>

#include <atomic>

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

constexpr int busyMilliseconds = 10'000; // another process, such as a backup, may hold the file for a while

// The connections of one thread, by database number; closed when the thread ends.
class ThreadConnections {
public:
    ~ThreadConnections()
    {
        for (const QString &name : std::as_const(m_names))
            QSqlDatabase::removeDatabase(name);
    }

    static QString nameFor(quint64 database)
    {
        return u"td-store-%1-%2"_s.arg(database).arg(quintptr(QThread::currentThreadId()), 0, 16);
    }

    bool knows(const QString &name) const { return m_names.contains(name); }
    void add(const QString &name) { m_names.insert(name); }
    void close(const QString &name)
    {
        if (m_names.remove(name))
            QSqlDatabase::removeDatabase(name);
    }

private:
    QSet<QString> m_names;
};

ThreadConnections &threadConnections()
{
    thread_local ThreadConnections connections;
    return connections;
}

Result<void> configure(QSqlDatabase &db)
{
    for (const QString &pragma : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s,
                                  u"PRAGMA foreign_keys=ON"_s, u"PRAGMA temp_store=MEMORY"_s}) {
        if (auto done = Statement::run(db, pragma); !done)
            return done;
    }
    return {};
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &path, const Schema &schema)
{
    static std::atomic<quint64> nextNumber{1};
    std::unique_ptr<Database> database(new Database(path, nextNumber++));
    auto db = database->connection();
    if (!db)
        return tl::unexpected(db.error());
    if (auto done = migrate(*db, 0, schema); !done)
        return tl::unexpected(done.error());
    return database;
}

Database::~Database()
{
    closeConnection();
}

void Database::closeConnection() const
{
    threadConnections().close(ThreadConnections::nameFor(m_number));
}

Result<QSqlDatabase> Database::connection() const
{
    const QString name = ThreadConnections::nameFor(m_number);
    ThreadConnections &known = threadConnections();
    if (known.knows(name))
        return QSqlDatabase::database(name, false);
    QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    known.add(name);
    db.setDatabaseName(m_path);
    db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyMilliseconds));
    const bool opened = db.open();
    auto configured = opened ? configure(db) : Result<void>(fail(ErrorCode::Database, u"cannot open"_s));
    if (!configured) {
        db = {};
        known.close(name);
        return tl::unexpected(configured.error());
    }
    return db;
}

Result<void> Database::transaction(const std::function<Result<void>()> &work)
{
    auto db = connection();
    if (!db)
        return tl::unexpected(db.error());
    const std::lock_guard lock(m_writer);
    // IMMEDIATE: a transaction that reads first and then writes cannot lose the race for the write lock.
    if (auto begun = Statement::run(*db, u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Result<void> done = work();
    if (done)
        done = Statement::run(*db, u"COMMIT"_s);
    if (!done)
        (void)Statement::run(*db, u"ROLLBACK"_s);
    return done;
}

Result<void> Database::step(const std::function<Result<void>()> &work)
{
    auto db = connection();
    if (!db)
        return tl::unexpected(db.error());
    if (auto begun = Statement::run(*db, u"SAVEPOINT step"_s); !begun)
        return begun;
    const Result<void> done = work();
    if (!done)
        (void)Statement::run(*db, u"ROLLBACK TO step"_s);
    const auto released = Statement::run(*db, u"RELEASE step"_s);
    return done ? released : done;
}

} // namespace td::store
