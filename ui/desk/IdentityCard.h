// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Patient.h"
#include "ui/desk/DeskForm.h"
#include "ui/desk/ImageImport.h"

class QCheckBox;
class QGridLayout;

namespace td::ui {

/// A person found in the files beside the patient of the register, field by field, and the clerk's tick.
class IdentityCard : public DeskForm {
    Q_OBJECT
public:
    IdentityCard(const theme::Theme &theme, const FoundIdentity &found, const model::Patient &patient, int number,
                 QWidget *parent = nullptr);

    QCheckBox *choice() const { return m_choice; }

private:
    void addRow(int row, const QString &name, const QString &file, const QString &patient, bool differs,
                bool comparable);

    const theme::Theme &m_theme;
    QGridLayout *m_grid;
    QCheckBox *m_choice;
};

} // namespace td::ui
