// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/PassphraseCard.h"

#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/exporting/PassphraseSheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPrintDialog>
#include <QPrinter>
#include <QVBoxLayout>

namespace td::ui {

using namespace Qt::StringLiterals;
using theme::Metric;

PassphraseCard::PassphraseCard(const theme::Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_words(makeLabel({}, LabelRole::Heading1, this))
    , m_outcome(makeLabel({}, LabelRole::Secondary, this))
{
    setProperty("card", true);
    m_words->setAccessibleName(tr("Passphrase"));
    auto *printing = makeButton(tr("Print the sheet…"), this);
    auto *copying = makeButton(tr("Copy the passphrase"), this);
    auto *buttons = new FlowLayout(nullptr, theme.metric(Metric::SpaceM), theme.metric(Metric::SpaceS));
    buttons->addWidget(printing);
    buttons->addWidget(copying);
    auto *column = new QVBoxLayout(this);
    const int margin = theme.metric(Metric::SpaceL);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeLabel(tr("Passphrase"), LabelRole::Field, this));
    column->addWidget(m_words);
    column->addWidget(makeLabel(tr("It is kept nowhere, and without it nobody can open the archive. Give it to the "
                                   "doctor apart from the archive."),
                                LabelRole::Secondary, this));
    column->addLayout(buttons);
    column->addWidget(m_outcome);
    connect(printing, &QPushButton::clicked, this, &PassphraseCard::print);
    connect(copying, &QPushButton::clicked, this, &PassphraseCard::copy);
    hide();
}

PassphraseCard::~PassphraseCard()
{
    forget();
}

void PassphraseCard::showWords(const Secret &passphrase, const QString &seal)
{
    forget();
    m_passphrase = passphrase.copy();
    m_seal = seal;
    m_isTaken = false;
    m_outcome->hide();
    m_words->setText(QString::fromUtf8(m_passphrase.reveal()));
    setVisible(!m_passphrase.isEmpty());
}

void PassphraseCard::forget()
{
    QString shown = m_words->text();
    m_words->clear();
    wipe(shown);
    m_passphrase = {};
}

void PassphraseCard::copy()
{
    QGuiApplication::clipboard()->setText(m_words->text());
    m_isTaken = true;
    m_outcome->setText(tr("The passphrase is on the clipboard. Other programs can read it there."));
    m_outcome->show();
}

void PassphraseCard::print()
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setFullPage(true);
    printer->setDocName(u"TuoDossier"_s); // a print queue is read by others
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print the sheet"));
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this,
            [this, printer] { paint(printer.get()); }); // the printer goes with the dialog
    dialog->open();
}

void PassphraseCard::paint(QPrinter *printer)
{
    const bool isPainted = PassphraseSheet::paint(*printer, m_passphrase, m_seal);
    m_isTaken = m_isTaken || isPainted;
    m_outcome->setText(isPainted ? tr("The sheet was sent to the printer.")
                                 : tr("The sheet could not be printed. Please write the words down."));
    m_outcome->show();
}

} // namespace td::ui
