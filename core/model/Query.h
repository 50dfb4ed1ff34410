// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/DocumentReference.h"

namespace td::model {

/// One page of an ordered result, and how many there are in all.
template <class T>
struct Page {
    QVector<T> items;
    int offset = 0; ///< index of the first item in the whole result
    int total = 0;
};

enum class SortKey { Date, Type, Custodian };

/// A search of the dossier's documents. Filters are joined by "and"; an empty filter does not restrict.
struct DocumentQuery {
    DocumentCategory category = DocumentCategory::Report;
    QString typeCode;
    QDate from;   ///< first day, included; invalid = open
    QDate to;     ///< last day, included; invalid = open
    QString text; ///< in type, custodian or description, regardless of case
    SortKey sortBy = SortKey::Date;
    Qt::SortOrder order = Qt::DescendingOrder;
    int offset = 0;
    int count = 5;

    friend bool operator==(const DocumentQuery &, const DocumentQuery &) = default;
};

/// A page of the record of accesses, newest first.
struct AccessQuery {
    QDate from; ///< first day, included; invalid = open
    QDate to;   ///< last day, included; invalid = open
    bool othersOnly = false;
    int offset = 0;
    int count = 20;
};

} // namespace td::model
