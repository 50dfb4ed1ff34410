// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/ProfilePage.h"

#include "ui/common/Widgets.h"
#include "ui/profile/ContactChange.h"
#include "ui/profile/PasswordChangeForm.h"
#include "ui/profile/SessionsList.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using theme::Metric;
/// A line of text any wider is hard to read, and a field any wider looks like it wants more.
constexpr int widest = 720;

} // namespace

ProfilePage::ProfilePage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_advice(new Notice(theme, this))
    , m_email(new ContactChange(client, theme, model::ContactKind::Email))
    , m_phone(new ContactChange(client, theme, model::ContactKind::MobilePhone))
    , m_password(new PasswordChangeForm(client, theme))
    , m_sessions(new SessionsList(client, theme))
    , m_faces(new Faces(theme, SkeletonShape::Document, makeContent(), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("Personal profile"), LabelRole::Heading2, this));
    column->addWidget(m_advice);
    column->addWidget(m_faces, 1);
    connect(m_faces, &Faces::retryRequested, this, &ProfilePage::load);
    connect(m_email, &ContactChange::changed, this, &ProfilePage::load);
    connect(m_phone, &ContactChange::changed, this, &ProfilePage::load);
    connect(m_password, &PasswordChangeForm::changed, this, [this] {
        m_session.passwordChange = model::PasswordChange::None;
        m_advice->clear();
        m_sessions->load();
    });
}

QWidget *ProfilePage::makeContent()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, m_theme.metric(Metric::SpaceS), 0);
    column->setSpacing(m_theme.metric(Metric::SpaceM));
    addSection(*column, tr("Personal data"), makeData());
    auto *contacts = new QWidget;
    auto *pair = new QVBoxLayout(contacts);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(m_theme.metric(Metric::SpaceL));
    pair->addWidget(m_email);
    pair->addWidget(m_phone);
    addSection(*column, tr("Contacts"), contacts);
    addSection(*column, tr("Password"), m_password);
    addSection(*column, tr("Open sessions"), m_sessions);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

QWidget *ProfilePage::addSection(QVBoxLayout &column, const QString &title, QWidget *content)
{
    auto *card = new QFrame;
    card->setProperty("card", true);
    card->setMaximumWidth(widest);
    auto *inner = new QVBoxLayout(card);
    const int margin = m_theme.metric(Metric::SpaceL);
    inner->setContentsMargins(margin, m_theme.metric(Metric::SpaceM), margin, m_theme.metric(Metric::SpaceL));
    inner->setSpacing(m_theme.metric(Metric::SpaceM));
    inner->addWidget(makeLabel(title, LabelRole::Heading3, card));
    inner->addWidget(content);
    column.addWidget(card);
    return card;
}

QWidget *ProfilePage::makeData()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceXs));
    const auto field = [&](const QString &title) {
        column->addWidget(makeLabel(title, LabelRole::Small, box));
        auto *value = makeLabel({}, LabelRole::Field, box);
        column->addWidget(value);
        column->addSpacing(m_theme.metric(Metric::SpaceS));
        return value;
    };
    m_givenName = field(tr("Given name"));
    m_familyName = field(tr("Family name"));
    m_fiscalCode = field(tr("Fiscal code"));
    column->addWidget(
        makeLabel(tr("If something is wrong here, please tell the acceptance desk."), LabelRole::Secondary, box));
    return box;
}

void ProfilePage::open(const model::SessionInfo &session)
{
    m_session = session;
    m_password->clear();
    m_email->reset();
    m_phone->reset();
    m_faces->showLoading(); // nothing of whoever signed in before
    if (session.passwordChange == model::PasswordChange::None)
        m_advice->clear();
    else
        m_advice->say(Notice::Kind::Info, tr("We advise you to change the password: the first one came by SMS, or it "
                                             "has been in use for a long time."));
    load();
}

void ProfilePage::load()
{
    if (m_faces->face() != Faces::Face::Content)
        m_faces->showLoading();
    m_client.patient(m_session.patient)
        .then(this, [this, generation = ++m_generation](const Result<model::Patient> &answer) {
            if (generation == m_generation)
                onPatient(answer);
        });
    m_sessions->load();
}

void ProfilePage::onPatient(const Result<model::Patient> &answer)
{
    if (!answer) {
        m_faces->showError(answer.error());
        return;
    }
    m_givenName->setText(answer->givenName);
    m_familyName->setText(answer->familyName);
    m_fiscalCode->setText(answer->fiscalCode);
    m_email->setMasked(answer->email);
    m_phone->setMasked(answer->mobilePhone);
    m_faces->showContent();
}

} // namespace td::ui
