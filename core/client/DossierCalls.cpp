// SPDX-License-Identifier: GPL-3.0-or-later
// The calls about consents, accesses, sessions and contacts, and those of the acceptance desk.
#include "core/client/Answers.h"
#include "core/client/Worker.h"
#include "core/fhir/ConsentJson.h"
#include "core/fhir/DocumentReferenceJson.h"
#include "core/fhir/PatientJson.h"

namespace td::client {
namespace {

using namespace Qt::StringLiterals;

QString segment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QUrlQuery one(const QString &name, const QString &value)
{
    QUrlQuery query;
    query.addQueryItem(name, segment(value));
    return query;
}

Result<void> emptyAnswer(const Reply &reply)
{
    return reply.status >= 200 && reply.status <= 299 ? Result<void>() : tl::unexpected(errorOf(reply));
}

QString accountPath(const PatientId &patient, const QString &what = {})
{
    return u"/auth/accounts/"_s + segment(patient.value()) + what;
}

/// A STOW-RS body (PS3.18 10.5.1): no boundary of this form occurs in a DICOM file but by design of its author, and
/// then the service refuses the parts.
QByteArray multipart(const QVector<QByteArray> &files, const QByteArray &boundary)
{
    QByteArray body;
    for (const QByteArray &file : files)
        body += "--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n" + file + "\r\n";
    return body + "--" + boundary + "--\r\n";
}

} // namespace

QFuture<Result<QVector<model::OpenSession>>> ServiceClient::sessions()
{
    return m_worker->begin<QVector<model::OpenSession>>(
        [this](const auto &call) { m_worker->answer(call, m_worker->get(u"/auth/sessions"_s), sessionsOf); });
}

QFuture<Result<void>> ServiceClient::endOtherSessions()
{
    return m_worker->begin<void>([this](const auto &call) {
        m_worker->answer(call, m_worker->post(u"/auth/sessions/end-others"_s, {}), emptyAnswer);
    });
}

QFuture<Result<model::LoginChallenge>> ServiceClient::changeContact(model::ContactKind kind, const QString &value,
                                                                    Secret password)
{
    return m_worker->begin<model::LoginChallenge>(
        [this, kind, value, secret = std::make_shared<Secret>(std::move(password))](const auto &call) {
            const QString name = kind == model::ContactKind::Email ? u"email"_s : u"phone"_s;
            m_worker->answer(
                call,
                m_worker->post(
                    u"/auth/contacts"_s,
                    {{u"kind"_s, name}, {u"value"_s, value}, {u"password"_s, QString::fromUtf8(secret->reveal())}}),
                challengeOf);
        });
}

QFuture<Result<void>> ServiceClient::confirmContact(const ChallengeId &challenge, const QString &code)
{
    return m_worker->begin<void>([this, challenge, code](const auto &call) {
        m_worker->answer(
            call, m_worker->post(u"/auth/contacts/confirm"_s, {{u"challenge"_s, challenge.value()}, {u"code"_s, code}}),
            emptyAnswer);
    });
}

QFuture<Result<QVector<model::ImagingStudy>>> ServiceClient::studiesOf(const PatientId &patient)
{
    return m_worker->begin<QVector<model::ImagingStudy>>([this, patient](const auto &call) {
        m_worker->answer(call, m_worker->get(u"/fhir/ImagingStudy"_s, one(u"patient"_s, patient.value())),
                         client::studiesOf);
    });
}

QFuture<Result<QVector<model::Consent>>> ServiceClient::consents(const PatientId &patient)
{
    return m_worker->begin<QVector<model::Consent>>([this, patient](const auto &call) {
        m_worker->answer(call, m_worker->get(u"/fhir/Consent"_s, one(u"patient"_s, patient.value())), consentsOf);
    });
}

QFuture<Result<model::Consent>> ServiceClient::decideConsent(const PatientId &patient, model::ConsentKind kind,
                                                             bool given, const DocumentId &signedDocument)
{
    model::Consent wish;
    wish.patient = patient;
    wish.kind = kind;
    wish.given = given;
    wish.signedDocument = signedDocument;
    return m_worker->begin<model::Consent>([this, wish](const auto &call) {
        m_worker->answer(call, m_worker->create(u"/fhir/Consent"_s, fhir::toJson(wish, true)), consentOf);
    });
}

QFuture<Result<model::DocumentReference>> ServiceClient::setObscured(const DocumentId &document, bool obscured)
{
    const QString path =
        u"/fhir/DocumentReference/%1/%2"_s.arg(segment(document.value()), obscured ? u"$obscure"_s : u"$reveal"_s);
    return m_worker->begin<model::DocumentReference>(
        [this, path](const auto &call) { m_worker->answer(call, m_worker->create(path, {}), documentOf); });
}

QFuture<Result<model::Page<model::AccessEvent>>> ServiceClient::accesses(const PatientId &patient,
                                                                         const model::AccessQuery &query)
{
    return m_worker->begin<model::Page<model::AccessEvent>>([this, patient, query](const auto &call) {
        m_worker->answer(call, m_worker->get(u"/fhir/AuditEvent"_s, accessQuery(patient, query)),
                         [offset = query.offset](const Reply &reply) { return accessesOf(reply, offset); });
    });
}

QFuture<Result<QVector<model::Patient>>> ServiceClient::findPatients(const QString &identifier)
{
    return m_worker->begin<QVector<model::Patient>>([this, identifier](const auto &call) {
        m_worker->answer(call, m_worker->get(u"/fhir/Patient"_s, one(u"identifier"_s, identifier)), patientsOf);
    });
}

QFuture<Result<QVector<model::Patient>>> ServiceClient::findPatientsByName(const QString &family, const QString &given)
{
    QUrlQuery query = one(u"family"_s, family);
    if (!given.isEmpty())
        query.addQueryItem(u"given"_s, segment(given));
    return m_worker->begin<QVector<model::Patient>>([this, query](const auto &call) {
        m_worker->answer(call, m_worker->get(u"/fhir/Patient"_s, query), patientsOf);
    });
}

QFuture<Result<model::Patient>> ServiceClient::registerPatient(const model::Patient &patient)
{
    model::Patient wish = patient;
    wish.id = {};
    return m_worker->begin<model::Patient>([this, wish](const auto &call) {
        m_worker->answer(call, m_worker->create(u"/fhir/Patient"_s, fhir::toJson(wish)), patientOf);
    });
}

QFuture<Result<model::Patient>> ServiceClient::updatePatient(const model::Patient &patient)
{
    return m_worker->begin<model::Patient>([this, patient](const auto &call) {
        Ask ask = m_worker->create(u"/fhir/Patient/"_s + segment(patient.id.value()), fhir::toJson(patient));
        ask.method = "PUT";
        ask.headers.append(std::pair(QByteArray("If-Match"), "W/\"" + QByteArray::number(patient.version) + '"'));
        m_worker->answer(call, ask, patientOf);
    });
}

QFuture<Result<model::DocumentReference>> ServiceClient::addDocument(const model::DocumentReference &document,
                                                                     const QByteArray &content, const QString &reason)
{
    return m_worker->begin<model::DocumentReference>([this, document, content, reason](const auto &call) {
        Ask ask = m_worker->create(u"/fhir/DocumentReference"_s, fhir::newDocumentJson(document, content));
        if (!reason.isEmpty())
            ask.url.setQuery(one(u"reason"_s, reason));
        ask.large = true;
        m_worker->answer(call, ask, documentOf);
    });
}

QFuture<Result<StoreOutcome>> ServiceClient::storeInstances(const PatientId &patient, const QVector<QByteArray> &part10,
                                                            const QString &reason)
{
    QUrlQuery query = one(u"patient"_s, patient.value());
    if (!reason.isEmpty())
        query.addQueryItem(u"reason"_s, segment(reason));
    return m_worker->begin<StoreOutcome>([this, query, part10](const auto &call) {
        const QByteArray boundary = "tuodossier-" + QUuid::createUuid().toByteArray(QUuid::Id128);
        Ask ask = m_worker->get(u"/dicomweb/studies"_s, query);
        ask.method = "POST";
        ask.body = multipart(part10, boundary);
        ask.contentType = "multipart/related; type=\"application/dicom\"; boundary=" + boundary;
        ask.accept = "application/dicom+json";
        ask.large = true;
        m_worker->answer(call, ask, storeOutcomeOf);
    });
}

QFuture<Result<model::AccountState>> ServiceClient::accountState(const PatientId &patient)
{
    return m_worker->begin<model::AccountState>([this, patient](const auto &call) {
        m_worker->answer(call, m_worker->get(accountPath(patient)), accountStateOf);
    });
}

QFuture<Result<model::Delivery>> ServiceClient::openAccount(const PatientId &patient)
{
    return m_worker->begin<model::Delivery>([this, patient](const auto &call) {
        m_worker->answer(call, m_worker->post(accountPath(patient), {}), deliveryOf);
    });
}

QFuture<Result<model::Delivery>> ServiceClient::sendFirstPassword(const PatientId &patient)
{
    return m_worker->begin<model::Delivery>([this, patient](const auto &call) {
        m_worker->answer(call, m_worker->post(accountPath(patient, u"/first-password"_s), {}), deliveryOf);
    });
}

QFuture<Result<void>> ServiceClient::unlockAccount(const PatientId &patient)
{
    return m_worker->begin<void>([this, patient](const auto &call) {
        m_worker->answer(call, m_worker->post(accountPath(patient, u"/unlock"_s), {}), emptyAnswer);
    });
}

} // namespace td::client
