// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ImagingStore.h"

#include "core/store/Database.h"
#include "core/store/Statement.h"
#include "core/store/VisibilitySql.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

const QString studyColumns = uR"(uid, patient, patient_name, dicom_patient_id, accession_number, study_id, date, time,
    description, source_ae, (SELECT count(*) FROM series WHERE study=studies.uid),
    (SELECT count(*) FROM instances JOIN series ON series.uid=instances.series WHERE series.study=studies.uid),
    (SELECT group_concat(DISTINCT modality) FROM series WHERE study=studies.uid))"_s;

const QString instanceQuery = uR"(SELECT s.study, s.uid, s.modality, i.uid, i.sop_class, i.number, i.rows, i.columns,
    i.frames, i.transfer_syntax, i.digest, i.size FROM series s JOIN instances i ON i.series=s.uid WHERE )"_s;

const StudyColumns columnsOfStudy{u"studies.uid"_s, u"studies.date"_s, u"studies.patient"_s};

// The date alone is kept when the time is not known, and neither is invented.
QDateTime startedOf(const QString &date, const QString &time)
{
    const QDate day = QDate::fromString(date, Qt::ISODate);
    const QTime moment = QTime::fromString(time, Qt::ISODateWithMs);
    return day.isValid() ? QDateTime(day, moment.isValid() ? moment : QTime(0, 0)) : QDateTime();
}

StoredStudy studyOf(const Statement &row)
{
    StoredStudy s;
    s.study.uid = storedUid<StudyInstanceUid>(row.text(0));
    s.study.subject = PatientId(row.text(1));
    s.patientName = row.text(2);
    s.dicomPatientId = row.text(3);
    s.accessionNumber = row.text(4);
    s.studyId = row.text(5);
    s.study.code = s.accessionNumber.isEmpty() ? s.studyId : s.accessionNumber;
    s.study.started = startedOf(row.text(6), row.text(7));
    s.study.description = row.text(8);
    s.study.sourceAe = row.text(9);
    s.study.numberOfSeries = row.integer(10);
    s.study.numberOfInstances = row.integer(11);
    s.study.modalities = row.text(12).split(u',', Qt::SkipEmptyParts);
    s.study.modalities.sort();
    return s;
}

StoredInstance instanceOf(const Statement &row)
{
    StoredInstance i;
    i.study = storedUid<StudyInstanceUid>(row.text(0));
    i.series = storedUid<SeriesInstanceUid>(row.text(1));
    i.modality = row.text(2);
    i.instance.uid = storedUid<SopInstanceUid>(row.text(3));
    i.instance.sopClass = storedUid<SopClassUid>(row.text(4));
    i.instance.number = row.integer(5);
    i.instance.rows = row.integer(6);
    i.instance.columns = row.integer(7);
    i.instance.numberOfFrames = row.integer(8);
    i.transferSyntax = row.text(9);
    i.object = StoredObject{row.value(10).toByteArray(), row.value(11).toLongLong()};
    i.instance.bytes = i.object.size;
    return i;
}

} // namespace

Result<void> ImagingStore::addStudy(const StoredStudy &s)
{
    const auto known = study(s.study.uid);
    if (known)
        return known->study.subject == s.study.subject ? Result<void>()
                                                       : fail(ErrorCode::Conflict, u"study of another patient"_s);
    if (known.error().code != ErrorCode::NotFound)
        return tl::unexpected(known.error());
    const bool dated = s.study.started.isValid();
    const auto changed = Statement::change(m_database, u"INSERT INTO studies VALUES(?,?,?,?,?,?,?,?,?,?)"_s,
                                           {s.study.uid.value(), s.study.subject.value(), s.patientName + u""_s,
                                            s.dicomPatientId + u""_s, s.accessionNumber + u""_s, s.studyId + u""_s,
                                            dated ? s.study.started.date().toString(Qt::ISODate) : u""_s,
                                            dated ? s.study.started.time().toString(Qt::ISODateWithMs) : u""_s,
                                            s.study.description + u""_s, s.study.sourceAe + u""_s});
    return changed ? Result<void>() : tl::unexpected(changed.error());
}

Result<void> ImagingStore::addSeries(const StudyInstanceUid &study, const model::ImagingSeries &series)
{
    const auto owner = readRows<QString>(m_database, u"SELECT study FROM series WHERE uid=?"_s, {series.uid.value()},
                                         [](const Statement &row) { return row.text(0); });
    if (!owner)
        return tl::unexpected(owner.error());
    if (!owner->isEmpty())
        return owner->first() == study.value() ? Result<void>()
                                               : fail(ErrorCode::Conflict, u"series of another study"_s);
    const auto changed = Statement::change(
        m_database, u"INSERT INTO series VALUES(?,?,?,?,?)"_s,
        {series.uid.value(), study.value(), series.modality + u""_s, series.number, series.description + u""_s});
    return changed ? Result<void>() : tl::unexpected(changed.error());
}

Result<void> ImagingStore::add(const StoredStudy &study, const model::ImagingSeries &series,
                               const model::ImagingInstance &instance, const QString &transferSyntax,
                               const StoredObject &object)
{
    const auto there = readInstances(u"i.uid=?"_s, {instance.uid.value()});
    if (!there)
        return tl::unexpected(there.error());
    if (!there->isEmpty()) {
        const StoredInstance &first = there->first();
        const auto owner = this->study(first.study);
        const bool same = first.object.digest == object.digest && owner && owner->study.subject == study.study.subject;
        return same ? Result<void>() : fail(ErrorCode::Conflict, u"instance exists with other bytes"_s);
    }
    if (auto done = addStudy(study); !done)
        return done;
    if (auto done = addSeries(study.study.uid, series); !done)
        return done;
    const auto changed = Statement::change(m_database, u"INSERT INTO instances VALUES(?,?,?,?,?,?,?,?,?,?)"_s,
                                           {instance.uid.value(), series.uid.value(), instance.sopClass.value(),
                                            transferSyntax, instance.number, instance.rows, instance.columns,
                                            instance.numberOfFrames, object.size, object.digest});
    return changed ? Result<void>() : tl::unexpected(changed.error());
}

Result<QVector<StoredStudy>> ImagingStore::readStudies(const QString &where, const QVariantList &values) const
{
    return readRows<StoredStudy>(m_database, u"SELECT %1 FROM studies %2"_s.arg(studyColumns, where), values, studyOf);
}

Result<QVector<StoredInstance>> ImagingStore::readInstances(const QString &where, const QVariantList &values) const
{
    return readRows<StoredInstance>(m_database, instanceQuery + where, values, instanceOf);
}

Result<StoredStudy> ImagingStore::study(const StudyInstanceUid &uid) const
{
    const auto found = readStudies(u"WHERE uid=?"_s, {uid.value()});
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? fail(ErrorCode::NotFound, u"study"_s) : Result<StoredStudy>(found->first());
}

Result<QVector<StoredStudy>> ImagingStore::studies(const PatientId &patient, const model::ReadingScope &scope,
                                                   RowRange range) const
{
    const SqlCondition visible = studyVisible(scope, columnsOfStudy);
    return readStudies(u"WHERE patient=? AND %1 ORDER BY date DESC, time DESC, uid LIMIT ? OFFSET ?"_s.arg(visible.sql),
                       QVariantList{patient.value()} + visible.values + QVariantList{range.limit, range.offset});
}

Result<QVector<StudyInstanceUid>> ImagingStore::studyUids() const
{
    return readRows<StudyInstanceUid>(m_database, u"SELECT uid FROM studies ORDER BY date DESC, time DESC, uid"_s, {},
                                      [](const Statement &row) { return storedUid<StudyInstanceUid>(row.text(0)); });
}

Result<bool> ImagingStore::isVisible(const StudyInstanceUid &study, const model::ReadingScope &scope) const
{
    const SqlCondition visible = studyVisible(scope, columnsOfStudy);
    const auto found = readRows<int>(m_database, u"SELECT 1 FROM studies WHERE uid=? AND %1"_s.arg(visible.sql),
                                     QVariantList{study.value()} + visible.values,
                                     [](const Statement &row) { return row.integer(0); });
    return found ? Result<bool>(!found->isEmpty()) : tl::unexpected(found.error());
}

Result<QVector<StoredSeries>> ImagingStore::series(const StudyInstanceUid &study, RowRange range) const
{
    return readRows<StoredSeries>(
        m_database,
        uR"(SELECT uid, modality, number, description, (SELECT count(*) FROM instances WHERE series=series.uid)
            FROM series WHERE study=? ORDER BY number, uid LIMIT ? OFFSET ?)"_s,
        {study.value(), range.limit, range.offset}, [&](const Statement &row) {
            StoredSeries s;
            s.study = study;
            s.series.uid = storedUid<SeriesInstanceUid>(row.text(0));
            s.series.modality = row.text(1);
            s.series.number = row.integer(2);
            s.series.description = row.text(3);
            s.numberOfInstances = row.integer(4);
            return s;
        });
}

Result<QVector<StoredInstance>> ImagingStore::instances(const StudyInstanceUid &study, const SeriesInstanceUid &series,
                                                        RowRange range) const
{
    const QString order = u" ORDER BY s.number, s.uid, i.number, i.uid LIMIT ? OFFSET ?"_s;
    if (series.isEmpty())
        return readInstances(u"s.study=?"_s + order, {study.value(), range.limit, range.offset});
    return readInstances(u"s.study=? AND s.uid=?"_s + order,
                         {study.value(), series.value(), range.limit, range.offset});
}

Result<StoredInstance> ImagingStore::instance(const model::InstanceKey &key) const
{
    const auto found = readInstances(u"s.study=? AND s.uid=? AND i.uid=?"_s,
                                     {key.study.value(), key.series.value(), key.instance.value()});
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? fail(ErrorCode::NotFound, u"instance"_s) : Result<StoredInstance>(found->first());
}

Result<StoredInstance> ImagingStore::find(const SopInstanceUid &uid) const
{
    const auto found = readInstances(u"i.uid=?"_s, {uid.value()});
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? fail(ErrorCode::NotFound, u"instance"_s) : Result<StoredInstance>(found->first());
}

} // namespace td::store
