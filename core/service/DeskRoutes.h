// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/AccountDesk.h"
#include "core/service/Router.h"

namespace td::service {

/// What the acceptance desk writes: patients, documents and accounts. Every write is one transaction and leaves a line
/// in the record of accesses.
class DeskRoutes {
public:
    DeskRoutes(store::Database &database, Intake &intake, DossierReading &reading, AccountDesk &accounts)
        : m_database(database)
        , m_intake(intake)
        , m_reading(reading)
        , m_accounts(accounts)
    {
    }
    /// The routes keep `this`.
    void addTo(Router &router);

private:
    Answer registerPatient(const Request &request) const;
    Answer changePatient(const Request &request) const;
    Answer addDocument(const Request &request) const;
    Answer accountState(const Request &request) const;
    Answer openAccount(const Request &request) const;
    Answer sendFirstPassword(const Request &request) const;
    Answer unlock(const Request &request) const;

    Result<model::Patient> withNewIds(model::Patient patient) const;

    store::Database &m_database;
    Intake &m_intake;
    DossierReading &m_reading;
    AccountDesk &m_accounts;
};

} // namespace td::service
