// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace td::demo {

/// Calls work(0) ... work(count - 1), each once, on as many threads as the machine has cores, and waits for all.
template <class Work>
void parallelFor(int count, const Work &work)
{
    std::atomic_int next{0};
    const auto run = [&] {
        for (int i = next++; i < count; i = next++)
            work(i);
    };
    const int helpers = std::clamp(int(std::thread::hardware_concurrency()), 1, std::max(1, count)) - 1;
    std::vector<std::thread> threads;
    threads.reserve(size_t(helpers));
    for (int i = 0; i < helpers; ++i)
        threads.emplace_back(run);
    run();
    for (std::thread &thread : threads)
        thread.join();
}

} // namespace td::demo
