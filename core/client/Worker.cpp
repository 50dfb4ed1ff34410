// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/Worker.h"

#include "core/client/Answers.h"
#include "core/fhir/Json.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>

namespace td::client {

using namespace Qt::StringLiterals;

ServiceClient::Worker::Worker(Endpoint endpoint, Timeouts timeouts, ServiceClient &client)
    : m_endpoint(std::move(endpoint))
    , m_timeouts(timeouts)
    , m_client(client)
    , m_root(new QObject)
{
    m_thread.setObjectName(u"service client"_s);
    m_network = new QNetworkAccessManager(m_root);
    // The service in this process is reached directly, whatever proxy the system has.
    if (!m_endpoint.launchSecret.isEmpty())
        m_network->setProxy(QNetworkProxy::NoProxy);
    m_root->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_root, &QObject::deleteLater);
    m_thread.start();
}

ServiceClient::Worker::~Worker()
{
    QMetaObject::invokeMethod(
        m_root,
        [this] {
            const auto running = m_root->findChildren<Exchange *>(Qt::FindDirectChildrenOnly);
            for (Exchange *exchange : running)
                exchange->abort();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QUrl ServiceClient::Worker::urlOf(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_endpoint.baseUrl;
    url.setPath(url.path() + path);
    url.setQuery(query);
    return url;
}

Ask ServiceClient::Worker::get(const QString &path, const QUrlQuery &query) const
{
    Ask ask;
    ask.url = urlOf(path, query);
    return ask;
}

Ask ServiceClient::Worker::post(const QString &path, const QJsonObject &json) const
{
    Ask ask;
    ask.method = "POST";
    ask.url = urlOf(path, {});
    ask.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    ask.contentType = "application/json";
    return ask;
}

Ask ServiceClient::Worker::create(const QString &path, const QJsonObject &resource) const
{
    Ask ask = post(path, resource);
    ask.contentType = fhir::jsonMediaType;
    ask.accept = fhir::jsonMediaType;
    return ask;
}

void ServiceClient::Worker::send(const std::shared_ptr<CallBase> &call, Ask ask,
                                 std::function<void(Result<Reply>)> done)
{
    if (call->isOver())
        return;
    if (!m_endpoint.launchSecret.isEmpty())
        ask.headers.append(std::pair(QByteArray("X-TuoDossier-Launch"), m_endpoint.launchSecret));
    static const QByteArray program =
        "TuoDossier/" TUODOSSIER_VERSION " (" + QSysInfo::prettyProductName().toLatin1() + ')';
    ask.headers.append(std::pair(QByteArray("User-Agent"), program));
    const QByteArray token = m_token.reveal();
    if (!token.isEmpty())
        ask.headers.append(std::pair(QByteArray("Authorization"), "Bearer " + token));
    auto *exchange = new Exchange(
        *m_network, std::move(ask), m_timeouts,
        [this, token, done = std::move(done)](Result<Reply> reply) {
            noticeExpiry(reply, token);
            if (!reply || reply->status >= 400)
                Q_EMIT m_client.callFailed(reply ? errorOf(*reply).code : reply.error().code);
            done(std::move(reply));
        },
        m_root);
    call->watch(exchange);
    exchange->start();
}

// Only for the token in use: an answer to an older one must not end the session that replaced it.
void ServiceClient::Worker::noticeExpiry(const Result<Reply> &reply, const QByteArray &tokenSent)
{
    if (tokenSent.isEmpty() || tokenSent != m_token.reveal() || !reply || reply->status != 401 ||
        errorOf(*reply).code != ErrorCode::SessionExpired)
        return;
    m_token = Secret();
    Q_EMIT m_client.sessionExpired();
}

} // namespace td::client
