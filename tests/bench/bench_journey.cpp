// SPDX-License-Identifier: GPL-3.0-or-later
// What a patient waits for, over the real service and client: from the click to the first image of a 300-slice CT, the
// rest of the series, the memory it takes; and from the start of the program to its login page.
#include "core/client/ServiceClient.h"
#include "core/demo/DemoDossier.h"
#include "core/demo/DemoReports.h"
#include "core/demo/HeadScans.h"
#include "core/notify/Outbox.h"
#include "core/service/Service.h"
#include "resources/theme/Theme.h"
#include "ui/shell/ServiceInstanceSource.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/ViewerWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent/QtConcurrentMap>

#include <algorithm>
#include <cstdio>
#include <numeric>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

constexpr int slices = 300;
constexpr int rounds = 7;

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// Resident memory in MB where the system tells it in /proc; -1 elsewhere.
double residentMegabytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const auto match = QRegularExpression(u"VmRSS:\\s+([0-9]+) kB"_s).match(QString::fromUtf8(file.readAll()));
    return match.hasMatch() ? match.captured(1).toDouble() / 1000 : -1;
}

bool fill(service::Intake &intake)
{
    const model::Patient patient = demo::demoPatient();
    const demo::DemoStudy study = demo::demoStudies().headCt;
    QVector<int> numbers(slices);
    std::iota(numbers.begin(), numbers.end(), 0);
    const auto make = [&](int i) { return demo::ctSlice(patient, study, i, slices); };
    const QVector<QByteArray> files = QtConcurrent::blockingMapped<QVector<QByteArray>>(numbers, make);
    if (!intake.addPatient(patient) || !intake.addAccount(patient.fiscalCode, Secret::fromString(demo::demoPassword()),
                                                          model::Role::Patient, patient.id))
        return false;
    for (const auto kind : {model::ConsentKind::DossierAdhesion, model::ConsentKind::HistoricalRecovery}) {
        if (!intake.addConsent({ConsentId(model::consentCode(kind)),
                                patient.id,
                                kind,
                                true,
                                QDateTime(QDate(2020, 1, 7), QTime(9, 0), Qt::UTC),
                                model::Role::Staff,
                                {}}))
            return false;
    }
    const auto added = intake.addInstances(patient.id, files);
    return std::all_of(added.begin(), added.end(), [](const Result<void> &r) { return r.has_value(); });
}

template <class T>
T waited(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000) || !future.result())
        qFatal("the service did not answer");
    return future.result().value();
}

void logIn(client::ServiceClient &client, const notify::Outbox &outbox)
{
    const auto challenge = waited(client.login(demo::demoFiscalCode(), Secret::fromString(demo::demoPassword())));
    if (!QTest::qWaitFor([&] { return !outbox.messages().isEmpty(); }, 10'000))
        qFatal("no code was sent");
    const auto code = QRegularExpression(u"\\b([0-9]{6})\\b"_s).match(outbox.messages().last().body).captured(1);
    waited(client.submitCode(challenge.id, code));
}

void openCt(client::ServiceClient &client, const theme::Theme &theme, const StudyInstanceUid &study, double empty)
{
    std::vector<double> first;
    std::vector<double> all;
    double memory = 0;
    for (int round = 0; round < rounds; ++round) {
        viewer::ViewerWindow window(std::make_shared<ui::ServiceInstanceSource>(client), theme);
        window.resize(1280, 1080);
        window.show();
        QTest::qWait(50);
        double shown = 0;
        QElapsedTimer timer;
        QObject::connect(&window, &viewer::ViewerWindow::firstImageShown, &window,
                         [&] { shown = double(timer.nsecsElapsed()) / 1e6; });
        timer.start();
        window.openStudies({study});
        const bool complete = QTest::qWaitFor(
            [&] {
                const auto progress = window.loader().progress(window.pane(0).series());
                return progress.total == slices && progress.isComplete();
            },
            60'000);
        if (!complete)
            qFatal("the series did not arrive");
        all.push_back(double(timer.nsecsElapsed()) / 1e6);
        first.push_back(shown);
        memory = std::max(memory, residentMegabytes());
    }
    std::printf("CT of %d slices over the local service, median of %d\n", slices, rounds);
    std::printf("  click to first image   %8.1f ms   (target 200)\n", median(first));
    std::printf("  click to all decoded   %8.1f ms\n", median(all));
    std::printf("  resident memory        %8.1f MB   (service and client in one process; %.1f MB before)\n", memory,
                empty);
}

void coldStart(const QString &program)
{
    const QTemporaryDir data;
    std::vector<double> times;
    for (int round = 0; round <= rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        QProcess process;
        process.start(program, {u"--demo"_s, u"--data"_s, data.path(), u"--exit-at-login"_s});
        if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
            std::printf("  start to login page    not measured: the program did not start\n");
            return;
        }
        if (round > 0) // the first one makes the demonstration dossier
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("start to login page (process start to exit after its first painting), median of %d\n", rounds);
    std::printf("  program                %8.1f ms\n", median(times));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QTemporaryDir folder;
    const SystemClock clock;
    notify::Outbox outbox;
    auto service = service::Service::start({.dataFolder = folder.filePath(u"data"_s)}, clock, outbox);
    if (!service || !fill((*service)->intake())) {
        std::printf("the service could not be filled\n");
        return 1;
    }
    client::ServiceClient client({QUrl(u"http://127.0.0.1:%1"_s.arg((*service)->port())), (*service)->launchSecret()});
    logIn(client, outbox);
    const theme::Theme theme(theme::Mode::Light);
    openCt(client, theme, demo::studyUid(demo::demoStudies().headCt), residentMegabytes());
    coldStart(QCoreApplication::applicationDirPath() + u"/tuodossier"_s);
    return 0;
}
