// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/DocumentType.h"

namespace td::model {

const QVector<DocumentType> &documentTypes(DocumentCategory category)
{
    using namespace Qt::StringLiterals;
    // LOINC: imaging study, CT, MR, ultrasound, consultation note, discharge summary.
    static const QVector<DocumentType> reports = {
        {u"18748-4"_s, u"Referto radiologico"_s},  {u"18747-6"_s, u"Referto TC"_s},
        {u"18755-9"_s, u"Referto RM"_s},           {u"18760-9"_s, u"Referto ecografico"_s},
        {u"11488-4"_s, u"Visita specialistica"_s}, {u"34105-7"_s, u"Lettera di dimissione"_s}};
    static const QVector<DocumentType> consents = {{u"59284-0"_s, u"Consenso"_s}};
    return category == DocumentCategory::Report ? reports : consents;
}

} // namespace td::model
