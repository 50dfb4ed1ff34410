// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

namespace td::test {

struct ToolRun {
    int exitCode = -1;
    QByteArray output; ///< standard output and standard error
};

/// Whether an independent program is installed.
inline bool haveTool(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

/// Runs an independent program to its end, at most a minute.
inline ToolRun runTool(const QString &program, const QStringList &arguments, const QString &folder = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished(5'000);
        return {-1, "did not finish: " + process.readAll()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

/// The lines of dciodvfy's report that are errors. Empty when the object is valid.
inline QByteArrayList dciodvfyErrors(const QString &file)
{
    QByteArrayList errors;
    const QByteArrayList lines = runTool(QStringLiteral("dciodvfy"), {file}).output.split('\n');
    for (const QByteArray &line : lines)
        if (line.startsWith("Error"))
            errors.append(line);
    return errors;
}

} // namespace td::test
