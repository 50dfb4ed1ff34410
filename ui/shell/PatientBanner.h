// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Patient.h"
#include "resources/theme/Theme.h"

#include <QFrame>

class QLabel;

namespace td::ui {

/// Whose dossier this is, always in sight: name, ID Paziente, sex, birth date with age, codice fiscale.
class PatientBanner : public QFrame {
    Q_OBJECT
public:
    explicit PatientBanner(const theme::Theme &theme, QWidget *parent = nullptr);

    void setPatient(const model::Patient &patient, QDate today);

private:
    QLabel *addField(const QString &title);

    const theme::Theme &m_theme;
    QLabel *m_name;
    QLabel *m_number;
    QLabel *m_sex;
    QLabel *m_birth;
    QLabel *m_code;
};

} // namespace td::ui
