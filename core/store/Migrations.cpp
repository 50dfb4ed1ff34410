// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Migrations.h"

#include "core/store/Statement.h"

#include <QStringList>
#include <QVector>

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

// A step is never changed once it has been released: a new one is added below it.
QStringList peopleAndLogin()
{
    return {
        uR"(CREATE TABLE patients(
            id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, family_name TEXT NOT NULL, given_name TEXT NOT NULL,
            sex INTEGER NOT NULL, birth_date TEXT, fiscal_code TEXT NOT NULL UNIQUE, email TEXT NOT NULL,
            mobile_phone TEXT NOT NULL) STRICT)"_s,
        uR"(CREATE TABLE accounts(
            user_name TEXT PRIMARY KEY, password_hash BLOB NOT NULL, password_changed INTEGER, role INTEGER NOT NULL,
            patient TEXT REFERENCES patients(id), email TEXT NOT NULL, mobile_phone TEXT NOT NULL) STRICT)"_s,
        uR"(CREATE TABLE login_failures(
            name_digest BLOB PRIMARY KEY, failures INTEGER NOT NULL, locked_until INTEGER NOT NULL,
            updated INTEGER NOT NULL) STRICT)"_s,
        uR"(CREATE INDEX login_failures_updated ON login_failures(updated))"_s,
        uR"(CREATE TABLE challenges(
            id TEXT PRIMARY KEY, user_name TEXT NOT NULL REFERENCES accounts(user_name), code_digest BLOB NOT NULL,
            expires INTEGER NOT NULL, last_sent INTEGER NOT NULL, tries INTEGER NOT NULL, resends INTEGER NOT NULL)
            STRICT)"_s,
        uR"(CREATE INDEX challenges_expires ON challenges(expires))"_s,
        uR"(CREATE TABLE reset_tokens(
            token_digest BLOB PRIMARY KEY, user_name TEXT NOT NULL REFERENCES accounts(user_name),
            expires INTEGER NOT NULL) STRICT)"_s,
        uR"(CREATE INDEX reset_tokens_user ON reset_tokens(user_name))"_s,
        uR"(CREATE TABLE sessions(
            token_digest BLOB PRIMARY KEY, user_name TEXT NOT NULL REFERENCES accounts(user_name),
            opened INTEGER NOT NULL, last_used INTEGER NOT NULL) STRICT)"_s,
        uR"(CREATE INDEX sessions_user ON sessions(user_name))"_s,
    };
}

QStringList dossier()
{
    return QStringList{
               uR"(CREATE TABLE documents(
            id TEXT PRIMARY KEY, patient TEXT NOT NULL REFERENCES patients(id), category INTEGER NOT NULL,
            type_code TEXT NOT NULL, type_display TEXT NOT NULL, custodian TEXT NOT NULL, date INTEGER NOT NULL,
            description TEXT NOT NULL, content_type TEXT NOT NULL, content TEXT NOT NULL UNIQUE,
            content_size INTEGER NOT NULL, content_digest BLOB NOT NULL, search_text TEXT NOT NULL) STRICT)"_s,
               uR"(CREATE INDEX documents_date ON documents(patient, category, date, id))"_s,
               uR"(CREATE INDEX documents_type ON documents(patient, category, type_display, date, id))"_s,
               uR"(CREATE INDEX documents_custodian ON documents(patient, category, custodian, date, id))"_s,
               uR"(CREATE TABLE document_studies(
            document TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL, study TEXT NOT NULL,
            PRIMARY KEY(document, position)) STRICT, WITHOUT ROWID)"_s,
               uR"(CREATE TABLE document_consents(
            document TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL, consent TEXT NOT NULL,
            PRIMARY KEY(document, position)) STRICT, WITHOUT ROWID)"_s,
           } +
           imagingTables();
}

// Consents that govern what is shown, and the record of who saw it. The indexes of documents carry every column that
// decides on visibility, so that counting and skipping read no rows.
QStringList rulesAndRecord()
{
    QStringList sql = {
        uR"(CREATE TABLE consent_decisions(
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, patient TEXT NOT NULL REFERENCES patients(id),
            kind INTEGER NOT NULL, given INTEGER NOT NULL, decided INTEGER NOT NULL, role INTEGER NOT NULL,
            document TEXT NOT NULL) STRICT)"_s,
        uR"(CREATE INDEX consent_decisions_patient ON consent_decisions(patient, decided, number))"_s,
        uR"(ALTER TABLE documents ADD COLUMN heightened INTEGER NOT NULL DEFAULT 0)"_s,
        uR"(ALTER TABLE documents ADD COLUMN obscured INTEGER NOT NULL DEFAULT 0)"_s,
        uR"(ALTER TABLE documents ADD COLUMN online_until INTEGER)"_s,
        uR"(CREATE INDEX document_studies_study ON document_studies(study, document))"_s,
        uR"(CREATE TABLE access_events(
            id INTEGER PRIMARY KEY, moment INTEGER NOT NULL, patient TEXT NOT NULL REFERENCES patients(id),
            role INTEGER NOT NULL, user_name TEXT NOT NULL, department TEXT NOT NULL, action INTEGER NOT NULL,
            object TEXT NOT NULL, what TEXT NOT NULL, reason TEXT NOT NULL) STRICT)"_s,
        uR"(CREATE INDEX access_events_patient ON access_events(patient, moment, id))"_s,
        uR"(CREATE INDEX access_events_moment ON access_events(moment))"_s,
        uR"(ALTER TABLE patients ADD COLUMN version INTEGER NOT NULL DEFAULT 1)"_s,
        uR"(ALTER TABLE accounts ADD COLUMN department TEXT NOT NULL DEFAULT '')"_s,
        uR"(ALTER TABLE sessions ADD COLUMN program TEXT NOT NULL DEFAULT '')"_s,
        uR"(CREATE INDEX accounts_patient ON accounts(patient))"_s,
        uR"(CREATE INDEX patients_name ON patients(family_name COLLATE NOCASE, given_name COLLATE NOCASE, id))"_s,
        uR"(CREATE TABLE contact_changes(
            id TEXT PRIMARY KEY, user_name TEXT NOT NULL REFERENCES accounts(user_name), kind INTEGER NOT NULL,
            value TEXT NOT NULL, code_digest BLOB NOT NULL, sent INTEGER NOT NULL, expires INTEGER NOT NULL,
            tries INTEGER NOT NULL) STRICT)"_s,
        uR"(CREATE INDEX contact_changes_user ON contact_changes(user_name))"_s,
        uR"(CREATE INDEX contact_changes_expires ON contact_changes(expires))"_s,
    };
    const QString rules = u"id, obscured, heightened, online_until"_s;
    for (const QString &name : {u"date"_s, u"type"_s, u"custodian"_s})
        sql.append(u"DROP INDEX documents_"_s + name);
    sql.append(u"CREATE INDEX documents_date ON documents(patient, category, date, %1)"_s.arg(rules));
    // A search for words looks at every text of a dossier: here they stand close together.
    sql.append(u"CREATE INDEX documents_text ON documents(patient, category, date, %1, search_text)"_s.arg(rules));
    for (const auto &[name, column] :
         {std::pair(u"type"_s, u"type_display"_s), std::pair(u"custodian"_s, u"custodian"_s)}) {
        const QString start = u"CREATE INDEX documents_%1%3 ON documents(patient, category, %2, date%4, %5)"_s;
        sql.append(start.arg(name, column, QString(), QString(), rules));
        sql.append(start.arg(name, column, u"_newest"_s, u" DESC"_s, rules));
    }
    return sql;
}

const Schema &steps()
{
    static const Schema all = {peopleAndLogin(), dossier(), rulesAndRecord()};
    return all;
}

Result<int> versionOf(QSqlDatabase &db)
{
    QSqlQuery query(db);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return fail(ErrorCode::Database, u"no user_version"_s);
    return query.value(0).toInt();
}

Result<void> apply(QSqlDatabase &db, const Schema &schema, int version)
{
    if (auto begun = Statement::run(db, u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Result<void> done;
    for (const QString &sql : schema[version - 1]) {
        if (done)
            done = Statement::run(db, sql);
    }
    if (done)
        done = Statement::run(db, u"PRAGMA user_version=%1"_s.arg(version));
    if (done)
        done = Statement::run(db, u"COMMIT"_s);
    if (!done)
        (void)Statement::run(db, u"ROLLBACK"_s);
    return done;
}

} // namespace

int newestSchemaVersion()
{
    return int(steps().size());
}

const Schema &dossierSchema()
{
    return steps();
}

Result<void> migrate(QSqlDatabase &db, int target, const Schema &schema)
{
    const int newest = int(schema.size());
    const auto version = versionOf(db);
    if (!version)
        return tl::unexpected(version.error());
    if (*version > newest)
        return fail(ErrorCode::Unsupported, u"the store was written by a newer version of the program"_s);
    for (int next = *version + 1; next <= (target == 0 ? newest : target); ++next) {
        if (auto done = apply(db, schema, next); !done)
            return done;
    }
    return {};
}

} // namespace td::store
