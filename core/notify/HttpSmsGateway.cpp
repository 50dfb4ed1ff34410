// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/HttpSmsGateway.h"

#include "core/notify/Transfer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <curl/curl.h>

namespace td::notify {
namespace {

using namespace Qt::StringLiterals;

// E.164 has at most 15 digits; blanks and dashes are how people write them.
QString dialled(const QString &phone)
{
    QString out;
    for (const QChar c : phone) {
        if ((c >= u'0' && c <= u'9') || (c == u'+' && out.isEmpty()))
            out.append(c);
        else if (c != u' ' && c != u'-' && c != u'.' && c != u'/')
            return {};
    }
    const qsizetype digits = out.size() - (out.startsWith(u'+') ? 1 : 0);
    return digits >= 6 && digits <= 15 ? out : QString();
}

QByteArray bodyOf(const SmsProvider &provider, const QString &phone, const QString &text)
{
    if (provider.body == SmsProvider::Body::Json)
        return QJsonDocument(QJsonObject{{provider.phoneField, phone}, {provider.textField, text}})
            .toJson(QJsonDocument::Compact);
    return QUrl::toPercentEncoding(provider.phoneField) + '=' + QUrl::toPercentEncoding(phone) + '&' +
           QUrl::toPercentEncoding(provider.textField) + '=' + QUrl::toPercentEncoding(text);
}

} // namespace

Result<void> HttpSmsGateway::send(const QString &phone, const QString &text) const
{
    const QString number = dialled(phone);
    if (number.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"phone number"_s);
    Transfer transfer;
    void *curl = transfer.handle();
    if (!curl)
        return fail(ErrorCode::Internal, u"curl"_s);
    const QByteArray body = bodyOf(m_provider, number, text);
    const bool json = m_provider.body == SmsProvider::Body::Json;
    curl_slist *lines = curl_slist_append(nullptr, json ? "Content-Type: application/json"
                                                        : "Content-Type: application/x-www-form-urlencoded");
    if (!m_provider.bearerToken.isEmpty())
        lines = curl_slist_append(lines, ("Authorization: Bearer " + m_provider.bearerToken.reveal()).constData());
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(lines, curl_slist_free_all);
    curl_easy_setopt(curl, CURLOPT_URL, m_provider.url.toUtf8().constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.constData());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, long(body.size()));
    if (!m_provider.authorityFile.isEmpty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, m_provider.authorityFile.toUtf8().constData());
    if (auto done = transfer.perform(); !done)
        return done;
    const long status = transfer.httpStatus();
    return status >= 200 && status <= 299 ? Result<void>() : fail(ErrorCode::Protocol, u"status %1"_s.arg(status));
}

} // namespace td::notify
