// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Query.h"
#include "resources/theme/Theme.h"

#include <QFrame>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTimer;
class QToolButton;

namespace td::ui {

class DateField;

/// "Area Filtri": type, dates and text; folds away.
class FilterArea : public QFrame {
    Q_OBJECT
public:
    FilterArea(const theme::Theme &theme, model::DocumentCategory category, QWidget *parent = nullptr);

    /// Copies the filters into `query`; its order and page stay.
    void applyTo(model::DocumentQuery &query) const;
    bool isActive() const;

Q_SIGNALS:
    void changed();

private:
    void clearAll();
    void addField(QLayout &row, const QString &title, QWidget *field, int letters);
    void setOpen(bool open);
    QWidget *makeFields(const theme::Theme &theme, model::DocumentCategory category);

    const theme::Theme &m_theme;
    QToolButton *m_fold;
    QWidget *m_fields = nullptr;
    QComboBox *m_type = nullptr;
    DateField *m_from = nullptr;
    DateField *m_to = nullptr;
    QLineEdit *m_text = nullptr;
    QPushButton *m_clear = nullptr;
    QTimer *m_typing;
};

} // namespace td::ui
