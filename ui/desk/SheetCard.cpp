// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/SheetCard.h"

#include "ui/common/FileWriting.h"
#include "ui/common/Widgets.h"
#include "ui/desk/DeskTexts.h"
#include "ui/desk/InstructionSheet.h"
#include "ui/document/Printing.h"

#include <QComboBox>
#include <QFileDialog>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {

using namespace Qt::StringLiterals;

SheetCard::SheetCard(const theme::Theme &theme, const DeskOptions &options, QWidget *parent)
    : DeskForm(theme, tr("Instruction sheet"), parent)
    , m_theme(theme)
    , m_options(options)
    , m_language(new QComboBox(this))
    , m_notice(new Notice(theme, this))
{
    addText(tr("For the patient to take home: the steps of the login and the user name. The password is not on it."));
    m_language->addItems({u"Italiano"_s, u"English"_s});
    constexpr int letters = 14;
    addField(addLine(), tr("Language of the sheet"), m_language, letters);
    QWidget *line = addLine();
    auto *preview = makeButton(tr("Preview and print…"), line);
    auto *save = makeButton(tr("Save as PDF…"), line);
    addButton(line, preview);
    addButton(line, save);
    column()->addWidget(m_notice);
    connect(preview, &QPushButton::clicked, this, &SheetCard::print);
    connect(save, &QPushButton::clicked, this, &SheetCard::chooseFile);
}

void SheetCard::open(const model::Patient &patient)
{
    m_userName = patient.fiscalCode;
    m_notice->clear();
}

void SheetCard::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the instruction sheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->setNameFilters({tr("PDF documents (*.pdf)")});
    dialog->selectFile(tr("instructions.pdf")); // a file's name is read by others: no code, no name
    connect(dialog, &QFileDialog::fileSelected, this, &SheetCard::saveTo);
    dialog->open();
}

void SheetCard::saveTo(const QString &path)
{
    const SheetContents contents{m_userName, m_options.serviceAddress, m_language->currentIndex() == 1};
    QtConcurrent::run(sheetPdf, contents)
        .then([path](const QByteArray &bytes) { return writeFile(path, bytes); })
        .unwrap()
        .then(this, [this](const Result<void> &written) {
            if (written)
                m_notice->say(Notice::Kind::Good, tr("The instruction sheet is saved."));
            else
                m_notice->say(Notice::Kind::Bad, DeskTexts::failure(written.error()));
        });
}

void SheetCard::print()
{
    const SheetContents contents{m_userName, m_options.serviceAddress, m_language->currentIndex() == 1};
    QtConcurrent::run(sheetPdf, contents)
        .then([](const QByteArray &bytes) { return PdfDocument::open(bytes); })
        .unwrap()
        .then(this, [this](const Result<std::shared_ptr<PdfDocument>> &opened) {
            if (!opened)
                return m_notice->say(Notice::Kind::Bad, DeskTexts::failure(opened.error()));
            constexpr double dotsPerInch = 300;
            renderAllPages(*opened, dotsPerInch).then(this, [this](const QVector<QImage> &pages) {
                auto *printer = new QPrinter(QPrinter::HighResolution);
                printer->setPageSize(QPageSize(QPageSize::A4));
                printer->setFullPage(true);
                printer->setDocName(u"TuoDossier"_s); // a print queue is read by others
                auto *dialog = new QPrintPreviewDialog(printer, this);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->setWindowTitle(tr("Print preview"));
                connect(dialog, &QObject::destroyed, this, [printer] { delete printer; });
                connect(dialog, &QPrintPreviewDialog::paintRequested, this,
                        [pages](QPrinter *target) { paintPages(*target, pages); });
                resizeToScreen(*dialog, m_theme, {1000, 760});
                dialog->open();
            });
        });
}

} // namespace td::ui
