// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/DeskView.h"

#include "ui/common/Widgets.h"
#include "ui/desk/DeskPatientPage.h"
#include "ui/desk/FindPage.h"
#include "ui/desk/RegisterPage.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;

} // namespace

DeskView::DeskView(client::ServiceClient &client, const theme::Theme &theme, const QString &language,
                   const DeskOptions &options, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_pages(new QStackedWidget(this))
    , m_find(new FindPage(client, theme))
    , m_register(new RegisterPage(client, theme))
    , m_patient(new DeskPatientPage(client, theme, options))
{
    setProperty("page", true);
    for (QWidget *page : std::initializer_list<QWidget *>{m_find, m_register, m_patient})
        m_pages->addWidget(page);
    auto *content = new QVBoxLayout;
    const int margin = theme.metric(Metric::SpaceL);
    content->setContentsMargins(margin, margin, margin, margin);
    content->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeRail());
    row->addLayout(content, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTopBar(language));
    column->addLayout(row, 1);
    connect(m_find, &FindPage::patientChosen, this, &DeskView::showPatient);
    connect(m_find, &FindPage::registerRequested, this, &DeskView::showRegister);
    connect(m_register, &RegisterPage::registered, this, &DeskView::showPatient);
    connect(m_register, &RegisterPage::patientChosen, this, &DeskView::showPatient);
    connect(m_register, &RegisterPage::backRequested, this, [this] { showPage(m_find); });
    connect(m_patient, &DeskPatientPage::backRequested, this, [this] { showPage(m_find); });
    setFocusProxy(m_pages);
    showPage(m_find);
}

QWidget *DeskView::makeTopBar(const QString &language)
{
    auto *bar = new QFrame(this);
    bar->setProperty("bar", true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(m_theme.metric(Metric::SpaceL), m_theme.metric(Metric::SpaceXs),
                            m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceXs));
    auto *logo = new QLabel(bar);
    const int side = m_theme.metric(Metric::Icon);
    logo->setPixmap(m_theme.icon(u"logo"_s, ColorRole::Primary).pixmap(QSize(side, side), devicePixelRatioF()));
    row->addWidget(logo);
    row->addWidget(makeLabel(tr("TuoDossier: acceptance desk"), LabelRole::Heading3, bar), 1);
    auto *user = new QToolButton(bar);
    auto *menu = new QMenu(user);
    const bool dark = m_theme.mode() == theme::Mode::Dark;
    menu->addAction(m_theme.icon(u"sun"_s), dark ? tr("Light appearance") : tr("Dark appearance"), this,
                    [this, dark] { Q_EMIT modeRequested(dark ? theme::Mode::Light : theme::Mode::Dark); });
    const bool italian = language == "it"_L1;
    menu->addAction(m_theme.icon(u"info"_s), italian ? u"English"_s : u"Italiano"_s, this,
                    [this, italian] { Q_EMIT languageRequested(italian ? u"en"_s : u"it"_s); });
    menu->addSeparator();
    menu->addAction(m_theme.icon(u"logout"_s), tr("Log out"), this, &DeskView::logoutRequested);
    user->setMenu(menu);
    user->setPopupMode(QToolButton::InstantPopup);
    user->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    user->setIcon(m_theme.icon(u"user"_s));
    user->setIconSize({side, side});
    user->setText(tr("Menu"));
    user->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(user);
    return bar;
}

QWidget *DeskView::makeRail()
{
    auto *rail = new QFrame(this);
    rail->setProperty("rail", true);
    auto *column = new QVBoxLayout(rail);
    column->setContentsMargins(m_theme.metric(Metric::SpaceS), m_theme.metric(Metric::SpaceL),
                               m_theme.metric(Metric::SpaceS), m_theme.metric(Metric::SpaceL));
    column->setSpacing(m_theme.metric(Metric::SpaceS));
    m_findButton = addRailButton(rail, u"search"_s, tr("Find\na patient"));
    m_registerButton = addRailButton(rail, u"user"_s, tr("New\npatient"));
    column->addWidget(m_findButton);
    column->addWidget(m_registerButton);
    column->addStretch(1);
    connect(m_findButton, &QToolButton::clicked, this, [this] { showPage(m_find); });
    connect(m_registerButton, &QToolButton::clicked, this, [this] { showRegister({}); });
    return rail;
}

QToolButton *DeskView::addRailButton(QWidget *rail, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(rail);
    button->setIcon(m_theme.icon(icon, ColorRole::Primary));
    button->setIconSize({m_theme.metric(Metric::Icon), m_theme.metric(Metric::Icon)});
    button->setText(text);
    button->setAccessibleName(QString(text).replace(u'\n', u' '));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // its words are never shortened
    return button;
}

void DeskView::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    m_findButton->setChecked(page == m_find);
    m_registerButton->setChecked(page == m_register);
    page->setFocus();
    if (page == m_find)
        m_find->refresh();
}

void DeskView::showPatient(const model::Patient &patient)
{
    m_patient->open(patient);
    showPage(m_patient);
}

void DeskView::showRegister(const model::Patient &draft)
{
    m_register->open(draft);
    showPage(m_register);
}

} // namespace td::ui
