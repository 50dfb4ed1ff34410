// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Account.h"
#include "core/notify/Sender.h"
#include "core/service/DossierReading.h"
#include "core/service/Intake.h"

namespace td::service {

/// What the acceptance desk does for a patient's account. Every call leaves a line in the record of accesses. Safe from
/// any thread. Errors of all: NotFound — no such patient or no account; Database.
class AccountDesk {
public:
    AccountDesk(store::Database &database, Intake &intake, DossierReading &reading, notify::Sender &sender,
                const Clock &clock)
        : m_database(database)
        , m_intake(intake)
        , m_reading(reading)
        , m_sender(sender)
        , m_clock(clock)
    {
    }

    Result<model::AccountState> state(const PatientId &patient) const;
    /// Opens an account and sends the first password. When it cannot be sent the account stays and the password can be
    /// sent again. Errors: Conflict — there is an account; InvalidArgument — no number and no address; Network,
    /// Timeout, Protocol — not sent.
    Result<model::Delivery> open(const Caller &caller, const PatientId &patient);
    /// A new first password in place of the old one, which ends the patient's sessions. Errors: as for open().
    Result<model::Delivery> sendFirstPassword(const Caller &caller, const PatientId &patient);
    /// Lets a locked name try again.
    Result<void> unlock(const Caller &caller, const PatientId &patient);

private:
    Result<model::Delivery> send(const PatientId &patient, const Secret &password);
    Intake::Along recorded(const Caller &caller, const PatientId &patient, model::AccessAction action) const;

    store::Database &m_database;
    Intake &m_intake;
    DossierReading &m_reading;
    notify::Sender &m_sender;
    const Clock &m_clock;
};

} // namespace td::service
