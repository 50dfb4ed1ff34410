// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/service/ServiceFixture.h"
#include "tests/service/SmallDicom.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace td::test {

using namespace Qt::StringLiterals;
using model::ConsentKind;

/// A service with documents and images of Mario, who decides anew on each consent.
class DossierFixture : public ServiceFixture {
public:
    DossierFixture()
        : patient(token())
        , staff(token(u"segreteria"_s))
    {
        for (const ConsentKind kind :
             {ConsentKind::DossierAdhesion, ConsentKind::HistoricalRecovery, ConsentKind::HeightenedProtection})
            decide(mario.id, kind, false, QDateTime(QDate(2021, 1, 7), QTime(9, 0), Qt::UTC));
    }

    void give(ConsentKind kind, QDate day = QDate(2024, 6, 1))
    {
        decide(mario.id, kind, true, QDateTime(day, QTime(9, 0), Qt::UTC));
    }

    QDateTime now() const
    {
        return QDateTime::fromSecsSinceEpoch(std::chrono::system_clock::to_time_t(clock.now()), Qt::UTC);
    }

    /// A report with the id `id`; `change` sets what is special about it.
    template <class Change>
    void report(const QString &id, QDate day, Change change)
    {
        model::DocumentReference d;
        d.id = DocumentId(id);
        d.subject = mario.id;
        d.typeCode = u"18748-4"_s;
        d.typeDisplay = u"Referto radiologico"_s;
        d.custodian = u"P2"_s;
        d.date = QDateTime(day, QTime(10, 0), Qt::UTC);
        d.description = u"RX PIEDE DX"_s;
        d.contentType = u"application/pdf"_s;
        d.content = BinaryId(id + u"-pdf"_s);
        change(d);
        REQUIRE(service->intake().addDocument(d, "%PDF-1.4 " + id.toLatin1()));
    }
    void report(const QString &id, QDate day)
    {
        report(id, day, [](model::DocumentReference &) {});
    }

    void image(const SmallDicom &one) { REQUIRE(service->intake().addInstance(mario.id, one.bytes())); }

    RawReply search(const QByteArray &bearer, const QString &rest = {}) const
    {
        return get(u"/fhir/DocumentReference?patient=mario&category=LP29684-5"_s + rest, bearer);
    }

    /// The ids of what a search finds, in its order, joined by blanks.
    static QString ids(const RawReply &reply)
    {
        REQUIRE(reply.status == 200);
        QStringList found;
        for (const QJsonValue &entry : reply.json()["entry"_L1].toArray())
            found.append(entry["resource"_L1]["id"_L1].toString());
        CHECK(reply.json()["total"_L1].toInt() == found.size());
        return found.join(u' ');
    }

    /// What is answered for each way to ask for one document or for the images of a study.
    QStringList documentPaths(const QString &id) const
    {
        return {u"/fhir/DocumentReference/"_s + id, u"/fhir/Binary/"_s + id + u"-pdf"_s};
    }
    static QStringList imagePaths(const SmallDicom &one)
    {
        const QString study = u"/dicomweb/studies/"_s + one.study;
        const QString series = study + u"/series/"_s + one.series;
        const QString instance = series + u"/instances/"_s + one.instance;
        return {u"/fhir/ImagingStudy/"_s + one.study,
                study,
                study + u"/metadata"_s,
                study + u"/series"_s,
                study + u"/instances"_s,
                series,
                series + u"/metadata"_s,
                series + u"/instances"_s,
                instance,
                instance + u"/metadata"_s};
    }

    RawReply postFhir(const QString &path, const QJsonObject &json, const QByteArray &bearer,
                      const QByteArray &method = "POST", const QByteArray &ifMatch = {}) const
    {
        QList<std::pair<QByteArray, QByteArray>> headers{{"Content-Type", "application/fhir+json"},
                                                         {"Authorization", "Bearer " + bearer}};
        if (!ifMatch.isEmpty())
            headers.append(std::pair(QByteArray("If-Match"), ifMatch));
        return raw(method, path, QJsonDocument(json).toJson(), headers);
    }

    /// "ReadDocument|Accettazione P2|Referto radiologico 01/03/2025" of each line of the record, newest first.
    QStringList record(const QString &rest = {}) const
    {
        QStringList lines;
        const RawReply reply = get(u"/fhir/AuditEvent?_count=200"_s + rest, patient);
        REQUIRE(reply.status == 200);
        for (const QJsonValue &entry : reply.json()["entry"_L1].toArray()) {
            const QJsonValue event = entry["resource"_L1];
            const QString who = event["agent"_L1][0]["who"_L1]["display"_L1].toString(u"patient"_s);
            lines.append(event["subtype"_L1][0]["code"_L1].toString() + u'|' + who + u'|' +
                         event["entity"_L1][1]["name"_L1].toString());
        }
        return lines;
    }

    QByteArray patient;
    QByteArray staff;
};

} // namespace td::test
