// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/ForeignFile.h"
#include "core/discs/ImportJob.h"
#include "core/store/ImportStore.h"

#include <QElapsedTimer>
#include <QMultiHash>

namespace td::discs {

/// Decides about each file of a medium and keeps what is the patient's, in batches: objects first, then the lines that
/// name them, so that a line never names an object that is not there. Inside core/discs only.
class ImportVisitor final : public media::MediumVisitor {
public:
    ImportVisitor(store::Database &database, const store::ObjectFiles &objects, const model::Patient &owner,
                  qint64 import, std::function<void(const ImportProgress &)> report, qint64 bytesTotal);

    /// Takes over what an earlier, interrupted reading has decided. Errors: Database, DiskFull.
    Result<void> takeOver();
    /// Files of the earlier reading that this one has not met.
    qsizetype notMetAgain() const { return m_before.size(); }

    bool known(const media::MediumEntry &entry) override;
    bool wants(const media::MediumEntry &entry, const QByteArray &head) override;
    Result<void> content(const media::MediumEntry &entry, const QByteArray &bytes) override;
    Result<void> problem(const media::MediumEntry &entry, media::MediumProblem problem) override;
    void progress(qint64 bytesDone) override;

    /// Adds a line for every file that a DICOMDIR of the medium names and that was not met. Errors: Database, DiskFull.
    Result<void> tellOfMissing();
    /// Writes down what waits. Errors: Database, DiskFull, Io.
    Result<void> flush();

private:
    struct Line {
        store::StoredEntry entry;
        std::optional<store::PendingInstance> pending;
    };
    struct Verdict {
        Outcome outcome = Outcome::Imported;
        Reason reason = Reason::None;
        bool isKept = false; ///< the instance belongs to this disc
    };
    Result<void> add(const media::MediumEntry &entry, Verdict verdict, bool wasRead,
                     std::optional<store::PendingInstance> pending = {});
    Result<Verdict> verdictOn(const dicom::ForeignFile &file, const QByteArray &digest) const;
    void noteIndex(const QString &path, const QStringList &files);

    store::Database &m_database;
    const store::ObjectFiles &m_objects;
    const model::Patient &m_owner;
    qint64 m_import;
    std::function<void(const ImportProgress &)> m_report;
    ImportProgress m_progress;
    QMultiHash<QString, store::StoredEntry> m_before;
    QHash<SopInstanceUid, QByteArray> m_digests; ///< of the instances of this disc
    QSet<QString> m_met;                         ///< every path, lower case
    QStringList m_indexed;                       ///< every path that a DICOMDIR names, as it names it
    QVector<Line> m_waiting;
    QSet<QString> m_foldersToSync;
    qint64 m_waitingBytes = 0;
    QElapsedTimer m_sinceFlush;
};

} // namespace td::discs
