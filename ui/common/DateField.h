// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QDate>
#include <QLineEdit>

namespace td::ui {

/// A date that may be left open: typed as 25/11/2024, or picked from a calendar.
class DateField : public QLineEdit {
    Q_OBJECT
public:
    DateField(const theme::Theme &theme, const QString &name, QWidget *parent = nullptr);

    /// Invalid when the field is empty or holds no date.
    QDate date() const;
    void setDate(QDate date);
    /// True when the field is empty or holds a date.
    bool isAcceptable() const;

Q_SIGNALS:
    /// The user finished: an acceptable date, or none.
    void dateEdited();

private:
    void openCalendar();
    void finish();

    const theme::Theme &m_theme;
    QString m_last;
};

} // namespace td::ui
