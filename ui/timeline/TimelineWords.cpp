// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelineWords.h"

#include <QLocale>

namespace td::ui {

using namespace Qt::StringLiterals;
using model::BodyRegion;

QString TimelineWords::region(BodyRegion region)
{
    switch (region) {
    case BodyRegion::Head:
        return tr("Head");
    case BodyRegion::Neck:
        return tr("Neck");
    case BodyRegion::Spine:
        return tr("Spine");
    case BodyRegion::Chest:
        return tr("Chest");
    case BodyRegion::Breast:
        return tr("Breast");
    case BodyRegion::Heart:
        return tr("Heart");
    case BodyRegion::Vessels:
        return tr("Blood vessels");
    case BodyRegion::Abdomen:
        return tr("Abdomen");
    case BodyRegion::Pelvis:
        return tr("Pelvis and hips");
    case BodyRegion::UpperLimb:
        return tr("Arm and hand");
    case BodyRegion::LowerLimb:
        return tr("Leg and foot");
    case BodyRegion::WholeBody:
        return tr("Whole body");
    case BodyRegion::Other:
        break;
    }
    return tr("Several or not stated");
}

QString TimelineWords::letters(const QString &modality)
{
    if (modality.isEmpty())
        return tr("DOC", "letters of a mark: a document that names no kind of exam");
    static const QHash<QString, const char *> known = {
        {u"DX"_s, QT_TR_NOOP("XR")},  {u"CT"_s, QT_TR_NOOP("CT")}, {u"MR"_s, QT_TR_NOOP("MR")},
        {u"US"_s, QT_TR_NOOP("US")},  {u"MG"_s, QT_TR_NOOP("MG")}, {u"BMD"_s, QT_TR_NOOP("DXA")},
        {u"PT"_s, QT_TR_NOOP("PET")}, {u"NM"_s, QT_TR_NOOP("NM")}, {u"PX"_s, QT_TR_NOOP("OPT")},
        {u"XA"_s, QT_TR_NOOP("XA")},  {u"RF"_s, QT_TR_NOOP("RF")}};
    const char *source = known.value(modality);
    return source ? tr(source) : modality;
}

QString TimelineWords::modality(const QString &modality)
{
    if (modality.isEmpty())
        return tr("Other document");
    static const QHash<QString, const char *> known = {{u"DX"_s, QT_TR_NOOP("Radiography")},
                                                       {u"CT"_s, QT_TR_NOOP("Computed tomography")},
                                                       {u"MR"_s, QT_TR_NOOP("Magnetic resonance")},
                                                       {u"US"_s, QT_TR_NOOP("Ultrasound")},
                                                       {u"MG"_s, QT_TR_NOOP("Mammography")},
                                                       {u"BMD"_s, QT_TR_NOOP("Bone densitometry")},
                                                       {u"PT"_s, QT_TR_NOOP("PET")},
                                                       {u"NM"_s, QT_TR_NOOP("Nuclear medicine")},
                                                       {u"PX"_s, QT_TR_NOOP("Dental panoramic radiography")},
                                                       {u"XA"_s, QT_TR_NOOP("Angiography")},
                                                       {u"RF"_s, QT_TR_NOOP("Fluoroscopy")}};
    const char *source = known.value(modality);
    return source ? tr(source) : modality;
}

QString TimelineWords::title(const TimelineEvent &event)
{
    if (!event.procedures.isEmpty())
        return event.procedures;
    return event.type.isEmpty() ? modality(event.modality) : event.type;
}

QStringList TimelineWords::parts(const TimelineEvent &event)
{
    QStringList parts = {title(event), date(event.day)};
    if (event.isOwn())
        parts.append(tr("from your own discs"));
    if (!event.type.isEmpty() && event.type != parts.front())
        parts.append(event.type);
    if (!event.origin.isEmpty())
        parts.append(event.origin);
    return parts;
}

QString TimelineWords::sentence(const TimelineEvent &event)
{
    return parts(event).join(u", "_s);
}

QString TimelineWords::lines(const TimelineEvent &event)
{
    return parts(event).join(u'\n');
}

QString TimelineWords::group(const QVector<TimelineEvent> &events, const TimelineMark &mark)
{
    const QString first = date(events[mark.events.first()].day);
    const QString last = date(events[mark.events.last()].day);
    const QString count = tr("%n exam(s) close together", nullptr, int(mark.events.size()));
    return count + u", "_s + (first == last ? first : tr("%1 to %2").arg(first, last));
}

QString TimelineWords::tick(const TimelineTick &tick, bool isFirst)
{
    const QLocale locale;
    const bool withYear = isFirst || (tick.isMajor && tick.unit == TickUnit::Month);
    switch (tick.unit) {
    case TickUnit::Day:
        return locale.toString(tick.day, withYear ? u"d MMM yyyy"_s : u"d MMM"_s);
    case TickUnit::Month:
        return locale.toString(tick.day, withYear ? u"MMM yyyy"_s : u"MMM"_s);
    case TickUnit::Year:
        break;
    }
    return QString::number(tick.day.year());
}

QString TimelineWords::date(QDate day)
{
    return day.toString(u"dd/MM/yyyy"_s);
}

} // namespace td::ui
