// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/TimelineLayout.h"

#include <QCoreApplication>

namespace td::ui {

/// The timeline's values in the user's language.
class TimelineWords {
    Q_DECLARE_TR_FUNCTIONS(td::ui::TimelineWords)
public:
    static QString region(model::BodyRegion region);
    /// The letters of a mark, "RX": what the clinics print for a DICOM modality.
    static QString letters(const QString &modality);
    /// The modality in full, "Radiography".
    static QString modality(const QString &modality);
    /// What was done or, where the clinic did not say, the kind of document.
    static QString title(const TimelineEvent &event);
    /// "TC torace, 25/11/2024, Referto radiologico, P2": for screen readers and the line under the axis.
    static QString sentence(const TimelineEvent &event);
    /// The same over several lines, for a tooltip.
    static QString lines(const TimelineEvent &event);
    /// "3 exams, 01/02/2024 - 25/11/2024".
    static QString group(const QVector<TimelineEvent> &events, const TimelineMark &mark);
    /// `isFirst`: the leftmost tick tells its year too.
    static QString tick(const TimelineTick &tick, bool isFirst);
    static QString date(QDate day);

private:
    static QStringList parts(const TimelineEvent &event);
};

} // namespace td::ui
