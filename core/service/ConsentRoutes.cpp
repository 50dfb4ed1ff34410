// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/ConsentRoutes.h"

#include "core/fhir/AuditEventJson.h"
#include "core/fhir/ConsentJson.h"
#include "core/fhir/Json.h"
#include "core/security/Random.h"
#include "core/service/FhirAnswers.h"
#include "core/service/SearchDates.h"
#include "core/store/AccessLog.h"
#include "core/store/ConsentStore.h"
#include "core/store/Database.h"
#include "core/store/DocumentStore.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

constexpr int maximumPage = 200;

bool isPresent(const model::Consent &decision, const QVector<model::Consent> &present)
{
    return std::any_of(present.begin(), present.end(), [&](const auto &other) { return other.id == decision.id; });
}

Result<store::AccessSearch> accessSearchFrom(const Request &request)
{
    store::AccessSearch search;
    SearchDates dates;
    for (const auto &[name, value] : request.query) {
        bool ok = true;
        if (name == "date"_L1)
            ok = narrow(dates, value).has_value();
        else if (name == "_count"_L1)
            search.count = std::min(value.toInt(&ok), maximumPage);
        else if (name == "_offset"_L1)
            search.offset = value.toInt(&ok);
        else if (name == "others"_L1)
            search.othersOnly = value == "true"_L1;
        else
            ok = name == "patient"_L1 || name == "subject"_L1 || name == "_format"_L1;
        if (!ok || search.count < 1 || search.offset < 0)
            return fail(ErrorCode::InvalidArgument, u"search parameter"_s);
    }
    const auto patient = searchedPatient(request);
    if (!patient)
        return tl::unexpected(patient.error());
    search.patient = *patient;
    search.notBefore = dates.notBefore;
    search.before = dates.before;
    return search;
}

model::AccessEvent event(const PatientId &patient, model::AccessAction action)
{
    model::AccessEvent made;
    made.patient = patient;
    made.action = action;
    return made;
}

} // namespace

void ConsentRoutes::addTo(Router &router)
{
    using Handler = Answer (ConsentRoutes::*)(const Request &) const;
    const auto add = [&](const QByteArray &method, const QString &pattern, Access access, Handler handler) {
        router.add({method, pattern, access, method == "GET" ? 0 : Router::jsonLimit,
                    [this, handler](const Request &request) { return (this->*handler)(request); }});
    };
    add("GET", u"/fhir/Consent"_s, Access::Session, &ConsentRoutes::consents);
    add("POST", u"/fhir/Consent"_s, Access::Session, &ConsentRoutes::decide);
    add("GET", u"/fhir/Consent/{id}"_s, Access::Session, &ConsentRoutes::consent);
    add("GET", u"/fhir/AuditEvent"_s, Access::Patient, &ConsentRoutes::accesses);
    add("GET", u"/fhir/AuditEvent/{id}"_s, Access::Patient, &ConsentRoutes::access);
}

Answer ConsentRoutes::consents(const Request &request) const
{
    const auto patient = searchedPatient(request);
    if (!patient)
        return outcome(patient.error());
    if (const auto scope = m_reading.scope(*request.caller, *patient); !scope)
        return refusal(scope.error());
    const auto decisions = store::ConsentStore(m_database).decisions(*patient);
    if (!decisions)
        return outcome(decisions.error());
    if (auto done = m_reading.recordReading(*request.caller, event(*patient, model::AccessAction::ReadConsents)); !done)
        return outcome(done.error());
    const QVector<model::Consent> present = model::presentConsents(*decisions);
    QVector<QJsonObject> resources;
    for (const model::Consent &decision : *decisions)
        resources.append(fhir::toJson(decision, isPresent(decision, present)));
    return bundleAnswer(request, resources);
}

Answer ConsentRoutes::consent(const Request &request) const
{
    const store::ConsentStore store(m_database);
    const auto decision = store.find(ConsentId(request.pathValues.value(u"id"_s)));
    if (!decision)
        return refusal(decision.error());
    if (!request.caller->maySee(decision->patient))
        return nothingThere();
    const auto all = store.decisions(decision->patient);
    if (!all)
        return outcome(all.error());
    const auto done =
        m_reading.recordReading(*request.caller, event(decision->patient, model::AccessAction::ReadConsents));
    if (!done)
        return outcome(done.error());
    return fhirAnswer(fhir::toJson(*decision, isPresent(*decision, model::presentConsents(*all))));
}

// The moment and the one who decides are the service's to say: nobody gives a consent for yesterday.
Result<model::Consent> ConsentRoutes::wishFrom(const Request &request) const
{
    const auto json = fhir::parseResource(request.body, u"Consent"_s);
    if (!json)
        return tl::unexpected(json.error());
    auto wish = fhir::consentFromJson(*json);
    if (!wish)
        return wish;
    if (const auto scope = m_reading.scope(*request.caller, wish->patient); !scope)
        return tl::unexpected(scope.error());
    wish->by = request.caller->role;
    wish->decided = m_reading.now();
    if (!wish->signedDocument.isEmpty()) {
        const auto document = store::DocumentStore(m_database).find(wish->signedDocument);
        if (!document || document->subject != wish->patient || document->category != model::DocumentCategory::Consent)
            return fail(ErrorCode::InvalidArgument, u"sourceReference"_s);
    }
    return wish;
}

Answer ConsentRoutes::decide(const Request &request) const
{
    auto wish = wishFrom(request);
    if (!wish)
        return refusal(wish.error());
    const auto decisions = store::ConsentStore(m_database).decisions(wish->patient);
    if (!decisions)
        return outcome(decisions.error());
    for (const model::Consent &present : model::presentConsents(*decisions)) {
        if (present.kind == wish->kind && present.given == wish->given)
            return fhirAnswer(fhir::toJson(present, true)); // said again, nothing changes
    }
    const auto id = security::randomId();
    if (!id)
        return outcome(id.error());
    wish->id = ConsentId(*id);
    model::AccessEvent change = event(wish->patient, model::AccessAction::ChangeConsent);
    change.object = *id;
    change.what = model::consentName(wish->kind);
    const auto done = m_intake.addConsent(*wish, [&] { return m_reading.recordChange(*request.caller, change); });
    return done ? createdAnswer(request, fhir::toJson(*wish, true)) : refusal(done.error());
}

Answer ConsentRoutes::accesses(const Request &request) const
{
    const auto search = accessSearchFrom(request);
    if (!search)
        return outcome(search.error());
    if (!request.caller->maySee(search->patient))
        return nothingThere();
    // Recorded first, so that the page shows that it was looked at.
    const auto done =
        m_reading.recordReading(*request.caller, event(search->patient, model::AccessAction::ReadAccessLog));
    if (!done)
        return outcome(done.error());
    const auto page = store::AccessLog(m_database).search(*search);
    if (!page)
        return outcome(page.error());
    fhir::Bundle bundle;
    bundle.total = page->total;
    for (const model::AccessEvent &one : page->items)
        bundle.resources.append(fhir::toJson(one));
    return bundleAnswer(request, std::move(bundle), search->offset, search->count);
}

Answer ConsentRoutes::access(const Request &request) const
{
    const auto found = store::AccessLog(m_database).find(request.pathValues.value(u"id"_s));
    if (!found)
        return refusal(found.error());
    return request.caller->maySee(found->patient) ? fhirAnswer(fhir::toJson(*found)) : nothingThere();
}

} // namespace td::service
