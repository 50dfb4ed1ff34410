// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/Desktop.h"

#include <CLI/CLI.hpp>

#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrlQuery>

int main(int argc, char **argv)
{
    CLI::App line("TuoDossier: reports and images of Italian radiology clinics", "tuodossier");
    bool demo = false;
    std::string server;
    std::string data;
    std::string tour;
    std::string language;
    std::string appearance;
    std::string certificates;
    std::string link;
    std::string assistance;
    std::string payload;
    bool exitAtLogin = false;
    line.add_flag("--demo", demo, "open the demonstration dossier");
    line.add_option("--server", server, "address of a clinic's service");
    line.add_option("--data", data, "folder of the local dossier");
    line.add_option("--trusted-certificates", certificates,
                    "folder of the authorities whose signatures are recognised (default: \"certificates\" in the data "
                    "folder)")
        ->check(CLI::ExistingDirectory);
    line.add_option("--assistance-link", assistance, "address of the clinic's form for help");
    line.add_option("--medium-payload", payload,
                    "folder whose contents go on exported media, viewers above all (default: share/tuodossier/medium "
                    "beside the program's folder)")
        ->check(CLI::ExistingDirectory);
    line.add_option("--tour", tour, "perform the guided tour, write its pictures into this folder, and end")
        ->needs("--demo");
    line.add_option("--language", language, "it or en")->check(CLI::IsMember({"it", "en"}));
    line.add_option("--appearance", appearance, "light or dark")->check(CLI::IsMember({"light", "dark"}));
    line.add_flag("--exit-at-login", exitAtLogin, "end once the login page is painted, to measure the start");
    line.add_option("link", link, "a tuodossier: link from an e-mail");
    line.set_version_flag("--version", TUODOSSIER_VERSION);
    CLI11_PARSE(line, argc, argv);

    // The tour fills in file dialogs; only Qt's own can be driven.
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs, !tour.empty());
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion")); // DECISIONS 55
    QCoreApplication::setOrganizationName(QStringLiteral("TuoDossier"));
    QCoreApplication::setApplicationName(QStringLiteral("tuodossier"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TUODOSSIER_VERSION));

    td::app::DesktopOptions options;
    options.demo = demo;
    options.exitAtLogin = exitAtLogin;
    options.server = QUrl(QString::fromStdString(server));
    options.dataFolder = data.empty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                      : QDir::current().absoluteFilePath(QString::fromStdString(data));
    const QDir inData(options.dataFolder + QStringLiteral("/certificates"));
    if (!certificates.empty())
        options.certificateFolder = QDir::current().absoluteFilePath(QString::fromStdString(certificates));
    else if (inData.exists())
        options.certificateFolder = inData.path();
    const QDir installed(QCoreApplication::applicationDirPath() + QStringLiteral("/../share/tuodossier/medium"));
    if (!payload.empty())
        options.payloadFolder = QDir::current().absoluteFilePath(QString::fromStdString(payload));
    else if (installed.exists())
        options.payloadFolder = installed.absolutePath();
    options.resetToken = QUrlQuery(QUrl(QString::fromStdString(link))).queryItemValue(QStringLiteral("token"));
    options.assistanceLink = QString::fromStdString(assistance);
    options.language = QString::fromStdString(language);
    options.appearance = QString::fromStdString(appearance);
    // A tour changes the password and more: it happens in a dossier of its own unless one is named.
    QTemporaryDir tourData;
    if (!tour.empty()) {
        options.tourFolder = QDir::current().absoluteFilePath(QString::fromStdString(tour));
        if (data.empty())
            options.dataFolder = tourData.path();
    }
    td::app::Desktop desktop(options);
    QObject::connect(
        &desktop, &td::app::Desktop::finished, &application, [](int status) { QCoreApplication::exit(status); },
        Qt::QueuedConnection);
    desktop.start();
    return QApplication::exec();
}
