// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/DossierReading.h"
#include "core/service/Intake.h"
#include "core/service/Router.h"
#include "core/store/ImagingStore.h"

namespace td::dicom {
struct InstanceHeader;
}

namespace td::service {

/// /dicomweb (PS3.18): QIDO-RS, WADO-RS with the stored bytes, STOW-RS for staff. A study of somebody else is not
/// found.
class DicomWebRoutes {
public:
    DicomWebRoutes(store::Database &database, const store::ObjectFiles &objects, Intake &intake,
                   DossierReading &reading, qint64 storeLimit)
        : m_database(database)
        , m_objects(objects)
        , m_intake(intake)
        , m_reading(reading)
        , m_storeLimit(storeLimit)
    {
    }
    /// The routes keep `this`.
    void addTo(Router &router);

private:
    Answer searchStudies(const Request &request) const;
    Answer searchSeries(const Request &request) const;
    Answer searchInstances(const Request &request) const;
    Answer retrieve(const Request &request) const;
    Answer metadata(const Request &request) const;
    Answer storeInstances(const Request &request) const;

    /// The study of the path, which counts as read. Errors: NotFound.
    Result<store::StoredStudy> visibleStudy(const Request &request) const;
    Result<PatientId> ownerOf(const dicom::InstanceHeader &header, const Request &request) const;
    Result<QVector<store::StoredStudy>> namedStudies(const Request &request, const QString &uids) const;
    Result<QVector<store::StoredInstance>> namedInstances(const Request &request) const;

    store::Database &m_database;
    const store::ObjectFiles &m_objects;
    Intake &m_intake;
    DossierReading &m_reading;
    qint64 m_storeLimit;
};

} // namespace td::service
