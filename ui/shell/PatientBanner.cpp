// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PatientBanner.h"

#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"

#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

QString sexText(model::Sex sex)
{
    switch (sex) {
    case model::Sex::Female:
        return PatientBanner::tr("Female");
    case model::Sex::Male:
        return PatientBanner::tr("Male");
    case model::Sex::Other:
        return PatientBanner::tr("Other");
    case model::Sex::Unknown:
        break;
    }
    return PatientBanner::tr("Not recorded");
}

QString birthText(const model::Patient &patient, QDate today)
{
    if (!patient.birthDate.isValid())
        return PatientBanner::tr("Not recorded");
    const QString date = patient.birthDate.toString(u"dd/MM/yyyy"_s);
    const auto age = model::ageInYears(patient.birthDate, today);
    return age ? PatientBanner::tr("%1 (%n year(s))", nullptr, *age).arg(date) : date;
}

} // namespace

PatientBanner::PatientBanner(const theme::Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
{
    setProperty("card", true);
    auto *row = new FlowLayout(this, theme.metric(Metric::SpaceXl), theme.metric(Metric::SpaceXs));
    row->setContentsMargins(theme.metric(Metric::SpaceL), theme.metric(Metric::SpaceS), theme.metric(Metric::SpaceL),
                            theme.metric(Metric::SpaceS));
    m_name = addField(tr("Patient"));
    m_number = addField(tr("Patient ID"));
    m_sex = addField(tr("Sex"));
    m_birth = addField(tr("Birth date"));
    m_code = addField(tr("Fiscal code"));
}

QLabel *PatientBanner::addField(const QString &title)
{
    auto *field = new QWidget(this);
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *label = makeLabel(title, LabelRole::Small, field);
    label->setWordWrap(false);
    auto *value = makeLabel({}, LabelRole::Field, field);
    column->addWidget(label);
    column->addWidget(value);
    layout()->addWidget(field);
    return value;
}

void PatientBanner::setPatient(const model::Patient &patient, QDate today)
{
    m_name->setText(patient.familyName + u' ' + patient.givenName);
    m_number->setText(patient.number);
    m_sex->setText(sexText(patient.sex));
    m_birth->setText(birthText(patient, today));
    m_code->setText(patient.fiscalCode);
}

} // namespace td::ui
