// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/DocumentStore.h"

#include "core/store/Database.h"
#include "core/store/Statement.h"
#include "core/store/VisibilitySql.h"

#include <QTimeZone>

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

const QString columns = uR"(id, patient, category, type_code, type_display, custodian, date, description, content_type,
                            content, heightened, obscured, online_until)"_s;

/// Of a reader who sees everything: the store's own look at a row.
model::ReadingScope everything()
{
    model::ReadingScope scope;
    scope.dossierOpen = scope.heightenedProtection = scope.obscured = true;
    scope.now = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    return scope;
}

model::DocumentReference documentOf(const Statement &row)
{
    model::DocumentReference d;
    d.id = DocumentId(row.text(0));
    d.subject = PatientId(row.text(1));
    d.category = model::DocumentCategory(row.integer(2));
    d.typeCode = row.text(3);
    d.typeDisplay = row.text(4);
    d.custodian = row.text(5);
    d.date = QDateTime::fromMSecsSinceEpoch(row.value(6).toLongLong(), Qt::UTC);
    d.description = row.text(7);
    d.contentType = row.text(8);
    d.content = BinaryId(row.text(9));
    d.heightenedProtection = row.integer(10) != 0;
    d.obscured = row.integer(11) != 0;
    if (!row.value(12).isNull())
        d.onlineUntil = QDateTime::fromMSecsSinceEpoch(row.value(12).toLongLong(), Qt::UTC);
    return d;
}

SqlCondition whereOf(const DocumentSearch &s)
{
    SqlCondition where{u"patient=?"_s, {s.patient.value()}};
    const auto add = [&](const QString &sql, const QVariant &value) {
        where.sql += u" AND "_s + sql;
        where.values.append(value);
    };
    if (s.category)
        add(u"category=?"_s, int(*s.category));
    if (!s.typeCodes.isEmpty()) {
        where.sql += u" AND type_code IN (%1)"_s.arg(QStringList(s.typeCodes.size(), u"?"_s).join(u','));
        for (const QString &code : s.typeCodes)
            where.values.append(code);
    }
    if (s.notBefore)
        add(u"date>=?"_s, s.notBefore->toMSecsSinceEpoch());
    if (s.before)
        add(u"date<?"_s, s.before->toMSecsSinceEpoch());
    const SqlCondition visible = documentVisible(s.scope, u"documents"_s);
    where.sql += u" AND "_s + visible.sql;
    where.values += visible.values;
    if (!s.text.isEmpty())
        add(u"instr(search_text, ?)>0"_s, s.text.toCaseFolded());
    return where;
}

QString orderOf(const DocumentSearch &s)
{
    const bool ascending = s.order == Qt::AscendingOrder;
    const QString direction = ascending ? u"ASC"_s : u"DESC"_s;
    // Each is the order of an index, or its exact reverse.
    const QString newest = ascending ? u" ASC, date DESC, id"_s : u" DESC, date DESC, id DESC"_s;
    switch (s.sortBy) {
    case model::SortKey::Type:
        return u"type_display"_s + newest;
    case model::SortKey::Custodian:
        return u"custodian"_s + newest;
    case model::SortKey::Date:
        break;
    }
    return u"date %1, id %1"_s.arg(direction);
}

QString pageSql(const DocumentSearch &s, const SqlCondition &where)
{
    return u"SELECT %1 FROM documents WHERE %2 ORDER BY %3 LIMIT ? OFFSET ?"_s.arg(columns, where.sql, orderOf(s));
}

// All matches at once: counting them and finding a page are the same walk over the texts.
QString matchesSql(const DocumentSearch &s, const SqlCondition &where)
{
    return u"SELECT rowid FROM documents INDEXED BY documents_text WHERE %1 ORDER BY %2"_s.arg(where.sql, orderOf(s));
}

} // namespace

Result<void> DocumentStore::add(const model::DocumentReference &d, const StoredObject &content)
{
    if (find(d.id) || binary(d.content))
        return fail(ErrorCode::Conflict, u"document exists"_s);
    const QString searchText = QStringList{d.typeDisplay, d.custodian, d.description}.join(u'\n').toCaseFolded();
    const auto changed = Statement::change(
        m_database,
        uR"(INSERT INTO documents(id, patient, category, type_code, type_display, custodian, date, description,
              content_type, content, content_size, content_digest, search_text, heightened, obscured, online_until)
            SELECT ?, id, ?,?,?,?,?,?,?,?,?,?,?,?,?,? FROM patients WHERE id=?)"_s,
        {d.id.value(), int(d.category), notNull(d.typeCode), notNull(d.typeDisplay), notNull(d.custodian),
         d.date.toMSecsSinceEpoch(), notNull(d.description), notNull(d.contentType), d.content.value(), content.size,
         content.digest, searchText, int(d.heightenedProtection), int(d.obscured),
         d.onlineUntil ? QVariant(d.onlineUntil->toMSecsSinceEpoch()) : QVariant(), d.subject.value()});
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed != 1)
        return fail(ErrorCode::NotFound, u"patient"_s);
    for (int i = 0; i < d.related.size(); ++i) {
        const auto done = Statement::change(m_database, u"INSERT INTO document_studies VALUES(?,?,?)"_s,
                                            {d.id.value(), i, d.related[i].value()});
        if (!done)
            return tl::unexpected(done.error());
    }
    for (int i = 0; i < d.consents.size(); ++i) {
        const auto done = Statement::change(m_database, u"INSERT INTO document_consents VALUES(?,?,?)"_s,
                                            {d.id.value(), i, d.consents[i]});
        if (!done)
            return tl::unexpected(done.error());
    }
    return {};
}

// A study that has not arrived yet is shown like any other: only what is hidden is left out.
Result<void> DocumentStore::keepVisibleStudies(model::DocumentReference &d, const model::ReadingScope &scope) const
{
    const SqlCondition visible =
        studyVisible(scope, {u"r.study"_s, u"coalesce(s.date, '9999-12-31')"_s, u"r.patient"_s});
    d.related.clear();
    const auto studies = readRows<QString>(
        m_database, uR"(SELECT r.study FROM (SELECT x.study, x.position, y.patient FROM document_studies x
                JOIN documents y ON y.id=x.document WHERE x.document=?) r
            LEFT JOIN studies s ON s.uid=r.study WHERE %1 ORDER BY r.position)"_s.arg(visible.sql),
        QVariantList{d.id.value()} + visible.values, [](const Statement &row) { return row.text(0); });
    if (!studies)
        return tl::unexpected(studies.error());
    for (const QString &text : *studies) {
        const auto uid = StudyInstanceUid::create(text);
        if (!uid)
            return fail(ErrorCode::Database, u"a stored UID is not valid"_s);
        d.related.append(*uid);
    }
    return {};
}

Result<void> DocumentStore::fillLists(QVector<model::DocumentReference> &documents,
                                      const model::ReadingScope &scope) const
{
    auto consents =
        Statement::prepare(m_database, u"SELECT consent FROM document_consents WHERE document=? ORDER BY position"_s);
    if (!consents)
        return tl::unexpected(consents.error());
    for (model::DocumentReference &d : documents) {
        if (auto done = keepVisibleStudies(d, scope); !done)
            return done;
        if (auto done = consents->execute({d.id.value()}); !done)
            return done;
        while (consents->next())
            d.consents.append(consents->text(0));
    }
    return {};
}

Result<void> DocumentStore::setObscured(const DocumentId &id, bool obscured)
{
    const auto changed =
        Statement::change(m_database, u"UPDATE documents SET obscured=? WHERE id=?"_s, {int(obscured), id.value()});
    if (!changed)
        return tl::unexpected(changed.error());
    return *changed == 1 ? Result<void>() : fail(ErrorCode::NotFound, u"document"_s);
}

Result<model::DocumentReference> DocumentStore::find(const DocumentId &id) const
{
    auto statement = Statement::prepare(m_database, u"SELECT %1 FROM documents WHERE id=?"_s.arg(columns));
    if (!statement)
        return tl::unexpected(statement.error());
    if (auto done = statement->execute({id.value()}); !done)
        return tl::unexpected(done.error());
    if (!statement->next())
        return fail(ErrorCode::NotFound, u"document"_s);
    QVector<model::DocumentReference> one{documentOf(*statement)};
    if (auto done = fillLists(one, everything()); !done)
        return tl::unexpected(done.error());
    return one.first();
}

Result<model::Page<model::DocumentReference>> DocumentStore::searchText(const DocumentSearch &s) const
{
    const SqlCondition where = whereOf(s);
    const auto matches = readRows<qint64>(m_database, matchesSql(s, where), where.values,
                                          [](const Statement &row) { return row.value(0).toLongLong(); });
    if (!matches)
        return tl::unexpected(matches.error());
    model::Page<model::DocumentReference> page;
    page.offset = s.offset;
    page.total = int(matches->size());
    auto row = Statement::prepare(m_database, u"SELECT %1 FROM documents WHERE rowid=?"_s.arg(columns));
    if (!row)
        return tl::unexpected(row.error());
    for (const qint64 number : matches->mid(s.offset, s.count)) {
        if (auto done = row->execute({number}); !done)
            return tl::unexpected(done.error());
        if (row->next())
            page.items.append(documentOf(*row));
    }
    return page;
}

Result<model::Page<model::DocumentReference>> DocumentStore::searchColumns(const DocumentSearch &s) const
{
    const SqlCondition where = whereOf(s);
    const auto total = readRows<int>(m_database, u"SELECT count(*) FROM documents WHERE "_s + where.sql, where.values,
                                     [](const Statement &row) { return row.integer(0); });
    if (!total)
        return tl::unexpected(total.error());
    auto items = readRows<model::DocumentReference>(m_database, pageSql(s, where),
                                                    where.values + QVariantList{s.count, s.offset}, documentOf);
    if (!items)
        return tl::unexpected(items.error());
    return model::Page<model::DocumentReference>{std::move(*items), s.offset, total->value(0)};
}

Result<model::Page<model::DocumentReference>> DocumentStore::search(const DocumentSearch &s) const
{
    auto page = s.text.isEmpty() ? searchColumns(s) : searchText(s);
    if (!page)
        return page;
    if (auto done = fillLists(page->items, s.scope); !done)
        return tl::unexpected(done.error());
    return page;
}

Result<StoredBinary> DocumentStore::binary(const BinaryId &id) const
{
    auto statement = Statement::prepare(
        m_database, u"SELECT id, content_type, content_digest, content_size FROM documents WHERE content=?"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    if (auto done = statement->execute({id.value()}); !done)
        return tl::unexpected(done.error());
    if (!statement->next())
        return fail(ErrorCode::NotFound, u"binary"_s);
    return StoredBinary{DocumentId(statement->text(0)), statement->text(1),
                        StoredObject{statement->value(2).toByteArray(), statement->value(3).toLongLong()}};
}

Result<QStringList> DocumentStore::planOf(const DocumentSearch &s) const
{
    const SqlCondition where = whereOf(s);
    const bool words = !s.text.isEmpty();
    const QVariantList values = words ? where.values : where.values + QVariantList{s.count, s.offset};
    return readRows<QString>(m_database, u"EXPLAIN QUERY PLAN "_s + (words ? matchesSql(s, where) : pageSql(s, where)),
                             values, [](const Statement &row) { return row.text(3); })
        .map([](const QVector<QString> &lines) { return QStringList(lines); });
}

} // namespace td::store
