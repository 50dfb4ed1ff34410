// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/PreferencesDialog.h"

#include "viewer/load/LoadLimits.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace td::viewer {
namespace {

using namespace Qt::StringLiterals;

QList<QKeySequence> usualKeys(const QAction &command)
{
    return command.property("usualKeys").value<QList<QKeySequence>>();
}

QKeySequence usualKey(const QAction &command)
{
    return usualKeys(command).value(0);
}

/// A command that keeps its usual key keeps the others it comes with too.
QList<QKeySequence> keysWith(const QAction &command, const QKeySequence &chosen)
{
    return chosen == usualKey(command) ? usualKeys(command) : QList{chosen};
}

QString nameOf(const QAction &command)
{
    return command.text().remove(u'…').remove(u'&');
}

/// "640 MB", "2 GB": of 1,024 each, as memory is sold.
QString sizeText(std::size_t bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), 0, QLocale::DataSizeTraditionalFormat);
}

} // namespace

PreferencesDialog::PreferencesDialog(const QList<QAction *> &commands, const ViewerPreferences &now,
                                     const theme::Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_theme(theme)
    , m_right(new QComboBox) // the layouts adopt them, in the order in which Tab goes through them
    , m_middle(new QComboBox)
    , m_wheel(new QComboBox)
    , m_memory(new QComboBox)
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Preferences"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme.metric(theme::Metric::SpaceM));
    column->addWidget(makeMouse());
    column->addWidget(makeKeys(), 1);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(this);
    m_keep = buttons->addButton(tr("Keep"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    QPushButton *usual = buttons->addButton(tr("As they come"), QDialogButtonBox::ResetRole);
    connect(usual, &QPushButton::clicked, this, [this] { fill({}); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT kept(chosen());
        accept();
    });
    column->addWidget(buttons);
    fill(now);
    resize(560, 640);
}

QWidget *PreferencesDialog::makeMouse()
{
    auto *box = new QWidget(this);
    auto *form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    for (QComboBox *button : {m_right, m_middle}) {
        button->addItem(tr("Brightness and contrast"), int(scene::Tool::Window));
        button->addItem(tr("Move the image"), int(scene::Tool::Pan));
        button->addItem(tr("Zoom"), int(scene::Tool::Zoom));
        button->addItem(tr("Scroll through the images"), int(scene::Tool::Scroll));
    }
    m_wheel->addItem(tr("Scroll through the images; zoom with Ctrl"), int(ViewerPreferences::Wheel::Scrolls));
    m_wheel->addItem(tr("Zoom; scroll through the images with Ctrl"), int(ViewerPreferences::Wheel::Zooms));
    auto *left = new QLabel(tr("The tool that is chosen"), box);
    form->addRow(tr("Left button:"), left);
    form->addRow(tr("&Right button:"), m_right);
    form->addRow(tr("&Middle button:"), m_middle);
    form->addRow(tr("&Wheel:"), m_wheel);
    addMemory(*form);
    return box;
}

void PreferencesDialog::addMemory(QFormLayout &form)
{
    m_memory->addItem(tr("Automatic (%1)").arg(sizeText(load::LoadLimits::shareOfMemory())), qulonglong(0));
    for (const std::size_t bytes : load::LoadLimits::choices())
        m_memory->addItem(sizeText(bytes), qulonglong(bytes));
    form.addRow(tr("Memory for &images:"), m_memory);
    auto *note = new QLabel(
        tr("With more memory more images are ready at once. Those that are shown have what they need."), this);
    note->setProperty("role", u"small"_s);
    note->setWordWrap(true);
    form.addRow(note);
}

QWidget *PreferencesDialog::makeKeys()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Keys"));
    auto *box = new QWidget(scroll);
    box->setProperty("chrome", true);
    auto *form = new QFormLayout(box);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (QAction *command : std::as_const(m_commands)) {
        auto *row = new QWidget(box);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto *field = new QKeySequenceEdit(row);
        field->setAccessibleName(tr("Key for %1").arg(nameOf(*command)));
        auto *none = new QToolButton(row);
        none->setIcon(m_theme.icon(u"close"_s, theme::ColorRole::ViewerText));
        none->setAccessibleName(tr("No key for %1").arg(nameOf(*command)));
        none->setToolTip(tr("No key"));
        connect(none, &QToolButton::clicked, field, &QKeySequenceEdit::clear);
        connect(field, &QKeySequenceEdit::keySequenceChanged, this, &PreferencesDialog::check);
        line->addWidget(field, 1);
        line->addWidget(none);
        auto *label = new QLabel(nameOf(*command), box);
        label->setBuddy(field);
        label->setMinimumHeight(row->sizeHint().height()); // else it stands at the top of the row
        form->addRow(label, row);
        m_fields.insert(command->objectName(), field);
    }
    scroll->setWidget(box);
    return scroll;
}

void PreferencesDialog::fill(const ViewerPreferences &preferences)
{
    const auto choose = [](QComboBox *box, const QVariant &value) { box->setCurrentIndex(box->findData(value)); };
    choose(m_right, int(preferences.rightButton));
    choose(m_middle, int(preferences.middleButton));
    choose(m_wheel, int(preferences.wheel));
    choose(m_memory, qulonglong(preferences.imageMemory));
    for (const QAction *command : std::as_const(m_commands))
        m_fields[command->objectName()]->setKeySequence(
            preferences.keys.value(command->objectName(), usualKey(*command)));
    check();
}

ViewerPreferences PreferencesDialog::chosen() const
{
    ViewerPreferences preferences;
    preferences.rightButton = scene::Tool(m_right->currentData().toInt());
    preferences.middleButton = scene::Tool(m_middle->currentData().toInt());
    preferences.wheel = ViewerPreferences::Wheel(m_wheel->currentData().toInt());
    preferences.imageMemory = std::size_t(m_memory->currentData().toULongLong());
    for (const QAction *command : m_commands)
        if (const QKeySequence key = m_fields[command->objectName()]->keySequence(); key != usualKey(*command))
            preferences.keys.insert(command->objectName(), key);
    return preferences;
}

QString PreferencesDialog::problem() const
{
    QHash<QKeySequence, const QAction *> taken;
    for (const QAction *command : m_commands) {
        for (const QKeySequence &key : keysWith(*command, m_fields[command->objectName()]->keySequence())) {
            if (key.isEmpty())
                continue;
            if (const QAction *other = taken.value(key))
                return tr("%1 and %2 have the same key, %3. Choose another one.")
                    .arg(nameOf(*other), nameOf(*command), key.toString(QKeySequence::NativeText));
            taken.insert(key, command);
        }
    }
    return {};
}

void PreferencesDialog::check()
{
    const QString wrong = problem();
    m_problem->setText(wrong);
    if (m_keep)
        m_keep->setEnabled(wrong.isEmpty());
}

} // namespace td::viewer
