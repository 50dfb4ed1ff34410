// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Consent.h"

namespace td::model {
namespace {

using namespace Qt::StringLiterals;

struct Row {
    ConsentKind kind;
    QString code;
    QString name;
};

const QVector<Row> &table()
{
    static const QVector<Row> rows = {
        {ConsentKind::DossierAdhesion, u"dse-adesione"_s, u"Consenso DSE: adesione"_s},
        {ConsentKind::HistoricalRecovery, u"dse-recupero-storico"_s, u"Consenso DSE: recupero storico"_s},
        {ConsentKind::HeightenedProtection, u"dse-maggior-tutela"_s, u"Consenso DSE: dati maggior tutela"_s},
        {ConsentKind::ElectronicSignature, u"fea"_s, u"Consenso alla FEA"_s},
        {ConsentKind::RemoteReporting, u"refertazione-remoto"_s, u"Consenso alla refertazione da remoto"_s},
        {ConsentKind::Privacy, u"privacy"_s, u"Consenso privacy"_s},
    };
    return rows;
}

} // namespace

QString consentCode(ConsentKind kind)
{
    return table()[int(kind)].code;
}

QString consentName(ConsentKind kind)
{
    return table()[int(kind)].name;
}

std::optional<ConsentKind> consentKindOf(const QString &code)
{
    for (const Row &row : table()) {
        if (row.code == code)
            return row.kind;
    }
    return std::nullopt;
}

QVector<Consent> presentConsents(const QVector<Consent> &decisions)
{
    QVector<Consent> present;
    for (const ConsentKind kind : consentKinds) {
        const Consent *newest = nullptr;
        for (const Consent &decision : decisions) {
            // Of two in the same millisecond the later recorded one counts: stores list them in that order.
            if (decision.kind == kind && (!newest || decision.decided >= newest->decided))
                newest = &decision;
        }
        if (newest)
            present.append(*newest);
    }
    return present;
}

} // namespace td::model
