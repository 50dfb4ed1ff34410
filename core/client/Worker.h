// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/Call.h"

#include <QUrlQuery>

class QNetworkAccessManager;

namespace td::client {

/// The thread of the client: connection pool, access token, running exchanges. Everything but begin() is for that
/// thread alone.
class ServiceClient::Worker {
public:
    Worker(Endpoint endpoint, Timeouts timeouts, ServiceClient &client);
    /// Ends all calls with Cancelled.
    ~Worker();
    Q_DISABLE_COPY_MOVE(Worker)

    /// Starts `work(call)` on the worker's thread.
    template <class T, class Work>
    QFuture<Result<T>> begin(Work work)
    {
        auto call = std::make_shared<Call<T>>();
        QFuture<Result<T>> future = call->future();
        call->moveWatcherTo(&m_thread);
        QMetaObject::invokeMethod(
            m_root,
            [this, call = std::move(call), work = std::move(work)]() mutable {
                call->followCancel(m_root);
                if (!call->isOver())
                    work(call);
            },
            Qt::QueuedConnection);
        return future;
    }

    /// Sends one request of a call; when the call is over already nothing happens and `done` is not called.
    void send(const std::shared_ptr<CallBase> &call, Ask ask, std::function<void(Result<Reply>)> done);

    /// Sends one request and finishes the call with what `decode` makes of the answer.
    template <class T, class Decode>
    void answer(const std::shared_ptr<Call<T>> &call, Ask ask, Decode decode)
    {
        send(call, std::move(ask), [call, decode = std::move(decode)](Result<Reply> reply) {
            call->finish(reply ? Result<T>(decode(*reply)) : Result<T>(tl::unexpected(reply.error())));
        });
    }

    /// Asks for `studies` in portions and finishes the call with all of them in that order. Errors besides: NotFound.
    void nextStudies(const std::shared_ptr<Call<QVector<model::ImagingStudy>>> &call,
                     const QVector<StudyInstanceUid> &studies, QVector<model::ImagingStudy> found);

    /// ImagingStudy, then QIDO-RS series, then instances.
    void contents(const std::shared_ptr<Call<model::StudyContents>> &call, const StudyInstanceUid &study);

    Ask get(const QString &path, const QUrlQuery &query = {}) const;
    Ask post(const QString &path, const QJsonObject &json) const;
    /// A FHIR resource to be created.
    Ask create(const QString &path, const QJsonObject &resource) const;

    void setToken(Secret token) { m_token = std::move(token); }

private:
    using Rows = std::function<void(QVector<QJsonObject>)>;
    void allRows(const std::shared_ptr<Call<model::StudyContents>> &call, const QString &path, const Rows &then,
                 QVector<QJsonObject> found = {});
    QUrl urlOf(const QString &path, const QUrlQuery &query) const;
    void noticeExpiry(const Result<Reply> &reply, const QByteArray &tokenSent);

    Endpoint m_endpoint;
    Timeouts m_timeouts;
    ServiceClient &m_client;
    QThread m_thread;
    QObject *m_root = nullptr; ///< lives on m_thread; parent of the exchanges
    QNetworkAccessManager *m_network = nullptr;
    Secret m_token;
};

} // namespace td::client
