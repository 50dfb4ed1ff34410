// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td::test {

/// The folder of real DICOM files: $TUODOSSIER_CORPUS, or ../shared/dicom beside the source tree; empty when absent.
QString corpusFolder();

/// Prints a line that names what is skipped and why, so that a run without the corpus does not look complete.
void announceSkip(const QString &what);

/// Waits for a future without an event loop, at most `milliseconds`; false on time-out.
template <class Future>
bool waitFor(const Future &future, int milliseconds = 20'000);

} // namespace td::test

#include <QElapsedTimer>
#include <QThread>

template <class Future>
bool td::test::waitFor(const Future &future, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!future.isFinished()) {
        if (timer.elapsed() > milliseconds)
            return false;
        QThread::msleep(1);
    }
    return true;
}
