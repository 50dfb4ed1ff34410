// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/ServiceClient.h"

#include "core/client/Answers.h"
#include "core/client/Worker.h"

namespace td::client {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 largestDocument = qint64(256) << 20;
constexpr qint64 largestInstance = (qint64(1) << 30) + 4096; // the service's own bound and the multipart around it

Result<void> emptyOf(const Reply &reply)
{
    return reply.status >= 200 && reply.status <= 299 ? Result<void>() : tl::unexpected(errorOf(reply));
}

QString segment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

Result<QByteArray> bytesOf(const Reply &reply)
{
    return reply.status == 200 ? Result<QByteArray>(reply.body) : tl::unexpected(errorOf(reply));
}

} // namespace

ServiceClient::ServiceClient(Endpoint endpoint, Timeouts timeouts, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_unique<Worker>(std::move(endpoint), timeouts, *this))
{
}

ServiceClient::~ServiceClient() = default;

QFuture<Result<model::LoginChallenge>> ServiceClient::login(const QString &userName, Secret password)
{
    return m_worker->begin<model::LoginChallenge>(
        [this, userName, secret = std::make_shared<Secret>(std::move(password))](const auto &call) {
            m_worker->setToken(Secret());
            m_worker->answer(call,
                             m_worker->post(u"/auth/login"_s, {{u"username"_s, userName},
                                                               {u"password"_s, QString::fromUtf8(secret->reveal())}}),
                             challengeOf);
        });
}

QFuture<Result<model::LoginChallenge>> ServiceClient::resendCode(const ChallengeId &challenge)
{
    return m_worker->begin<model::LoginChallenge>([this, challenge](const auto &call) {
        m_worker->answer(call, m_worker->post(u"/auth/otp/resend"_s, {{u"challenge"_s, challenge.value()}}),
                         challengeOf);
    });
}

QFuture<Result<model::SessionInfo>> ServiceClient::submitCode(const ChallengeId &challenge, const QString &code)
{
    return m_worker->begin<model::SessionInfo>([this, challenge, code](const auto &call) {
        const Ask ask = m_worker->post(u"/auth/otp"_s, {{u"challenge"_s, challenge.value()}, {u"code"_s, code}});
        m_worker->answer(call, ask, [this](const Reply &reply) -> Result<model::SessionInfo> {
            auto opened = sessionOf(reply);
            if (!opened)
                return tl::unexpected(opened.error());
            m_worker->setToken(std::move(opened->token));
            return opened->info;
        });
    });
}

QFuture<Result<void>> ServiceClient::forgotPassword(const QString &userName)
{
    return m_worker->begin<void>([this, userName](const auto &call) {
        m_worker->answer(call, m_worker->post(u"/auth/password/forgot"_s, {{u"username"_s, userName}}), emptyOf);
    });
}

QFuture<Result<void>> ServiceClient::resetPassword(const QString &token, Secret password)
{
    return m_worker->begin<void>([this, token,
                                  secret = std::make_shared<Secret>(std::move(password))](const auto &call) {
        m_worker->answer(call,
                         m_worker->post(u"/auth/password/reset"_s,
                                        {{u"token"_s, token}, {u"password"_s, QString::fromUtf8(secret->reveal())}}),
                         emptyOf);
    });
}

QFuture<Result<void>> ServiceClient::changePassword(Secret current, Secret password)
{
    return m_worker->begin<void>([this, old = std::make_shared<Secret>(std::move(current)),
                                  secret = std::make_shared<Secret>(std::move(password))](const auto &call) {
        m_worker->answer(call,
                         m_worker->post(u"/auth/password"_s, {{u"currentPassword"_s, QString::fromUtf8(old->reveal())},
                                                              {u"newPassword"_s, QString::fromUtf8(secret->reveal())}}),
                         emptyOf);
    });
}

QFuture<Result<void>> ServiceClient::logout()
{
    return m_worker->begin<void>([this](const auto &call) {
        const Ask ask = m_worker->post(u"/auth/logout"_s, {});
        m_worker->answer(call, ask, [](const Reply &reply) {
            // A session that is over already is what was asked for.
            return reply.status == 401 ? Result<void>() : emptyOf(reply);
        });
        m_worker->setToken(Secret());
    });
}

QFuture<Result<model::Patient>> ServiceClient::patient(const PatientId &id)
{
    return m_worker->begin<model::Patient>([this, id](const auto &call) {
        m_worker->answer(call, m_worker->get(u"/fhir/Patient/"_s + segment(id.value())), patientOf);
    });
}

QFuture<Result<model::Page<model::DocumentReference>>> ServiceClient::documents(const PatientId &patient,
                                                                                const model::DocumentQuery &query)
{
    return m_worker->begin<model::Page<model::DocumentReference>>([this, patient, query](const auto &call) {
        m_worker->answer(call, m_worker->get(u"/fhir/DocumentReference"_s, documentQuery(patient, query)),
                         [offset = query.offset](const Reply &reply) { return documentsOf(reply, offset); });
    });
}

QFuture<Result<QByteArray>> ServiceClient::binary(const BinaryId &id)
{
    return m_worker->begin<QByteArray>([this, id](const auto &call) {
        Ask ask = m_worker->get(u"/fhir/Binary/"_s + segment(id.value()));
        ask.accept = "*/*";
        ask.large = true;
        ask.maximumBytes = largestDocument;
        m_worker->answer(call, ask, bytesOf);
    });
}

QFuture<Result<QByteArray>> ServiceClient::instance(const model::InstanceKey &key)
{
    return m_worker->begin<QByteArray>([this, key](const auto &call) {
        Ask ask = m_worker->get(u"/dicomweb/studies/%1/series/%2/instances/%3"_s.arg(
            key.study.value(), key.series.value(), key.instance.value()));
        ask.accept = "multipart/related; type=\"application/dicom\"";
        ask.large = true;
        ask.maximumBytes = largestInstance;
        m_worker->answer(call, ask, instanceOf);
    });
}

QFuture<Result<QVector<model::ImagingStudy>>> ServiceClient::imagingStudies(const QVector<StudyInstanceUid> &studies)
{
    return m_worker->begin<QVector<model::ImagingStudy>>(
        [this, studies](const auto &call) { m_worker->nextStudies(call, studies, {}); });
}

QFuture<Result<model::StudyContents>> ServiceClient::studyContents(const StudyInstanceUid &study)
{
    return m_worker->begin<model::StudyContents>([this, study](const auto &call) { m_worker->contents(call, study); });
}

} // namespace td::client
