// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>

namespace td::test {

/// A real archive on a free loopback port with an empty store, ended with this object.
class Orthanc {
public:
    bool start()
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
        probe.close();
        const QJsonObject settings{{QStringLiteral("Name"), QStringLiteral("test")},
                                   {QStringLiteral("StorageDirectory"), m_folder.path()},
                                   {QStringLiteral("IndexDirectory"), m_folder.path()},
                                   {QStringLiteral("HttpPort"), m_port},
                                   {QStringLiteral("HttpBindAddresses"), QJsonArray{QStringLiteral("127.0.0.1")}},
                                   {QStringLiteral("RemoteAccessAllowed"), false},
                                   {QStringLiteral("AuthenticationEnabled"), false},
                                   {QStringLiteral("DicomServerEnabled"), false},
                                   {QStringLiteral("Plugins"), QJsonArray{}}};
        QFile file(m_folder.filePath(QStringLiteral("orthanc.json")));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(QJsonDocument(settings).toJson());
        file.close();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
        m_process.start(QStringLiteral("Orthanc"), {file.fileName()});
        if (!m_process.waitForStarted(10'000))
            return false;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 30'000 && m_process.state() == QProcess::Running) {
            if (!request(QStringLiteral("/system")).isEmpty())
                return true;
            QThread::msleep(20);
        }
        return false;
    }
    ~Orthanc()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished(5'000);
    }

    /// The body of the answer to a GET, or to a POST when `body` is given; empty on any failure.
    QByteArray request(const QString &path, const QByteArray &body = {})
    {
        QNetworkRequest ask(QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path)));
        ask.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/dicom"));
        const std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? m_network.get(ask) : m_network.post(ask, body));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        return reply->error() == QNetworkReply::NoError ? reply->readAll() : QByteArray();
    }

    /// Processor time of the server until now.
    double cpuSeconds() const
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
        const QByteArrayList fields = stat.open(QIODevice::ReadOnly) ? stat.readAll().split(' ') : QByteArrayList();
        constexpr int userTicks = 13;
        constexpr double ticksPerSecond = 100;
        return fields.size() > userTicks + 1
                   ? (fields[userTicks].toDouble() + fields[userTicks + 1].toDouble()) / ticksPerSecond
                   : 0;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QNetworkAccessManager m_network;
    quint16 m_port = 0;
};

} // namespace td::test
