// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/WorkFolder.h"
#include "core/base/Clock.h"
#include "core/client/ServiceClient.h"
#include "core/notify/Outbox.h"
#include "core/service/Service.h"
#include "core/signature/TrustStore.h"
#include "resources/language/Translations.h"
#include "resources/theme/Theme.h"

#include <QObject>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>

namespace td::ui {
class DemoPhone;
class MainWindow;
class StartPage;
class Tour;
} // namespace td::ui

namespace td::app {

struct DesktopOptions {
    bool demo = false;
    QUrl server;               ///< a clinic's service; empty = the embedded one
    QString resetToken;        ///< from a "tuodossier:reset?token=…" link: open the page for a new password
    QString dataFolder;        ///< where the embedded service keeps the dossier
    QString assistanceLink;    ///< the clinic's form for help; may be empty
    QString certificateFolder; ///< authorities whose signatures are recognised, and revocation lists; empty = none
    QString payloadFolder;     ///< viewers to be put on exported media; may be empty
    QString tourFolder;        ///< not empty: perform the guided tour and end
    bool exitAtLogin = false;  ///< end after the login page was painted, for measuring the start
    QString language;          ///< "it", "en", or empty: as the system says
    QString appearance;        ///< "light", "dark", or empty: as the system says
};

/// Puts the program together: service, client, theme, language and windows. Windows are made anew when language or
/// appearance change; the session goes on in the client. The program ends when the main window is closed, whatever else
/// is open, or the start page before there is one.
class Desktop : public QObject {
    Q_OBJECT
public:
    explicit Desktop(DesktopOptions options);
    /// Stops and waits for what is still being made, loaded or exported.
    ~Desktop() override;

    void start();

Q_SIGNALS:
    /// Exit status of the program.
    void finished(int status);

private:
    void prepareDemo();
    void connectTo(client::Endpoint endpoint);
    void onTrust(const Result<signature::TrustStore> &trust);
    void openWindows();
    QString sealFile() const;
    void onDemoReady(const Result<void> &made);
    void applyLanguage(const QString &language);
    void applyMode(theme::Mode mode);
    void remember(const QString &key, const QString &value) const;
    void showMainWindow();
    void placePhone();
    void rebuildWindows(const std::function<void()> &change);
    void runTour();

    DesktopOptions m_options;
    WorkFolder m_exports;
    QString m_language;
    std::atomic_bool m_ending{false};
    SystemClock m_clock;
    notify::Outbox m_outbox;
    std::unique_ptr<service::Service> m_service;
    std::unique_ptr<client::ServiceClient> m_client;
    std::shared_ptr<const signature::TrustStore> m_trust;
    std::unique_ptr<theme::Theme> m_theme;
    language::Translations m_translations;
    std::unique_ptr<ui::StartPage> m_startPage;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::DemoPhone> m_phone;
    ui::Tour *m_tour = nullptr;
};

} // namespace td::app
