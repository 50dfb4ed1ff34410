// SPDX-License-Identifier: GPL-3.0-or-later
// The STOW-RS half of DicomWebRoutes (PS3.18 10.5).
#include "core/base/Multipart.h"
#include "core/dicom/InstanceHeader.h"
#include "core/policy/Identity.h"
#include "core/service/DicomAttributes.h"
#include "core/service/DicomWebRoutes.h"
#include "core/store/PatientStore.h"

#include <QJsonDocument>

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

// PS3.18 I.2.2 and PS3.4 B.2.3.
constexpr int cannotUnderstand = 0xC000;
constexpr int processingFailure = 0x0110;
constexpr int duplicateInstance = 0x0111;
constexpr int outOfResources = 0xA700;
constexpr int elementMismatch = 0xA900; // the data set is of another study or patient than it was sent for

int failureReason(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Malformed:
    case ErrorCode::Truncated:
        return cannotUnderstand;
    case ErrorCode::Conflict:
        return duplicateInstance;
    case ErrorCode::DiskFull:
    case ErrorCode::TooLarge:
        return outOfResources;
    case ErrorCode::NotFound:
    case ErrorCode::InvalidArgument:
    case ErrorCode::IdentityMismatch:
        return elementMismatch;
    default:
        return processingFailure;
    }
}

struct Sent {
    QByteArray bytes;
    Result<dicom::InstanceHeader> header;
    Result<void> stored{};
};

QJsonObject reference(const dicom::InstanceHeader &header)
{
    return {{u"00081150"_s, attribute(u"UI"_s, header.sopClass.value())},
            {u"00081155"_s, attribute(u"UI"_s, header.sopInstance.value())}};
}

Answer storeAnswer(const QVector<Sent> &all, const QString &base)
{
    QJsonArray stored;
    QJsonArray failed;
    for (const Sent &sent : all) {
        QJsonObject item = sent.header ? reference(*sent.header) : QJsonObject();
        if (sent.stored) {
            item[u"00081190"_s] = attribute(u"UR"_s, u"%1/studies/%2/series/%3/instances/%4"_s.arg(
                                                         base, sent.header->study.value(), sent.header->series.value(),
                                                         sent.header->sopInstance.value()));
            stored.append(item);
        } else {
            item[u"00081197"_s] = attribute(u"US"_s, failureReason(sent.stored.error()));
            failed.append(item);
        }
    }
    QJsonObject json;
    if (!stored.isEmpty())
        json[u"00081199"_s] = attribute(u"SQ"_s, stored);
    if (!failed.isEmpty())
        json[u"00081198"_s] = attribute(u"SQ"_s, failed);
    // 10.5.3.1: 202 when some failed, 409 when all did.
    const int status = failed.isEmpty() ? 200 : stored.isEmpty() ? 409 : 202;
    return jsonAnswer(status, json, "application/dicom+json");
}

Result<QVector<Sent>> sentInstances(const Request &request)
{
    const QByteArray type = request.header("content-type");
    if (!type.toLower().startsWith("multipart/related"))
        return fail(ErrorCode::Malformed, u"multipart/related is needed"_s);
    const auto parts = parseMultipart(type, request.body);
    if (!parts)
        return tl::unexpected(parts.error());
    if (parts->isEmpty())
        return fail(ErrorCode::Malformed, u"no part"_s);
    QVector<Sent> all;
    for (const BodyPart &part : *parts)
        all.append({part.body, dicom::readInstanceHeader(part.body)});
    return all;
}

policy::IdentityVerdict verdictOf(const dicom::InstanceHeader &header, const model::Patient &patient)
{
    return policy::compareIdentity({header.patientName, header.patientId, header.patientBirthDate, header.patientSex},
                                   patient)
        .verdict;
}

/// One line of the record for each study, whatever the number of its images.
QVector<model::AccessEvent> eventsOf(const QVector<Sent> &all, const QVector<qsizetype> &which,
                                     const PatientId &patient, const QString &reason)
{
    QVector<model::AccessEvent> events;
    for (const qsizetype i : which) {
        const dicom::InstanceHeader &header = *all[i].header;
        const auto known = [&](const model::AccessEvent &e) { return e.object == header.study.value(); };
        if (std::any_of(events.begin(), events.end(), known))
            continue;
        model::ImagingStudy study;
        study.description = header.studyDescription;
        study.modalities = QStringList{header.modality};
        if (header.studyDate.isValid())
            study.started = header.studyDate.startOfDay();
        model::AccessEvent event;
        event.patient = patient;
        event.action = model::AccessAction::AddImages;
        event.object = header.study.value();
        event.what = recordName(study);
        event.reason = reason;
        events.append(event);
    }
    return events;
}

} // namespace

// Without "patient" each instance says by its Patient ID whose it is; with it, the desk says, and must say why when the
// instances say otherwise.
Result<PatientId> DicomWebRoutes::ownerOf(const dicom::InstanceHeader &header, const Request &request) const
{
    const PatientId asked(request.queryValue(u"patient"_s));
    const auto id = asked.isEmpty() ? m_intake.patientByIdentifier(header.patientId) : Result<PatientId>(asked);
    if (!id)
        return id;
    const auto patient = store::PatientStore(m_database).find(*id);
    if (!patient)
        return tl::unexpected(patient.error());
    const policy::IdentityVerdict verdict = verdictOf(header, *patient);
    const bool doubtful =
        asked.isEmpty() ? verdict == policy::IdentityVerdict::Different : verdict != policy::IdentityVerdict::Same;
    if (doubtful && request.queryValue(u"reason"_s).trimmed().isEmpty())
        return fail(ErrorCode::IdentityMismatch, u"patient"_s);
    return id;
}

Answer DicomWebRoutes::storeInstances(const Request &request) const
{
    auto all = sentInstances(request);
    if (!all)
        return problem(all.error());
    const QString onlyStudy = request.pathValues.value(u"study"_s);
    const bool forOne = !request.queryValue(u"patient"_s).isEmpty();
    QMap<PatientId, QVector<qsizetype>> byPatient;
    for (qsizetype i = 0; i < all->size(); ++i) {
        Sent &sent = (*all)[i];
        if (!sent.header) {
            sent.stored = tl::unexpected(sent.header.error());
        } else if (!onlyStudy.isEmpty() && sent.header->study.value() != onlyStudy) {
            sent.stored = fail(ErrorCode::InvalidArgument, u"another study"_s);
        } else if (const auto patient = ownerOf(*sent.header, request); !patient) {
            if (forOne) // nothing of a disc is taken before somebody has looked at it
                return problem(patient.error());
            sent.stored = tl::unexpected(patient.error());
        } else {
            byPatient[*patient].append(i);
        }
    }
    const QString reason = request.queryValue(u"reason"_s).simplified();
    for (auto it = byPatient.begin(); it != byPatient.end(); ++it) {
        QVector<QByteArray> bytes;
        for (const qsizetype i : it.value())
            bytes.append((*all)[i].bytes);
        const QVector<Result<void>> results = m_intake.addInstances(it.key(), bytes, [&]() -> Result<void> {
            for (const model::AccessEvent &event : eventsOf(*all, it.value(), it.key(), reason)) {
                if (auto done = m_reading.recordChange(*request.caller, event); !done)
                    return done;
            }
            return {};
        });
        for (qsizetype n = 0; n < results.size(); ++n)
            (*all)[it.value()[n]].stored = results[n];
    }
    return storeAnswer(*all, request.baseUrl + u"/dicomweb"_s);
}

} // namespace td::service
