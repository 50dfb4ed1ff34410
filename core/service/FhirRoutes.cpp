// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/FhirRoutes.h"

#include "core/fhir/CapabilityStatement.h"
#include "core/fhir/DocumentReferenceJson.h"
#include "core/fhir/ImagingStudyJson.h"
#include "core/fhir/Json.h"
#include "core/fhir/PatientJson.h"
#include "core/policy/Masking.h"
#include "core/service/FhirAnswers.h"
#include "core/store/Database.h"
#include "core/store/ImagingStore.h"
#include "core/store/PatientStore.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;
using model::AccessAction;

constexpr int maximumStudies = 500;
/// A desk that finds more than these asks for more letters of the name.
constexpr int maximumPatients = 20;
constexpr int lettersOfName = 2;

QJsonObject patientJson(model::Patient patient, const Caller &caller)
{
    if (caller.role != model::Role::Staff) {
        patient.email = policy::maskedEmail(patient.email);
        patient.mobilePhone = policy::maskedPhone(patient.mobilePhone);
    }
    return fhir::toJson(patient);
}

model::AccessEvent reading(const PatientId &patient, AccessAction action, const QString &object = {},
                           const QString &what = {})
{
    model::AccessEvent event;
    event.patient = patient;
    event.action = action;
    event.object = object;
    event.what = what;
    return event;
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
    router.add({"POST", u"/fhir/DocumentReference/{id}/$obscure"_s, Access::Patient, Router::jsonLimit,
                [this](const Request &request) { return setObscured(request, true); }});
    router.add({"POST", u"/fhir/DocumentReference/{id}/$reveal"_s, Access::Patient, Router::jsonLimit,
                [this](const Request &request) { return setObscured(request, false); }});
}

Answer FhirRoutes::metadata(const Request &request) const
{
    const QDate described(2026, 11, 24);
    return fhirAnswer(
        fhir::capabilityStatement(QStringLiteral(TUODOSSIER_VERSION), request.baseUrl + u"/fhir"_s, described));
}

Answer FhirRoutes::patient(const Request &request) const
{
    const PatientId id(request.pathValues.value(u"id"_s));
    if (!request.caller->maySee(id))
        return nothingThere();
    const auto patient = store::PatientStore(m_database).find(id);
    if (!patient)
        return refusal(patient.error());
    if (auto done = m_reading.recordReading(*request.caller, reading(id, AccessAction::ReadPatient)); !done)
        return outcome(done.error());
    return fhirAnswer(patientJson(*patient, *request.caller));
}

Result<QVector<model::Patient>> FhirRoutes::foundPatients(const Request &request) const
{
    const store::PatientStore store(m_database);
    const auto one = [](const Result<model::Patient> &found) -> Result<QVector<model::Patient>> {
        if (!found)
            return found.error().code == ErrorCode::NotFound
                       ? Result<QVector<model::Patient>>(QVector<model::Patient>())
                       : tl::unexpected(found.error());
        return QVector{*found};
    };
    for (const auto &[name, value] : request.query) {
        if (!QStringList{u"identifier"_s, u"_id"_s, u"family"_s, u"given"_s}.contains(name))
            return fail(ErrorCode::InvalidArgument, u"unknown search parameter"_s);
    }
    if (const QString token = request.queryValue(u"identifier"_s); !token.isEmpty()) {
        const QString value = token.section(u'|', -1).trimmed();
        const auto found = one(store.findByIdentifier(value));
        return found && found->isEmpty() ? one(store.findByIdentifier(value.toUpper())) : found;
    }
    if (const QString value = request.queryValue(u"_id"_s); !value.isEmpty())
        return one(store.find(PatientId(value)));
    if (!request.caller->patient.isEmpty())
        return one(store.find(request.caller->patient));
    const QString family = request.queryValue(u"family"_s).trimmed();
    if (family.size() < lettersOfName)
        return fail(ErrorCode::InvalidArgument, u"identifier, _id or two letters of the family name are needed"_s);
    return store.findByName(family, request.queryValue(u"given"_s).trimmed(), maximumPatients);
}

Answer FhirRoutes::patients(const Request &request) const
{
    const auto found = foundPatients(request);
    if (!found)
        return outcome(found.error());
    QVector<QJsonObject> visible;
    for (const model::Patient &patient : *found) {
        if (!request.caller->maySee(patient.id))
            continue;
        const auto done = m_reading.recordReading(*request.caller, reading(patient.id, AccessAction::ReadPatient));
        if (!done)
            return outcome(done.error());
        visible.append(patientJson(patient, *request.caller));
    }
    return bundleAnswer(request, visible);
}

Answer FhirRoutes::documents(const Request &request) const
{
    auto search = documentSearchFrom(request);
    if (!search)
        return outcome(search.error());
    const auto patient = searchedPatient(request);
    if (!patient)
        return outcome(patient.error());
    const auto scope = m_reading.scope(*request.caller, *patient);
    if (!scope)
        return refusal(scope.error());
    search->patient = *patient;
    search->scope = *scope;
    const auto page = store::DocumentStore(m_database).search(*search);
    if (!page)
        return outcome(page.error());
    if (auto done = m_reading.recordReading(*request.caller, reading(*patient, AccessAction::ListDocuments)); !done)
        return outcome(done.error());
    fhir::Bundle bundle;
    bundle.total = page->total;
    for (const model::DocumentReference &document : page->items)
        bundle.resources.append(fhir::toJson(document));
    return bundleAnswer(request, std::move(bundle), search->offset, search->count);
}

Result<void> FhirRoutes::recordDocument(const Request &request, const model::DocumentReference &document) const
{
    return m_reading.recordReading(*request.caller, reading(document.subject, AccessAction::ReadDocument,
                                                            document.id.value(), recordName(document)));
}

Answer FhirRoutes::document(const Request &request) const
{
    const auto document = m_reading.document(*request.caller, DocumentId(request.pathValues.value(u"id"_s)));
    if (!document)
        return refusal(document.error());
    if (auto done = recordDocument(request, *document); !done)
        return outcome(done.error());
    return fhirAnswer(fhir::toJson(*document));
}

Answer FhirRoutes::binary(const Request &request) const
{
    const QString id = request.pathValues.value(u"id"_s);
    const auto stored = store::DocumentStore(m_database).binary(BinaryId(id));
    if (!stored)
        return refusal(stored.error());
    const auto document = m_reading.document(*request.caller, stored->document);
    if (!document)
        return refusal(document.error());
    if (auto done = recordDocument(request, *document); !done)
        return outcome(done.error());
    const auto bytes = m_objects.read(stored->object);
    if (!bytes) // its row is there: a missing or damaged file is a fault of the service, not of the question
        return outcome({ErrorCode::Io, bytes.error().detail});
    if (request.header("accept").contains("fhir+json"))
        return fhirAnswer(fhir::binary(id, stored->contentType, *bytes));
    return {200, stored->contentType.toLatin1(), *bytes};
}

Result<QVector<store::StoredStudy>> FhirRoutes::foundStudies(const Request &request) const
{
    for (const auto &[name, value] : request.query) {
        if (!QStringList{u"patient"_s, u"subject"_s, u"identifier"_s}.contains(name))
            return fail(ErrorCode::InvalidArgument, u"unknown search parameter"_s);
    }
    const auto patient = searchedPatient(request);
    const QStringList tokens = request.queryValues(u"identifier"_s).join(u',').split(u',', Qt::SkipEmptyParts);
    if (!patient && (tokens.isEmpty() || !request.queryValue(u"patient"_s).isEmpty()))
        return tl::unexpected(patient.error());
    if (patient && !request.caller->maySee(*patient))
        return fail(ErrorCode::NotFound);
    if (tokens.isEmpty()) {
        const auto scope = m_reading.scope(*request.caller, *patient);
        return scope ? store::ImagingStore(m_database).studies(*patient, *scope, {0, maximumStudies})
                     : tl::unexpected(scope.error());
    }
    QVector<store::StoredStudy> found;
    for (const QString &token : tokens) {
        const auto uid = fhir::studyFromToken(token);
        if (!uid)
            return fail(ErrorCode::InvalidArgument, u"identifier"_s);
        const auto study = m_reading.study(*request.caller, *uid);
        if (!study && study.error().code != ErrorCode::NotFound)
            return tl::unexpected(study.error());
        if (study && (!patient || study->study.subject == *patient))
            found.append(*study);
    }
    return found;
}

Answer FhirRoutes::imagingStudies(const Request &request) const
{
    const auto found = foundStudies(request);
    if (!found)
        return refusal(found.error());
    QVector<QJsonObject> resources;
    for (const store::StoredStudy &study : *found) {
        const auto done =
            m_reading.recordReading(*request.caller, reading(study.study.subject, AccessAction::ListDocuments));
        if (!done)
            return outcome(done.error());
        resources.append(fhir::toJson(study.study));
    }
    return bundleAnswer(request, resources);
}

Answer FhirRoutes::imagingStudy(const Request &request) const
{
    const auto uid = StudyInstanceUid::create(request.pathValues.value(u"id"_s));
    if (!uid)
        return nothingThere();
    const auto study = m_reading.study(*request.caller, *uid);
    if (!study)
        return refusal(study.error());
    const auto done = m_reading.recordReading(*request.caller, reading(study->study.subject, AccessAction::ReadImages,
                                                                       uid->value(), recordName(study->study)));
    return done ? fhirAnswer(fhir::toJson(study->study)) : outcome(done.error());
}

Answer FhirRoutes::setObscured(const Request &request, bool obscured) const
{
    auto document = m_reading.document(*request.caller, DocumentId(request.pathValues.value(u"id"_s)));
    if (!document)
        return refusal(document.error());
    if (document->category == model::DocumentCategory::Consent)
        return outcome({ErrorCode::InvalidArgument, u"a signed consent cannot be hidden"_s});
    if (document->obscured != obscured) {
        const auto done = m_database.transaction([&]() -> Result<void> {
            if (auto set = store::DocumentStore(m_database).setObscured(document->id, obscured); !set)
                return set;
            return m_reading.recordChange(
                *request.caller, reading(document->subject, obscured ? AccessAction::Obscure : AccessAction::Reveal,
                                         document->id.value(), recordName(*document)));
        });
        if (!done)
            return outcome(done.error());
        document->obscured = obscured;
    }
    return fhirAnswer(fhir::toJson(*document));
}

} // namespace td::service
