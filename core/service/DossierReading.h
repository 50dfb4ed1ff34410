// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/AccessEvent.h"
#include "core/model/DocumentReference.h"
#include "core/model/ReadingScope.h"
#include "core/service/Http.h"
#include "core/store/ImagingStore.h"

#include <QDateTime>

#include <mutex>

namespace td::store {
class Database;
}

namespace td::service {

/// The door through which every route reads a dossier: it finds what the rules let this reader see, and records that it
/// was seen. What is hidden, what belongs to somebody else and what never existed are one and the same NotFound. Safe
/// from any thread. Errors of all: Database.
class DossierReading {
public:
    DossierReading(store::Database &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    /// Errors: NotFound — not a dossier of this reader.
    Result<model::ReadingScope> scope(const Caller &caller, const PatientId &patient) const;
    /// With the studies that this reader may see. Errors: NotFound.
    Result<model::DocumentReference> document(const Caller &caller, const DocumentId &id) const;
    /// Errors: NotFound.
    Result<store::StoredStudy> study(const Caller &caller, const StudyInstanceUid &uid) const;

    /// Records a reading. The same of the same session within policy::sameAccess is one line of the record, so that a
    /// series of 300 images is. Who cannot be recorded may not read.
    Result<void> recordReading(const Caller &caller, model::AccessEvent event);
    /// Records a change; to be called inside the transaction that makes it.
    Result<void> recordChange(const Caller &caller, model::AccessEvent event) const;

    /// Removes from the record what is older than the law asks for. At the start, and then once a day of recording.
    Result<void> forgetOldAccesses();

    QDateTime now() const;

private:
    bool isFresh(const QByteArray &key, TimePoint now);
    bool isTimeToForget(TimePoint now);
    model::AccessEvent completed(const Caller &caller, model::AccessEvent event) const;

    store::Database &m_database;
    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, TimePoint> m_recent; ///< what was recorded a short while ago
    TimePoint m_nextForgetting{};
};

/// What a document or study is called in the record: "Referto radiologico 25/11/2024".
QString recordName(const model::DocumentReference &document);
QString recordName(const model::ImagingStudy &study);

} // namespace td::service
