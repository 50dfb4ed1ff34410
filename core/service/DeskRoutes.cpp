// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/DeskRoutes.h"

#include "core/fhir/DocumentReferenceJson.h"
#include "core/fhir/Json.h"
#include "core/fhir/PatientJson.h"
#include "core/policy/Contact.h"
#include "core/security/Random.h"
#include "core/service/FhirAnswers.h"
#include "core/store/Database.h"
#include "core/store/PatientStore.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;
using model::AccessAction;

/// A scanned report of many pages, in base64.
constexpr qint64 documentLimit = qint64(96) << 20;
constexpr int triesForNumber = 20;

model::AccessEvent event(const PatientId &patient, AccessAction action, const QString &object = {},
                         const QString &what = {})
{
    model::AccessEvent made;
    made.patient = patient;
    made.action = action;
    made.object = object;
    made.what = what;
    return made;
}

/// Names, code and contacts in the form in which they are kept. Errors: InvalidArgument.
Result<model::Patient> checked(model::Patient p)
{
    const auto code = model::CodiceFiscale::create(p.fiscalCode);
    if (!code)
        return fail(ErrorCode::InvalidArgument, u"identifier: fiscal code"_s);
    p.fiscalCode = code->value();
    p.familyName = p.familyName.simplified();
    p.givenName = p.givenName.simplified();
    p.email = p.email.trimmed();
    if (p.familyName.isEmpty() || p.givenName.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"name"_s);
    if (!p.email.isEmpty() && !policy::isEmailShaped(p.email))
        return fail(ErrorCode::InvalidArgument, u"telecom: email"_s);
    if (!p.mobilePhone.isEmpty()) {
        const auto phone = policy::normalisedPhone(p.mobilePhone);
        if (!phone)
            return fail(ErrorCode::InvalidArgument, u"telecom: phone"_s);
        p.mobilePhone = *phone;
    }
    return p;
}

Result<model::Patient> patientFrom(const Request &request)
{
    const auto json = fhir::parseResource(request.body, u"Patient"_s);
    if (!json)
        return tl::unexpected(json.error());
    const auto patient = fhir::patientFromJson(*json);
    return patient ? checked(*patient) : patient;
}

bool looksLike(const QString &contentType, const QByteArray &content)
{
    return contentType == "application/pdf"_L1 ? content.startsWith("%PDF-")
                                               : contentType == "application/pkcs7-mime"_L1;
}

Answer deliveredAnswer(int status, const Result<model::Delivery> &delivered)
{
    if (!delivered)
        return problem(delivered.error());
    return jsonAnswer(status, {{u"channel"_s, delivered->channel}, {u"destination"_s, delivered->destination}});
}

} // namespace

void DeskRoutes::addTo(Router &router)
{
    using Handler = Answer (DeskRoutes::*)(const Request &) const;
    const auto add = [&](const QByteArray &method, const QString &pattern, qint64 limit, Handler handler) {
        router.add({method, pattern, Access::Staff, limit,
                    [this, handler](const Request &request) { return (this->*handler)(request); }});
    };
    add("POST", u"/fhir/Patient"_s, Router::jsonLimit, &DeskRoutes::registerPatient);
    add("PUT", u"/fhir/Patient/{id}"_s, Router::jsonLimit, &DeskRoutes::changePatient);
    add("POST", u"/fhir/DocumentReference"_s, documentLimit, &DeskRoutes::addDocument);
    add("GET", u"/auth/accounts/{patient}"_s, 0, &DeskRoutes::accountState);
    add("POST", u"/auth/accounts/{patient}"_s, Router::jsonLimit, &DeskRoutes::openAccount);
    add("POST", u"/auth/accounts/{patient}/first-password"_s, Router::jsonLimit, &DeskRoutes::sendFirstPassword);
    add("POST", u"/auth/accounts/{patient}/unlock"_s, Router::jsonLimit, &DeskRoutes::unlock);
}

/// An id of the service, and an "ID Paziente" where the clinic's own systems gave none.
Result<model::Patient> DeskRoutes::withNewIds(model::Patient patient) const
{
    const auto id = security::randomId();
    if (!id)
        return tl::unexpected(id.error());
    patient.id = PatientId(*id);
    for (int tries = 0; patient.number.isEmpty() && tries < triesForNumber; ++tries) {
        const auto digits = security::randomCode();
        if (!digits)
            return tl::unexpected(digits.error());
        const QString number = u"TD-"_s + *digits;
        const auto taken = store::PatientStore(m_database).findByIdentifier(number);
        if (!taken && taken.error().code != ErrorCode::NotFound)
            return tl::unexpected(taken.error());
        if (!taken)
            patient.number = number;
    }
    return patient.number.isEmpty() ? fail(ErrorCode::Conflict, u"no number left"_s) : Result<model::Patient>(patient);
}

Answer DeskRoutes::registerPatient(const Request &request) const
{
    const auto wanted = patientFrom(request);
    if (!wanted)
        return outcome(wanted.error());
    const auto patient = withNewIds(*wanted);
    if (!patient)
        return outcome(patient.error());
    const auto done = m_intake.addPatient(*patient, [&] {
        return m_reading.recordChange(*request.caller, event(patient->id, AccessAction::RegisterPatient));
    });
    return done ? createdAnswer(request, fhir::toJson(*patient)) : refusal(done.error());
}

Answer DeskRoutes::changePatient(const Request &request) const
{
    constexpr int preconditionFailed = 412;
    auto wanted = patientFrom(request);
    if (!wanted)
        return outcome(wanted.error());
    const QByteArray match = request.header("if-match").trimmed();
    bool numbered = false;
    const int version = match.mid(3, match.size() - 4).toInt(&numbered);
    if (!match.startsWith("W/\"") || !match.endsWith('"') || !numbered)
        return outcome({ErrorCode::InvalidArgument, u"If-Match is needed"_s});
    const store::PatientStore store(m_database);
    const auto known = store.find(PatientId(request.pathValues.value(u"id"_s)));
    if (!known)
        return refusal(known.error());
    if (wanted->fiscalCode != known->fiscalCode || (!wanted->number.isEmpty() && wanted->number != known->number))
        return outcome({ErrorCode::InvalidArgument, u"the identifiers of a patient do not change"_s});
    wanted->id = known->id;
    wanted->number = known->number;
    wanted->version = version;
    const auto done = m_database.transaction([&]() -> Result<void> {
        if (auto updated = store::PatientStore(m_database).update(*wanted); !updated)
            return updated;
        return m_reading.recordChange(*request.caller, event(known->id, AccessAction::ChangePatient));
    });
    if (!done) {
        Answer refused = refusal(done.error());
        if (done.error().code == ErrorCode::Conflict)
            refused.status = preconditionFailed;
        return refused;
    }
    ++wanted->version;
    return fhirAnswer(fhir::toJson(*wanted));
}

Answer DeskRoutes::addDocument(const Request &request) const
{
    const auto json = fhir::parseResource(request.body, u"DocumentReference"_s);
    if (!json)
        return outcome(json.error());
    auto wanted = fhir::newDocumentFromJson(*json);
    if (!wanted)
        return outcome(wanted.error());
    model::DocumentReference &document = wanted->document;
    if (!looksLike(document.contentType, wanted->content))
        return outcome({ErrorCode::Malformed, u"content.attachment is not of its contentType"_s});
    const auto id = security::randomId();
    if (!id)
        return outcome(id.error());
    document.id = DocumentId(*id);
    document.content = BinaryId(*id + u"-1"_s);
    document.obscured = false; // for the patient to say
    if (document.custodian.isEmpty())
        document.custodian = request.caller->department;
    model::AccessEvent added = event(document.subject, AccessAction::AddDocument, *id, recordName(document));
    added.reason = request.queryValue(u"reason"_s).simplified();
    const auto done =
        m_intake.addDocument(document, wanted->content, [&] { return m_reading.recordChange(*request.caller, added); });
    return done ? createdAnswer(request, fhir::toJson(document)) : refusal(done.error());
}

Answer DeskRoutes::accountState(const Request &request) const
{
    const auto state = m_accounts.state(PatientId(request.pathValues.value(u"patient"_s)));
    if (!state)
        return problem(state.error());
    return jsonAnswer(200, {{u"exists"_s, state->exists},
                            {u"firstPassword"_s, state->firstPassword},
                            {u"lockedForSeconds"_s, qint64(state->lockedFor.count())}});
}

Answer DeskRoutes::openAccount(const Request &request) const
{
    constexpr int created = 201;
    return deliveredAnswer(created,
                           m_accounts.open(*request.caller, PatientId(request.pathValues.value(u"patient"_s))));
}

Answer DeskRoutes::sendFirstPassword(const Request &request) const
{
    return deliveredAnswer(
        200, m_accounts.sendFirstPassword(*request.caller, PatientId(request.pathValues.value(u"patient"_s))));
}

Answer DeskRoutes::unlock(const Request &request) const
{
    const auto done = m_accounts.unlock(*request.caller, PatientId(request.pathValues.value(u"patient"_s)));
    return done ? Answer{204} : problem(done.error());
}

} // namespace td::service
