// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Secret.h"
#include "core/model/Account.h"
#include "core/model/Consent.h"
#include "core/model/DocumentReference.h"
#include "core/model/Patient.h"

#include <functional>

namespace td::store {
class Database;
class ObjectFiles;
} // namespace td::store

namespace td::service {

/// What a member of staff brings, because no register knows them.
struct StaffContacts {
    QString mobilePhone{};
    QString email{};
    QString department{}; ///< as patients read it in the record of accesses
};

/// The one way into the store: used by STOW-RS, by the clinic's desk and by the demonstration. Every call is one
/// transaction and durable when it returns; what is there already is never replaced. Safe from any thread.
/// Errors of all: Database, Io, DiskFull.
class Intake {
public:
    Intake(store::Database &database, const store::ObjectFiles &objects, const Clock &clock)
        : m_database(database)
        , m_objects(objects)
        , m_clock(clock)
    {
    }

    /// What else belongs into the transaction of a call, such as its line in the record of accesses.
    using Along = std::function<Result<void>()>;

    /// Errors: InvalidArgument — id, number, or fiscal code not of the required form; Conflict.
    Result<void> addPatient(const model::Patient &patient, const Along &along = {});

    /// A patient's codes go to the phone, or else the address, of the register; staff bring their own.
    /// Errors: InvalidArgument — no name, no way to send a code, or a patient's name that is no fiscal code;
    /// WeakPassword; NotFound — no such patient; Conflict.
    Result<void> addAccount(const QString &userName, Secret initialPassword, model::Role role,
                            const PatientId &patient = {}, const StaffContacts &contacts = {});

    /// Errors: InvalidArgument — ids not of the form of FHIR, no date, or online for longer than policy::onlineDays
    /// from `now`; NotFound — no such patient; Conflict.
    Result<void> addDocument(const model::DocumentReference &document, const QByteArray &content,
                             const Along &along = {});

    /// Errors: InvalidArgument — no id or no moment; NotFound — no such patient; Conflict.
    Result<void> addConsent(const model::Consent &decision, const Along &along = {});

    /// Takes the bytes of a whole Part 10 file; study and series come from its header.
    /// Errors: Malformed, Truncated — not DICOM; NotFound — no such patient; Conflict — the SOP Instance UID is there
    /// with other bytes, or the study belongs to somebody else; TooLarge.
    Result<void> addInstance(const PatientId &patient, const QByteArray &part10);

    /// The same for many, in one transaction; one result for each, in their order. An instance that is refused does not
    /// hold back the others.
    QVector<Result<void>> addInstances(const PatientId &patient, const QVector<QByteArray> &part10,
                                       const Along &along = {});

    /// The patient that an instance's Patient ID names: by number or fiscal code. Errors: NotFound.
    Result<PatientId> patientByIdentifier(const QString &value) const;

    /// Lets a locked user name try again.
    Result<void> unlock(const QString &userName);

    /// True while no patient has been added.
    Result<bool> isEmpty() const;

private:
    store::Database &m_database;
    const store::ObjectFiles &m_objects;
    const Clock &m_clock;
};

} // namespace td::service
