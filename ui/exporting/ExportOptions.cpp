// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/ExportOptions.h"

#include "ui/common/Widgets.h"
#include "ui/exporting/ExportTexts.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace td::ui {

using namespace Qt::StringLiterals;
using theme::Metric;

ExportOptions::ExportOptions(const theme::Theme &theme, const ExportSettings &settings, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_canPicture(bool(settings.pictures))
    , m_hasViewer(!settings.payloadFolder.isEmpty())
{
    setProperty("card", true);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceL);
    column->setContentsMargins(margin, theme.metric(Metric::SpaceM), margin, theme.metric(Metric::SpaceM));
    column->setSpacing(theme.metric(Metric::SpaceXs));
    m_reports = addBox(tr("Reports"), true, column);
    m_reportsNote = addNote({}, column);
    m_pictures = addBox(tr("Pictures for the browser"), m_canPicture, column);
    addNote(m_canPicture ? tr("A page with the main images, which opens on every computer without a program.")
                         : tr("They cannot be made on this computer."),
            column);
    m_pictures->setEnabled(m_canPicture);
    m_viewer = addBox(tr("Viewer"), m_hasViewer, column);
    addNote(m_hasViewer ? tr("The program that shows the images as you see them here. Nothing has to be installed.")
                        : tr("No viewer is installed with this program."),
            column);
    m_viewer->setEnabled(m_hasViewer);
    m_anonymised = addBox(tr("Anonymised, for a second opinion"), false, column);
    addNote(tr("The images without your name, birth date, numbers, clinics and doctors, and without free texts."),
            column);
    m_choices = makeChoices();
    column->addWidget(m_choices);
    for (QCheckBox *box : {m_reports, m_pictures, m_viewer, m_anonymised, m_dates, m_person, m_descriptions, m_devices})
        connect(box, &QCheckBox::toggled, this, [this, box](bool checked) {
            if (box == m_reports)
                m_wantsReports = checked;
            update();
            Q_EMIT changed();
        });
    update();
}

QCheckBox *ExportOptions::addBox(const QString &text, bool checked, QVBoxLayout *column)
{
    auto *box = new QCheckBox(text, this);
    box->setChecked(checked);
    column->addWidget(box);
    return box;
}

QLabel *ExportOptions::addNote(const QString &text, QVBoxLayout *column)
{
    auto *note = makeLabel(text, LabelRole::Small, this);
    constexpr int belowTheWords = 28; // the box and its spacing, as in style.qss
    note->setContentsMargins(belowTheWords, 0, 0, m_theme.metric(Metric::SpaceXs));
    column->addWidget(note);
    return note;
}

QWidget *ExportOptions::makeChoices()
{
    auto *choices = new QWidget(this);
    auto *column = new QVBoxLayout(choices);
    column->setContentsMargins(m_theme.metric(Metric::SpaceXl), 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceXs));
    const dicom::DeidentifyOptions usual;
    m_dates = addBox(tr("Move all dates by the same number of days"),
                     usual.dates == dicom::DeidentifyOptions::Dates::Shifted, column);
    addNote(tr("The true dates go, and the time between two exams can still be seen. Otherwise all dates go."), column);
    m_person = addBox(tr("Keep age, sex, height and weight"), usual.keepPatientCharacteristics, column);
    addNote(tr("A doctor needs them to judge the images."), column);
    m_descriptions = addBox(tr("Keep what the exam is called"), usual.keepDescriptions, column);
    addNote(tr("Of the descriptions only the words that speak of an exam stay, such as “CT thorax”."), column);
    m_devices = addBox(tr("Keep the names of the machines"), usual.keepDeviceIdentity, column);
    addNote(tr("Serial numbers tell in which clinic you were."), column);
    auto *caution = new Notice(m_theme, choices);
    caution->setProperty("listed", true);
    column->addWidget(caution);
    caution->say(Notice::Kind::Caution,
                 tr("The images themselves are not changed. Ultrasound, photographs and scanned sheets may have a name "
                    "written in them, and slices of the head show a face. Please look at the images beforehand; at the "
                    "end you are told how many may be concerned."));
    return choices;
}

void ExportOptions::setReports(Reports state, int count)
{
    m_reportsState = state;
    m_reportCount = count;
    update();
    Q_EMIT changed();
}

void ExportOptions::setViewerBytes(qint64 bytes)
{
    m_viewer->setText(tr("Viewer (%1)").arg(ExportTexts::size(bytes)));
}

void ExportOptions::update()
{
    const bool anonymised = m_anonymised->isChecked();
    const bool available = m_reportsState == Reports::Known && m_reportCount > 0;
    const QSignalBlocker quiet(m_reports);
    m_reports->setEnabled(available && !anonymised);
    m_reports->setChecked(available && !anonymised && m_wantsReports);
    m_reports->setText(available ? tr("Reports (%1)").arg(m_reportCount) : tr("Reports"));
    QString note = tr("As PDF, beside the images they are about. Those that you have hidden stay out.");
    if (anonymised)
        note = tr("Not on an anonymised medium: a report says whose it is.");
    else if (m_reportsState == Reports::Looking)
        note = tr("Looking for the reports of these exams…");
    else if (m_reportsState == Reports::Failed)
        note = tr("The reports cannot be reached now.");
    else if (m_reportCount == 0)
        note = tr("There is no report about these exams.");
    m_reportsNote->setText(note);
    m_choices->setVisible(anonymised);
}

void ExportOptions::addTo(ExportChoice &choice) const
{
    choice.reports = m_reports->isChecked();
    choice.pictures = m_pictures->isChecked();
    choice.viewer = m_viewer->isChecked();
    choice.anonymised = m_anonymised->isChecked();
    choice.deidentify.dates =
        m_dates->isChecked() ? dicom::DeidentifyOptions::Dates::Shifted : dicom::DeidentifyOptions::Dates::Removed;
    choice.deidentify.keepPatientCharacteristics = m_person->isChecked();
    choice.deidentify.keepDescriptions = m_descriptions->isChecked();
    choice.deidentify.keepDeviceIdentity = m_devices->isChecked();
    choice.deidentify.onePatient = true; // a dossier is one person's, whatever each clinic calls them
}

QString ExportOptions::summary() const
{
    QStringList parts;
    if (m_reports->isChecked())
        parts.append(tr("%n report(s)", nullptr, m_reportCount));
    if (m_pictures->isChecked())
        parts.append(tr("pictures for the browser"));
    if (m_viewer->isChecked())
        parts.append(tr("viewer"));
    const bool isAnonymised = m_anonymised->isChecked();
    if (parts.isEmpty())
        return isAnonymised ? tr("The anonymised images alone") : tr("The images alone");
    return (isAnonymised ? tr("With the anonymised images: %1") : tr("With the images: %1")).arg(parts.join(u" · "_s));
}

} // namespace td::ui
