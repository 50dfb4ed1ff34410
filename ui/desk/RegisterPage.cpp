// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/RegisterPage.h"

#include "core/policy/Contact.h"
#include "ui/common/DateField.h"
#include "ui/common/Widgets.h"
#include "ui/desk/DeskForm.h"
#include "ui/desk/DeskTexts.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

constexpr int codeLetters = 22;
constexpr int nameLetters = 26;
constexpr int shortLetters = 16;

} // namespace

RegisterPage::RegisterPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_notice(new Notice(theme, this))
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, theme.metric(Metric::SpaceS), 0);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("Register a new patient"), LabelRole::Heading2, page));
    auto *identity = new DeskForm(theme, tr("Personal data"), page);
    makeIdentity(*identity);
    column->addWidget(identity);
    auto *contacts = new DeskForm(theme, tr("Contacts"), page);
    makeContacts(*contacts);
    column->addWidget(contacts);
    column->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    m_save = makePrimaryButton(tr("Register"), page);
    auto *back = makeButton(tr("Back to the search"), page);
    row->addWidget(m_save);
    row->addWidget(back);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(inScrollArea(page));
    setFocusProxy(m_code);
    connect(m_save, &QPushButton::clicked, this, &RegisterPage::save);
    connect(back, &QPushButton::clicked, this, &RegisterPage::backRequested);
    connect(m_notice, &Notice::actionRequested, this, [this] { m_conflict ? openKnown() : save(); });
}

void RegisterPage::makeIdentity(DeskForm &form)
{
    m_code = new QLineEdit(&form);
    form.addField(form.addLine(), tr("Fiscal code"), m_code, codeLetters);
    m_refusal = makeLabel({}, LabelRole::Body, &form);
    m_refusal->hide();
    form.column()->addWidget(m_refusal);
    m_family = new QLineEdit(&form);
    m_given = new QLineEdit(&form);
    QWidget *names = form.addLine();
    form.addField(names, tr("Family name"), m_family, nameLetters);
    form.addField(names, tr("Given name"), m_given, nameLetters);

    m_proposal = new QFrame(&form);
    m_proposal->setProperty("notice", u"info"_s);
    auto *row = new QHBoxLayout(m_proposal);
    m_proposed = makeLabel({}, LabelRole::Body, m_proposal);
    m_confirm = makeButton(tr("Confirm birth date and sex"), m_proposal);
    row->addWidget(m_proposed, 1);
    row->addWidget(m_confirm);
    m_proposal->hide();
    form.column()->addWidget(m_proposal);

    m_birth = new DateField(m_theme, tr("Birth date"), &form);
    m_sex = new QComboBox(&form);
    for (const auto sex : {model::Sex::Unknown, model::Sex::Female, model::Sex::Male, model::Sex::Other})
        m_sex->addItem(DeskTexts::sex(sex), int(sex));
    QWidget *line = form.addLine();
    form.addField(line, tr("Birth date"), m_birth, shortLetters);
    form.addField(line, tr("Sex"), m_sex, shortLetters);
    connect(m_code, &QLineEdit::textChanged, this, &RegisterPage::propose);
    connect(m_code, &QLineEdit::editingFinished, this, [this] {
        const QString words = m_code->text().isEmpty() ? QString() : DeskTexts::codeRefusal(m_code->text());
        m_refusal->setText(words);
        m_refusal->setVisible(!words.isEmpty());
        markInvalid(m_code, !words.isEmpty());
    });
    connect(m_confirm, &QPushButton::clicked, this, &RegisterPage::confirm);
}

void RegisterPage::makeContacts(DeskForm &form)
{
    form.addText(tr("At least one: the first password and the security codes are sent there. Please ask the patient."));
    m_phone = new QLineEdit(&form);
    m_email = new QLineEdit(&form);
    QWidget *line = form.addLine();
    form.addField(line, tr("Mobile phone"), m_phone, codeLetters);
    form.addField(line, tr("E-mail"), m_email, nameLetters);
    for (QLineEdit *field : {m_phone, m_email, m_family, m_given})
        connect(field, &QLineEdit::textEdited, field, [field] { markInvalid(field, false); });
}

void RegisterPage::open(const model::Patient &draft)
{
    ++m_generation;
    m_notice->clear();
    m_refusal->hide();
    m_conflict = false;
    m_confirmedCode.clear();
    m_save->setEnabled(true);
    m_birth->setDate({});
    m_sex->setCurrentIndex(0);
    m_phone->setText(draft.mobilePhone);
    m_email->setText(draft.email);
    m_family->setText(draft.familyName);
    m_given->setText(draft.givenName);
    m_code->setText(draft.fiscalCode);
    for (QLineEdit *field : {m_code, m_family, m_given, m_phone, m_email})
        markInvalid(field, false);
    propose();
}

void RegisterPage::propose()
{
    markInvalid(m_code, false);
    m_refusal->hide();
    const auto code = model::CodiceFiscale::create(m_code->text());
    const QString value = code ? code->value() : QString();
    if (!m_confirmedCode.isEmpty() && value != m_confirmedCode) { // what another code said does not stay
        m_birth->setDate({});
        m_sex->setCurrentIndex(0);
        m_confirmedCode.clear();
    }
    const auto date = code ? code->proposedBirthDate(QDate::currentDate()) : std::nullopt;
    const auto sex = code ? code->proposedSex() : std::nullopt;
    m_proposal->setVisible(date && sex);
    if (!date || !sex)
        return;
    const bool confirmed = value == m_confirmedCode;
    const QString says = u"%1, %2"_s.arg(DeskTexts::date(*date), DeskTexts::sex(*sex));
    m_proposed->setText(confirmed ? tr("Confirmed by you: %1.").arg(says)
                                  : tr("Proposed by the fiscal code, to be confirmed: %1. Please compare it with the "
                                       "identity document.")
                                        .arg(says));
    m_confirm->setVisible(!confirmed);
}

void RegisterPage::confirm()
{
    const auto code = model::CodiceFiscale::create(m_code->text());
    if (!code)
        return;
    m_birth->setDate(code->proposedBirthDate(QDate::currentDate()).value_or(QDate()));
    m_sex->setCurrentIndex(m_sex->findData(int(code->proposedSex().value_or(model::Sex::Unknown))));
    m_confirmedCode = code->value();
    m_birth->setFocus(); // the button goes
    propose();
}

model::Patient RegisterPage::entered() const
{
    model::Patient patient;
    patient.fiscalCode = m_code->text().trimmed().toUpper();
    patient.familyName = m_family->text().simplified();
    patient.givenName = m_given->text().simplified();
    patient.birthDate = m_birth->date();
    patient.sex = model::Sex(m_sex->currentData().toInt());
    patient.mobilePhone = policy::normalisedPhone(m_phone->text()).value_or(QString());
    patient.email = m_email->text().trimmed();
    return patient;
}

void RegisterPage::save()
{
    m_conflict = false;
    const auto refuse = [this](QLineEdit *field, const QString &words) {
        markInvalid(field, true);
        field->setFocus();
        m_notice->say(Notice::Kind::Bad, words);
    };
    if (const QString words = DeskTexts::codeRefusal(m_code->text()); !words.isEmpty())
        return refuse(m_code, words);
    if (m_family->text().simplified().isEmpty())
        return refuse(m_family, tr("Please enter the family name."));
    if (m_given->text().simplified().isEmpty())
        return refuse(m_given, tr("Please enter the given name."));
    if (!m_birth->isAcceptable() || m_birth->date() > QDate::currentDate())
        return refuse(m_birth, tr("Please check the birth date."));
    if (const QString words = DeskTexts::contactRefusal(m_phone->text(), m_email->text()); !words.isEmpty()) {
        const bool phone = m_phone->text().trimmed().isEmpty() || policy::normalisedPhone(m_phone->text());
        return refuse(phone && !m_email->text().trimmed().isEmpty() ? m_email : m_phone, words);
    }
    m_notice->clear();
    m_save->setEnabled(false);
    const int generation = ++m_generation;
    m_client.registerPatient(entered()).then(this, [this, generation](const Result<model::Patient> &answer) {
        if (generation == m_generation)
            onSaved(answer);
    });
}

void RegisterPage::onSaved(const Result<model::Patient> &answer)
{
    m_save->setEnabled(true);
    if (answer) {
        Q_EMIT registered(*answer);
        return;
    }
    m_conflict = answer.error().code == ErrorCode::Conflict;
    if (m_conflict)
        m_notice->say(Notice::Kind::Caution, tr("This fiscal code is registered already."), tr("Open that patient"));
    else
        m_notice->say(Notice::Kind::Bad, DeskTexts::failure(answer.error()), tr("Try again"));
}

void RegisterPage::openKnown()
{
    const int generation = ++m_generation;
    m_client.findPatients(entered().fiscalCode)
        .then(this, [this, generation](const Result<QVector<model::Patient>> &answer) {
            if (generation != m_generation)
                return;
            if (answer && !answer->isEmpty())
                Q_EMIT patientChosen(answer->first());
            else
                m_notice->say(Notice::Kind::Bad,
                              DeskTexts::failure(answer ? Error{ErrorCode::NotFound} : answer.error()),
                              tr("Try again"));
        });
}

} // namespace td::ui
