// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "core/model/Account.h"

#include <QDateTime>
#include <QString>
#include <QVector>

#include <array>

namespace td::model {

/// What a patient may allow, each with its own state and date (Garante, provv. 331 of 4 June 2015).
enum class ConsentKind {
    DossierAdhesion,      ///< "Consenso DSE: adesione"
    HistoricalRecovery,   ///< "Consenso DSE: recupero storico"
    HeightenedProtection, ///< "Consenso DSE: dati maggior tutela"
    ElectronicSignature,  ///< "Consenso alla FEA"
    RemoteReporting,      ///< "Consenso alla refertazione da remoto"
    Privacy,              ///< "Consenso privacy"
};

inline constexpr std::array consentKinds = {ConsentKind::DossierAdhesion,      ConsentKind::HistoricalRecovery,
                                            ConsentKind::HeightenedProtection, ConsentKind::ElectronicSignature,
                                            ConsentKind::RemoteReporting,      ConsentKind::Privacy};

/// The stable name of a kind on the wire: "dse-adesione".
QString consentCode(ConsentKind kind);
/// The clinics' own name, in Italian as it stands in the signed documents.
QString consentName(ConsentKind kind);
/// Nothing for an unknown code.
std::optional<ConsentKind> consentKindOf(const QString &code);

/// One decision of a patient on one kind of consent (FHIR R4 Consent). The newest one of a kind is its present state;
/// older ones are history and never change.
struct Consent {
    ConsentId id;
    PatientId patient;
    ConsentKind kind = ConsentKind::DossierAdhesion;
    bool given = false;        ///< false: withdrawn
    QDateTime decided;         ///< UTC
    Role by = Role::Patient;   ///< who recorded it: the patient, or the clinic's desk on a signed form
    DocumentId signedDocument; ///< where the decision was signed; may be empty

    friend bool operator==(const Consent &, const Consent &) = default;
};

/// The newest decision of each kind that has one, in the order of the enumeration.
QVector<Consent> presentConsents(const QVector<Consent> &decisions);

} // namespace td::model
