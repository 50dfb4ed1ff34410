// SPDX-License-Identifier: GPL-3.0-or-later
// How long a page of documents takes over the real service and client, against the size of the dossier: every order,
// from the first page to the last, with and without filters.
#include "core/client/ServiceClient.h"
#include "core/notify/Outbox.h"
#include "core/service/Service.h"
#include "core/store/Database.h"
#include "core/store/DocumentStore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 7;
constexpr int pageSize = 20;
const PatientId patient(u"bench"_s);
const QString userName = u"RSSMRA85T10A562S"_s;
const QString password = u"Misura-Dossier-2026!"_s;

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

template <class T>
T waited(QFuture<Result<T>> future)
{
    future.waitForFinished(); // the client answers on a thread of its own
    if (!future.result())
        qFatal("the service did not answer");
    return future.result().value();
}

model::DocumentReference documentOf(int i)
{
    static const QStringList procedures = {u"RX PIEDE DX"_s, u"TC TORACE CON MDC"_s, u"RM ENCEFALO SENZA MDC"_s,
                                           u"ECOGRAFIA ADDOME SUPERIORE"_s, u"RX COLONNA LOMBOSACRALE"_s};
    model::DocumentReference d;
    d.id = DocumentId(u"d%1"_s.arg(i));
    d.subject = patient;
    d.typeCode = u"18748-4"_s;
    d.typeDisplay = i % 3 == 0 ? u"Referto ecografico"_s : i % 3 == 1 ? u"Referto radiologico"_s : u"Referto RM"_s;
    d.custodian = u"P%1"_s.arg(i % 7);
    d.date = QDateTime(QDate(2000, 1, 1), QTime(8, 0), Qt::UTC).addSecs(i * 7919LL % 800'000'000);
    d.description = procedures[i % procedures.size()] + (i % 1000 == 0 ? u" E FORAME OVALE"_s : QString());
    d.contentType = u"application/pdf"_s;
    d.content = BinaryId(u"b%1"_s.arg(i));
    d.heightenedProtection = i % 50 == 0;
    d.obscured = i % 70 == 0;
    return d;
}

/// The rows alone: the bytes of documents play no part in a list.
void fill(const QString &file, int count)
{
    auto database = store::Database::open(file);
    const store::StoredObject nothing{QByteArray(32, '\0'), 0};
    const auto done = database ? (*database)->transaction([&]() -> Result<void> {
        store::DocumentStore documents(**database);
        for (int i = 0; i < count; ++i) {
            if (auto added = documents.add(documentOf(i), nothing); !added)
                return added;
        }
        return {};
    })
                               : tl::unexpected(database.error());
    if (!done)
        qFatal("the dossier could not be filled");
}

void prepare(service::Intake &intake)
{
    const bool made =
        intake.addPatient(
            {patient, u"B-1"_s, u"Rossi"_s, u"Mario"_s, model::Sex::Male, {}, userName, {}, u"+39333"_s}) &&
        intake.addAccount(userName, Secret::fromString(password), model::Role::Patient, patient);
    for (const auto kind : {model::ConsentKind::DossierAdhesion, model::ConsentKind::HistoricalRecovery}) {
        if (!made || !intake.addConsent({ConsentId(model::consentCode(kind)),
                                         patient,
                                         kind,
                                         true,
                                         QDateTime(QDate(2020, 1, 7), QTime(9, 0), Qt::UTC),
                                         model::Role::Staff,
                                         {}}))
            qFatal("the patient could not be made");
    }
}

double page(client::ServiceClient &client, model::DocumentQuery query)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        waited(client.documents(patient, query));
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return median(times);
}

struct Kind {
    const char *name;
    std::function<void(model::DocumentQuery &)> set;
};

void measure(int count)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    notify::Outbox outbox;
    const QString data = folder.filePath(u"data"_s);
    {
        auto service = service::Service::start({.dataFolder = data}, clock, outbox);
        if (!service)
            qFatal("the service did not start");
        prepare((*service)->intake());
    }
    fill(data + u"/dossier.sqlite"_s, count);
    auto service = service::Service::start({.dataFolder = data}, clock, outbox);
    client::ServiceClient client({QUrl(u"http://127.0.0.1:%1"_s.arg((*service)->port())), (*service)->launchSecret()});
    const auto challenge = waited(client.login(userName, Secret::fromString(password)));
    const auto code = QRegularExpression(u"\\b([0-9]{6})\\b"_s).match(outbox.messages().last().body).captured(1);
    waited(client.submitCode(challenge.id, code));

    const std::vector<Kind> kinds = {
        {"by date", [](auto &) {}},
        {"by date, oldest first", [](auto &q) { q.order = Qt::AscendingOrder; }},
        {"by type", [](auto &q) { q.sortBy = model::SortKey::Type; }},
        {"by source, ascending",
         [](auto &q) {
             q.sortBy = model::SortKey::Custodian;
             q.order = Qt::AscendingOrder;
         }},
        {"of one year", [](auto &q) { q.from = QDate(2010, 1, 1), q.to = QDate(2010, 12, 31); }},
        {"a common word", [](auto &q) { q.text = u"piede"_s; }},
        {"a rare word", [](auto &q) { q.text = u"forame"_s; }},
        {"a word that is not there", [](auto &q) { q.text = u"unicorno"_s; }},
    };
    std::printf("%d documents, pages of %d, median of %d\n  %-26s %10s %10s %10s\n", count, pageSize, rounds, "",
                "first", "middle", "last");
    for (const Kind &kind : kinds) {
        model::DocumentQuery query;
        query.count = pageSize;
        kind.set(query);
        const int total = waited(client.documents(patient, query)).total;
        const int last = std::max(0, (total - 1) / pageSize * pageSize);
        std::printf("  %-26s", kind.name);
        for (const int offset : {0, last / 2 / pageSize * pageSize, last}) {
            query.offset = offset;
            std::printf(" %7.1f ms", page(client, query));
        }
        std::printf("\n");
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    for (const int count : {100, 10'000, 100'000})
        measure(count);
    std::printf("targets with 100000: first page 50 ms, any page 100 ms\n");
    return 0;
}
