// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/ExportForm.h"

#include "ui/common/Widgets.h"
#include "ui/exporting/ExportTexts.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace td::ui {

using namespace Qt::StringLiterals;
using theme::Metric;

ExportForm::ExportForm(const theme::Theme &theme, const ExportSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_media(new QComboBox(this))
    , m_size(new QComboBox(this))
    , m_driveLabel(makeLabel(tr("Stick"), LabelRole::Field, this))
    , m_drive(new QComboBox(this))
    , m_hint(makeLabel({}, LabelRole::Secondary, this))
    , m_noDrive(new Notice(theme, this))
    , m_summary(makeLabel({}, LabelRole::Body, this))
    , m_open(makeLink(tr("Change"), this))
    , m_options(new ExportOptions(theme, settings, this))
    , m_estimate(makeLabel({}, LabelRole::Body, this))
    , m_warnings(new Notice(theme, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeGrid());
    column->addWidget(m_hint);
    column->addWidget(m_noDrive);
    column->addWidget(makeOptionsLine());
    column->addWidget(m_options);
    column->addWidget(m_estimate);
    column->addWidget(m_warnings);
    m_options->hide();
    m_drive->setPlaceholderText(tr("Choose a stick"));
    connect(m_open, &QPushButton::clicked, this, [this] { showOptions(m_options->isHidden()); });
    connect(m_media, &QComboBox::currentIndexChanged, this, &ExportForm::onMedium);
    for (QComboBox *box : {m_size, m_drive})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportForm::changed);
    connect(m_options, &ExportOptions::changed, this, [this] {
        m_summary->setText(m_options->summary());
        Q_EMIT changed();
    });
    m_summary->setText(m_options->summary());
    onMedium();
}

QWidget *ExportForm::makeGrid()
{
    auto *choices = new QWidget(this);
    m_grid = new QGridLayout(choices);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(m_theme.metric(Metric::SpaceM));
    m_grid->setVerticalSpacing(m_theme.metric(Metric::SpaceS));
    for (const auto medium : {ExportMedium::Zip, ExportMedium::EncryptedZip, ExportMedium::Folder, ExportMedium::Stick,
                              ExportMedium::IsoImage})
        m_media->addItem(ExportTexts::name(medium), int(medium));
    m_size->addItem(tr("Unlimited volume"), qint64(0));
    m_size->addItem(tr("DVD 4.7 GB"), authoring::dvdBytes);
    m_size->addItem(tr("CD 700 MB"), authoring::cdBytes);
    auto *mediaLabel = makeLabel(tr("Media"), LabelRole::Field, choices);
    auto *sizeLabel = makeLabel(tr("Size"), LabelRole::Field, choices);
    const std::array fields = {std::pair{mediaLabel, m_media}, std::pair{sizeLabel, m_size},
                               std::pair{m_driveLabel, m_drive}};
    for (const auto &[label, box] : fields) {
        label->setBuddy(box);
        box->setAccessibleName(label->text());
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
    }
    m_grid->addWidget(mediaLabel, 0, 0);
    m_grid->addWidget(m_media, 0, 1);
    m_grid->addWidget(sizeLabel, 0, 2);
    m_grid->addWidget(m_size, 0, 3);
    m_grid->addWidget(m_driveLabel, 1, 0);
    m_grid->addWidget(m_drive, 1, 1, 1, 3);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
    return choices;
}

QWidget *ExportForm::makeOptionsLine()
{
    m_optionsLine = new QWidget(this);
    auto *row = new QHBoxLayout(m_optionsLine);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.metric(Metric::SpaceM));
    row->addWidget(m_summary, 1);
    row->addWidget(m_open);
    m_open->setAccessibleName(tr("Change what goes along"));
    return m_optionsLine;
}

ExportMedium ExportForm::medium() const
{
    return ExportMedium(m_media->currentData().toInt());
}

ExportChoice ExportForm::choice() const
{
    ExportChoice choice;
    choice.medium = medium();
    if (choice.medium == ExportMedium::Stick)
        choice.drive = m_drives.value(m_drive->currentIndex());
    choice.volumeBytes = m_size->currentData().toLongLong();
    m_options->addTo(choice);
    return choice;
}

void ExportForm::onMedium()
{
    const bool isStick = medium() == ExportMedium::Stick;
    m_hint->setText(ExportTexts::hint(medium()));
    {
        const QSignalBlocker quiet(m_size);
        if (isStick)
            m_size->setCurrentIndex(0);
    }
    m_size->setEnabled(!m_isChosen && !isStick);
    showDrives();
    Q_EMIT changed();
}

void ExportForm::setDrives(const QVector<media::RemovableDrive> &drives)
{
    const auto isSame = [](const media::RemovableDrive &a, const media::RemovableDrive &b) {
        return a.root == b.root && a.name == b.name && a.freeBytes == b.freeBytes && a.isReadOnly == b.isReadOnly;
    };
    const bool isOpen = m_drive->view()->isVisible(); // a list does not change under the pointer
    if (isOpen || std::equal(drives.cbegin(), drives.cend(), m_drives.cbegin(), m_drives.cend(), isSame))
        return;
    const QString chosen = m_drives.value(m_drive->currentIndex()).root;
    m_drives = drives;
    {
        const QSignalBlocker quiet(m_drive);
        // Nobody's exam goes onto a stick that nobody chose: of several one is picked, and a lost one is not replaced.
        int index = chosen.isEmpty() && m_drives.size() == 1 ? 0 : -1;
        m_drive->clear();
        for (const media::RemovableDrive &drive : m_drives) {
            m_drive->addItem(ExportTexts::name(drive));
            if (drive.root == chosen)
                index = m_drive->count() - 1;
        }
        m_drive->setCurrentIndex(index);
    }
    showDrives();
    if (medium() == ExportMedium::Stick)
        Q_EMIT changed();
}

void ExportForm::showDrives()
{
    const bool isStick = medium() == ExportMedium::Stick;
    const bool isAny = !m_drives.isEmpty();
    m_driveLabel->setVisible(isStick && isAny);
    m_drive->setVisible(isStick && isAny);
    if (!isStick || isAny)
        m_noDrive->clear();
    else if (m_noDrive->isHidden())
        m_noDrive->say(Notice::Kind::Info, tr("No stick is plugged in. Plug one in: it appears here by itself."));
}

void ExportForm::showOptions(bool open)
{
    m_options->setVisible(open);
    m_open->setText(open ? tr("Hide") : tr("Change"));
    m_open->setAccessibleName(open ? tr("Hide what goes along") : tr("Change what goes along"));
    if (open)
        Q_EMIT opened(m_options);
}

void ExportForm::setEstimate(const QString &estimate, const QStringList &warnings)
{
    m_estimate->setText(estimate);
    m_estimate->setVisible(!estimate.isEmpty());
    const QString text = warnings.join(u'\n');
    if (text.isEmpty())
        m_warnings->clear();
    else if (text != m_warnings->text()) // it is read aloud each time it is said
        m_warnings->say(Notice::Kind::Caution, text);
}

void ExportForm::setChosen(bool chosen)
{
    m_isChosen = chosen;
    for (QWidget *field : std::initializer_list<QWidget *>{m_media, m_drive})
        field->setEnabled(!chosen);
    m_size->setEnabled(!chosen && medium() != ExportMedium::Stick);
    if (chosen)
        showOptions(false);
    m_open->setVisible(!chosen);
    m_hint->setVisible(!chosen);
    m_estimate->setVisible(!chosen && !m_estimate->text().isEmpty());
    if (chosen)
        m_warnings->clear();
}

} // namespace td::ui
