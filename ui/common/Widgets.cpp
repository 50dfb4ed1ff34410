// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Widgets.h"

#include <QAccessible>
#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScreen>
#include <QStyle>
#include <QTableWidget>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::ColorRole;
using theme::Metric;

void repolish(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

struct NoticeLook {
    QLatin1StringView property;
    QString icon;
    ColorRole color;
};

NoticeLook lookOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Good:
        return {"good"_L1, u"check"_s, ColorRole::Good};
    case Notice::Kind::Info:
        return {"info"_L1, u"info"_s, ColorRole::Primary};
    case Notice::Kind::Caution:
        return {"caution"_L1, u"warning"_s, ColorRole::Caution};
    case Notice::Kind::Bad:
        break;
    }
    return {"bad"_L1, u"warning"_s, ColorRole::Bad};
}

} // namespace

QLabel *makeLabel(const QString &text, LabelRole role, QWidget *parent)
{
    static const QHash<LabelRole, QString> names = {
        {LabelRole::Heading1, u"heading1"_s}, {LabelRole::Heading2, u"heading2"_s},
        {LabelRole::Heading3, u"heading3"_s}, {LabelRole::Secondary, u"secondary"_s},
        {LabelRole::Small, u"small"_s},       {LabelRole::Field, u"field"_s}};
    auto *label = new QLabel(text, parent);
    label->setProperty("role", names.value(role));
    label->setWordWrap(role != LabelRole::Field);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QPushButton *makeButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(true); // Enter presses it outside dialogs too
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QPushButton *makePrimaryButton(const QString &text, QWidget *parent)
{
    auto *button = makeButton(text, parent);
    button->setProperty("primary", true);
    return button;
}

QPushButton *makeLink(const QString &text, QWidget *parent)
{
    auto *button = makeButton(text, parent);
    button->setProperty("link", true);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return button;
}

QToolButton *makeIconButton(const theme::Theme &theme, const QString &icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(theme.icon(icon));
    button->setIconSize({theme.metric(Metric::Icon), theme.metric(Metric::Icon)});
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

void resizeToScreen(QWidget &window, const theme::Theme &theme, QSize wanted)
{
    constexpr QSize frame(8, 40);
    constexpr int usualControl = 40;
    const QSize scaled = wanted * theme.metric(Metric::Control) / usualControl;
    window.resize(scaled.boundedTo(window.screen()->availableSize() - frame));
}

void fitColumns(QTableWidget &table)
{
    constexpr int padding = 16; // of style.qss, which Qt does not count
    table.resizeColumnsToContents();
    table.setWordWrap(false);
    for (int section = 0; section < table.columnCount(); ++section)
        table.setColumnWidth(section, table.columnWidth(section) + padding);
    table.horizontalHeader()->setStretchLastSection(true);
}

void markInvalid(QLineEdit *field, bool invalid)
{
    if (field->property("invalid").toBool() == invalid)
        return;
    field->setProperty("invalid", invalid);
    repolish(field);
}

PasswordField::PasswordField(const theme::Theme &theme, const QString &name, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_reveal(addAction(theme.icon(u"eye"_s, ColorRole::Secondary), TrailingPosition))
{
    setAccessibleName(name);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    m_reveal->setCheckable(true);
    m_reveal->setShortcut(Qt::Key_F4); // the line's own buttons are out of the keyboard's reach otherwise
    m_reveal->setShortcutContext(Qt::WidgetShortcut);
    setAccessibleDescription(tr("Press F4 to show or hide the password."));
    connect(m_reveal, &QAction::toggled, this, &PasswordField::setRevealed);
    setRevealed(false);
}

void PasswordField::setRevealed(bool revealed)
{
    setEchoMode(revealed ? Normal : Password);
    m_reveal->setIcon(m_theme.icon(revealed ? u"eye-off"_s : u"eye"_s, ColorRole::Secondary));
    m_reveal->setText(revealed ? tr("Hide password") : tr("Show password"));
    m_reveal->setToolTip(tr("%1 (F4)").arg(m_reveal->text()));
}

Notice::Notice(const theme::Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel(this))
    , m_text(makeLabel({}, LabelRole::Body, this))
    , m_action(makeLink({}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.metric(Metric::SpaceM), theme.metric(Metric::SpaceS), theme.metric(Metric::SpaceM),
                            theme.metric(Metric::SpaceS));
    row->setSpacing(theme.metric(Metric::SpaceM));
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &Notice::actionRequested);
    hide();
}

void Notice::say(Kind kind, const QString &text)
{
    say(kind, text, {});
}

void Notice::say(Kind kind, const QString &text, const QString &actionText)
{
    const NoticeLook look = lookOf(kind);
    setProperty("notice", QString(look.property));
    repolish(this);
    const int side = m_theme.metric(Metric::Icon);
    m_icon->setPixmap(m_theme.icon(look.icon, look.color).pixmap(QSize(side, side), devicePixelRatioF()));
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    show();
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Notice::clear()
{
    m_text->clear();
    hide();
}

} // namespace td::ui
