// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/discs/LedgerDialog.h"

#include "ui/common/ErrorText.h"
#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/discs/DiscTexts.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::PermissionDenied, u"ledger"_s);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, u"ledger"_s);
    return {};
}

} // namespace

LedgerDialog::LedgerDialog(const theme::Theme &theme, const QString &disc, QVector<discs::LedgerEntry> ledger,
                           QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_disc(disc)
    , m_filter(m_model)
    , m_table(new QTableView(this))
    , m_notice(new Notice(theme, this))
{
    m_model.setLedger(std::move(ledger));
    setWindowTitle(tr("Files of the disc"));
    resizeToScreen(*this, theme, {960, 640});
    makeTable();
    auto *save = makeButton(tr("Save the list…"), this);
    auto *close = makeButton(tr("Close"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceXl);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("Files of the disc “%1”").arg(disc), LabelRole::Heading2, this));
    column->addWidget(makeLabel(DiscTexts::summary(m_model.counts()).join(u"\n"_s), LabelRole::Body, this));
    column->addWidget(makeFilters());
    column->addWidget(m_table, 1);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    connect(save, &QPushButton::clicked, this, &LedgerDialog::askTarget);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    m_table->setFocus();
}

QWidget *LedgerDialog::makeFilters()
{
    auto *filters = new QWidget(this);
    m_outcome = new QComboBox(filters);
    m_outcome->setAccessibleName(tr("Outcome to show"));
    m_outcome->addItem(tr("All files: %1").arg(m_model.rowCount()));
    const discs::OutcomeCounts counts = m_model.counts();
    for (const discs::Outcome outcome : DiscTexts::outcomes()) {
        if (counts.value(outcome) > 0)
            m_outcome->addItem(u"%1: %2"_s.arg(DiscTexts::outcome(outcome)).arg(counts.value(outcome)), int(outcome));
    }
    m_text = new QLineEdit(filters);
    m_text->setAccessibleName(tr("Text to look for"));
    m_text->setPlaceholderText(tr("Name of the file or reason"));
    m_text->setMaxLength(100);
    m_text->addAction(m_theme.icon(u"search"_s, theme::ColorRole::Secondary), QLineEdit::LeadingPosition);
    constexpr int letters = 28;
    m_text->setMinimumWidth(letters * QFontMetrics(m_theme.font(theme::TextStyle::Body)).horizontalAdvance(u'0'));
    auto *row = new FlowLayout(filters, m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceS));
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_outcome);
    row->addWidget(m_text);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant chosen = m_outcome->currentData();
        m_filter.setOutcome(chosen.isValid() ? std::optional(discs::Outcome(chosen.toInt())) : std::nullopt);
    });
    connect(m_text, &QLineEdit::textChanged, &m_filter, &LedgerFilter::setText);
    return filters;
}

void LedgerDialog::makeTable()
{
    m_table->setModel(&m_filter);
    m_table->setAccessibleName(tr("Files of the disc"));
    m_table->setMinimumHeight(m_theme.metric(Metric::Control) + 2 * m_theme.metric(Metric::TableRow));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setFont(m_theme.tabularFont());
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(m_theme.metric(Metric::Control));
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    // By the widest outcome, not by thousands of rows.
    const QFontMetrics metrics(m_theme.tabularFont());
    int widest = 0;
    for (const discs::Outcome outcome : DiscTexts::outcomes())
        widest = std::max(widest, metrics.horizontalAdvance(DiscTexts::outcome(outcome)));
    header->resizeSection(LedgerModel::File, 26 * metrics.horizontalAdvance(u'0'));
    header->resizeSection(LedgerModel::Outcome, widest + 2 * m_theme.metric(Metric::SpaceXl));
}

void LedgerDialog::askTarget()
{
    auto *dialog =
        new QFileDialog(this, tr("Save the list"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->setNameFilter(tr("Table for a spreadsheet (*.csv)"));
    dialog->selectFile(tr("disc-files.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &LedgerDialog::saveTo);
    dialog->open();
}

void LedgerDialog::saveTo(const QString &path)
{
    m_notice->clear();
    QtConcurrent::run([path, ledger = m_model.ledger()] {
        return writeFile(path, DiscTexts::csv(ledger));
    }).then(this, [this, path](const Result<void> &written) {
        if (written)
            m_notice->say(Notice::Kind::Good, tr("Saved: %1").arg(QDir::toNativeSeparators(path)));
        else
            m_notice->say(Notice::Kind::Bad, ErrorText::sentence(written.error()));
    });
}

} // namespace td::ui
