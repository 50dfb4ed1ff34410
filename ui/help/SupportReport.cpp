// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/SupportReport.h"

#include <QSysInfo>
#include <QtGlobal>

namespace td::ui {

using namespace Qt::StringLiterals;

void SupportLog::add(ErrorCode code, const QDateTime &when)
{
    m_lines.append({when, code});
    if (m_lines.size() > kept)
        m_lines.removeFirst();
}

QString supportReport(const SupportFacts &facts, const SupportLog &log, const QDateTime &now)
{
    QStringList lines{
        u"TuoDossier %1"_s.arg(QStringLiteral(TUODOSSIER_VERSION)),
        u"Date: %1"_s.arg(now.toString(Qt::ISODate)),
        u"System: %1 (%2)"_s.arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
        u"Qt: %1 (built with %2), platform %3"_s.arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR),
                                                     facts.platform),
        u"Service: %1"_s.arg(facts.embedded ? u"embedded"_s : u"a clinic's"_s),
        u"Language: %1, appearance: %2"_s.arg(facts.language, facts.appearance),
        u"Screen: %1x%2, ratio %3, text %4 pt"_s.arg(facts.screen.width())
            .arg(facts.screen.height())
            .arg(facts.pixelRatio)
            .arg(facts.textSizePoints),
        QString(),
        u"Errors since the start:"_s,
    };
    for (const SupportLog::Line &line : log.lines())
        lines.append(u"%1 %2"_s.arg(line.when.toString(Qt::ISODate), errorCodeName(line.code)));
    if (log.lines().isEmpty())
        lines.append(u"none"_s);
    return lines.join(u'\n') + u'\n';
}

} // namespace td::ui
