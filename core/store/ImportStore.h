// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ImagingStore.h"

namespace td::store {

/// One medium that was, or is being, taken into the archive.
struct StoredImport {
    qint64 id = 0;
    QString name;   ///< as its maker gave it
    QString source; ///< the path it was read from
    qint64 sourceSize = 0;
    qint64 sourceModified = 0; ///< milliseconds since 1970 UTC, 0 when not known
    QDateTime started;
    QDateTime finished; ///< invalid while it is not complete: then none of its instances is visible
};

/// One line of an import's ledger. Outcome and reason are numbers of the room above.
struct StoredEntry {
    qint64 id = 0;
    QString path;
    qint64 size = -1;
    qint64 modified = 0;
    int outcome = 0;
    int reason = 0;
    bool wasRead = false; ///< the file's own bytes decided, so that it need not be read again
};

/// An instance whose object is kept and that becomes visible when its import is complete.
struct PendingInstance {
    StoredStudy study;
    model::ImagingSeries series;
    model::ImagingInstance instance;
    QString transferSyntax;
    StoredObject object;
    qint64 entry = 0; ///< the line of the ledger it comes from
};

/// The imports of a private archive (discArchiveSchema()). Writes belong inside Database::transaction().
/// Errors of all: Database, DiskFull.
class ImportStore {
public:
    explicit ImportStore(Database &database)
        : m_database(database)
    {
    }

    /// Makes the archive's only patient known.
    Result<void> addOwner(const PatientId &owner);

    /// Returns its id.
    Result<qint64> begin(const StoredImport &import);
    /// Newest first.
    Result<QVector<StoredImport>> imports() const;
    /// Errors: NotFound.
    Result<StoredImport> import(qint64 id) const;

    /// Returns its id.
    Result<qint64> addEntry(qint64 import, const StoredEntry &entry);
    Result<void> setOutcome(qint64 entry, int outcome, int reason);
    /// In the order in which they were added.
    Result<QVector<StoredEntry>> entries(qint64 import) const;
    /// Removes lines that a new reading of the medium decides again: those that no bytes decided, and these.
    Result<void> removeUndecided(qint64 import, const QVector<qint64> &alsoThese);
    Result<void> removeEntry(qint64 entry);

    Result<void> addPending(qint64 import, const PendingInstance &instance);
    Result<QVector<PendingInstance>> pending(qint64 import, const PatientId &owner) const;

    /// Notes that an import holds an instance of ImagingStore.
    Result<void> link(qint64 import, const SopInstanceUid &instance);
    /// Empties the pending instances and marks the import as complete.
    Result<void> complete(qint64 import, const QDateTime &finished);

    /// The studies of which an import holds instances.
    Result<QVector<StudyInstanceUid>> studiesOf(qint64 import) const;
    /// How many instances of a study an import holds.
    Result<int> instancesOf(qint64 import, const StudyInstanceUid &study) const;
    /// Removes an import with its ledger, its pending instances, and the instances that no other import holds.
    /// Errors: NotFound.
    Result<void> remove(qint64 import);

    /// Every object that an instance or a pending instance needs.
    Result<QSet<QByteArray>> neededObjects() const;

private:
    Database &m_database;
};

} // namespace td::store
