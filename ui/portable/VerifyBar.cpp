// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portable/VerifyBar.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {

using namespace Qt::StringLiterals;
using theme::Metric;

struct VerifyBar::Run {
    std::atomic_bool cancel = false;
};

VerifyBar::VerifyBar(const theme::Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_notice(new Notice(theme, this))
    , m_progress(new QProgressBar(this))
    , m_files(new QPlainTextEdit(this))
    , m_stop(makeButton(tr("Stop"), this))
    , m_close(makeButton(tr("Close"), this))
{
    setProperty("page", true);
    setStyleSheet(theme.styleSheet()); // the viewer around it is dark
    m_files->setReadOnly(true);
    m_files->setTabChangesFocus(true);
    m_files->setAccessibleName(tr("Files that are not as they were written"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Verifying this medium"));
    auto *column = new QVBoxLayout(this);
    const int space = theme.metric(Metric::SpaceM);
    column->setContentsMargins(space, space, space, space);
    column->setSpacing(space);
    auto *row = new QHBoxLayout;
    row->addWidget(m_notice, 1);
    row->addWidget(m_stop, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    column->addLayout(row);
    column->addWidget(m_progress);
    column->addWidget(m_files);
    connect(m_stop, &QPushButton::clicked, this, &VerifyBar::end);
    connect(m_close, &QPushButton::clicked, this, &VerifyBar::end);
    hide();
}

VerifyBar::~VerifyBar()
{
    if (m_run)
        m_run->cancel = true;
}

QString VerifyBar::sentence() const
{
    return m_notice->text();
}

void VerifyBar::verify(const QString &folder)
{
    if (m_run)
        m_run->cancel = true;
    m_run = std::make_shared<Run>();
    m_notice->say(Notice::Kind::Info, tr("Every file of this medium is being read and compared with its manifest…"));
    m_files->hide();
    m_close->hide();
    m_stop->show();
    m_progress->setRange(0, 0);
    m_progress->show();
    show();
    m_stop->setFocus();
    auto last = std::make_shared<QElapsedTimer>();
    last->start();
    const auto report = [guard = QPointer<QProgressBar>(m_progress), last](qint64 done, qint64 total) {
        constexpr qint64 pauseMs = 50;
        constexpr qint64 steps = 1000;
        if (total <= 0 || last->elapsed() < pauseMs)
            return;
        last->restart();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, done, total] {
            if (!guard)
                return;
            guard->setRange(0, int(steps));
            guard->setValue(int(std::min(done, total) * steps / total));
        });
    };
    QtConcurrent::run([folder, run = m_run, report] {
        return media::checkMedium(folder, report, run->cancel);
    }).then(this, [this, run = m_run](const Result<media::MediumCheck> &result) {
        if (run == m_run) // not one that was stopped for another
            showResult(result);
    });
}

void VerifyBar::showResult(const Result<media::MediumCheck> &result)
{
    m_run.reset();
    m_progress->hide();
    m_stop->hide();
    m_close->show();
    m_close->setFocus();
    if (!result) {
        const ErrorCode code = result.error().code;
        const bool isBroken = code == ErrorCode::Malformed || code == ErrorCode::Truncated;
        m_notice->say(code == ErrorCode::Unsupported ? Notice::Kind::Caution : Notice::Kind::Bad,
                      code == ErrorCode::Unsupported
                          ? tr("This medium has no manifest of TuoDossier: nobody can tell whether it is whole.")
                      : isBroken ? tr("The manifest of this medium is damaged: nobody can tell whether it is whole.")
                                 : ErrorText::sentence(result.error()));
        Q_EMIT verified(false);
        return;
    }
    const media::MediumCheck &check = *result;
    const QString seal = security::keyWords(check.manifest.publicKey);
    const QString made = locale().toString(check.manifest.made.toLocalTime(), u"dd/MM/yyyy HH:mm"_s);
    QStringList lines;
    const auto note = [&lines](const QString &what, const QStringList &paths) {
        for (const QString &path : paths)
            lines.append(what.arg(path));
    };
    note(tr("Missing: %1"), check.missing);
    note(tr("Altered: %1"), check.altered);
    note(tr("Cannot be read: %1"), check.unreadable);
    note(tr("Added: %1"), check.added);
    const auto differing = int(lines.size());
    note(tr("Another medium, to be verified by itself: %1"), check.others);
    m_files->setPlainText(lines.join(u'\n'));
    constexpr int most = 6; // the others are scrolled to
    m_files->setFixedHeight(std::min(int(lines.size()), most) * m_files->fontMetrics().lineSpacing() +
                            2 * m_theme.metric(Metric::SpaceM));
    m_files->setVisible(!lines.isEmpty());
    if (check.isIntact())
        m_notice->say(Notice::Kind::Good,
                      tr("This medium is whole: %n file(s) are as they were written on %1.\nSeal: %2", nullptr,
                         int(check.manifest.entries.size()))
                          .arg(made, seal));
    else if (!check.manifest.isSigned)
        m_notice->say(Notice::Kind::Bad, tr("The manifest of this medium was changed: its signature does not fit. "
                                            "Do not rely on what it holds."));
    else
        m_notice->say(Notice::Kind::Bad,
                      tr("This medium is NOT as it was written on %1: %n file(s) differ.\nSeal: %2", nullptr, differing)
                          .arg(made, seal));
    Q_EMIT verified(check.isIntact());
}

void VerifyBar::end()
{
    if (m_run)
        m_run->cancel = true;
    m_run.reset();
    hide();
}

} // namespace td::ui
