// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/ContactsCard.h"

#include "core/policy/Contact.h"
#include "ui/common/Widgets.h"
#include "ui/desk/DeskTexts.h"

#include <QVBoxLayout>

namespace td::ui {

ContactsCard::ContactsCard(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : DeskForm(theme, tr("Contacts"), parent)
    , m_client(client)
    , m_phone(new QLineEdit(this))
    , m_email(new QLineEdit(this))
    , m_save(makeButton(tr("Save the contacts"), this))
    , m_notice(new Notice(theme, this))
{
    constexpr int letters = 26;
    QWidget *line = addLine();
    addField(line, tr("Mobile phone"), m_phone, letters);
    addField(line, tr("E-mail"), m_email, letters);
    addButton(addLine(), m_save);
    column()->addWidget(m_notice);
    for (QLineEdit *field : {m_phone, m_email})
        connect(field, &QLineEdit::returnPressed, this, &ContactsCard::save);
    connect(m_save, &QPushButton::clicked, this, &ContactsCard::save);
    connect(m_notice, &Notice::actionRequested, this, &ContactsCard::save);
}

void ContactsCard::open(const model::Patient &patient)
{
    ++m_generation;
    m_notice->clear();
    m_save->setEnabled(true);
    show(patient);
}

void ContactsCard::show(const model::Patient &patient)
{
    m_patient = patient;
    m_phone->setText(patient.mobilePhone);
    m_email->setText(patient.email);
}

void ContactsCard::save()
{
    if (const QString words = DeskTexts::contactRefusal(m_phone->text(), m_email->text()); !words.isEmpty()) {
        m_notice->say(Notice::Kind::Bad, words);
        return;
    }
    model::Patient wanted = m_patient;
    wanted.mobilePhone = policy::normalisedPhone(m_phone->text()).value_or(QString());
    wanted.email = m_email->text().trimmed();
    m_notice->clear();
    m_save->setEnabled(false);
    const int generation = ++m_generation;
    m_client.updatePatient(wanted).then(this, [this, generation](const Result<model::Patient> &answer) {
        if (generation != m_generation)
            return;
        m_save->setEnabled(true);
        if (answer) {
            show(*answer);
            m_notice->say(Notice::Kind::Good, tr("The contacts are saved."));
            Q_EMIT patientChanged(*answer);
        } else if (answer.error().code == ErrorCode::Conflict) {
            reload();
        } else {
            m_notice->say(Notice::Kind::Bad, DeskTexts::failure(answer.error()), tr("Try again"));
        }
    });
}

void ContactsCard::reload()
{
    const int generation = ++m_generation;
    m_client.patient(m_patient.id).then(this, [this, generation](const Result<model::Patient> &answer) {
        if (generation != m_generation)
            return;
        if (!answer) {
            m_notice->say(Notice::Kind::Bad, DeskTexts::failure(answer.error()), tr("Try again"));
            return;
        }
        show(*answer);
        m_notice->say(Notice::Kind::Caution, tr("Somebody changed this patient in the meantime. The fields show what "
                                                "holds now: please change it again if you need to."));
        Q_EMIT patientChanged(*answer);
    });
}

} // namespace td::ui
