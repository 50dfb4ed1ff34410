// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>

namespace td::test {

/// receivers.py in a process of its own: a mail server and an SMS provider to send to.
class Receivers {
public:
    /// False, with a visible message, where there is no python3.
    bool start();
    /// False, with a visible message, where python3-aiosmtpd is not installed.
    bool hasMailServer() const;
    ~Receivers();

    int smtpPort() const { return m_ports[QStringLiteral("smtp")].toInt(); }
    int httpPort() const { return m_ports[QStringLiteral("http")].toInt(); }
    /// The next message that arrived, or an empty object after twenty seconds.
    QJsonObject next();

private:
    QProcess m_process;
    QJsonObject m_ports;
};

} // namespace td::test
