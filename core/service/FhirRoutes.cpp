// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/FhirRoutes.h"

#include "core/fhir/Bundle.h"
#include "core/fhir/CapabilityStatement.h"
#include "core/fhir/DocumentReferenceJson.h"
#include "core/fhir/ImagingStudyJson.h"
#include "core/fhir/Json.h"
#include "core/fhir/PatientJson.h"
#include "core/policy/Masking.h"
#include "core/store/Database.h"
#include "core/store/ImagingStore.h"
#include "core/store/PatientStore.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

const Error notFound{ErrorCode::NotFound, u"resource"_s};

// What is not there and what belongs to somebody else must read the same.
Answer refusal(const Error &error)
{
    return outcome(error.code == ErrorCode::NotFound ? notFound : error);
}

Answer fhirAnswer(const QJsonObject &json)
{
    return jsonAnswer(200, json, fhir::jsonMediaType);
}

QUrl pageUrl(const Request &request, int offset, int count)
{
    QUrl url(request.baseUrl + request.path);
    QUrlQuery query;
    for (const auto &[name, value] : request.query) {
        if (name != "_offset"_L1 && name != "_count"_L1)
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
    query.addQueryItem(u"_count"_s, QString::number(count));
    query.addQueryItem(u"_offset"_s, QString::number(offset));
    url.setQuery(query);
    return url;
}

Answer bundleAnswer(const Request &request, fhir::Bundle bundle, int offset, int count)
{
    bundle.self = pageUrl(request, offset, count);
    if (offset + count < bundle.total)
        bundle.next = pageUrl(request, offset + count, count);
    if (offset > 0)
        bundle.previous = pageUrl(request, std::max(0, offset - count), count);
    return fhirAnswer(fhir::toJson(bundle, request.baseUrl + u"/fhir"_s));
}

// A whole result on one page.
Answer bundleAnswer(const Request &request, const QVector<QJsonObject> &resources)
{
    fhir::Bundle bundle{resources, int(resources.size()), {}, {}, {}};
    return bundleAnswer(request, std::move(bundle), 0, std::max(1, int(resources.size())));
}

QJsonObject patientJson(model::Patient patient, const Caller &caller)
{
    if (caller.role != model::Role::Staff) {
        patient.email = policy::maskedEmail(patient.email);
        patient.mobilePhone = policy::maskedPhone(patient.mobilePhone);
    }
    return fhir::toJson(patient);
}

} // namespace

void FhirRoutes::addTo(Router &router)
{
    using Handler = Answer (FhirRoutes::*)(const Request &) const;
    const auto get = [&](const QString &pattern, Access access, Handler handler) {
        router.add(
            {"GET", pattern, access, 0, [this, handler](const Request &request) { return (this->*handler)(request); }});
    };
    get(u"/fhir/metadata"_s, Access::Open, &FhirRoutes::metadata);
    get(u"/fhir/Patient"_s, Access::Session, &FhirRoutes::patients);
    get(u"/fhir/Patient/{id}"_s, Access::Session, &FhirRoutes::patient);
    get(u"/fhir/DocumentReference"_s, Access::Session, &FhirRoutes::documents);
    get(u"/fhir/DocumentReference/{id}"_s, Access::Session, &FhirRoutes::document);
    get(u"/fhir/Binary/{id}"_s, Access::Session, &FhirRoutes::binary);
    get(u"/fhir/ImagingStudy"_s, Access::Session, &FhirRoutes::imagingStudies);
    get(u"/fhir/ImagingStudy/{id}"_s, Access::Session, &FhirRoutes::imagingStudy);
}

Answer FhirRoutes::metadata(const Request &request) const
{
    const QDate firstDescribed(2026, 11, 23);
    return fhirAnswer(
        fhir::capabilityStatement(QStringLiteral(TUODOSSIER_VERSION), request.baseUrl + u"/fhir"_s, firstDescribed));
}

Answer FhirRoutes::patient(const Request &request) const
{
    const PatientId id(request.pathValues.value(u"id"_s));
    if (!request.caller->maySee(id))
        return outcome(notFound);
    const auto patient = store::PatientStore(m_database).find(id);
    return patient ? fhirAnswer(patientJson(*patient, *request.caller)) : refusal(patient.error());
}

Answer FhirRoutes::patients(const Request &request) const
{
    const store::PatientStore store(m_database);
    Result<model::Patient> found = fail(ErrorCode::InvalidArgument, u"identifier or _id is needed"_s);
    for (const auto &[name, value] : request.query) {
        if (name == "identifier"_L1)
            found = store.findByIdentifier(value.section(u'|', -1));
        else if (name == "_id"_L1)
            found = store.find(PatientId(value));
        else
            return outcome({ErrorCode::InvalidArgument, u"unknown search parameter"_s});
    }
    if (request.query.isEmpty() && !request.caller->patient.isEmpty())
        found = store.find(request.caller->patient);
    if (!found && found.error().code != ErrorCode::NotFound)
        return outcome(found.error());
    const bool visible = found && request.caller->maySee(found->id);
    return bundleAnswer(request,
                        visible ? QVector<QJsonObject>{patientJson(*found, *request.caller)} : QVector<QJsonObject>());
}

Answer FhirRoutes::documents(const Request &request) const
{
    auto search = documentSearchFrom(request);
    if (!search)
        return outcome(search.error());
    if (search->patient.isEmpty())
        search->patient = request.caller->patient;
    if (search->patient.isEmpty())
        return outcome({ErrorCode::InvalidArgument, u"patient is needed"_s});
    if (!request.caller->maySee(search->patient))
        return outcome(notFound);
    const auto page = store::DocumentStore(m_database).search(*search);
    if (!page)
        return outcome(page.error());
    fhir::Bundle bundle;
    bundle.total = page->total;
    for (const model::DocumentReference &document : page->items)
        bundle.resources.append(fhir::toJson(document));
    return bundleAnswer(request, std::move(bundle), search->offset, search->count);
}

Answer FhirRoutes::document(const Request &request) const
{
    const auto document = store::DocumentStore(m_database).find(DocumentId(request.pathValues.value(u"id"_s)));
    if (!document)
        return refusal(document.error());
    return request.caller->maySee(document->subject) ? fhirAnswer(fhir::toJson(*document)) : outcome(notFound);
}

Answer FhirRoutes::binary(const Request &request) const
{
    const QString id = request.pathValues.value(u"id"_s);
    const auto stored = store::DocumentStore(m_database).binary(BinaryId(id));
    if (!stored)
        return refusal(stored.error());
    if (!request.caller->maySee(stored->patient))
        return outcome(notFound);
    const auto bytes = m_objects.read(stored->object);
    if (!bytes) // its row is there: a missing or damaged file is a fault of the service, not of the question
        return outcome({ErrorCode::Io, bytes.error().detail});
    if (request.header("accept").contains("fhir+json"))
        return fhirAnswer(fhir::binary(id, stored->contentType, *bytes));
    return {200, stored->contentType.toLatin1(), *bytes};
}

Answer FhirRoutes::imagingStudies(const Request &request) const
{
    constexpr int maximumStudies = 500;
    const store::ImagingStore store(m_database);
    PatientId patient = request.caller->patient;
    QVector<StudyInstanceUid> wanted;
    for (const auto &[name, value] : request.query) {
        if (name == "patient"_L1 || name == "subject"_L1) {
            patient = PatientId(value.section(u'/', -1));
        } else if (name == "identifier"_L1) {
            for (const QString &token : value.split(u',', Qt::SkipEmptyParts)) {
                const auto uid = fhir::studyFromToken(token);
                if (!uid)
                    return outcome({ErrorCode::InvalidArgument, u"identifier"_s});
                wanted.append(*uid);
            }
        } else {
            return outcome({ErrorCode::InvalidArgument, u"unknown search parameter"_s});
        }
    }
    if (!patient.isEmpty() && !request.caller->maySee(patient))
        return outcome(notFound);
    if (wanted.isEmpty() && patient.isEmpty())
        return outcome({ErrorCode::InvalidArgument, u"patient or identifier is needed"_s});
    QVector<QJsonObject> resources;
    for (const StudyInstanceUid &uid : wanted) {
        const auto study = store.study(uid);
        if (!study && study.error().code != ErrorCode::NotFound)
            return outcome(study.error());
        if (study && request.caller->maySee(study->study.subject) &&
            (patient.isEmpty() || study->study.subject == patient))
            resources.append(fhir::toJson(study->study));
    }
    if (wanted.isEmpty()) {
        const auto studies = store.studies(patient, {0, maximumStudies});
        if (!studies)
            return outcome(studies.error());
        for (const store::StoredStudy &study : *studies)
            resources.append(fhir::toJson(study.study));
    }
    return bundleAnswer(request, resources);
}

Answer FhirRoutes::imagingStudy(const Request &request) const
{
    const auto uid = StudyInstanceUid::create(request.pathValues.value(u"id"_s));
    if (!uid)
        return outcome(notFound);
    const auto study = store::ImagingStore(m_database).study(*uid);
    if (!study)
        return refusal(study.error());
    return request.caller->maySee(study->study.subject) ? fhirAnswer(fhir::toJson(study->study)) : outcome(notFound);
}

} // namespace td::service
