// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/media/Drives.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace td::ui {

/// Looks every two seconds for drives that were plugged in or pulled out, on a worker.
class DriveWatch : public QObject {
    Q_OBJECT
public:
    DriveWatch(std::function<QVector<media::RemovableDrive>()> drives, QObject *parent);

    void start();
    void stop() { m_timer.stop(); }

Q_SIGNALS:
    /// After every look.
    void looked(const QVector<td::media::RemovableDrive> &drives);

private:
    void look();

    std::function<QVector<media::RemovableDrive>()> m_drives;
    QTimer m_timer;
    bool m_isLooking = false;
};

} // namespace td::ui
