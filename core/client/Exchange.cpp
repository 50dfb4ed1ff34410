// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/Exchange.h"

#include <QNetworkAccessManager>

namespace td::client {
namespace {

using namespace Qt::StringLiterals;

constexpr int maximumAttempts = 3;
constexpr std::chrono::milliseconds firstPause{100};

bool isAnswer(const QNetworkReply &reply)
{
    // Errors from 201 on stand for a status of 4xx or 5xx: the answer itself arrived whole.
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return status > 0 && (reply.error() == QNetworkReply::NoError ||
                          (status >= 400 && reply.error() >= QNetworkReply::ContentAccessDenied));
}

} // namespace

Exchange::Exchange(QNetworkAccessManager &network, Ask ask, Timeouts timeouts, Done done, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_ask(std::move(ask))
    , m_timeouts(timeouts)
    , m_done(std::move(done))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(m_ask.large ? m_timeouts.silence : m_timeouts.answer);
    connect(&m_timer, &QTimer::timeout, this, [this] { stop({ErrorCode::Timeout, u"no answer in time"_s}); });
}

void Exchange::start()
{
    ++m_attempts;
    m_body.clear();
    QNetworkRequest request(m_ask.url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("Accept", m_ask.accept);
    if (!m_ask.contentType.isEmpty())
        request.setRawHeader("Content-Type", m_ask.contentType);
    for (const auto &[name, value] : std::as_const(m_ask.headers))
        request.setRawHeader(name, value);
    m_reply = m_network.sendCustomRequest(request, m_ask.method, m_ask.body);
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::read);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finished);
    m_timer.start();
}

void Exchange::read()
{
    if (m_ask.large)
        m_timer.start();
    if (m_body.isEmpty()) {
        const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        m_body.reserve(qsizetype(std::clamp(announced, qint64(0), m_ask.maximumBytes)));
    }
    m_body += m_reply->readAll();
    if (m_body.size() > m_ask.maximumBytes)
        stop({ErrorCode::TooLarge, u"answer"_s});
}

void Exchange::finished()
{
    QNetworkReply &reply = *m_reply;
    m_timer.stop();
    m_body += reply.readAll();
    if (!isAnswer(reply)) {
        repeatOrFail({ErrorCode::Network, u"network error %1"_s.arg(int(reply.error()))});
        return;
    }
    Reply answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.contentType = reply.rawHeader("Content-Type");
    answer.warning = reply.rawHeader("Warning");
    bool ok = false;
    if (const int seconds = reply.rawHeader("Retry-After").toInt(&ok); ok)
        answer.retryAfterSeconds = seconds;
    answer.body = std::move(m_body);
    finish(std::move(answer));
}

void Exchange::repeatOrFail(const Error &error)
{
    m_reply->deleteLater();
    m_reply = nullptr;
    if (m_ask.method != "GET" || m_attempts >= maximumAttempts) {
        finish(tl::unexpected(error));
        return;
    }
    QTimer::singleShot(firstPause * (m_attempts * m_attempts), this, &Exchange::start);
}

void Exchange::stop(const Error &error)
{
    if (m_reply) {
        disconnect(m_reply, nullptr, this, nullptr);
        m_reply->abort();
    }
    finish(tl::unexpected(error));
}

void Exchange::finish(Result<Reply> result)
{
    m_timer.stop();
    deleteLater();
    if (const Done done = std::exchange(m_done, {}))
        done(std::move(result));
}

} // namespace td::client
