// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/ImageFactory.h"

#include <QMutex>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>

namespace td::viewer::load {

/// Whether a request is still wanted. A worker takes the ticket before it decodes; a request whose ticket nobody has
/// taken can be dropped.
class Ticket {
public:
    /// False when it was dropped.
    bool take() { return change(State::Waiting, State::Taken); }
    void giveBack() { (void)change(State::Taken, State::Waiting); }
    /// False when the work is under way.
    bool drop() { return change(State::Waiting, State::Dropped); }

private:
    enum class State { Waiting, Taken, Dropped };
    bool change(State from, State to) { return m_state.compare_exchange_strong(from, to); }
    std::atomic<State> m_state = State::Waiting;
};

/// The way between worker threads and an object of another thread: what comes when the object is gone is dropped.
class Mailbox {
public:
    Mailbox(QObject *owner, QThreadPool *workers)
        : m_owner(owner)
        , m_workers(workers)
    {
    }
    /// Runs `letter` on the owner's thread.
    void post(std::function<void()> letter);
    /// Runs `work` on one of the owner's workers, that of a higher priority first.
    void run(std::function<void()> work, int priority);
    void close();

private:
    QMutex m_mutex;
    QObject *m_owner;
    QThreadPool *m_workers;
};

/// What a worker hands back for one image.
struct Outcome {
    quint64 run = 0;
    ImageKey key;
    std::shared_ptr<const OpenInstance> instance{}; ///< when it was opened or used
    Result<std::shared_ptr<const LoadedImage>> image = fail(ErrorCode::Cancelled);
    std::shared_ptr<const dicom::Part10> object{}; ///< when it has no pixels
    bool isLast = true;                            ///< a preview is followed by the whole image
};

/// One image on its way: what is done on workers between the answer of the source and the outcome.
class LoadErrand {
public:
    /// Of one instance that is no image. Longer ones, such as films, can still be exported.
    static constexpr qsizetype kMaxObjectBytes = qsizetype(64) * 1024 * 1024;
    using Deliver = std::function<void(const Outcome &)>; ///< on the thread of the mailbox's owner
    using Reader = std::function<void(const std::shared_ptr<const dicom::Part10> &)>; ///< on that thread too

    LoadErrand(quint64 run, ImageKey key, std::shared_ptr<Ticket> ticket, std::shared_ptr<Mailbox> mailbox,
               Deliver deliver)
        : m_run(run)
        , m_key(std::move(key))
        , m_ticket(std::move(ticket))
        , m_mailbox(std::move(mailbox))
        , m_deliver(std::move(deliver))
    {
    }
    quint64 run() const noexcept { return m_run; }
    /// Somebody looks at the place where the image is to appear: a first look comes before the whole image.
    void setShown(bool shown) { m_shown = shown; }
    /// Who reads the whole file too, whatever becomes of its pixels. Gets null for what is no DICOM file.
    void setReader(Reader reader) { m_reader = std::move(reader); }

    /// Has a worker open what the source answered, and decode.
    void open(const Result<QByteArray> &bytes) const;
    /// Has a worker decode.
    void decode(const std::shared_ptr<const OpenInstance> &instance) const;
    void refuse(const Error &error, const QByteArray &bytes = {}) const;

private:
    void openNow(const Result<QByteArray> &bytes) const;
    void decodeNow(const std::shared_ptr<const OpenInstance> &instance) const;
    void post(Outcome outcome) const;
    quint64 m_run;
    ImageKey m_key;
    std::shared_ptr<Ticket> m_ticket;
    std::shared_ptr<Mailbox> m_mailbox;
    Deliver m_deliver;
    Reader m_reader;
    bool m_shown = false;
};

} // namespace td::viewer::load
