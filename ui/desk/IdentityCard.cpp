// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/IdentityCard.h"

#include "ui/common/Widgets.h"
#include "ui/desk/DeskTexts.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using policy::IdentityField;
using theme::ColorRole;
using theme::Metric;

QString sexInWords(const QString &code)
{
    if (code == "M"_L1)
        return DeskTexts::sex(model::Sex::Male);
    if (code == "F"_L1)
        return DeskTexts::sex(model::Sex::Female);
    return code == "O"_L1 ? DeskTexts::sex(model::Sex::Other) : QString();
}

/// "ROSSI^MARIO^^" as people write it; the groups of a name are spellings of the same.
QString nameInWords(const QString &personName)
{
    return QString(personName).replace(u'^', u' ').replace(u'=', u'/').simplified();
}

} // namespace

IdentityCard::IdentityCard(const theme::Theme &theme, const FoundIdentity &found, const model::Patient &patient,
                           int number, QWidget *parent)
    : DeskForm(theme, tr("Person %1 in the files: %2").arg(number).arg(DeskTexts::verdict(found.comparison.verdict)),
               parent)
    , m_theme(theme)
    , m_grid(new QGridLayout)
    , m_choice(new QCheckBox(this))
{
    m_grid->setHorizontalSpacing(theme.metric(Metric::SpaceL));
    m_grid->addWidget(makeLabel(tr("In the files"), LabelRole::Field, this), 0, 1);
    m_grid->addWidget(makeLabel(tr("In the register"), LabelRole::Field, this), 0, 2);
    const policy::FileIdentity &file = found.identity;
    const auto differs = [&](IdentityField field) { return found.comparison.differing.contains(field); };
    const bool sameId = file.patientId == patient.fiscalCode || file.patientId == patient.number;
    addRow(1, tr("Name"), nameInWords(file.patientName), DeskTexts::name(patient), differs(IdentityField::Name),
           found.comparison.verdict == policy::IdentityVerdict::Same);
    addRow(2, tr("Fiscal code or patient ID"), file.patientId, u"%1 / %2"_s.arg(patient.fiscalCode, patient.number),
           differs(IdentityField::FiscalCode), sameId);
    addRow(3, tr("Birth date"), file.birthDate.isValid() ? DeskTexts::date(file.birthDate) : QString(),
           DeskTexts::date(patient.birthDate), differs(IdentityField::BirthDate), patient.birthDate.isValid());
    addRow(4, tr("Sex"), sexInWords(file.sex), DeskTexts::sex(patient.sex), differs(IdentityField::Sex),
           patient.sex != model::Sex::Unknown);
    for (int i = 1; i <= 3; ++i)
        m_grid->setColumnStretch(i, 1);
    column()->addLayout(m_grid);
    const bool same = found.comparison.verdict == policy::IdentityVerdict::Same;
    m_choice->setText(same ? tr("Import these images (%n)", nullptr, found.instances)
                           : tr("I have checked that these images (%n) are of this patient", nullptr, found.instances));
    m_choice->setAccessibleName(tr("Person %1: %2").arg(number).arg(m_choice->text()));
    m_choice->setChecked(same);
    column()->addWidget(m_choice);
}

void IdentityCard::addRow(int row, const QString &name, const QString &file, const QString &patient, bool differs,
                          bool comparable)
{
    m_grid->addWidget(makeLabel(name, LabelRole::Secondary, this), row, 0);
    m_grid->addWidget(makeLabel(file.isEmpty() ? tr("Not stated") : file, LabelRole::Body, this), row, 1);
    m_grid->addWidget(makeLabel(patient, LabelRole::Body, this), row, 2);
    auto *mark = new QWidget(this);
    auto *line = new QHBoxLayout(mark);
    line->setContentsMargins(0, 0, 0, 0);
    auto *icon = new QLabel(mark);
    const int side = m_theme.metric(Metric::Icon);
    icon->setFixedSize(side, side); // words stand below each other
    const bool equal = !differs && comparable && !file.isEmpty();
    if (differs || equal)
        icon->setPixmap(m_theme.icon(differs ? u"warning"_s : u"check"_s, differs ? ColorRole::Bad : ColorRole::Good)
                            .pixmap(QSize(side, side), devicePixelRatioF()));
    line->addWidget(icon);
    line->addWidget(makeLabel(differs ? tr("Different")
                              : equal ? tr("Equal")
                                      : tr("Cannot be compared"),
                              differs ? LabelRole::Field : LabelRole::Body, mark),
                    1);
    m_grid->addWidget(mark, row, 3);
}

} // namespace td::ui
