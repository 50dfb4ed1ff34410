// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/WindowJob.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>

#include <algorithm>

namespace td::viewer {

bool JobControl::ask(std::function<void()> question)
{
    auto answered = std::make_shared<QSemaphore>();
    window->post([answered, question = std::move(question)] {
        question();
        answered->release();
    });
    constexpr int patienceMs = 50;
    while (!answered->tryAcquire(1, patienceMs))
        if (cancelled)
            return false;
    return true;
}

WindowJob::WindowJob(const theme::Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_mailbox(std::make_shared<load::Mailbox>(this, &m_worker))
{
    m_worker.setMaxThreadCount(1);
    constexpr int watchMs = 100;
    m_watch.setInterval(watchMs);
    connect(&m_watch, &QTimer::timeout, this, &WindowJob::showProgress);
}

WindowJob::~WindowJob()
{
    m_mailbox->close();
    cancel();
}

QWidget *WindowJob::makeLine(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("chrome", true);
    auto *row = new QHBoxLayout(line);
    const int space = m_theme.metric(theme::Metric::SpaceS);
    row->setContentsMargins(space, space / 2, space, space / 2);
    m_text = new QLabel(line);
    m_text->setWordWrap(true);
    m_progress = new QProgressBar(line);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How much is done"));
    m_stop = new QPushButton(tr("Stop"), line);
    m_close = new QPushButton(tr("Close the message"), line);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress, 1);
    row->addWidget(m_stop);
    row->addWidget(m_close);
    connect(m_stop, &QPushButton::clicked, this, &WindowJob::cancel);
    connect(m_close, &QPushButton::clicked, line, &QWidget::hide);
    line->hide();
    m_line = line;
    return line;
}

bool WindowJob::start(int total, Progress progress, Work work)
{
    if (isBusy())
        return false;
    m_control = std::make_shared<JobControl>();
    m_control->window = m_mailbox;
    m_control->total = total;
    m_progressText = std::move(progress);
    m_watch.start();
    showProgress();
    m_worker.start([this, mailbox = m_mailbox, control = m_control, work = std::move(work)] {
        mailbox->post([this, control, ending = work(*control)] {
            const QString said = ending();
            if (control == m_control)
                end(said);
        });
    });
    Q_EMIT changed();
    return true;
}

void WindowJob::say(const QString &sentence)
{
    if (!isBusy())
        end(sentence);
}

void WindowJob::end(const QString &sentence)
{
    m_control.reset();
    m_watch.stop();
    m_sentence = sentence;
    if (m_line) {
        m_text->setText(sentence);
        m_progress->hide();
        m_stop->hide();
        m_close->show();
        m_line->setVisible(!sentence.isEmpty());
        QAccessibleEvent event(m_text, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT changed();
}

void WindowJob::showProgress()
{
    const int total = m_control->total;
    const int done = m_control->done;
    m_sentence = m_progressText(std::min(done + 1, total), total);
    if (!m_line)
        return;
    m_text->setText(m_sentence);
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_progress->show();
    m_stop->show();
    m_close->hide();
    m_line->show();
}

void WindowJob::cancel()
{
    if (m_control)
        m_control->cancelled = true;
}

} // namespace td::viewer
