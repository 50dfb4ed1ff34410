// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/TimelineEvent.h"

#include "core/model/Modality.h"

#include <algorithm>
#include <tuple>

namespace td::ui {

using namespace Qt::StringLiterals;

std::optional<TimelineEvent> eventOf(const model::DocumentReference &document)
{
    if (!document.date.isValid())
        return std::nullopt;
    TimelineEvent event;
    event.day = document.date.toLocalTime().date();
    event.region = model::bodyRegionOf(document.description);
    event.modality = model::modalityOf(document.description);
    if (event.modality.isEmpty()) // "Referto TC"
        event.modality = model::modalityOf(document.typeDisplay);
    event.procedures = document.description;
    event.type = document.typeDisplay;
    event.origin = document.custodian;
    event.document = document;
    event.studies = document.related;
    return event;
}

std::optional<TimelineEvent> eventOf(const model::ImagingStudy &ownStudy)
{
    if (!ownStudy.started.isValid())
        return std::nullopt;
    TimelineEvent event;
    event.day = ownStudy.started.date();
    event.region = model::bodyRegionOf(ownStudy.description);
    event.modality =
        ownStudy.modalities.size() == 1 ? ownStudy.modalities.front() : model::modalityOf(ownStudy.description);
    if (event.modality == "CR"_L1)
        event.modality = u"DX"_s;
    event.procedures = ownStudy.description;
    event.studies = {ownStudy.uid};
    return event;
}

void sortByTime(QVector<TimelineEvent> &events)
{
    std::stable_sort(events.begin(), events.end(), [](const TimelineEvent &a, const TimelineEvent &b) {
        return std::tuple(a.day, a.region) < std::tuple(b.day, b.region);
    });
}

} // namespace td::ui
