// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/SessionsList.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"

#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

QString moment(const QDateTime &time)
{
    return time.toLocalTime().toString(u"dd/MM/yyyy HH:mm"_s);
}

} // namespace

SessionsList::SessionsList(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_notice(new Notice(theme, this))
    , m_list(new QVBoxLayout)
    , m_end(makeButton(tr("Sign out the others"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    m_list->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(m_notice);
    column->addLayout(m_list);
    column->addWidget(m_end, 0, Qt::AlignLeft);
    connect(m_end, &QPushButton::clicked, this, &SessionsList::endOthers);
    connect(m_notice, &Notice::actionRequested, this, &SessionsList::load);
}

void SessionsList::load()
{
    m_client.sessions().then(this,
                             [this, generation = ++m_generation](const Result<QVector<model::OpenSession>> &answer) {
                                 if (generation == m_generation)
                                     onAnswer(answer);
                             });
}

void SessionsList::onAnswer(const Result<QVector<model::OpenSession>> &answer)
{
    if (!answer) {
        m_notice->say(Notice::Kind::Caution, ErrorText::sentence(answer.error()), tr("Try again"));
        return;
    }
    while (QLayoutItem *item = m_list->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const model::OpenSession &session : *answer) {
        const QString program = session.program.isEmpty() ? tr("Unknown program") : session.program;
        const QString times = tr("since %1, last used %2").arg(moment(session.opened), moment(session.lastUsed));
        const QString line =
            session.current ? tr("%1 (this session): %2").arg(program, times) : u"%1: %2"_s.arg(program, times);
        m_list->addWidget(makeLabel(line, LabelRole::Body, this));
    }
    m_end->setEnabled(answer->size() > 1);
}

// What it ends can be opened again with a password and a code: no question is asked first.
void SessionsList::endOthers()
{
    m_end->setEnabled(false);
    m_client.endOtherSessions().then(this, [this](const Result<void> &answer) {
        if (answer)
            m_notice->say(Notice::Kind::Good, tr("Only this session is open now."));
        else
            m_notice->say(Notice::Kind::Bad, ErrorText::sentence(answer.error()));
        load();
    });
}

} // namespace td::ui
