// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace td::service {

/// One thread that does small jobs in their order, so that an answer does not wait for a mail server and takes the same
/// time whether there is anything to send or not.
class BackgroundQueue {
public:
    BackgroundQueue();
    /// Finishes the job it is at and drops the rest.
    ~BackgroundQueue();
    BackgroundQueue(const BackgroundQueue &) = delete;
    BackgroundQueue &operator=(const BackgroundQueue &) = delete;

    /// False when too many jobs wait already; the job is dropped.
    bool add(std::function<void()> job);

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace td::service
