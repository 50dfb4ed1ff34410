// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace td::ui {

/// The table's footer: rows per page (5, 10, 25, 50), "1-5 of 23", previous and next.
class Pager : public QWidget {
    Q_OBJECT
public:
    explicit Pager(const theme::Theme &theme, QWidget *parent = nullptr);

    void showRange(int offset, int shown, int total);
    int rowsPerPage() const;

Q_SIGNALS:
    void rowsPerPageChanged(int rows);
    void previousRequested();
    void nextRequested();

private:
    QComboBox *m_rows;
    QLabel *m_range;
    QToolButton *m_previous;
    QToolButton *m_next;
};

} // namespace td::ui
