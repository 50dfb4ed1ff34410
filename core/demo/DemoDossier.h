// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/model/Consent.h"
#include "core/model/DocumentReference.h"
#include "core/model/Patient.h"

#include <QByteArray>
#include <QVector>

#include <functional>

namespace td::demo {

/// Where the demonstration dossier is put. Called on the thread that generates, in the order of the members: the
/// patient once, then a document's instances before the document that points to them.
class DemoSink {
public:
    virtual ~DemoSink() = default;
    virtual Result<void> patient(const model::Patient &patient, const Secret &password) = 0;
    /// `document.id` and `document.content` are set, and the same in every generation.
    virtual Result<void> document(const model::DocumentReference &document, const QByteArray &content) = 0;
    virtual Result<void> consent(const model::Consent &decision) = 0;
    /// Some instances of one study, as whole Part 10 files.
    virtual Result<void> instances(const PatientId &patient, const QVector<QByteArray> &part10) = 0;
};

/// What the invented patient logs in with.
QString demoFiscalCode();
QString demoPassword();

/// What the clerk of the demonstration's acceptance desk logs in with.
QString demoStaffName();
QString demoStaffPassword();

/// The invented patient: nobody has this name, number or code.
model::Patient demoPatient();

/// Generates the whole dossier into `sink`: 24 reports, three consents, two radiographs, CT, MR and an ultrasound clip.
/// Images are the same bytes in every run. Uses all cores; needs a QGuiApplication for the reports' fonts.
/// `progress` is told how much is done and may answer false to stop.
/// Errors: Cancelled — `progress` said so; whatever the sink returns.
Result<void> generateDemoDossier(DemoSink &sink, const std::function<bool(int done, int total)> &progress);

} // namespace td::demo
