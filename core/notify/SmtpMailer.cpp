// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/SmtpMailer.h"

#include "core/notify/Transfer.h"

#include <QDateTime>
#include <QLocale>

#include <curl/curl.h>

namespace td::notify {
namespace {

using namespace Qt::StringLiterals;

// Neither blanks nor line ends: they would let an address write headers or a second recipient.
bool isAddress(const QString &text)
{
    const auto plain = [](QChar c) { return c.isPrint() && !c.isSpace() && c != u'<' && c != u'>' && c != u','; };
    return text.count(u'@') == 1 && !text.startsWith(u'@') && !text.endsWith(u'@') &&
           std::all_of(text.begin(), text.end(), plain);
}

// RFC 2047, in words of at most 75 characters: 42 bytes become 56 of Base64 and 12 of frame.
QByteArray encodedWords(const QString &text)
{
    QByteArray out;
    QByteArray word;
    const auto flush = [&] {
        if (!word.isEmpty())
            out += (out.isEmpty() ? "=?utf-8?B?" : "\r\n =?utf-8?B?") + word.toBase64() + "?=";
        word.clear();
    };
    for (const char32_t c : text.toUcs4()) {
        const QByteArray character = QString::fromUcs4(&c, 1).toUtf8();
        if (word.size() + character.size() > 42)
            flush();
        word += character;
    }
    flush();
    return out;
}

class List {
public:
    void add(const QByteArray &line) { m_list = curl_slist_append(m_list, line.constData()); }
    curl_slist *get() const noexcept { return m_list; }
    List() = default;
    ~List() { curl_slist_free_all(m_list); }
    Q_DISABLE_COPY_MOVE(List)

private:
    curl_slist *m_list = nullptr;
};

void addAlternative(curl_mime *parent, const QString &body, const char *type)
{
    const QByteArray bytes = body.toUtf8();
    curl_mimepart *part = curl_mime_addpart(parent);
    curl_mime_data(part, bytes.constData(), size_t(bytes.size()));
    curl_mime_type(part, type);
    curl_mime_encoder(part, "quoted-printable");
}

void addHeaders(List &headers, const SmtpAccount &account, const QString &address, const QString &subject)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    headers.add("Date: " + QLocale::c().toString(now, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " +0000");
    headers.add("From: TuoDossier <" + account.from.toUtf8() + ">");
    headers.add("To: " + address.toUtf8());
    headers.add("Subject: " + encodedWords(subject));
    headers.add("Auto-Submitted: auto-generated"); // RFC 3834: nobody's holiday notice answers it
}

void setServer(void *curl, const SmtpAccount &account)
{
    curl_easy_setopt(curl, CURLOPT_URL, account.url.toUtf8().constData());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, long(account.requireTls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (!account.authorityFile.isEmpty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, account.authorityFile.toUtf8().constData());
    if (!account.user.isEmpty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, account.user.toUtf8().constData());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, account.password.reveal().constData());
    }
}

} // namespace

Result<void> SmtpMailer::send(const QString &address, const QString &subject, const QString &text,
                              const QString &html) const
{
    if (!isAddress(address) || !isAddress(m_account.from))
        return fail(ErrorCode::InvalidArgument, u"address"_s);
    Transfer transfer;
    void *curl = transfer.handle();
    if (!curl)
        return fail(ErrorCode::Internal, u"curl"_s);
    List recipients;
    recipients.add(address.toUtf8());
    List headers;
    addHeaders(headers, m_account, address, subject);
    setServer(curl, m_account);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, m_account.from.toUtf8().constData());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    // RFC 2046 5.1.4: the last alternative is the one to prefer.
    const std::unique_ptr<curl_mime, decltype(&curl_mime_free)> mime(curl_mime_init(curl), curl_mime_free);
    curl_mime *alternatives = curl_mime_init(curl);
    addAlternative(alternatives, text, "text/plain; charset=utf-8");
    addAlternative(alternatives, html, "text/html; charset=utf-8");
    curl_mimepart *whole = curl_mime_addpart(mime.get());
    curl_mime_subparts(whole, alternatives);
    curl_mime_type(whole, "multipart/alternative");
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime.get());
    return transfer.perform();
}

} // namespace td::notify
