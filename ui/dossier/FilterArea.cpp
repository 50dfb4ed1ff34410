// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dossier/FilterArea.h"

#include "core/model/DocumentType.h"
#include "ui/common/DateField.h"
#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

} // namespace

FilterArea::FilterArea(const theme::Theme &theme, model::DocumentCategory category, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_fold(new QToolButton(this))
    , m_typing(new QTimer(this))
{
    setProperty("card", true);
    m_fold->setText(tr("Filters"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setCheckable(true);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    m_fold->setFont(theme.font(theme::TextStyle::BodyStrong));
    m_fields = makeFields(theme, category);
    auto *column = new QVBoxLayout(this);
    const int space = theme.metric(Metric::SpaceS);
    column->setContentsMargins(space, space, space, space);
    auto *head = new QHBoxLayout;
    head->addWidget(m_fold);
    head->addStretch(1);
    head->addWidget(m_clear);
    column->addLayout(head);
    column->addWidget(m_fields);

    // A search as the user types waits for a pause, so that each letter is not a request.
    m_typing->setSingleShot(true);
    m_typing->setInterval(300);
    connect(m_typing, &QTimer::timeout, this, &FilterArea::changed);
    connect(m_text, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_fold, &QToolButton::toggled, this, &FilterArea::setOpen);
    connect(m_type, &QComboBox::currentIndexChanged, this, &FilterArea::changed);
    connect(m_from, &DateField::dateEdited, this, &FilterArea::changed);
    connect(m_to, &DateField::dateEdited, this, &FilterArea::changed);
    connect(m_clear, &QPushButton::clicked, this, &FilterArea::clearAll);
    m_fold->setChecked(true);
}

QWidget *FilterArea::makeFields(const theme::Theme &theme, model::DocumentCategory category)
{
    auto *fields = new QWidget(this);
    m_type = new QComboBox(fields);
    m_type->setAccessibleName(tr("Document type"));
    m_type->addItem(tr("All types"), QString());
    for (const model::DocumentType &type : model::documentTypes(category))
        m_type->addItem(type.display, type.code);
    m_from = new DateField(theme, tr("From"), fields);
    m_to = new DateField(theme, tr("To"), fields);
    m_text = new QLineEdit(fields);
    m_text->setAccessibleName(tr("Text"));
    m_text->setPlaceholderText(tr("Type, source or procedure"));
    m_text->setMaxLength(100);
    m_text->addAction(theme.icon(u"search"_s, theme::ColorRole::Secondary), QLineEdit::LeadingPosition);
    m_clear = makeLink(tr("Remove the filters"), this);

    auto *row = new FlowLayout(fields, theme.metric(Metric::SpaceM), theme.metric(Metric::SpaceXs));
    row->setContentsMargins(theme.metric(Metric::SpaceS), 0, theme.metric(Metric::SpaceS),
                            theme.metric(Metric::SpaceS));
    constexpr int dateLetters = 12;
    constexpr int textLetters = 28;
    addField(*row, tr("Document type"), m_type, 0);
    addField(*row, tr("From"), m_from, dateLetters);
    addField(*row, tr("To"), m_to, dateLetters);
    addField(*row, tr("Text"), m_text, textLetters);
    if (m_type->count() < 3) // "all" and one type are no choice
        m_type->parentWidget()->hide();
    return fields;
}

void FilterArea::addField(QLayout &row, const QString &title, QWidget *field, int letters)
{
    auto *box = new QWidget(row.parentWidget());
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.metric(Metric::SpaceXs));
    QLabel *label = makeLabel(title, LabelRole::Small, box);
    label->setWordWrap(false);
    label->setBuddy(field);
    column->addWidget(label);
    column->addWidget(field);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    if (letters > 0) { // and the room for the icon and the field's own edges
        const int letter = QFontMetrics(m_theme.font(theme::TextStyle::Body)).horizontalAdvance(u'0');
        field->setMinimumWidth(letters * letter + 2 * m_theme.metric(Metric::Icon));
    }
    row.addWidget(box);
}

void FilterArea::setOpen(bool open)
{
    m_fields->setVisible(open);
    m_fold->setIcon(m_theme.icon(open ? u"chevron-up"_s : u"chevron-down"_s));
}

void FilterArea::applyTo(model::DocumentQuery &query) const
{
    query.typeCode = m_type->currentData().toString();
    query.from = m_from->date();
    query.to = m_to->date();
    query.text = m_text->text().trimmed();
}

bool FilterArea::isActive() const
{
    return m_type->currentIndex() > 0 || m_from->date().isValid() || m_to->date().isValid() ||
           !m_text->text().trimmed().isEmpty();
}

void FilterArea::clearAll()
{
    {
        const QSignalBlocker quietType(m_type);
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietTo(m_to);
        m_type->setCurrentIndex(0);
        m_from->setDate({});
        m_to->setDate({});
        m_text->clear();
    }
    m_typing->stop();
    Q_EMIT changed();
}

} // namespace td::ui
