// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "tests/media/DemoInstances.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

/// A real archive on a free loopback port with an empty store, ended with this object.
class Orthanc {
public:
    bool start()
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
        probe.close();
        const QJsonObject settings{{u"Name"_s, u"test"_s},
                                   {u"StorageDirectory"_s, m_folder.path()},
                                   {u"IndexDirectory"_s, m_folder.path()},
                                   {u"HttpPort"_s, m_port},
                                   {u"HttpBindAddresses"_s, QJsonArray{u"127.0.0.1"_s}},
                                   {u"RemoteAccessAllowed"_s, false},
                                   {u"AuthenticationEnabled"_s, false},
                                   {u"DicomServerEnabled"_s, false},
                                   {u"Plugins"_s, QJsonArray{}}};
        QFile file(m_folder.filePath(u"orthanc.json"_s));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(QJsonDocument(settings).toJson());
        file.close();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_folder.filePath(u"log"_s));
        m_process.start(u"Orthanc"_s, {file.fileName()});
        if (!m_process.waitForStarted(10'000))
            return false;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 30'000 && m_process.state() == QProcess::Running) {
            if (!request(u"/system"_s).isEmpty())
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
        QNetworkRequest ask(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path)));
        ask.setHeader(QNetworkRequest::ContentTypeHeader, u"application/dicom"_s);
        const std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? m_network.get(ask) : m_network.post(ask, body));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        return reply->error() == QNetworkReply::NoError ? reply->readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QNetworkAccessManager m_network;
    quint16 m_port = 0;
};

} // namespace

TEST_CASE("A real archive takes every file of an export and counts the same studies and series and instances")
{
    if (!test::haveTool(u"Orthanc"_s) || !test::haveTool(u"unzip"_s)) {
        test::announceSkip(u"Orthanc or unzip is not installed"_s);
        return;
    }
    test::MemoryInstanceSource source;
    test::addDemoInstances(source);
    const QTemporaryDir folder;
    const QString zip = folder.filePath(u"dossier.zip"_s);
    const std::atomic_bool cancel = false;
    const auto summary = authoring::runExport(source, {source.studies(), zip, u"it"_s, test::sealFile()}, {}, cancel);
    REQUIRE(summary);
    REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, zip, u"-d"_s, folder.filePath(u"out"_s)}).exitCode == 0);
    Orthanc archive;
    REQUIRE(archive.start());
    QDirIterator walk(folder.filePath(u"out/DICOM"_s), QDir::Files, QDirIterator::Subdirectories);
    int sent = 0;
    while (walk.hasNext()) {
        QFile file(walk.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QJsonObject answer = QJsonDocument::fromJson(archive.request(u"/instances"_s, file.readAll())).object();
        CHECK(answer[u"Status"_s].toString() == u"Success"_s);
        ++sent;
    }
    int series = 0;
    for (const auto &study : source.studies())
        series += int(study.series.size());
    const QJsonObject counts = QJsonDocument::fromJson(archive.request(u"/statistics"_s)).object();
    CHECK(sent == summary->instances);
    CHECK(counts[u"CountPatients"_s].toInt() == 1);
    CHECK(counts[u"CountStudies"_s].toInt() == source.studies().size());
    CHECK(counts[u"CountSeries"_s].toInt() == series);
    CHECK(counts[u"CountInstances"_s].toInt() == summary->instances);
}
