// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DossierView.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Widgets.h"
#include "ui/consents/ConsentsPage.h"
#include "ui/discs/DiscsPage.h"
#include "ui/dossier/DocumentsPage.h"
#include "ui/dossier/StudiesDialog.h"
#include "ui/help/HelpPage.h"
#include "ui/profile/AccessLogPage.h"
#include "ui/profile/ProfilePage.h"
#include "ui/shell/PatientBanner.h"
#include "ui/timeline/TimelinePage.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;
using theme::TextStyle;

SupportFacts supportFacts(const theme::Theme &theme, const ShellOptions &options)
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    SupportFacts facts;
    facts.language = options.language;
    facts.appearance = theme.mode() == theme::Mode::Dark ? u"dark"_s : u"light"_s;
    facts.embedded = options.serviceAddress.isEmpty();
    facts.screen = screen ? screen->size() : QSize();
    facts.pixelRatio = screen ? screen->devicePixelRatio() : 1;
    facts.textSizePoints = QGuiApplication::font().pointSizeF();
    facts.platform = QGuiApplication::platformName();
    return facts;
}

} // namespace

DossierView::DossierView(client::ServiceClient &client, const theme::Theme &theme, const ShellOptions &options,
                         const SupportLog &log, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_user(new QToolButton(this))
    , m_banner(new PatientBanner(theme, this))
    , m_notice(new Notice(theme, this))
    , m_outcome(new Notice(theme, this))
    , m_pages(new QStackedWidget(this))
    , m_reports(new DocumentsPage(client, theme, model::DocumentCategory::Report))
    , m_consents(new ConsentsPage(client, theme))
    , m_timeline(new TimelinePage(client, theme, {}))
    , m_accesses(new AccessLogPage(client, theme))
    , m_profile(new ProfilePage(client, theme))
    , m_help(new HelpPage(theme, options.assistanceLink, supportFacts(theme, options), log))
    , m_document(new DocumentPage(client, theme, options.trust))
{
    setProperty("page", true);
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_reports, m_consents, m_timeline, m_accesses, m_profile, m_help, m_document})
        m_pages->addWidget(page);
    if (!options.discArchives.isEmpty()) {
        m_discs = new DiscsPage(theme, options.discArchives);
        m_pages->addWidget(m_discs);
        connect(m_discs, &DiscsPage::imagesRequested, this, &DossierView::discImagesRequested);
        connect(m_discs, &DiscsPage::studiesChanged, m_timeline, &TimelinePage::setOwnStudies);
        connect(m_timeline, &TimelinePage::ownImagesRequested, this, &DossierView::discImagesRequested);
    }
    auto *content = new QVBoxLayout;
    const int margin = theme.metric(Metric::SpaceL);
    content->setContentsMargins(margin, margin, margin, margin);
    content->setSpacing(theme.metric(Metric::SpaceM));
    content->addWidget(m_banner);
    content->addWidget(m_notice);
    content->addWidget(m_outcome);
    content->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeRail());
    row->addLayout(content, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTopBar(options.language));
    column->addLayout(row, 1);

    connectDocuments(m_reports);
    connectDocuments(m_consents->documents());
    connectDocuments(m_timeline);
    connect(m_reports, &DocumentsPage::consentsRequested, this, [this] {
        showPage(m_consents);
        m_consents->showState();
    });
    connect(m_consents, &ConsentsPage::consentsChanged, this, &DossierView::reloadDocuments);
    connect(m_outcome, &Notice::actionRequested, this, [this] {
        if (m_undo)
            m_undo();
    });
    connect(m_notice, &Notice::actionRequested, this, &DossierView::loadPatient);
    connect(m_document, &DocumentPage::backRequested, this, [this] {
        if (m_document->isGone()) // a consent was withdrawn, or a period ended, while the list was open
            reloadDocuments();
        showPage(m_listBehind);
    });
}

QWidget *DossierView::makeTopBar(const QString &language)
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
    row->addWidget(makeLabel(u"TuoDossier"_s, LabelRole::Heading3, bar), 1);

    auto *help = makeIconButton(m_theme, u"help"_s, tr("Help"), bar);
    help->setText(tr("Help"));
    help->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(help, &QToolButton::clicked, this, [this] {
        m_help->refreshReport();
        showPage(m_help);
    });
    row->addWidget(help);

    auto *menu = new QMenu(m_user);
    menu->addAction(m_theme.icon(u"user"_s), tr("Personal profile"), this, [this] { showPage(m_profile); });
    menu->addSeparator();
    const bool dark = m_theme.mode() == theme::Mode::Dark;
    menu->addAction(m_theme.icon(u"sun"_s), dark ? tr("Light appearance") : tr("Dark appearance"), this,
                    [this, dark] { Q_EMIT modeRequested(dark ? theme::Mode::Light : theme::Mode::Dark); });
    const bool italian = language == "it"_L1;
    menu->addAction(m_theme.icon(u"info"_s), italian ? u"English"_s : u"Italiano"_s, this,
                    [this, italian] { Q_EMIT languageRequested(italian ? u"en"_s : u"it"_s); });
    menu->addSeparator();
    menu->addAction(m_theme.icon(u"logout"_s), tr("Log out"), this, &DossierView::logoutRequested);
    m_user->setMenu(menu);
    m_user->setPopupMode(QToolButton::InstantPopup);
    m_user->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_user->setIcon(m_theme.icon(u"user"_s));
    m_user->setIconSize({side, side});
    m_user->setText(tr("Menu"));
    m_user->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(m_user);
    return bar;
}

QWidget *DossierView::makeRail()
{
    auto *rail = new QFrame(this);
    rail->setProperty("rail", true);
    auto *column = new QVBoxLayout(rail);
    column->setContentsMargins(m_theme.metric(Metric::SpaceS), m_theme.metric(Metric::SpaceL),
                               m_theme.metric(Metric::SpaceS), m_theme.metric(Metric::SpaceL));
    column->setSpacing(m_theme.metric(Metric::SpaceS));
    column->addWidget(addRailButton(rail, u"reports"_s, tr("Reports\nand images"), m_reports));
    column->addWidget(addRailButton(rail, u"consents"_s, tr("Consents"), m_consents));
    column->addWidget(addRailButton(rail, u"timeline"_s, tr("Timeline"), m_timeline));
    if (m_discs)
        column->addWidget(addRailButton(rail, u"discs"_s, tr("My discs"), m_discs));
    column->addWidget(addRailButton(rail, u"accesses"_s, tr("Who has seen\nmy dossier"), m_accesses));
    column->addStretch(1);
    return rail;
}

QToolButton *DossierView::addRailButton(QWidget *rail, const QString &icon, const QString &text, QWidget *page)
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
    connect(button, &QToolButton::clicked, this, [this, page] { showPage(page); });
    m_rail.append({button, page});
    return button;
}

void DossierView::connectDocuments(DocumentList *page)
{
    const auto opener = [this, page](DocumentPage::Then then) {
        return [this, page, then](const model::DocumentReference &document) {
            m_listBehind = page == m_consents->documents() ? static_cast<QWidget *>(m_consents) : page;
            m_outcome->clear();
            m_pages->setCurrentWidget(m_document);
            m_document->open(document, then);
        };
    };
    connect(page, &DocumentList::viewRequested, this, opener(DocumentPage::Then::Nothing));
    connect(page, &DocumentList::saveRequested, this, opener(DocumentPage::Then::Save));
    connect(page, &DocumentList::printRequested, this, opener(DocumentPage::Then::Print));
    connect(page, &DocumentList::imagesRequested, this, &DossierView::onImages);
    connect(page, &DocumentList::obscuringRequested, this,
            [this](const model::DocumentReference &document, bool obscured) { setObscured(document.id, obscured); });
}

void DossierView::setObscured(const DocumentId &document, bool obscured)
{
    m_outcome->clear();
    m_client.setObscured(document, obscured)
        .then(this, [this, document, obscured](const Result<model::DocumentReference> &answer) {
            onObscured(document, obscured, answer);
        });
}

void DossierView::onObscured(const DocumentId &document, bool obscured, const Result<model::DocumentReference> &answer)
{
    if (!answer) {
        m_undo = {};
        m_outcome->say(Notice::Kind::Bad, ErrorText::sentence(answer.error()));
        return;
    }
    m_undo = [this, document, obscured] { setObscured(document, !obscured); };
    m_outcome->say(Notice::Kind::Good,
                   obscured ? tr("The document is hidden: only you can see it, and its images.")
                            : tr("The document can be seen by the clinic again."),
                   tr("Undo"));
    reloadDocuments();
}

void DossierView::reloadDocuments()
{
    m_reports->reload();
    m_timeline->reload();
}

void DossierView::open(const model::SessionInfo &session)
{
    m_session = session;
    loadPatient();
    m_reports->open(session.patient);
    m_consents->open(session.patient);
    m_timeline->open(session.patient);
    m_accesses->open(session.patient);
    m_profile->open(session);
    showPage(m_reports);
    if (session.passwordChange != model::PasswordChange::None)
        adviseNewPassword();
}

// As the clinics' guide advises at the first access, and then from time to time.
void DossierView::adviseNewPassword()
{
    m_undo = [this] { showPage(m_profile); };
    m_outcome->say(Notice::Kind::Info, tr("We advise you to choose a password of your own."),
                   tr("Change the password"));
}

void DossierView::loadPatient()
{
    m_notice->clear();
    m_client.patient(m_session.patient).then(this, [this](const Result<model::Patient> &answer) { onPatient(answer); });
}

void DossierView::onPatient(const Result<model::Patient> &answer)
{
    if (!answer) {
        m_notice->say(Notice::Kind::Caution, ErrorText::sentence(answer.error()), tr("Try again"));
        return;
    }
    m_banner->setPatient(*answer, QDate::currentDate());
    if (m_discs && !m_discs->source())
        m_discs->open(*answer);
    m_user->setText(answer->givenName + u' ' + answer->familyName);
}

std::shared_ptr<dicom::InstanceSource> DossierView::discSource() const
{
    return m_discs ? m_discs->source() : nullptr;
}

std::shared_ptr<model::AnnotationStore> DossierView::annotationStore() const
{
    return m_discs ? m_discs->annotationStore() : nullptr;
}

void DossierView::onImages(const QVector<StudyInstanceUid> &studies)
{
    if (studies.size() == 1) {
        Q_EMIT imagesRequested(studies);
        return;
    }
    auto *dialog = new StudiesDialog(m_client, m_theme, studies, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StudiesDialog::chosen, this, &DossierView::imagesRequested);
    dialog->open();
}

void DossierView::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    m_outcome->clear();
    page->setFocus();
    for (const auto &[button, target] : m_rail)
        button->setChecked(target == page);
}

} // namespace td::ui
