// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "core/notify/Outbox.h"
#include "core/service/Service.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QTemporaryDir>

namespace td::test {

/// A raw answer of HTTP for what the client would never ask.
struct RawReply {
    int status = 0;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray header(const QByteArray &name) const;
    QJsonObject json() const;
};

inline const QString password = QStringLiteral("Prova-Dossier-2026!");
inline const QString marioCode = QStringLiteral("RSSMRA85T10A562S");

/// A real service in a temporary folder with two patients, each with an account and all consents of the dossier, and
/// one clerk.
class ServiceFixture {
public:
    ServiceFixture();

    void startService(bool embedded = true, quint16 port = 0);
    void stopService() { service.reset(); }

    client::Endpoint endpoint() const;
    std::unique_ptr<client::ServiceClient> newClient(client::Timeouts timeouts = {}) const;
    /// A client that is logged in.
    std::unique_ptr<client::ServiceClient> loggedIn(const QString &userName = marioCode);
    /// The access token of a session, by raw HTTP.
    QByteArray token(const QString &userName = marioCode);

    RawReply raw(const QByteArray &method, const QString &target, const QByteArray &body = {},
                 QList<std::pair<QByteArray, QByteArray>> headers = {}, bool withSecret = true) const;
    RawReply post(const QString &path, const QJsonObject &json, const QByteArray &bearer = {}) const;
    RawReply get(const QString &target, const QByteArray &bearer = {}) const;

    /// The digits of the newest code that was sent.
    QString lastCode() const;
    notify::Message lastMessage(notify::Channel channel) const;

    /// Records a decision on a consent, as the desk does with a signed form.
    void decide(const PatientId &patient, model::ConsentKind kind, bool given, const QDateTime &when);
    /// All three of the dossier, long ago.
    void giveDossierConsents(const PatientId &patient);

    QTemporaryDir folder;
    ManualClock clock;
    notify::Outbox outbox;
    std::unique_ptr<service::Service> service;
    model::Patient mario;
    model::Patient laura;

private:
    void fill();
};

/// The value of a future within twenty seconds; fails the test otherwise.
template <class T>
Result<T> await(QFuture<Result<T>> future)
{
    REQUIRE(waitFor(future));
    REQUIRE(future.resultCount() == 1);
    return future.result();
}

/// The fiscal code with its check character.
QString fiscalCode(const QString &first15);

} // namespace td::test
