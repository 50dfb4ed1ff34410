// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/Digest.h"
#include "core/store/Database.h"
#include "core/store/DocumentStore.h"
#include "core/store/Migrations.h"
#include "core/store/ObjectFiles.h"
#include "core/store/PatientStore.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <thread>

using namespace td;
using namespace td::store;
using namespace Qt::StringLiterals;

namespace {

QVariant scalar(const Database &database, const QString &sql)
{
    QSqlQuery query(*database.connection());
    REQUIRE(query.exec(sql));
    REQUIRE(query.next());
    return query.value(0);
}

model::Patient person(const QString &id)
{
    return {PatientId(id), u"N-"_s + id, u"Rossi"_s, u"Mario"_s, model::Sex::Male, {}, u"CF-"_s + id, {}, {}};
}

// A file with the schema of an older version of the program.
void makeVersion(const QString &path, int version)
{
    const QString name = u"old"_s;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        db.setDatabaseName(path);
        REQUIRE(db.open());
        REQUIRE(migrate(db, version));
    }
    QSqlDatabase::removeDatabase(name);
}

void setVersion(const QString &path, int version)
{
    const QString name = u"other"_s;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        db.setDatabaseName(path);
        REQUIRE(db.open());
        REQUIRE(QSqlQuery(db).exec(u"PRAGMA user_version=%1"_s.arg(version)));
    }
    QSqlDatabase::removeDatabase(name);
}

} // namespace

TEST_CASE("a database is opened in WAL mode with foreign keys and full synchronisation on every thread")
{
    QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"d.sqlite"_s));
    REQUIRE(database);
    const auto check = [&] {
        CHECK(scalar(**database, u"PRAGMA journal_mode"_s).toString() == u"wal"_s);
        CHECK(scalar(**database, u"PRAGMA foreign_keys"_s).toInt() == 1);
        CHECK(scalar(**database, u"PRAGMA synchronous"_s).toInt() == 2); // 2 = FULL
        CHECK(scalar(**database, u"PRAGMA user_version"_s).toInt() == newestSchemaVersion());
    };
    check();
    std::thread(check).join();
}

TEST_CASE("a database of the version before is brought up to date and keeps what is in it")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"d.sqlite"_s);
    makeVersion(path, newestSchemaVersion() - 1);
    {
        const QString name = u"fill"_s;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            db.setDatabaseName(path);
            REQUIRE(db.open());
            REQUIRE(QSqlQuery(db).exec(u"INSERT INTO patients VALUES('p','n','F','G',0,NULL,'cf','','')"_s));
        }
        QSqlDatabase::removeDatabase(name);
    }
    auto database = Database::open(path);
    REQUIRE(database);
    CHECK(scalar(**database, u"PRAGMA user_version"_s).toInt() == newestSchemaVersion());
    CHECK(PatientStore(**database).find(PatientId(u"p"_s))->familyName == u"F"_s);
    CHECK(scalar(**database, u"SELECT count(*) FROM documents"_s).toInt() == 0);
}

TEST_CASE("a database of a newer version is refused and not touched")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"d.sqlite"_s);
    setVersion(path, newestSchemaVersion() + 1);
    const auto database = Database::open(path);
    REQUIRE_FALSE(database);
    CHECK(database.error().code == ErrorCode::Unsupported);
}

TEST_CASE("a file that is no database is an error")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"d.sqlite"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    CHECK(Database::open(path).error().code == ErrorCode::Database);
}

TEST_CASE("a transaction that fails leaves nothing and a step that fails leaves the rest")
{
    QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"d.sqlite"_s));
    REQUIRE(database);
    PatientStore patients(**database);
    const auto failed = (*database)->transaction([&]() -> Result<void> {
        REQUIRE(patients.add(person(u"a"_s)));
        return fail(ErrorCode::Internal);
    });
    CHECK(failed.error().code == ErrorCode::Internal);
    CHECK(*patients.count() == 0);
    REQUIRE((*database)->transaction([&]() -> Result<void> {
        REQUIRE(patients.add(person(u"a"_s)));
        const auto step = (*database)->step([&]() -> Result<void> {
            REQUIRE(patients.add(person(u"b"_s)));
            return fail(ErrorCode::Conflict);
        });
        CHECK_FALSE(step);
        return {};
    }));
    CHECK(*patients.count() == 1);
}

TEST_CASE("no search of documents scans a whole table or sorts by dates without an index")
{
    QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"d.sqlite"_s));
    REQUIRE(database);
    for (const auto key : {model::SortKey::Date, model::SortKey::Type, model::SortKey::Custodian}) {
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            for (const QString &text : {QString(), u"piede"_s}) {
                DocumentSearch search;
                search.patient = PatientId(u"p"_s);
                search.category = model::DocumentCategory::Report;
                search.notBefore = QDateTime(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC);
                search.sortBy = key;
                search.order = order;
                search.text = text;
                const auto plan = DocumentStore(**database).planOf(search);
                REQUIRE(plan);
                REQUIRE_FALSE(plan->isEmpty());
                INFO(plan->join(u'\n').toStdString());
                const QString index = text.isEmpty() ? u"INDEX documents_"_s : u"COVERING INDEX documents_text"_s;
                const bool sorted = !text.isEmpty() && key != model::SortKey::Date; // reads the rows that match
                CHECK(plan->first().startsWith(u"SEARCH documents USING "_s +
                                               (sorted ? u"INDEX documents_text"_s : index)));
                CHECK_FALSE(plan->join(u' ').contains(u"SCAN"_s));
                if (key == model::SortKey::Date)
                    CHECK(plan->size() == 1);
            }
        }
    }
}

TEST_CASE("objects come back unchanged under the name of their digest")
{
    QTemporaryDir folder;
    const auto objects = ObjectFiles::open(folder.filePath(u"objects"_s));
    REQUIRE(objects);
    for (const QByteArray &bytes : {QByteArray(), QByteArray("\0\r\n\xff", 4), QByteArray(3'000'000, 'z')}) {
        const auto stored = objects->writeDurably(bytes);
        REQUIRE(stored);
        CHECK(stored->digest == security::digest(bytes));
        CHECK(objects->read(*stored).value() == bytes);
        CHECK(objects->writeDurably(bytes));
    }
    QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        CHECK_FALSE(files.next().contains(u"tmp-"_s));
        ++count;
    }
    CHECK(count == 3);
}

TEST_CASE("a damaged or shortened or missing object is an error")
{
    QTemporaryDir folder;
    const auto objects = ObjectFiles::open(folder.path());
    REQUIRE(objects);
    const auto stored = objects->writeDurably("some bytes");
    REQUIRE(stored);
    const auto overwrite = [&](const QByteArray &bytes) {
        QFile file(objects->pathOf(stored->digest));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
    };
    overwrite("some bytez");
    CHECK(objects->read(*stored).error().code == ErrorCode::Malformed);
    overwrite("some");
    CHECK(objects->read(*stored).error().code == ErrorCode::Malformed);
    REQUIRE(objects->writeDurably("some bytes"));
    CHECK(objects->read(*stored).value() == "some bytes");
    REQUIRE(QFile::remove(objects->pathOf(stored->digest)));
    CHECK(objects->read(*stored).error().code == ErrorCode::NotFound);
}

TEST_CASE("what a crash left half written is removed at the next start and nothing else")
{
    QTemporaryDir folder;
    QString kept;
    {
        const auto objects = ObjectFiles::open(folder.path());
        kept = objects->pathOf(objects->writeDurably("whole")->digest);
    }
    const QString half = QFileInfo(kept).path() + u"/tmp-0123"_s;
    QFile file(half);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("half");
    file.close();
    REQUIRE(ObjectFiles::open(folder.path()));
    CHECK_FALSE(QFile::exists(half));
    CHECK(QFile::exists(kept));
}

TEST_CASE("many threads use the database at once and their connections close with them")
{
    QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"d.sqlite"_s));
    REQUIRE(database);
    const qsizetype before = QSqlDatabase::connectionNames().size();
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 10; ++i) {
                PatientStore patients(**database);
                const PatientId id(u"p%1-%2"_s.arg(t).arg(i));
                const bool added =
                    (*database)->transaction([&] { return patients.add(person(id.value())); }).has_value();
                failures += added && patients.find(id) ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    CHECK(failures == 0);
    CHECK(*PatientStore(**database).count() == 80);
    CHECK(QSqlDatabase::connectionNames().size() == before);
}
