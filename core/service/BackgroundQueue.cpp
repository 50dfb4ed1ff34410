// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/BackgroundQueue.h"

namespace td::service {
namespace {

constexpr size_t maximumJobs = 1'000; // a flood of requests must not fill the memory

} // namespace

BackgroundQueue::BackgroundQueue()
    : m_thread([this] { work(); })
{
}

BackgroundQueue::~BackgroundQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

bool BackgroundQueue::add(std::function<void()> job)
{
    const std::lock_guard lock(m_mutex);
    if (m_jobs.size() >= maximumJobs)
        return false;
    m_jobs.push_back(std::move(job));
    m_wake.notify_one();
    return true;
}

void BackgroundQueue::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty(); });
        if (m_ending)
            return;
        const std::function<void()> job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

} // namespace td::service
