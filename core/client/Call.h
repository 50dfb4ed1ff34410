// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/Exchange.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThread>

namespace td::client {

/// What the requests of one call have in common: whether it still matters.
class CallBase {
public:
    virtual ~CallBase() = default;

    bool isOver() const noexcept { return m_over; }
    int portion = 0; ///< how many requests a call in portions has made

    void watch(Exchange *exchange) { m_exchange = exchange; }

protected:
    bool m_over = false;
    QPointer<Exchange> m_exchange;
};

/// One call of the client: its promise, and the wish of the caller to stop. Lives on the worker's thread.
template <class T>
class Call final : public CallBase, public std::enable_shared_from_this<Call<T>> {
public:
    Call() { m_promise.start(); }

    QFuture<Result<T>> future() { return m_promise.future(); }

    /// Before followCancel(), on the thread that made the call.
    void moveWatcherTo(QThread *thread) { m_watcher.moveToThread(thread); }

    /// On the worker's thread, before anything is sent. `root` lives there.
    void followCancel(QObject *root)
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::canceled, root, [this, root] {
            // The watcher that calls this must not die before it has returned.
            QMetaObject::invokeMethod(
                root, [keep = this->shared_from_this()] {}, Qt::QueuedConnection);
            finish(fail(ErrorCode::Cancelled));
        });
        m_watcher.setFuture(m_promise.future());
        if (m_promise.isCanceled())
            finish(fail(ErrorCode::Cancelled));
    }

    void finish(Result<T> result)
    {
        if (std::exchange(m_over, true))
            return;
        const auto keep = this->shared_from_this();
        m_promise.addResult(std::move(result));
        m_promise.finish();
        if (m_exchange)
            m_exchange->abort();
    }

private:
    QPromise<Result<T>> m_promise;
    QFutureWatcher<Result<T>> m_watcher;
};

} // namespace td::client
