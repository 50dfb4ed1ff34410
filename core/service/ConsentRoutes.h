// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/DossierReading.h"
#include "core/service/Intake.h"
#include "core/service/Router.h"

namespace td::service {

/// /fhir/Consent: the decisions of a patient, all of them kept; and /fhir/AuditEvent: who read the dossier. The record
/// is the patient's: staff cannot read it, because it would show what is hidden from them.
class ConsentRoutes {
public:
    ConsentRoutes(store::Database &database, Intake &intake, DossierReading &reading)
        : m_database(database)
        , m_intake(intake)
        , m_reading(reading)
    {
    }
    /// The routes keep `this`.
    void addTo(Router &router);

private:
    Answer consents(const Request &request) const;
    Answer consent(const Request &request) const;
    Answer decide(const Request &request) const;
    Answer accesses(const Request &request) const;
    Answer access(const Request &request) const;
    Result<model::Consent> wishFrom(const Request &request) const;

    store::Database &m_database;
    Intake &m_intake;
    DossierReading &m_reading;
};

} // namespace td::service
