// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "core/model/Account.h"

#include <QDateTime>
#include <QString>

namespace td::model {

/// What somebody did with a dossier. Stored by number: new ones go to the end.
enum class AccessAction {
    ReadPatient,
    ListDocuments,
    ReadDocument,
    ReadImages,
    ReadConsents,
    ReadAccessLog,
    ChangeConsent,
    Obscure,
    Reveal,
    RegisterPatient,
    ChangePatient,
    AddDocument,
    AddImages,
    OpenAccount,
    SendFirstPassword,
    UnlockAccount,
    ChangeEmail,
    ChangePhone,
};

/// The stable name of an action on the wire: "read-document".
QString accessActionCode(AccessAction action);
/// Nothing for an unknown code.
std::optional<AccessAction> accessActionOf(const QString &code);

/// One line of "Chi ha visto il mio dossier" (FHIR R4 AuditEvent).
struct AccessEvent {
    QString id;
    QDateTime when; ///< UTC
    PatientId patient;
    Role role = Role::Patient;
    QString department; ///< of staff; the law asks for the department, not for the person
    AccessAction action = AccessAction::ReadPatient;
    QString object; ///< id of the document or study; may be empty
    QString what;   ///< what the object is called, e.g. "Referto radiologico 25/11/2024"; may be empty
    QString reason; ///< that staff gave, where one is asked for

    friend bool operator==(const AccessEvent &, const AccessEvent &) = default;
};

} // namespace td::model
