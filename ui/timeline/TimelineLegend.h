// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "ui/timeline/TimelineEvent.h"

#include <QWidget>

namespace td::ui {

/// What the marks mean: the kinds of exam that occur, the groups, and what comes from the patient's own discs.
class TimelineLegend : public QWidget {
    Q_OBJECT
public:
    explicit TimelineLegend(const theme::Theme &theme, QWidget *parent = nullptr);

    void setEvents(const QVector<TimelineEvent> &events);
    /// The meanings in words, in their order.
    QStringList entries() const { return m_entries; }

private:
    void add(const QString &modality, const QString &letters, const QString &meaning, bool isGroup, bool isOwn);

    const theme::Theme &m_theme;
    QStringList m_entries;
};

} // namespace td::ui
