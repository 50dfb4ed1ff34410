// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discs/Ledger.h"
#include "core/model/ImagingStudy.h"
#include "core/model/Patient.h"
#include "core/store/Database.h"
#include "core/store/ObjectFiles.h"

#include <QFile>

#include <atomic>

namespace td::discs {

/// One medium of the archive.
struct Disc {
    qint64 id = 0;
    QString name;      ///< as its maker gave it
    QString source;    ///< the path it was read from
    QDateTime started; ///< local time
    bool isComplete = false;
    QVector<model::ImagingStudy> studies; ///< newest first; none while it is not complete
};

/// The private archive of one patient on this computer: what was imported from the patient's own discs. It is kept
/// apart from the clinic's dossier, and nothing in this room can reach a network. Safe from any thread; every call may
/// take time and belongs on a worker. A thread that lives on calls releaseThread() when it is done.
/// Errors of all: Database, Io, DiskFull.
class DiscArchive {
public:
    /// Opens or makes the archive of `owner` below `root`, in a folder that only this user of the system may enter and
    /// whose name tells nothing. Waits a little for another window that is about to close.
    /// Errors: Conflict — another program has it open; PermissionDenied; Unsupported — written by a newer version.
    static Result<std::shared_ptr<DiscArchive>> open(const QString &root, const model::Patient &owner);
    ~DiscArchive();
    Q_DISABLE_COPY_MOVE(DiscArchive)

    /// Newest first; those whose import was interrupted too.
    Result<QVector<Disc>> discs() const;
    /// What became of every file, in the order of reading. Errors: NotFound.
    Result<QVector<LedgerEntry>> ledger(qint64 disc) const;
    /// Removes a disc, and the images that no other disc holds. Errors: NotFound; Conflict — an import is running.
    Result<void> remove(qint64 disc);

    /// Errors: NotFound.
    Result<model::StudyContents> contents(const StudyInstanceUid &study) const;
    /// Errors: NotFound; Malformed — damaged on the disk.
    Result<QByteArray> instance(const model::InstanceKey &key) const;
    /// Every study of the archive that can be seen.
    Result<QVector<StudyInstanceUid>> studies() const;

    void releaseThread() const { m_database->closeConnection(); }
    const QString &folder() const noexcept { return m_folder; }

private:
    friend class ImportRun;
    DiscArchive(QString folder, model::Patient owner, std::unique_ptr<QFile> lock,
                std::unique_ptr<store::Database> database, store::ObjectFiles objects);
    /// Removes objects that nothing needs: what a killed import wrote and had not yet noted.
    Result<void> sweep() const;

    QString m_folder;
    model::Patient m_owner;
    std::unique_ptr<QFile> m_lock;
    std::unique_ptr<store::Database> m_database;
    store::ObjectFiles m_objects;
    std::atomic_bool m_importing{false};
};

} // namespace td::discs
