// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/SheetDialog.h"

#include "viewer/widget/SheetJob.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;

int SheetChoice::images(const SheetOffer &offer) const
{
    switch (what) {
    case What::SeriesKeys:
        return offer.seriesKeys;
    case What::AllKeys:
        return offer.allKeys;
    case What::Series:
        break;
    }
    return to < from ? 0 : (to - from) / every + 1;
}

SheetDialog::SheetDialog(const SheetOffer &offer, const theme::Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_offer(offer)
    , m_theme(theme)
    , m_what(new QButtonGroup(this))
    , m_from(new QSpinBox) // the layouts adopt them, in the order in which Tab goes through them
    , m_to(new QSpinBox)
    , m_every(new QSpinBox)
    , m_perPage(new QComboBox)
    , m_sentence(new QLabel(this))
{
    setWindowTitle(tr("Print sheets of images"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme.metric(theme::Metric::SpaceM));
    column->addWidget(makeWhat());
    auto *form = new QFormLayout;
    form->addRow(tr("&Images:"), makeRange());
    for (const int count : kPerPage)
        m_perPage->addItem(QString::number(count), count);
    m_perPage->setCurrentIndex(m_perPage->findData(SheetChoice().perPage));
    form->addRow(tr("Images on each &page:"), m_perPage);
    column->addLayout(form);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(m_sentence->fontMetrics().lineSpacing() * 3); // it does not make the dialog jump
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(m_sentence);
    column->addStretch(1);
    makeButtons(*column);
    connect(m_what, &QButtonGroup::idToggled, this, &SheetDialog::check);
    connect(m_perPage, &QComboBox::currentIndexChanged, this, &SheetDialog::check);
    for (QSpinBox *box : {m_from, m_to, m_every})
        connect(box, &QSpinBox::valueChanged, this, &SheetDialog::check);
    check();
}

QWidget *SheetDialog::makeWhat()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    const auto offer = [&](const QString &text, SheetChoice::What what, int count) {
        auto *button = new QRadioButton(text.arg(count), box);
        button->setEnabled(count > 0);
        m_what->addButton(button, int(what));
        column->addWidget(button);
    };
    offer(tr("This &series: %1"), SheetChoice::What::Series, m_offer.series);
    offer(tr("&Key images of this series: %1"), SheetChoice::What::SeriesKeys, m_offer.seriesKeys);
    offer(tr("Key images of everything that is &open: %1"), SheetChoice::What::AllKeys, m_offer.allKeys);
    const QList<QAbstractButton *> buttons = m_what->buttons();
    const auto first = std::find_if(buttons.begin(), buttons.end(), [](auto *button) { return button->isEnabled(); });
    if (first != buttons.end())
        (*first)->setChecked(true);
    return box;
}

QWidget *SheetDialog::makeRange()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.metric(theme::Metric::SpaceS));
    const auto add = [&](const QString &text, QSpinBox *field, int value, const QString &spoken) {
        auto *label = new QLabel(text, box);
        label->setBuddy(field);
        field->setRange(1, std::max(1, m_offer.series));
        field->setValue(value);
        field->setButtonSymbols(QAbstractSpinBox::NoButtons);
        field->setAccessibleName(spoken);
        row->addWidget(label);
        row->addWidget(field);
    };
    add(tr("&from"), m_from, 1, tr("First image"));
    add(tr("&to"), m_to, std::max(1, m_offer.series), tr("Last image"));
    add(tr("o&ne of every"), m_every, 1, tr("One image of every so many"));
    row->addStretch(1);
    box->setFocusProxy(m_from);
    return box;
}

void SheetDialog::makeButtons(QLayout &column)
{
    auto *buttons = new QDialogButtonBox(this);
    m_preview = buttons->addButton(tr("Print preview…"), QDialogButtonBox::AcceptRole);
    m_preview->setDefault(true);
    m_pdf = buttons->addButton(tr("Save as PDF…"), QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_preview, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT previewAsked(chosen());
    });
    connect(m_pdf, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT pdfAsked(chosen());
    });
    column.addWidget(buttons);
}

SheetChoice SheetDialog::chosen() const
{
    return {SheetChoice::What(m_what->checkedId()), m_from->value(), m_to->value(), m_every->value(),
            m_perPage->currentData().toInt()};
}

QString SheetDialog::sentence() const
{
    const SheetChoice choice = chosen();
    const int images = choice.images(m_offer);
    if (images == 0)
        return tr("There is no image from %1 to %2.").arg(choice.from).arg(choice.to);
    const int pages = (images + choice.perPage - 1) / choice.perPage;
    const QString count = images == 1  ? tr("One image on one page.")
                          : pages == 1 ? tr("%1 images on one page.").arg(images)
                                       : tr("%1 images on %2 pages.").arg(images).arg(pages);
    if (SheetJob::expectedBytes(pages, m_offer.isColour) <= SheetJob::mostBytes())
        return count;
    return count + u' ' +
           tr("That is more than a preview can hold: choose fewer images or more on each page, or save a PDF.");
}

void SheetDialog::check()
{
    const SheetChoice choice = chosen();
    for (QSpinBox *box : {m_from, m_to, m_every})
        box->setEnabled(choice.what == SheetChoice::What::Series && m_offer.series > 1);
    m_sentence->setText(sentence());
    const int images = choice.images(m_offer);
    const int pages = (images + choice.perPage - 1) / choice.perPage;
    m_pdf->setEnabled(images > 0);
    m_preview->setEnabled(images > 0 && SheetJob::expectedBytes(pages, m_offer.isColour) <= SheetJob::mostBytes());
}

} // namespace td::viewer
