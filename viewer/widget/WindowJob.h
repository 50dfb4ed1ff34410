// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "viewer/load/LoadErrand.h"

#include <QThreadPool>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace td::viewer {

/// Between the thread that works and the one that watches.
struct JobControl {
    std::shared_ptr<load::Mailbox> window; ///< the thread that watches
    std::atomic_bool cancelled = false;
    std::atomic_int done = 0;
    std::atomic_int total = 0;

    /// Runs `question` on the thread that watches and waits for it. False when the job was cancelled: `question` may
    /// still run, later.
    bool ask(std::function<void()> question);
};

/// What takes a window longer than a moment: one thing at a time, on a worker, with a line that shows how far it is,
/// a button to stop it, and a sentence at the end.
class WindowJob : public QObject {
    Q_OBJECT
public:
    /// What is left to do on the window's thread, and how it ended in words; without words the line goes away.
    using Ending = std::function<QString()>;
    using Work = std::function<Ending(JobControl &)>;
    /// "Image 3 of 20", counted from 1; the total is 0 where it is not known.
    using Progress = std::function<QString(int number, int total)>;

    /// `theme` must outlive it.
    explicit WindowJob(const theme::Theme &theme, QObject *parent = nullptr);
    /// Stops what is under way and waits for it; its ending does not run.
    ~WindowJob() override;

    QWidget *makeLine(QWidget *parent);
    bool isBusy() const noexcept { return m_control != nullptr; }
    QString sentence() const noexcept { return m_sentence; }
    /// Nothing, and false, when it is busy.
    bool start(int total, Progress progress, Work work);
    void cancel();
    /// Says something in the line, unless that tells of what is under way.
    void say(const QString &sentence);

Q_SIGNALS:
    /// Something began or ended.
    void changed();

private:
    void end(const QString &sentence);
    void showProgress();

    const theme::Theme &m_theme;
    std::shared_ptr<load::Mailbox> m_mailbox;
    std::shared_ptr<JobControl> m_control; ///< of what is under way
    Progress m_progressText;
    QString m_sentence;
    QTimer m_watch;
    QWidget *m_line = nullptr;
    QLabel *m_text = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_close = nullptr;
    QThreadPool m_worker; ///< goes first and waits for what it runs
};

} // namespace td::viewer
