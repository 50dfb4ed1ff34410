// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/Desktop.h"

#include "app/desktop/DemoFilling.h"
#include "core/authoring/UnderWay.h"
#include "core/base/Log.h"
#include "core/demo/DemoDossier.h"
#include "ui/shell/DemoPhone.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/StartPage.h"
#include "ui/tour/MainJourney.h"
#include "ui/tour/Tour.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QPointer>
#include <QScreen>
#include <QSettings>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrent/QtConcurrentRun>

#include <cstdio>

namespace td::app {
namespace {

using namespace Qt::StringLiterals;
const QString languageKey = u"language"_s;
const QString appearanceKey = u"appearance"_s;

theme::Mode wantedMode(const QString &option)
{
    const QString wanted = option.isEmpty() ? QSettings().value(appearanceKey).toString() : option;
    if (!wanted.isEmpty())
        return wanted == "dark"_L1 ? theme::Mode::Dark : theme::Mode::Light;
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? theme::Mode::Dark : theme::Mode::Light;
}

/// Calls back once its widget has been painted.
class FirstPaint final : public QObject {
public:
    FirstPaint(QWidget *widget, std::function<void()> painted)
        : QObject(widget)
        , m_painted(std::move(painted))
    {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, m_painted);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_painted;
};

/// Calls back once its window has been closed by the person who uses it.
class WhenClosed final : public QObject {
public:
    WhenClosed(QWidget *window, std::function<void()> closed)
        : QObject(window)
        , m_window(window)
        , m_closed(std::move(closed))
    {
        window->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Close) {
            // The window may still refuse.
            QTimer::singleShot(0, this, [this] {
                if (!m_window->isVisible())
                    m_closed();
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_window;
    std::function<void()> m_closed;
};

} // namespace

Desktop::Desktop(DesktopOptions options)
    : m_options(std::move(options))
    , m_exports(QDir(m_options.dataFolder).filePath(u"exports"_s))
{
    // Windows are replaced when language or appearance change, and the demonstration phone must not keep the program.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_theme = std::make_unique<theme::Theme>(wantedMode(m_options.appearance));
    applyMode(m_theme->mode());
    applyLanguage(language::spokenLanguage({m_options.language, QSettings().value(languageKey).toString()},
                                           QLocale::system().uiLanguages()));
}

Desktop::~Desktop()
{
    m_ending = true;
    delete m_tour;
    m_phone.reset();
    m_window.reset();
    m_startPage.reset();
    // Workers use the members that go next, and the client as long as an export or a viewer is being stopped.
    QThreadPool::globalInstance()->waitForDone();
}

void Desktop::start()
{
    if (!m_options.server.isEmpty())
        return connectTo({m_options.server, {}});
    m_startPage = std::make_unique<ui::StartPage>(*m_theme);
    connect(m_startPage.get(), &ui::StartPage::demonstrationRequested, this, &Desktop::prepareDemo);
    new WhenClosed(m_startPage.get(), [this] {
        if (!m_window)
            Q_EMIT finished(0);
    });
    m_startPage->show();
    if (m_options.demo)
        prepareDemo();
    else
        m_startPage->offerDemonstration();
}

void Desktop::prepareDemo()
{
    m_startPage->showProgress(0, 0);
    const QString folder = m_options.dataFolder + u"/demo-2"_s; // the first one held no consents that govern
    const auto report = [this, guard = QPointer<ui::StartPage>(m_startPage.get())](int done, int total) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, done, total] {
            if (guard)
                guard->showProgress(done, total);
        });
        return !m_ending;
    };
    // The destructor waits for this.
    QtConcurrent::run([this, folder, report]() -> Result<void> {
        if (const Result<void> made = ensureDemoDossier(folder, report); !made)
            return made;
        auto service = service::Service::start({.dataFolder = folder}, m_clock, m_outbox);
        if (!service)
            return tl::unexpected(service.error());
        m_service = std::move(*service);
        return {};
    }).then(this, [this](const Result<void> &made) { onDemoReady(made); });
}

void Desktop::onDemoReady(const Result<void> &made)
{
    if (!made) {
        m_startPage->showError(made.error());
        if (!m_options.tourFolder.isEmpty() || m_options.exitAtLogin) {
            std::fprintf(stderr, "the demonstration dossier could not be made: %s\n",
                         qPrintable(errorCodeName(made.error().code)));
            Q_EMIT finished(1);
        }
        return;
    }
    connectTo({QUrl(u"http://127.0.0.1:%1"_s.arg(m_service->port())), m_service->launchSecret()});
}

void Desktop::connectTo(client::Endpoint endpoint)
{
    m_client = std::make_unique<client::ServiceClient>(std::move(endpoint));
    if (m_options.certificateFolder.isEmpty())
        return openWindows();
    // A folder of all of Europe's authorities takes a moment to read.
    QtConcurrent::run(&signature::TrustStore::load, m_options.certificateFolder)
        .then(this, [this](const Result<signature::TrustStore> &trust) { onTrust(trust); });
}

void Desktop::onTrust(const Result<signature::TrustStore> &trust)
{
    if (trust)
        m_trust = std::make_shared<const signature::TrustStore>(*trust);
    else
        qCWarning(lcUi, "the trusted certificates cannot be read: %s", qPrintable(errorCodeName(trust.error().code)));
    if (trust && trust->unusableFileCount() > 0)
        qCWarning(lcUi, "%d files among the trusted certificates are not usable", trust->unusableFileCount());
    openWindows();
}

void Desktop::openWindows()
{
    // What killed exports left, wherever that is. A slow stick must not hold the windows up.
    QThreadPool::globalInstance()->start([seal = sealFile()] { authoring::removeUnfinished(seal); });
    showMainWindow();
    m_startPage.reset(); // it would outlive its theme when the appearance changes
    if (!m_options.resetToken.isEmpty())
        m_window->showNewPassword(m_options.resetToken);
    if (m_service && !m_options.tourFolder.isEmpty())
        runTour();
}

QString Desktop::sealFile() const
{
    return QDir(m_options.dataFolder).filePath(u"seal.key"_s);
}

void Desktop::applyLanguage(const QString &language)
{
    m_language = language;
    m_translations.install(language);
}

void Desktop::applyMode(theme::Mode mode)
{
    if (m_theme->mode() != mode)
        m_theme = std::make_unique<theme::Theme>(mode);
    QApplication::setPalette(m_theme->palette());
    qApp->setStyleSheet(m_theme->styleSheet());
}

void Desktop::remember(const QString &key, const QString &value) const
{
    if (m_options.tourFolder.isEmpty()) // a tour shows every choice and makes none
        QSettings().setValue(key, value);
}

void Desktop::showMainWindow()
{
    const ui::ShellOptions options{.language = m_language,
                                   .workFolder = m_exports.path(),
                                   .sealFile = sealFile(),
                                   .trust = m_trust,
                                   .assistanceLink = m_options.assistanceLink,
                                   .serviceAddress = m_options.server.toString(),
                                   .payloadFolder = m_options.payloadFolder,
                                   .discArchives = QDir(m_options.dataFolder).filePath(u"discs"_s)};
    m_window = std::make_unique<ui::MainWindow>(*m_client, *m_theme, options);
    // Queued: the window that asks is replaced.
    connect(
        m_window.get(), &ui::MainWindow::languageRequested, this,
        [this](const QString &language) {
            remember(languageKey, language);
            rebuildWindows([&] { applyLanguage(language); });
        },
        Qt::QueuedConnection);
    connect(
        m_window.get(), &ui::MainWindow::modeRequested, this,
        [this](theme::Mode mode) {
            remember(appearanceKey, mode == theme::Mode::Dark ? u"dark"_s : u"light"_s);
            rebuildWindows([&] { applyMode(mode); });
        },
        Qt::QueuedConnection);
    if (m_service) {
        m_phone = std::make_unique<ui::DemoPhone>(m_outbox, *m_theme);
        connect(m_phone.get(), &ui::DemoPhone::resetRequested, m_window.get(), &ui::MainWindow::showNewPassword);
        m_phone->show();
    }
    if (m_options.exitAtLogin)
        new FirstPaint(m_window->centralWidget(), [this] { Q_EMIT finished(0); });
    new WhenClosed(m_window.get(), [this] { Q_EMIT finished(0); });
    m_window->show();
    m_window->activateWindow();
    if (m_phone)
        placePhone();
}

void Desktop::placePhone()
{
    // Beside the window, or on the right edge of a screen that has no room beside it.
    constexpr int gap = 16;
    const QRect screen = m_window->screen()->availableGeometry();
    const int beside = m_window->frameGeometry().right() + gap;
    const int rightmost = screen.right() - m_phone->frameGeometry().width();
    m_phone->move(std::min(beside, rightmost), std::max(screen.top(), m_window->y()));
}

void Desktop::rebuildWindows(const std::function<void()> &change)
{
    const std::optional<model::SessionInfo> session = m_window->session();
    const QRect place = m_window->geometry();
    m_phone.reset();
    m_window.reset(); // every widget of the old appearance goes before its theme
    change();
    showMainWindow();
    m_window->setGeometry(place);
    if (session)
        m_window->resume(*session);
}

void Desktop::runTour()
{
    ui::JourneySettings settings;
    settings.userName = demo::demoFiscalCode();
    settings.password = demo::demoPassword();
    settings.folder = m_options.tourFolder;
    settings.outbox = &m_outbox;
    settings.stopService = [this] { m_service->stop(); };
    m_tour = new ui::Tour(ui::mainJourney(settings), m_options.tourFolder, this);
    connect(m_tour, &ui::Tour::finished, this, [this](const QString &failedStep) {
        if (!failedStep.isEmpty())
            std::fprintf(stderr, "tour: step %s did not work\n", qPrintable(failedStep));
        Q_EMIT finished(failedStep.isEmpty() ? 0 : 1);
    });
    m_tour->start();
}

} // namespace td::app
