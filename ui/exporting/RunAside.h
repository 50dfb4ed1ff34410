// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {

/// Runs what mostly waits, for a disk, a network or other threads, on the shared pool without taking a thread's turn
/// from others: Qt paints with the same pool, so a window would stand still until there is a free one.
template <class Function>
auto runAside(Function function)
{
    class Guest {
    public:
        Guest() { QThreadPool::globalInstance()->releaseThread(); }
        ~Guest() { QThreadPool::globalInstance()->reserveThread(); }
        Guest(const Guest &) = delete;
        Guest &operator=(const Guest &) = delete;
    };
    return QtConcurrent::run([function = std::move(function)] {
        const Guest guest;
        return function();
    });
}

} // namespace td::ui
