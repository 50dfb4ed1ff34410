// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace td::service {

/// Threads for connections: as many as there are connections, up to a bound; further ones wait. A connection keeps its
/// thread while it is idle, so a fixed small pool would let one client's idle connections starve another.
class ConnectionThreads {
public:
    explicit ConnectionThreads(size_t maximum)
        : m_maximum(maximum)
    {
    }
    ~ConnectionThreads() { finish(); }
    ConnectionThreads(const ConnectionThreads &) = delete;
    ConnectionThreads &operator=(const ConnectionThreads &) = delete;

    void run(std::function<void()> work);
    /// Does what is queued and waits for all threads.
    void finish();

private:
    void serve();

    size_t m_maximum;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    std::vector<std::thread> m_threads;
    size_t m_idle = 0;
    bool m_ending = false;
};

} // namespace td::service
