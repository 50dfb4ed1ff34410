// SPDX-License-Identifier: GPL-3.0-or-later
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#ifdef TUODOSSIER_TEST_GUI
#include <QApplication>
using Application = QApplication;
#else
#include <QCoreApplication>
using Application = QCoreApplication;
#endif

int main(int argc, char **argv)
{
    // The tests' own virtual screen unless the caller chose one.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int qtArgc = 1; // Catch2's arguments are not Qt's
    Application application(qtArgc, argv);
#ifdef TUODOSSIER_TEST_GUI
    QApplication::setStyle(QStringLiteral("Fusion")); // as the programs do
#endif
    QCoreApplication::setApplicationName(QStringLiteral("tuodossier-tests"));
    return Catch::Session().run(argc, argv);
}
