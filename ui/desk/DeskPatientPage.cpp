// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/DeskPatientPage.h"

#include "ui/common/Widgets.h"
#include "ui/desk/AccountCard.h"
#include "ui/desk/ConsentsCard.h"
#include "ui/desk/ContactsCard.h"
#include "ui/desk/DeskTexts.h"
#include "ui/desk/ImagesPage.h"
#include "ui/desk/ReportPage.h"
#include "ui/desk/SheetCard.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace td::ui {

using namespace Qt::StringLiterals;
using theme::Metric;

DeskPatientPage::DeskPatientPage(client::ServiceClient &client, const theme::Theme &theme, const DeskOptions &options,
                                 QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(makeLabel({}, LabelRole::Heading2, this))
    , m_details(makeLabel({}, LabelRole::Body, this))
    , m_tabs(new QTabBar(this))
    , m_parts(new QStackedWidget(this))
    , m_account(new AccountCard(client, theme))
    , m_contacts(new ContactsCard(client, theme))
    , m_sheet(new SheetCard(theme, options))
    , m_consents(new ConsentsCard(client, theme))
    , m_reports(new ReportPage(client, theme))
    , m_images(new ImagesPage(client, theme))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceM));
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(theme.metric(Metric::SpaceL), theme.metric(Metric::SpaceS), theme.metric(Metric::SpaceL),
                            theme.metric(Metric::SpaceS));
    auto *words = new QVBoxLayout;
    words->addWidget(m_name);
    words->addWidget(m_details);
    row->addLayout(words, 1);
    auto *back = makeButton(tr("Another patient"), card);
    row->addWidget(back, 0, Qt::AlignTop);
    column->addWidget(card);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Parts of the patient's page"));
    addTab(tr("Access"), {m_account, m_contacts, m_sheet});
    addTab(tr("Consents"), {m_consents});
    addTab(tr("Report"), {m_reports});
    addTab(tr("Images"), {m_images});
    column->addWidget(m_tabs);
    column->addWidget(m_parts, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_parts, &QStackedWidget::setCurrentIndex);
    setFocusProxy(m_tabs);
    connect(back, &QPushButton::clicked, this, &DeskPatientPage::backRequested);
    connect(m_contacts, &ContactsCard::patientChanged, this, [this](const model::Patient &patient) {
        showIdentity(patient);
        m_sheet->open(patient);
        m_reports->open(patient); // what they compare with must be what the register says now
        m_images->open(patient);
    });
}

void DeskPatientPage::addTab(const QString &name, const QVector<QWidget *> &parts)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, m_theme.metric(Metric::SpaceS), 0);
    column->setSpacing(m_theme.metric(Metric::SpaceM));
    for (QWidget *part : parts)
        column->addWidget(part);
    column->addStretch(1);
    m_parts->addWidget(inScrollArea(page));
    m_tabs->addTab(name);
}

void DeskPatientPage::showIdentity(const model::Patient &patient)
{
    m_name->setText(DeskTexts::name(patient));
    const auto field = [](const QString &name, const QString &value) {
        return QString(name + u": "_s + value).replace(u' ', QChar(QChar::Nbsp)); // a line ends between fields only
    };
    m_details->setText(QStringList{
        field(tr("Born"), DeskTexts::date(patient.birthDate)), field(tr("Sex"), DeskTexts::sex(patient.sex)),
        field(tr("Fiscal code"), patient.fiscalCode), field(tr("Patient ID"), patient.number)}
                           .join(u"   "_s));
}

void DeskPatientPage::open(const model::Patient &patient)
{
    m_tabs->setCurrentIndex(0);
    showIdentity(patient);
    m_account->open(patient.id);
    m_contacts->open(patient);
    m_sheet->open(patient);
    m_consents->open(patient.id);
    m_reports->open(patient);
    m_images->open(patient);
}

} // namespace td::ui
