// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "ui/common/Widgets.h"
#include "ui/desk/DeskView.h"
#include "ui/document/DocumentPage.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/login/AccessPages.h"
#include "ui/shell/DossierView.h"
#include "ui/shell/MediumPictures.h"
#include "ui/shell/MediumReports.h"
#include "ui/shell/ServiceInstanceSource.h"
#include "ui/shell/SideBySideSource.h"
#include "viewer/widget/ViewerWindow.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace td::ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(client::ServiceClient &client, const theme::Theme &theme, ShellOptions options, QWidget *parent)
    : QMainWindow(parent)
    , m_client(client)
    , m_theme(theme)
    , m_options(std::move(options))
    , m_source(std::make_shared<SideBySideSource>(std::make_shared<ServiceInstanceSource>(client)))
    , m_stack(new QStackedWidget(this))
    , m_access(new AccessPages(client, theme, m_options.language))
{
    setWindowTitle(u"TuoDossier"_s);
    setWindowIcon(theme.icon(u"logo"_s, theme::ColorRole::Primary));
    setMinimumSize(640, 480);
    resizeToScreen(*this, theme, {1280, 800});
    m_stack->addWidget(m_access);
    setCentralWidget(m_stack);
    connect(m_access, &AccessPages::loggedIn, this, &MainWindow::resume);
    connect(m_access, &AccessPages::languageRequested, this, &MainWindow::languageRequested);
    connect(&m_client, &client::ServiceClient::callFailed, this,
            [this](ErrorCode code) { m_log.add(code, QDateTime::currentDateTime()); });
    connect(&m_client, &client::ServiceClient::sessionExpired, this, &MainWindow::onSessionExpired);
    m_access->showLogin();
}

MainWindow::~MainWindow()
{
    delete m_viewer;
}

void MainWindow::resume(const model::SessionInfo &session)
{
    closeDossier();
    m_session = session;
    if (session.role == model::Role::Staff)
        return openDesk();
    m_dossier = new DossierView(m_client, m_theme, m_options, m_log);
    connect(m_dossier, &DossierView::imagesRequested, this, &MainWindow::openClinicImages);
    connect(m_dossier, &DossierView::discImagesRequested, this, &MainWindow::openDiscImages);
    connect(m_dossier, &DossierView::logoutRequested, this, &MainWindow::logout);
    connect(m_dossier, &DossierView::languageRequested, this, &MainWindow::languageRequested);
    connect(m_dossier, &DossierView::modeRequested, this, &MainWindow::modeRequested);
    m_stack->addWidget(m_dossier);
    m_stack->setCurrentWidget(m_dossier);
    m_dossier->open(session);
}

void MainWindow::openDesk()
{
    m_desk = new DeskView(m_client, m_theme, m_options.language, {m_options.serviceAddress});
    connect(m_desk, &DeskView::logoutRequested, this, &MainWindow::logout);
    connect(m_desk, &DeskView::languageRequested, this, &MainWindow::languageRequested);
    connect(m_desk, &DeskView::modeRequested, this, &MainWindow::modeRequested);
    m_stack->addWidget(m_desk);
    m_stack->setCurrentWidget(m_desk);
}

void MainWindow::showNewPassword(const QString &token)
{
    if (m_session)
        return;
    m_access->showNewPassword(token);
    raise();
    activateWindow();
}

void MainWindow::openClinicImages(const QVector<StudyInstanceUid> &studies)
{
    m_source->readFromClinic(studies);
    openImages(studies);
}

void MainWindow::openDiscImages(const QVector<StudyInstanceUid> &studies)
{
    m_source->readFromDiscs(m_dossier->discSource(), studies);
    openImages(studies);
}

void MainWindow::openImages(const QVector<StudyInstanceUid> &studies)
{
    if (!m_viewer) {
        m_viewer = new viewer::ViewerWindow(m_source, m_theme, m_dossier ? m_dossier->annotationStore() : nullptr);
        m_viewer->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_viewer, &viewer::ViewerWindow::exportRequested, this, &MainWindow::openExport);
        connect(m_viewer, &viewer::ViewerWindow::documentOpened, this, &MainWindow::openDocument);
        tellStudies();
    }
    m_viewer->show();
    m_viewer->openStudies(studies);
    m_viewer->raise();
    m_viewer->activateWindow();
}

void MainWindow::tellStudies()
{
    // Among all of the patient's studies the viewer finds the exam before this one.
    if (m_session && !m_session->patient.isEmpty())
        m_client.studiesOf(m_session->patient)
            .then(m_viewer, [viewer = m_viewer](const Result<QVector<model::ImagingStudy>> &studies) {
                if (studies && viewer)
                    viewer->setKnownStudies(*studies);
            });
}

void MainWindow::openDocument(const dicom::EncapsulatedDocument &document)
{
    auto *window = new QWidget(m_viewer, Qt::Window);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(tr("Document")); // whose and what is not said in a title
    window->setStyleSheet(m_theme.styleSheet());
    auto *column = new QVBoxLayout(window);
    auto *page = new DocumentPage(m_client, m_theme, m_options.trust, window);
    column->addWidget(page);
    connect(page, &DocumentPage::backRequested, window, &QWidget::close);
    page->open(document.title.isEmpty() ? tr("Document") : document.title, document.bytes);
    window->resize(m_viewer->size() * 0.9);
    window->show();
}

void MainWindow::openExport(const QVector<model::StudyContents> &studies)
{
    ExportSettings settings{m_options.workFolder, m_options.sealFile, m_options.language, m_options.payloadFolder,
                            mediumPictures};
    if (m_session && !m_session->patient.isEmpty()) {
        QSet<StudyInstanceUid> uids;
        for (const model::StudyContents &study : studies)
            uids.insert(study.study.uid);
        settings.reports = [this, patient = m_session->patient, uids] {
            return listMediumReports(m_client, patient, uids);
        };
    }
    auto *dialog = new ExportDialog(m_source, m_theme, studies, std::move(settings), m_viewer);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setStyleSheet(m_theme.styleSheet()); // the viewer is dark, its dialog belongs to the dossier
    dialog->open();
}

void MainWindow::logout()
{
    closeDossier();
    m_access->showLogin();
    m_client.logout();
}

void MainWindow::closeDossier()
{
    m_session.reset();
    if (m_viewer)
        m_viewer->close();
    m_source->forgetDiscs();
    m_stack->setCurrentWidget(m_access);
    if (m_dossier)
        m_dossier->deleteLater();
    m_dossier = nullptr;
    if (m_desk)
        m_desk->deleteLater();
    m_desk = nullptr;
}

void MainWindow::onSessionExpired()
{
    if (!m_session)
        return;
    closeDossier();
    m_access->showLoginAfter({ErrorCode::SessionExpired});
}

} // namespace td::ui
