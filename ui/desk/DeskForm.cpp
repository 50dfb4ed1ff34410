// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/DeskForm.h"

#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"

#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace td::ui {

using theme::Metric;

DeskForm::DeskForm(const theme::Theme &theme, const QString &heading, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    setProperty("card", true);
    const int margin = theme.metric(Metric::SpaceL);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(theme.metric(Metric::SpaceM));
    m_column->addWidget(makeLabel(heading, LabelRole::Heading3, this));
}

QWidget *DeskForm::addLine()
{
    auto *line = new QWidget(this);
    auto *flow = new FlowLayout(line, m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceS));
    flow->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(line);
    return line;
}

void DeskForm::addField(QWidget *line, const QString &name, QWidget *field, int letters)
{
    auto *cell = new QWidget(line);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceXs));
    auto *label = makeLabel(name, LabelRole::Field, cell);
    label->setBuddy(field);
    field->setAccessibleName(name);
    field->setMinimumWidth(field->fontMetrics().averageCharWidth() * letters);
    column->addWidget(label);
    column->addWidget(field);
    line->layout()->addWidget(cell);
}

QLabel *DeskForm::addText(const QString &text)
{
    auto *label = makeLabel(text, LabelRole::Secondary, this);
    m_column->addWidget(label);
    return label;
}

void DeskForm::addButton(QWidget *line, QWidget *button)
{
    button->setParent(line);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    line->layout()->addWidget(button);
}

QWidget *inScrollArea(QWidget *content)
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void bringIntoSight(QWidget *part)
{
    QTimer::singleShot(0, part, [part] {
        for (QWidget *above = part->parentWidget(); above; above = above->parentWidget()) {
            if (auto *scroll = qobject_cast<QScrollArea *>(above)) {
                scroll->widget()->layout()->activate();
                scroll->ensureWidgetVisible(part, 0, 0);
                return;
            }
        }
    });
}

} // namespace td::ui
