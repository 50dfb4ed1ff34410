// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ImagingStudy.h"
#include "core/model/ReadingScope.h"
#include "core/store/ObjectFiles.h"

namespace td::store {

class Database;

/// A study as it is kept: what the model holds and what only DICOMweb needs.
struct StoredStudy {
    model::ImagingStudy study; ///< code: the Accession Number, or the Study ID where there is none
    QString accessionNumber;
    QString patientName;    ///< as written in the instances, "ROSSI^MARIO"
    QString dicomPatientId; ///< Patient ID (0010,0020)
    QString studyId;        ///< Study ID (0020,0010)
};

struct StoredSeries {
    StudyInstanceUid study;
    model::ImagingSeries series; ///< without instances
    int numberOfInstances = 0;
};

struct StoredInstance {
    StudyInstanceUid study;
    SeriesInstanceUid series;
    QString modality;
    model::ImagingInstance instance;
    QString transferSyntax;
    StoredObject object;
};

/// A half-open range of rows.
struct RowRange {
    int offset = 0;
    int limit = 0;
};

/// The images of the dossiers. Writes belong inside Database::transaction(). Errors of all: Database.
class ImagingStore {
public:
    explicit ImagingStore(Database &database)
        : m_database(database)
    {
    }

    /// Adds an instance with its study and series as far as they are new. The same bytes again change nothing.
    /// Errors: Conflict — the UID is there with other bytes, or its study or series belongs elsewhere.
    Result<void> add(const StoredStudy &study, const model::ImagingSeries &series,
                     const model::ImagingInstance &instance, const QString &transferSyntax, const StoredObject &object);

    /// Errors: NotFound.
    Result<StoredStudy> study(const StudyInstanceUid &uid) const;
    /// What a reader may see of a patient's studies, newest first.
    Result<QVector<StoredStudy>> studies(const PatientId &patient, const model::ReadingScope &scope,
                                         RowRange range) const;
    /// Every study, newest first: for an archive that has one owner and no rules.
    Result<QVector<StudyInstanceUid>> studyUids() const;
    /// Whether a reader may see a study that is there.
    Result<bool> isVisible(const StudyInstanceUid &study, const model::ReadingScope &scope) const;
    /// By Series Number, then by UID.
    Result<QVector<StoredSeries>> series(const StudyInstanceUid &study, RowRange range) const;
    /// Of a study, or of one of its series; by Series Number, Instance Number, then by UID.
    Result<QVector<StoredInstance>> instances(const StudyInstanceUid &study, const SeriesInstanceUid &series,
                                              RowRange range) const;
    /// Errors: NotFound.
    Result<StoredInstance> instance(const model::InstanceKey &key) const;
    /// By its own UID alone. Errors: NotFound.
    Result<StoredInstance> find(const SopInstanceUid &uid) const;

private:
    Result<void> addStudy(const StoredStudy &study);
    Result<void> addSeries(const StudyInstanceUid &study, const model::ImagingSeries &series);
    Result<QVector<StoredStudy>> readStudies(const QString &where, const QVariantList &values) const;
    Result<QVector<StoredInstance>> readInstances(const QString &where, const QVariantList &values) const;
    Database &m_database;
};

} // namespace td::store
