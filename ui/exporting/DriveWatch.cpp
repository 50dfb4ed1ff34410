// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/DriveWatch.h"

#include "ui/exporting/RunAside.h"

namespace td::ui {

DriveWatch::DriveWatch(std::function<QVector<media::RemovableDrive>()> drives, QObject *parent)
    : QObject(parent)
    , m_drives(std::move(drives))
{
    constexpr std::chrono::seconds pause{2};
    m_timer.setInterval(pause);
    connect(&m_timer, &QTimer::timeout, this, &DriveWatch::look);
}

void DriveWatch::start()
{
    m_timer.start();
    look();
}

void DriveWatch::look()
{
    if (m_isLooking || !m_drives) // a drive that is slow to answer is not asked twice
        return;
    m_isLooking = true;
    runAside(m_drives).then(this, [this](const QVector<media::RemovableDrive> &drives) {
        m_isLooking = false;
        if (m_timer.isActive())
            Q_EMIT looked(drives);
    });
}

} // namespace td::ui
