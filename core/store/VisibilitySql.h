// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ReadingScope.h"

#include <QString>
#include <QVariant>

namespace td::store {

/// A condition with its values in the order of its question marks. Inside core/store only.
struct SqlCondition {
    QString sql;
    QVariantList values;
};

/// policy::visibility() of a row of `documents`, known as `alias`, whatever its category. A test holds both against
/// each other.
SqlCondition documentVisible(const model::ReadingScope &scope, const QString &alias);

/// Columns or expressions that name a study.
struct StudyColumns {
    QString uid;
    QString date; ///< ISO, empty when not known
    QString patient;
};

/// Whether a study is visible: by no document that is hidden, and by its own day unless a document that is online
/// outside the dossier shows it.
SqlCondition studyVisible(const model::ReadingScope &scope, const StudyColumns &study);

} // namespace td::store
