// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Patient.h"
#include "core/model/Query.h"

namespace td::store {

class Database;

/// The clinic's register of persons. Writes belong inside Database::transaction(). Errors of all: Database.
class PatientStore {
public:
    explicit PatientStore(Database &database)
        : m_database(database)
    {
    }

    /// Errors: Conflict — id, number or fiscal code is taken by another person.
    Result<void> add(const model::Patient &patient);
    /// Errors: NotFound.
    Result<model::Patient> find(const PatientId &id) const;
    /// By number or fiscal code, whichever matches exactly. Errors: NotFound.
    Result<model::Patient> findByIdentifier(const QString &value) const;
    Result<int> count() const;

private:
    Database &m_database;
};

} // namespace td::store
