// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/ConnectionThreads.h"

namespace td::service {

void ConnectionThreads::run(std::function<void()> work)
{
    const std::lock_guard lock(m_mutex);
    if (m_ending)
        return;
    m_queue.push_back(std::move(work));
    if (m_queue.size() > m_idle && m_threads.size() < m_maximum)
        m_threads.emplace_back([this] { serve(); });
    else
        m_wake.notify_one();
}

void ConnectionThreads::serve()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_idle;
        m_wake.wait(lock, [this] { return m_ending || !m_queue.empty(); });
        --m_idle;
        if (m_queue.empty())
            return;
        const std::function<void()> work = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        work();
        lock.lock();
    }
}

void ConnectionThreads::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

} // namespace td::service
