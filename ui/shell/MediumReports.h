// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportJob.h"
#include "core/client/ServiceClient.h"

namespace td::ui {

/// The patient's reports about these studies, oldest first, without those that the patient has hidden. What is signed
/// as a .p7m is taken out of it; what is no PDF, or is no longer to be had, is fetched as no bytes, so that an export
/// goes on and tells of it. `client` must outlive the answer and its reports. Errors: as of ServiceClient::documents().
QFuture<Result<QVector<authoring::MediumReport>>>
listMediumReports(client::ServiceClient &client, const PatientId &patient, const QSet<StudyInstanceUid> &studies);

} // namespace td::ui
