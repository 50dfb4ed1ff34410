// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "core/dicom/InstanceSource.h"
#include "core/model/AnnotationStore.h"
#include "resources/theme/Theme.h"
#include "ui/document/DocumentPage.h"
#include "ui/shell/ShellOptions.h"

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace td::ui {

class AccessLogPage;
class ConsentsPage;
class DiscsPage;
class DocumentList;
class DocumentsPage;
class HelpPage;
class Notice;
class PatientBanner;
class ProfilePage;
class SupportLog;
class TimelinePage;

/// The open dossier: top bar with the user's menu, the rail of pages, the patient's banner and the page itself.
class DossierView : public QWidget {
    Q_OBJECT
public:
    /// `log` must outlive the view.
    DossierView(client::ServiceClient &client, const theme::Theme &theme, const ShellOptions &options,
                const SupportLog &log, QWidget *parent = nullptr);

    void open(const model::SessionInfo &session);
    /// The images of the patient's own discs; null when there are none.
    std::shared_ptr<dicom::InstanceSource> discSource() const;
    /// Where the patient's measures on images are kept; null where nobody may keep anything.
    std::shared_ptr<model::AnnotationStore> annotationStore() const;

Q_SIGNALS:
    void imagesRequested(const QVector<td::StudyInstanceUid> &studies);
    void discImagesRequested(const QVector<td::StudyInstanceUid> &studies);
    void logoutRequested();
    void languageRequested(const QString &language);
    void modeRequested(td::theme::Mode mode);

private:
    QWidget *makeTopBar(const QString &language);
    QWidget *makeRail();
    QToolButton *addRailButton(QWidget *rail, const QString &icon, const QString &text, QWidget *page);
    void connectDocuments(DocumentList *page);
    void loadPatient();
    void onPatient(const Result<model::Patient> &answer);
    void setObscured(const DocumentId &document, bool obscured);
    void onObscured(const DocumentId &document, bool obscured, const Result<model::DocumentReference> &answer);
    void reloadDocuments();
    void onImages(const QVector<StudyInstanceUid> &studies);
    void showPage(QWidget *page);
    void adviseNewPassword();

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    model::SessionInfo m_session;
    QToolButton *m_user;
    PatientBanner *m_banner;
    Notice *m_notice;
    Notice *m_outcome; ///< of hiding a document, with the way back
    std::function<void()> m_undo;
    QStackedWidget *m_pages;
    DocumentsPage *m_reports;
    ConsentsPage *m_consents;
    TimelinePage *m_timeline;
    AccessLogPage *m_accesses;
    ProfilePage *m_profile;
    HelpPage *m_help;
    DocumentPage *m_document;
    DiscsPage *m_discs = nullptr;
    QWidget *m_listBehind = nullptr;
    QVector<std::pair<QToolButton *, QWidget *>> m_rail;
};

} // namespace td::ui
