// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Patient.h"
#include "core/service/DossierReading.h"
#include "core/service/Router.h"
#include "core/store/DocumentStore.h"

namespace td::store {
class Database;
class ObjectFiles;
} // namespace td::store

namespace td::service {

/// The parameters of a DocumentReference search. Known are patient (or subject), category, type, date (ge, gt, le, lt,
/// eq; repeated), _content (in type, custodian or description, regardless of case), _sort (date, type, custodian, each
/// with "-" for descending), _count and _offset. A date without a zone is meant in this machine's zone.
/// Errors: InvalidArgument — an unknown parameter, or a value not of its form.
Result<store::DocumentSearch> documentSearchFrom(const Request &request);

/// /fhir: reading and searching what a patient, or the clinic's staff, may see. What they may not see is not found.
class FhirRoutes {
public:
    FhirRoutes(store::Database &database, const store::ObjectFiles &objects, DossierReading &reading)
        : m_database(database)
        , m_objects(objects)
        , m_reading(reading)
    {
    }
    /// The routes keep `this`.
    void addTo(Router &router);

private:
    Answer metadata(const Request &request) const;
    Answer patient(const Request &request) const;
    Answer patients(const Request &request) const;
    Answer documents(const Request &request) const;
    Answer document(const Request &request) const;
    Answer binary(const Request &request) const;
    Answer imagingStudies(const Request &request) const;
    Answer imagingStudy(const Request &request) const;
    Answer setObscured(const Request &request, bool obscured) const;

    Result<QVector<model::Patient>> foundPatients(const Request &request) const;
    Result<QVector<store::StoredStudy>> foundStudies(const Request &request) const;
    Result<void> recordDocument(const Request &request, const model::DocumentReference &document) const;

    store::Database &m_database;
    const store::ObjectFiles &m_objects;
    DossierReading &m_reading;
};

} // namespace td::service
