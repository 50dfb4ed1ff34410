// SPDX-License-Identifier: GPL-3.0-or-later
// The store's conditions against the pure rules of core/policy, and the plans of its queries.
#include "core/policy/Visibility.h"
#include "core/store/AccessLog.h"
#include "core/store/ConsentStore.h"
#include "core/store/Database.h"
#include "core/store/DocumentStore.h"
#include "core/store/ImagingStore.h"
#include "core/store/PatientStore.h"
#include "tests/support/Catch.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace td;
using namespace td::store;
using namespace Qt::StringLiterals;

namespace {

const PatientId patient(u"p"_s);
const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

/// One study and what refers to it.
struct Case {
    StudyInstanceUid study;
    QDate studyDate;
    QVector<model::DocumentReference> documents;
};

Case randomCase(QRandomGenerator &random, int number)
{
    Case made;
    made.study = *StudyInstanceUid::create(u"1.2.3.%1"_s.arg(number + 1));
    if (random.bounded(8) > 0)
        made.studyDate = QDate(2024, 12, 1).addDays(random.bounded(60));
    const int documents = random.bounded(4);
    for (int i = 0; i < documents; ++i) {
        model::DocumentReference d;
        d.id = DocumentId(u"d-%1-%2"_s.arg(number).arg(i));
        d.subject = patient;
        d.category = random.bounded(5) == 0 ? model::DocumentCategory::Consent : model::DocumentCategory::Report;
        d.date = QDateTime(QDate(2024, 12, 1).addDays(random.bounded(60)), QTime(random.bounded(24), 0), Qt::UTC);
        d.contentType = u"application/pdf"_s;
        d.content = BinaryId(d.id.value() + u"-c"_s);
        d.heightenedProtection = random.bounded(4) == 0;
        d.obscured = random.bounded(4) == 0;
        if (random.bounded(4) == 0)
            d.onlineUntil = now.addDays(random.bounded(3) - 1);
        d.related = {made.study};
        made.documents.append(d);
    }
    return made;
}

/// The rule in words: by no document that is hidden, and by its own day unless an online document shows it.
bool studyShould(const Case &one, const model::ReadingScope &scope)
{
    bool online = false;
    for (const model::DocumentReference &d : one.documents) {
        if (policy::visibility(d, scope) != policy::Visibility::Visible)
            return false;
        online = online || d.onlineUntil;
    }
    return online || policy::studyVisibility(one.studyDate, scope) == policy::Visibility::Visible;
}

QVector<model::ReadingScope> scopes()
{
    QVector<model::ReadingScope> all;
    for (int bits = 0; bits < 16; ++bits) {
        model::ReadingScope scope;
        scope.now = now;
        scope.dossierOpen = bits & 1;
        if (bits & 2)
            scope.notBefore = QDate(2025, 1, 1);
        scope.heightenedProtection = bits & 4;
        scope.obscured = bits & 8;
        all.append(scope);
    }
    return all;
}

QVector<Case> filled(Database &database, QRandomGenerator &random)
{
    QVector<Case> cases;
    REQUIRE(database.transaction([&]() -> Result<void> {
        REQUIRE(
            PatientStore(database).add({patient, u"N"_s, u"Rossi"_s, u"M"_s, model::Sex::Male, {}, u"C"_s, {}, {}}));
        for (int i = 0; i < 150; ++i) {
            const Case one = randomCase(random, i);
            StoredStudy study;
            study.study.uid = one.study;
            study.study.subject = patient;
            study.study.started = one.studyDate.isValid() ? one.studyDate.startOfDay() : QDateTime();
            model::ImagingSeries series;
            series.uid = *SeriesInstanceUid::create(one.study.value() + u".1"_s);
            model::ImagingInstance instance;
            instance.uid = *SopInstanceUid::create(one.study.value() + u".1.1"_s);
            instance.sopClass = *SopClassUid::create(u"1.2.840.10008.5.1.4.1.1.7"_s);
            REQUIRE(ImagingStore(database).add(study, series, instance, u"1.2.840.10008.1.2.1"_s, {"digest", 1}));
            for (const model::DocumentReference &d : one.documents)
                REQUIRE(DocumentStore(database).add(d, {"digest", 1}));
            cases.append(one);
        }
        return {};
    }));
    return cases;
}

} // namespace

TEST_CASE("the store shows exactly the documents and studies that the rules allow, for every reader and consent")
{
    const quint32 seed = QRandomGenerator::global()->generate();
    CAPTURE(seed);
    QRandomGenerator random(seed);
    QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"d.sqlite"_s));
    REQUIRE(database);
    const QVector<Case> cases = filled(**database, random);
    for (const model::ReadingScope &scope : scopes()) {
        CAPTURE(scope.dossierOpen, scope.notBefore.has_value(), scope.heightenedProtection, scope.obscured);
        QSet<QString> documents;
        QSet<QString> studies;
        for (const Case &one : cases) {
            if (studyShould(one, scope))
                studies.insert(one.study.value());
            for (const model::DocumentReference &d : one.documents) {
                if (policy::visibility(d, scope) == policy::Visibility::Visible)
                    documents.insert(d.id.value());
            }
        }
        DocumentSearch search;
        search.patient = patient;
        search.scope = scope;
        search.count = 1'000;
        const auto page = DocumentStore(**database).search(search);
        REQUIRE(page);
        CHECK(page->total == documents.size());
        QSet<QString> found;
        for (const model::DocumentReference &d : page->items) {
            found.insert(d.id.value());
            for (const StudyInstanceUid &uid : d.related)
                CHECK(studies.contains(uid.value()));
        }
        CHECK(found == documents);
        QSet<QString> seen;
        const auto listed = ImagingStore(**database).studies(patient, scope, {0, 1'000});
        REQUIRE(listed);
        for (const StoredStudy &study : *listed)
            seen.insert(study.study.uid.value());
        CHECK(seen == studies);
        for (const Case &one : cases)
            CHECK(*ImagingStore(**database).isVisible(one.study, scope) == studies.contains(one.study.value()));
    }
}

TEST_CASE("no statement of the dossier's store scans a table")
{
    QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"d.sqlite"_s));
    REQUIRE(database);
    DocumentSearch search;
    search.patient = patient;
    search.category = model::DocumentCategory::Report;
    for (const model::ReadingScope &scope : scopes()) {
        search.scope = scope;
        for (const auto key : {model::SortKey::Date, model::SortKey::Type, model::SortKey::Custodian}) {
            for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                search.sortBy = key;
                search.order = order;
                const auto plan = DocumentStore(**database).planOf(search);
                REQUIRE(plan);
                INFO(plan->join(u'\n').toStdString());
                CHECK(plan->size() == 1); // neither a scan nor a sort: the index has the order
                CHECK(plan->first().startsWith(u"SEARCH documents USING INDEX documents_"_s));
            }
        }
    }
    AccessSearch accesses;
    accesses.patient = patient;
    for (const bool others : {false, true}) {
        accesses.othersOnly = others;
        const auto plan = AccessLog(**database).planOf(accesses);
        REQUIRE(plan);
        CHECK(*plan == QStringList{u"SEARCH access_events USING INDEX access_events_patient (patient=?)"_s});
    }
    // As they stand in the sources of the other stores.
    const QStringList others = {
        u"SELECT id FROM patients WHERE number=? OR fiscal_code=?"_s,
        u"SELECT id FROM patients WHERE family_name COLLATE NOCASE >= ? AND family_name COLLATE NOCASE < ? ORDER BY "
        "family_name COLLATE NOCASE, given_name COLLATE NOCASE, id LIMIT 20"_s,
        u"SELECT id FROM consent_decisions WHERE patient=? ORDER BY decided, number"_s,
        u"SELECT user_name FROM accounts WHERE patient=?"_s,
        u"SELECT token_digest FROM sessions WHERE user_name=? ORDER BY opened, token_digest"_s,
        u"SELECT study FROM document_studies WHERE study=?"_s,
        u"SELECT id FROM documents WHERE content=?"_s,
        u"DELETE FROM access_events WHERE moment<?"_s,
        u"DELETE FROM contact_changes WHERE expires<=?"_s};
    for (const QString &sql : others) {
        QSqlQuery query(*(*database)->connection());
        REQUIRE(query.exec(u"EXPLAIN QUERY PLAN "_s + QString(sql).replace(u'?', u"'x'"_s)));
        while (query.next()) {
            INFO((sql + u'\n' + query.value(3).toString()).toStdString());
            CHECK_FALSE(query.value(3).toString().startsWith(u"SCAN"_s));
        }
    }
}
