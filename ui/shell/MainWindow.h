// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/ServiceClient.h"
#include "core/dicom/EncapsulatedDocument.h"
#include "core/dicom/InstanceSource.h"
#include "resources/theme/Theme.h"
#include "ui/help/SupportReport.h"
#include "ui/shell/ShellOptions.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <optional>

class QStackedWidget;

namespace td::viewer {
class ViewerWindow;
}

namespace td::ui {

class AccessPages;
class DeskView;
class DossierView;
class SideBySideSource;

/// The program's window: access pages, then the dossier; the viewer opens beside it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(client::ServiceClient &client, const theme::Theme &theme, ShellOptions options,
               QWidget *parent = nullptr);
    /// Takes the viewer along: it stands beside this window but uses the same client and theme.
    ~MainWindow() override;

    /// Goes on where an earlier window of the same session was, after a change of language or appearance.
    void resume(const model::SessionInfo &session);
    const std::optional<model::SessionInfo> &session() const { return m_session; }
    /// From the e-mail's link.
    void showNewPassword(const QString &token);

Q_SIGNALS:
    void languageRequested(const QString &language);
    void modeRequested(td::theme::Mode mode);

private:
    void openDesk();
    void openImages(const QVector<StudyInstanceUid> &studies);
    void openClinicImages(const QVector<StudyInstanceUid> &studies);
    void openDiscImages(const QVector<StudyInstanceUid> &studies);
    void tellStudies();
    /// A document inside a DICOM object, in a window of its own beside the images.
    void openDocument(const dicom::EncapsulatedDocument &document);
    void openExport(const QVector<model::StudyContents> &studies);
    void logout();
    void closeDossier();
    void onSessionExpired();

    client::ServiceClient &m_client;
    const theme::Theme &m_theme;
    ShellOptions m_options;
    std::optional<model::SessionInfo> m_session;
    std::shared_ptr<SideBySideSource> m_source;
    QStackedWidget *m_stack;
    AccessPages *m_access;
    SupportLog m_log;                 ///< codes alone, for the report to the assistance
    DossierView *m_dossier = nullptr; ///< a patient's
    DeskView *m_desk = nullptr;       ///< or the clinic's
    QPointer<viewer::ViewerWindow> m_viewer;
};

} // namespace td::ui
