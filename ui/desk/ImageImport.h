// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "core/policy/Identity.h"

#include <QSet>

#include <atomic>
#include <functional>

namespace td::ui {

/// One person that a medium's files speak of.
struct FoundIdentity {
    policy::FileIdentity identity;
    policy::IdentityComparison comparison;
    int instances = 0;

    /// Tells persons apart; for comparing only.
    QString key() const;
};

/// What a medium holds, before anything of it is sent.
struct MediumLook {
    QVector<FoundIdentity> identities;
    int notDicom = 0;
    int unreadable = 0;
};

/// What became of every file.
struct ImageLedger {
    int stored = 0; ///< also those that were there already
    int refused = 0;
    int notChosen = 0; ///< of a person that the clerk left out
    int notDicom = 0;
    int unreadable = 0;
    std::optional<Error> stopped; ///< why it ended early
};

/// What the clerk decided.
struct ImageOrder {
    QString path;
    PatientId patient;
    QSet<QString> identities; ///< FoundIdentity::key() of those to be stored
    QString reason;           ///< where one of them is not certainly the patient
};

/// Reads a folder, CD, ZIP or ISO and says whose images are there. On a worker.
/// Errors: as media::readMedium().
Result<MediumLook> lookAtMedium(const QString &path, const model::Patient &patient, const std::atomic_bool &stop);

/// Reads it again and sends the chosen images in batches. On a worker; `client` must outlive the call. What is stored
/// stays when it ends early, and sending it again is harmless. `report` comes after every batch.
ImageLedger sendImages(const ImageOrder &order, client::ServiceClient &client, const std::atomic_bool &stop,
                       const std::function<void(const ImageLedger &)> &report);

} // namespace td::ui
