// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/store/Schema.h"

#include <functional>
#include <memory>
#include <mutex>

class QSqlDatabase;

namespace td::store {

/// One SQLite file: WAL, foreign keys, synchronous=FULL. Safe from any thread; every thread gets a connection of its
/// own, closed when the thread ends, so readers never wait for each other or for the one writer.
class Database {
public:
    /// Opens or creates the file and brings its `schema` to the newest version.
    /// Errors: Unsupported — written by a newer version of the program; Database.
    static Result<std::unique_ptr<Database>> open(const QString &path, const Schema &schema = dossierSchema());
    /// Threads that used the database must have ended, except the calling one.
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// The calling thread's connection. Errors: Database.
    Result<QSqlDatabase> connection() const;

    /// Closes the calling thread's connection, for a thread that lives on and does not need it soon.
    void closeConnection() const;

    /// Runs `work` in one transaction, one writer at a time; rolled back when it fails. Not to be nested.
    /// Errors: those of `work`; Database.
    Result<void> transaction(const std::function<Result<void>()> &work);

    /// Inside transaction(): undoes what `work` wrote when it fails and leaves the rest of the transaction.
    /// Errors: those of `work`; Database.
    Result<void> step(const std::function<Result<void>()> &work);

    const QString &path() const noexcept { return m_path; }

private:
    Database(QString path, quint64 number)
        : m_path(std::move(path))
        , m_number(number)
    {
    }

    QString m_path;
    quint64 m_number; ///< part of the connections' names, never used twice in a process
    std::mutex m_writer;
};

} // namespace td::store
