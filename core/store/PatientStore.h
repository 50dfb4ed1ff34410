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
    /// Patients whose family name begins so, and given name where one is given, regardless of case; by name.
    /// Errors: InvalidArgument — an empty family name.
    Result<QVector<model::Patient>> findByName(const QString &familyStart, const QString &givenStart, int limit) const;
    /// Replaces everything but id, number and fiscal code, which are for ever. `patient.version` is the one that was
    /// read. Errors: NotFound; Conflict — changed meanwhile.
    Result<void> update(const model::Patient &patient);
    Result<int> count() const;

private:
    Database &m_database;
};

} // namespace td::store
