// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/AccessEvent.h"
#include "core/model/Query.h"

namespace td::store {

class Database;

/// A search of a dossier's accesses, newest first.
struct AccessSearch {
    PatientId patient;
    std::optional<QDateTime> notBefore; ///< included
    std::optional<QDateTime> before;    ///< not included
    bool othersOnly = false;            ///< without the patient's own
    int offset = 0;
    int count = 50;
};

/// The record of who did what with a dossier. Writes belong inside Database::transaction(). Errors of all: Database.
class AccessLog {
public:
    explicit AccessLog(Database &database)
        : m_database(database)
    {
    }

    /// `userName` is kept for the clinic and never handed out. `event.id` is given by the store.
    Result<void> add(const model::AccessEvent &event, const QString &userName);
    Result<model::Page<model::AccessEvent>> search(const AccessSearch &search) const;
    /// Errors: NotFound.
    Result<model::AccessEvent> find(const QString &id) const;
    /// Removes what is older; the number of rows.
    Result<int> removeBefore(const QDateTime &moment);
    /// EXPLAIN QUERY PLAN of a search, one line per step.
    Result<QStringList> planOf(const AccessSearch &search) const;

private:
    Database &m_database;
};

} // namespace td::store
