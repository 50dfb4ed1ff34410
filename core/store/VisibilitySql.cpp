// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/VisibilitySql.h"

#include "core/model/DocumentReference.h"

#include <QDate>

namespace td::store {

using namespace Qt::StringLiterals;

SqlCondition documentVisible(const model::ReadingScope &scope, const QString &alias)
{
    SqlCondition condition;
    QString &sql = condition.sql;
    sql = u"(%1.category=%2 OR ("_s.arg(alias).arg(int(model::DocumentCategory::Consent));
    if (!scope.obscured)
        sql += u"%1.obscured=0 AND "_s.arg(alias);
    if (!scope.heightenedProtection)
        sql += u"%1.heightened=0 AND "_s.arg(alias);
    sql += u"(coalesce(%1.online_until, 0)>?"_s.arg(alias); // never NULL: its negation must be true
    condition.values.append(scope.now.toMSecsSinceEpoch());
    if (scope.dossierOpen && scope.notBefore) {
        sql += u" OR (%1.online_until IS NULL AND %1.date>=?)"_s.arg(alias);
        condition.values.append(scope.notBefore->startOfDay().toMSecsSinceEpoch());
    } else if (scope.dossierOpen) {
        sql += u" OR %1.online_until IS NULL"_s.arg(alias);
    }
    sql += u")))"_s;
    return condition;
}

SqlCondition studyVisible(const model::ReadingScope &scope, const StudyColumns &study)
{
    const QString referring = uR"((SELECT 1 FROM document_studies x JOIN documents d ON d.id=x.document
             WHERE x.study=%1 AND d.patient=%2 AND %3))"_s;
    const SqlCondition document = documentVisible(scope, u"d"_s);
    SqlCondition condition;
    condition.sql = u"NOT EXISTS "_s + referring.arg(study.uid, study.patient, u"NOT "_s + document.sql);
    condition.values = document.values;
    if (scope.dossierOpen && !scope.notBefore)
        return condition;
    condition.sql += u" AND (EXISTS "_s + referring.arg(study.uid, study.patient, u"d.online_until IS NOT NULL"_s);
    if (scope.dossierOpen) {
        condition.sql += u" OR %1>=?"_s.arg(study.date);
        condition.values.append(scope.notBefore->toString(Qt::ISODate));
    }
    condition.sql += u')';
    return condition;
}

} // namespace td::store
