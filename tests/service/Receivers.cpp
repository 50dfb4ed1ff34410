// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/Receivers.h"

#include "tests/support/Corpus.h"

#include <QElapsedTimer>
#include <QJsonDocument>

namespace td::test {

using namespace Qt::StringLiterals;

namespace {

/// The interpreter that has aiosmtpd: the first of the path may be another than the one the system's packages are for.
QString interpreter()
{
    for (const QString &candidate : {u"python3"_s, u"/usr/bin/python3"_s}) {
        QProcess probe;
        probe.start(candidate, {u"-c"_s, u"import aiosmtpd"_s});
        if (probe.waitForFinished(20'000) && probe.exitStatus() == QProcess::NormalExit && probe.exitCode() == 0)
            return candidate;
    }
    return u"python3"_s;
}

} // namespace

bool Receivers::start()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(interpreter(), {QStringLiteral(TUODOSSIER_SOURCE_DIR "/tests/service/receivers.py")});
    m_ports = next();
    if (httpPort() == 0)
        announceSkip(u"sending to a real SMS provider: python3 does not run"_s);
    return httpPort() > 0;
}

bool Receivers::hasMailServer() const
{
    if (smtpPort() == 0)
        announceSkip(u"sending e-mail: python3-aiosmtpd is not installed"_s);
    return smtpPort() > 0;
}

Receivers::~Receivers()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
}

QJsonObject Receivers::next()
{
    QElapsedTimer timer;
    timer.start();
    while (!m_process.canReadLine() && timer.elapsed() < 20'000)
        m_process.waitForReadyRead(100);
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

} // namespace td::test
