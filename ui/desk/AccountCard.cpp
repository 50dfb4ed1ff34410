// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/AccountCard.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"
#include "ui/desk/DeskTexts.h"

#include <QVBoxLayout>

namespace td::ui {

using namespace Qt::StringLiterals;

AccountCard::AccountCard(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : DeskForm(theme, tr("Access of the patient"), parent)
    , m_client(client)
    , m_theme(theme)
    , m_state(makeLabel({}, LabelRole::Body, this))
    , m_open(makePrimaryButton(tr("Send the first credentials"), this))
    , m_again(makeButton(tr("Send a new first password"), this))
    , m_unlock(makeButton(tr("Unlock"), this))
    , m_notice(new Notice(theme, this))
{
    column()->addWidget(m_state);
    QWidget *line = addLine();
    for (QPushButton *button : {m_open, m_again, m_unlock})
        addButton(line, button);
    makeQuestion();
    column()->addWidget(m_notice);
    connect(m_open, &QPushButton::clicked, this, [this] { send(m_client.openAccount(m_patient)); });
    connect(m_again, &QPushButton::clicked, this, &AccountCard::ask);
    connect(m_unlock, &QPushButton::clicked, this, &AccountCard::unlock);
    connect(m_notice, &Notice::actionRequested, this, &AccountCard::load);
}

void AccountCard::makeQuestion()
{
    m_question = new QFrame(this);
    m_question->setProperty("notice", u"caution"_s);
    auto *rows = new QVBoxLayout(m_question);
    rows->addWidget(makeLabel(tr("The patient's present password stops working, and the sessions that are open end. "
                                 "Send a new first password?"),
                              LabelRole::Body, m_question));
    auto *row = new QHBoxLayout;
    auto *yes = makePrimaryButton(tr("Yes, send it"), m_question);
    m_no = makeButton(tr("No, leave it"), m_question);
    row->addWidget(yes);
    row->addWidget(m_no);
    row->addStretch(1);
    rows->addLayout(row);
    m_question->hide();
    column()->addWidget(m_question);
    connect(yes, &QPushButton::clicked, this, [this] {
        m_again->setFocus();
        m_question->hide();
        send(m_client.sendFirstPassword(m_patient));
    });
    connect(m_no, &QPushButton::clicked, this, [this] {
        m_again->setFocus();
        m_question->hide();
    });
}

void AccountCard::open(const PatientId &patient)
{
    m_patient = patient;
    m_notice->clear();
    m_question->hide();
    load();
}

void AccountCard::load()
{
    m_state->setText(tr("Loading…"));
    setBusy(true);
    const int generation = ++m_generation;
    m_client.accountState(m_patient).then(this, [this, generation](const Result<model::AccountState> &answer) {
        if (generation != m_generation)
            return;
        if (answer) {
            show(*answer);
            return;
        }
        m_state->setText(tr("The state of the access is not known at present."));
        m_notice->say(Notice::Kind::Caution, DeskTexts::failure(answer.error()), tr("Try again"));
    });
}

void AccountCard::show(const model::AccountState &state)
{
    setBusy(false);
    m_open->setVisible(!state.exists);
    m_again->setVisible(state.exists);
    m_unlock->setVisible(state.lockedFor.count() > 0);
    if (!state.exists)
        m_state->setText(tr("This patient has no access yet. The first password goes to the phone, or else to the "
                            "e-mail address, of the contacts."));
    else if (state.lockedFor.count() > 0)
        m_state->setText(tr("Locked after too many attempts, for another %1.")
                             .arg(ErrorText::duration(int(state.lockedFor.count()))));
    else if (state.firstPassword)
        m_state->setText(tr("Active. The patient still has the first password."));
    else
        m_state->setText(tr("Active. The patient has a password of their own."));
}

void AccountCard::ask()
{
    m_notice->clear();
    m_question->show();
    bringIntoSight(m_question);
    m_no->setFocus(); // Enter pressed once too often changes nothing
}

void AccountCard::send(QFuture<Result<model::Delivery>> sending)
{
    m_notice->clear();
    setBusy(true);
    const int generation = ++m_generation;
    sending.then(this, [this, generation](const Result<model::Delivery> &answer) {
        if (generation != m_generation)
            return;
        if (answer)
            m_notice->say(Notice::Kind::Good, DeskTexts::delivered(*answer));
        else if (answer.error().code == ErrorCode::InvalidArgument)
            m_notice->say(Notice::Kind::Bad, tr("There is no mobile phone and no e-mail address to send it to. Please "
                                                "save one under Contacts first."));
        else if (answer.error().code == ErrorCode::Network)
            m_notice->say(Notice::Kind::Bad, tr("The first password could not be sent. Please check the contacts and "
                                                "the connection, then send it again."));
        else
            m_notice->say(Notice::Kind::Bad, DeskTexts::failure(answer.error()));
        load();
    });
}

void AccountCard::unlock()
{
    m_notice->clear();
    setBusy(true);
    const int generation = ++m_generation;
    m_client.unlockAccount(m_patient).then(this, [this, generation](const Result<void> &answer) {
        if (generation != m_generation)
            return;
        if (answer)
            m_notice->say(Notice::Kind::Good, tr("Unlocked: the patient can try again."));
        else
            m_notice->say(Notice::Kind::Bad, DeskTexts::failure(answer.error()));
        load();
    });
}

void AccountCard::setBusy(bool busy)
{
    for (QPushButton *button : {m_open, m_again, m_unlock})
        button->setEnabled(!busy);
}

} // namespace td::ui
