// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Consent.h"

namespace td::store {

class Database;

/// The decisions of patients on their consents; none is ever changed or removed. Writes belong inside
/// Database::transaction(). Errors of all: Database.
class ConsentStore {
public:
    explicit ConsentStore(Database &database)
        : m_database(database)
    {
    }

    /// Errors: NotFound — no such patient; Conflict — the id is taken.
    Result<void> add(const model::Consent &decision);
    /// Oldest first; of the same moment in the order they were recorded.
    Result<QVector<model::Consent>> decisions(const PatientId &patient) const;
    /// Errors: NotFound.
    Result<model::Consent> find(const ConsentId &id) const;

private:
    Database &m_database;
};

} // namespace td::store
