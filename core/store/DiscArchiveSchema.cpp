// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Schema.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

// A step is never changed once it has been released: a new one is added below it.
QStringList imports()
{
    return QStringList{uR"(CREATE TABLE patients(id TEXT PRIMARY KEY) STRICT)"_s} + imagingTables() +
           QStringList{
               uR"(CREATE TABLE imports(
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, source TEXT NOT NULL,
            source_size INTEGER NOT NULL, source_modified INTEGER NOT NULL, started INTEGER NOT NULL,
            finished INTEGER) STRICT)"_s,
               uR"(CREATE TABLE import_entries(
            id INTEGER PRIMARY KEY AUTOINCREMENT, import INTEGER NOT NULL REFERENCES imports(id), path TEXT NOT NULL,
            size INTEGER NOT NULL, modified INTEGER NOT NULL, outcome INTEGER NOT NULL, reason INTEGER NOT NULL,
            was_read INTEGER NOT NULL) STRICT)"_s,
               uR"(CREATE INDEX import_entries_import ON import_entries(import))"_s,
               uR"(CREATE TABLE pending_instances(
            import INTEGER NOT NULL REFERENCES imports(id), uid TEXT NOT NULL, study TEXT NOT NULL,
            patient_name TEXT NOT NULL, dicom_patient_id TEXT NOT NULL, accession_number TEXT NOT NULL,
            study_id TEXT NOT NULL, started INTEGER, study_description TEXT NOT NULL, source_ae TEXT NOT NULL,
            series TEXT NOT NULL, modality TEXT NOT NULL, series_number INTEGER NOT NULL,
            series_description TEXT NOT NULL, sop_class TEXT NOT NULL, transfer_syntax TEXT NOT NULL,
            number INTEGER NOT NULL, rows INTEGER NOT NULL, columns INTEGER NOT NULL, frames INTEGER NOT NULL,
            size INTEGER NOT NULL, digest BLOB NOT NULL, entry INTEGER NOT NULL REFERENCES import_entries(id),
            PRIMARY KEY(import, uid)) STRICT)"_s,
               uR"(CREATE TABLE import_instances(
            import INTEGER NOT NULL REFERENCES imports(id), instance TEXT NOT NULL REFERENCES instances(uid),
            PRIMARY KEY(import, instance)) STRICT, WITHOUT ROWID)"_s,
               uR"(CREATE INDEX import_instances_instance ON import_instances(instance))"_s,
           };
}

} // namespace

QStringList imagingTables()
{
    return {
        uR"(CREATE TABLE studies(
            uid TEXT PRIMARY KEY, patient TEXT NOT NULL REFERENCES patients(id), patient_name TEXT NOT NULL,
            dicom_patient_id TEXT NOT NULL, accession_number TEXT NOT NULL, study_id TEXT NOT NULL,
            date TEXT NOT NULL, time TEXT NOT NULL, description TEXT NOT NULL, source_ae TEXT NOT NULL) STRICT)"_s,
        uR"(CREATE INDEX studies_patient ON studies(patient, date, time, uid))"_s,
        uR"(CREATE TABLE series(
            uid TEXT PRIMARY KEY, study TEXT NOT NULL REFERENCES studies(uid), modality TEXT NOT NULL,
            number INTEGER NOT NULL, description TEXT NOT NULL) STRICT)"_s,
        uR"(CREATE INDEX series_study ON series(study, number, uid))"_s,
        uR"(CREATE TABLE instances(
            uid TEXT PRIMARY KEY, series TEXT NOT NULL REFERENCES series(uid), sop_class TEXT NOT NULL,
            transfer_syntax TEXT NOT NULL, number INTEGER NOT NULL, rows INTEGER NOT NULL, columns INTEGER NOT NULL,
            frames INTEGER NOT NULL, size INTEGER NOT NULL, digest BLOB NOT NULL) STRICT)"_s,
        uR"(CREATE INDEX instances_series ON instances(series, number, uid))"_s,
    };
}

const Schema &discArchiveSchema()
{
    static const Schema all = {imports()};
    return all;
}

} // namespace td::store
