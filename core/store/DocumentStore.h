// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/DocumentReference.h"
#include "core/model/Query.h"
#include "core/model/ReadingScope.h"
#include "core/store/ObjectFiles.h"

namespace td::store {

class Database;

/// A search of documents with its days turned into moments.
struct DocumentSearch {
    PatientId patient;
    std::optional<model::DocumentCategory> category;
    QStringList typeCodes;              ///< any of these; empty = all
    std::optional<QDateTime> notBefore; ///< included
    std::optional<QDateTime> before;    ///< not included
    QString text;                       ///< in type, custodian or description, regardless of case
    model::SortKey sortBy = model::SortKey::Date;
    Qt::SortOrder order = Qt::DescendingOrder;
    int offset = 0;
    int count = 50;
    model::ReadingScope scope{}; ///< what is hidden from it is not found, counted or referred to
};

/// Where the bytes of a document are.
struct StoredBinary {
    DocumentId document;
    QString contentType;
    StoredObject object;
};

/// The documents of the dossiers. Writes belong inside Database::transaction(). Errors of all: Database.
class DocumentStore {
public:
    explicit DocumentStore(Database &database)
        : m_database(database)
    {
    }

    /// Errors: Conflict — the id is taken; NotFound — no such patient.
    Result<void> add(const model::DocumentReference &document, const StoredObject &content);
    /// Whoever may read it, with every study. Errors: NotFound.
    Result<model::DocumentReference> find(const DocumentId &id) const;
    /// Takes away the studies that the scope hides.
    Result<void> keepVisibleStudies(model::DocumentReference &document, const model::ReadingScope &scope) const;
    /// Equal sort keys are ordered by date, newest first, then by id.
    Result<model::Page<model::DocumentReference>> search(const DocumentSearch &search) const;
    /// Errors: NotFound.
    Result<StoredBinary> binary(const BinaryId &id) const;

    /// Hides a document from everybody but its patient, or shows it again. Errors: NotFound.
    Result<void> setObscured(const DocumentId &id, bool obscured);

    /// What SQLite does for a search, one line per step (EXPLAIN QUERY PLAN): the tests' way to see that none is a
    /// scan.
    Result<QStringList> planOf(const DocumentSearch &search) const;

private:
    Result<model::Page<model::DocumentReference>> searchText(const DocumentSearch &search) const;
    Result<model::Page<model::DocumentReference>> searchColumns(const DocumentSearch &search) const;
    Result<void> fillLists(QVector<model::DocumentReference> &documents, const model::ReadingScope &scope) const;
    Database &m_database;
};

} // namespace td::store
