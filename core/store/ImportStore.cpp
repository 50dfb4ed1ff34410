// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ImportStore.h"

#include "core/store/Database.h"
#include "core/store/Statement.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

const QString importColumns = u"id, name, source, source_size, source_modified, started, finished"_s;

QDateTime timeOf(const QVariant &milliseconds)
{
    return milliseconds.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong());
}

// As the modality wrote it: local time of a clinic, kept without a zone.
QVariant localTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch())
                          : QVariant(QMetaType::fromType<qint64>());
}

QDateTime fromLocalTime(const QVariant &value)
{
    if (value.isNull())
        return {};
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
    return QDateTime(utc.date(), utc.time());
}

StoredImport importOf(const Statement &row)
{
    return {row.value(0).toLongLong(), row.text(1),          row.text(2),         row.value(3).toLongLong(),
            row.value(4).toLongLong(), timeOf(row.value(5)), timeOf(row.value(6))};
}

StoredEntry entryOf(const Statement &row)
{
    return {row.value(0).toLongLong(), row.text(1),    row.value(2).toLongLong(),
            row.value(3).toLongLong(), row.integer(4), row.integer(5),
            row.integer(6) != 0};
}

PendingInstance pendingOf(const Statement &row, const PatientId &owner)
{
    PendingInstance p;
    p.instance.uid = storedUid<SopInstanceUid>(row.text(0));
    p.study.study.uid = storedUid<StudyInstanceUid>(row.text(1));
    p.study.study.subject = owner;
    p.study.patientName = row.text(2);
    p.study.dicomPatientId = row.text(3);
    p.study.accessionNumber = row.text(4);
    p.study.studyId = row.text(5);
    p.study.study.started = fromLocalTime(row.value(6));
    p.study.study.description = row.text(7);
    p.study.study.sourceAe = row.text(8);
    p.series = {storedUid<SeriesInstanceUid>(row.text(9)), row.text(10), row.integer(11), row.text(12), {}};
    p.instance.sopClass = storedUid<SopClassUid>(row.text(13));
    p.transferSyntax = row.text(14);
    p.instance.number = row.integer(15);
    p.instance.rows = row.integer(16);
    p.instance.columns = row.integer(17);
    p.instance.numberOfFrames = row.integer(18);
    p.object = StoredObject{row.value(20).toByteArray(), row.value(19).toLongLong()};
    p.entry = row.value(21).toLongLong();
    return p;
}

Result<void> change(const Database &database, const QString &sql, const QVariantList &values)
{
    const auto changed = Statement::change(database, sql, values);
    return changed ? Result<void>() : tl::unexpected(changed.error());
}

Result<qint64> insert(const Database &database, const QString &sql, const QVariantList &values)
{
    if (auto done = change(database, sql, values); !done)
        return tl::unexpected(done.error());
    const auto id = readRows<qint64>(database, u"SELECT last_insert_rowid()"_s, {},
                                     [](const Statement &row) { return row.value(0).toLongLong(); });
    return id ? Result<qint64>(id->value(0)) : tl::unexpected(id.error());
}

} // namespace

Result<void> ImportStore::addOwner(const PatientId &owner)
{
    return change(m_database, u"INSERT OR IGNORE INTO patients VALUES(?)"_s, {owner.value()});
}

Result<qint64> ImportStore::begin(const StoredImport &import)
{
    return insert(m_database,
                  u"INSERT INTO imports(name, source, source_size, source_modified, started) VALUES(?,?,?,?,?)"_s,
                  {import.name + u""_s, import.source + u""_s, import.sourceSize, import.sourceModified,
                   import.started.toMSecsSinceEpoch()});
}

Result<QVector<StoredImport>> ImportStore::imports() const
{
    return readRows<StoredImport>(m_database, u"SELECT %1 FROM imports ORDER BY id DESC"_s.arg(importColumns), {},
                                  importOf);
}

Result<StoredImport> ImportStore::import(qint64 id) const
{
    const auto found =
        readRows<StoredImport>(m_database, u"SELECT %1 FROM imports WHERE id=?"_s.arg(importColumns), {id}, importOf);
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? fail(ErrorCode::NotFound, u"import"_s) : Result<StoredImport>(found->first());
}

Result<qint64> ImportStore::addEntry(qint64 import, const StoredEntry &entry)
{
    return insert(
        m_database, uR"(INSERT INTO import_entries(import, path, size, modified, outcome, reason, was_read)
                      VALUES(?,?,?,?,?,?,?))"_s,
        {import, entry.path + u""_s, entry.size, entry.modified, entry.outcome, entry.reason, entry.wasRead ? 1 : 0});
}

Result<void> ImportStore::setOutcome(qint64 entry, int outcome, int reason)
{
    return change(m_database, u"UPDATE import_entries SET outcome=?, reason=? WHERE id=?"_s, {outcome, reason, entry});
}

Result<QVector<StoredEntry>> ImportStore::entries(qint64 import) const
{
    return readRows<StoredEntry>(m_database,
                                 uR"(SELECT id, path, size, modified, outcome, reason, was_read FROM import_entries
                                 WHERE import=? ORDER BY id)"_s,
                                 {import}, entryOf);
}

Result<void> ImportStore::removeUndecided(qint64 import, const QVector<qint64> &alsoThese)
{
    for (const qint64 entry : alsoThese) {
        if (auto done = removeEntry(entry); !done)
            return done;
    }
    return change(m_database, u"DELETE FROM import_entries WHERE import=? AND was_read=0"_s, {import});
}

Result<void> ImportStore::removeEntry(qint64 entry)
{
    return change(m_database, u"DELETE FROM pending_instances WHERE entry=?"_s, {entry}).and_then([&] {
        return change(m_database, u"DELETE FROM import_entries WHERE id=?"_s, {entry});
    });
}

Result<void> ImportStore::addPending(qint64 import, const PendingInstance &p)
{
    const model::ImagingStudy &study = p.study.study;
    return change(m_database, u"INSERT INTO pending_instances VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
                  {import,
                   p.instance.uid.value(),
                   study.uid.value(),
                   p.study.patientName + u""_s,
                   p.study.dicomPatientId + u""_s,
                   p.study.accessionNumber + u""_s,
                   p.study.studyId + u""_s,
                   localTime(study.started),
                   study.description + u""_s,
                   study.sourceAe + u""_s,
                   p.series.uid.value(),
                   p.series.modality + u""_s,
                   p.series.number,
                   p.series.description + u""_s,
                   p.instance.sopClass.value(),
                   p.transferSyntax,
                   p.instance.number,
                   p.instance.rows,
                   p.instance.columns,
                   p.instance.numberOfFrames,
                   p.object.size,
                   p.object.digest,
                   p.entry});
}

Result<QVector<PendingInstance>> ImportStore::pending(qint64 import, const PatientId &owner) const
{
    return readRows<PendingInstance>(
        m_database,
        uR"(SELECT uid, study, patient_name, dicom_patient_id, accession_number, study_id, started, study_description,
            source_ae, series, modality, series_number, series_description, sop_class, transfer_syntax, number, rows,
            columns, frames, size, digest, entry FROM pending_instances WHERE import=? ORDER BY rowid)"_s,
        {import}, [&](const Statement &row) { return pendingOf(row, owner); });
}

Result<void> ImportStore::link(qint64 import, const SopInstanceUid &instance)
{
    return change(m_database, u"INSERT OR IGNORE INTO import_instances VALUES(?,?)"_s, {import, instance.value()});
}

Result<void> ImportStore::complete(qint64 import, const QDateTime &finished)
{
    return change(m_database, u"DELETE FROM pending_instances WHERE import=?"_s, {import}).and_then([&] {
        return change(m_database, u"UPDATE imports SET finished=? WHERE id=?"_s,
                      {finished.toMSecsSinceEpoch(), import});
    });
}

Result<QVector<StudyInstanceUid>> ImportStore::studiesOf(qint64 import) const
{
    return readRows<StudyInstanceUid>(m_database, uR"(SELECT DISTINCT s.study FROM import_instances l
                                      JOIN instances i ON i.uid=l.instance JOIN series s ON s.uid=i.series
                                      WHERE l.import=?)"_s,
                                      {import},
                                      [](const Statement &row) { return storedUid<StudyInstanceUid>(row.text(0)); });
}

Result<int> ImportStore::instancesOf(qint64 import, const StudyInstanceUid &study) const
{
    const auto count =
        readRows<int>(m_database, uR"(SELECT count(*) FROM import_instances l JOIN instances i ON i.uid=l.instance
                                     JOIN series s ON s.uid=i.series WHERE l.import=? AND s.study=?)"_s,
                      {import, study.value()}, [](const Statement &row) { return row.integer(0); });
    return count ? Result<int>(count->value(0)) : tl::unexpected(count.error());
}

Result<void> ImportStore::remove(qint64 id)
{
    if (const auto known = import(id); !known)
        return tl::unexpected(known.error());
    const QString held = u"SELECT instance FROM import_instances"_s;
    for (const QString &sql :
         {u"DELETE FROM import_instances WHERE import=?"_s, u"DELETE FROM pending_instances WHERE import=?"_s,
          u"DELETE FROM import_entries WHERE import=?"_s, u"DELETE FROM imports WHERE id=?"_s}) {
        if (auto done = change(m_database, sql, {id}); !done)
            return done;
    }
    for (const QString &sql : {u"DELETE FROM instances WHERE uid NOT IN (%1)"_s.arg(held),
                               u"DELETE FROM series WHERE uid NOT IN (SELECT series FROM instances)"_s,
                               u"DELETE FROM studies WHERE uid NOT IN (SELECT study FROM series)"_s}) {
        if (auto done = change(m_database, sql, {}); !done)
            return done;
    }
    return {};
}

Result<QSet<QByteArray>> ImportStore::neededObjects() const
{
    const auto digests =
        readRows<QByteArray>(m_database, u"SELECT digest FROM instances UNION SELECT digest FROM pending_instances"_s,
                             {}, [](const Statement &row) { return row.value(0).toByteArray(); });
    return digests ? Result<QSet<QByteArray>>(QSet<QByteArray>(digests->begin(), digests->end()))
                   : tl::unexpected(digests.error());
}

} // namespace td::store
