// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/Catch.h"

#include <QProcess>

namespace td::test {

struct Run {
    int status = -1;
    QByteArray out;
    QByteArray error;
};

/// Runs tuodossierctl to its end.
inline Run tool(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(TUODOSSIER_CTL), arguments);
    constexpr int patience = 120'000;
    REQUIRE(process.waitForFinished(patience));
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace td::test
