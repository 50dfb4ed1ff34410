// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/StopSignal.h"

#include <csignal>

#include <pthread.h>

namespace td::server {
namespace {

sigset_t stopSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

} // namespace

void prepareForStop()
{
    const sigset_t set = stopSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN); // a client that goes away is an error of its connection, not of the program
}

void waitForStop()
{
    const sigset_t set = stopSignals();
    int number = 0;
    while (sigwait(&set, &number) != 0) {
    }
}

} // namespace td::server
