// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/DocumentPage.h"

#include "ui/common/ErrorText.h"
#include "ui/common/Faces.h"
#include "ui/common/FileWriting.h"
#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/document/PdfView.h"
#include "ui/document/Printing.h"
#include "ui/document/SignaturePanel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QShortcut>
#include <QStandardPaths>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;
constexpr double zoomStep = 1.25;
constexpr int searchLetters = 24;
/// Fine enough for 6-point print; an A4 page is then 11 MB while it is being printed.
constexpr double printDotsPerInch = 200;
const QString signedType = u"application/pkcs7-mime"_s;

/// On a worker: digests and, for a .p7m, the document inside.
QFuture<Result<signature::SignatureReport>> readSigned(const QByteArray &bytes,
                                                       const std::shared_ptr<const signature::TrustStore> &trust)
{
    return QtConcurrent::run(
        [bytes, trust] { return signature::readSignatures(bytes, *trust, QDateTime::currentDateTimeUtc()); });
}

} // namespace

DocumentPage::DocumentPage(client::ServiceClient &client, const theme::Theme &theme,
                           std::shared_ptr<const signature::TrustStore> trust, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_trust(trust ? std::move(trust) : std::make_shared<const signature::TrustStore>())
    , m_title(makeLabel({}, LabelRole::Heading2, this))
    , m_position(makeLabel({}, LabelRole::Secondary, this))
    , m_found(makeLabel({}, LabelRole::Secondary, this))
    , m_search(new QLineEdit(this))
    , m_view(new PdfView(theme, this))
    , m_faces(new Faces(theme, SkeletonShape::Document, m_view, this))
    , m_notice(new Notice(theme, this))
    , m_signatures(new SignaturePanel(theme, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceS));
    column->addWidget(makeToolBar());
    column->addWidget(m_notice);
    column->addWidget(m_signatures);
    column->addWidget(m_faces, 1);
    connect(m_faces, &Faces::retryRequested, this, [this] {
        if (m_given.isEmpty())
            load();
        else
            open(m_title->text(), QByteArray(m_given));
    });
    connect(m_view, &PdfView::viewChanged, this, &DocumentPage::updateTools);
    connect(m_search, &QLineEdit::textEdited, this, &DocumentPage::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { showHit(+1); });
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &DocumentPage::backRequested);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &DocumentPage::save);
    connect(new QShortcut(QKeySequence::Print, this), &QShortcut::activated, this, &DocumentPage::print);
}

QWidget *DocumentPage::makeToolBar()
{
    auto *bar = new QWidget(this);
    auto *rows = new QVBoxLayout(bar);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_theme.metric(Metric::SpaceXs));
    auto *top = new QHBoxLayout;
    top->setSpacing(m_theme.metric(Metric::SpaceS));
    rows->addLayout(top);
    auto *wrapped = new FlowLayout(nullptr, m_theme.metric(Metric::SpaceL), m_theme.metric(Metric::SpaceXs));
    rows->addLayout(wrapped);
    const auto group = [&](QSizePolicy::Policy policy) {
        auto *box = new QWidget(bar);
        box->setSizePolicy(policy, QSizePolicy::Fixed);
        auto *row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(m_theme.metric(Metric::SpaceXs));
        wrapped->addWidget(box);
        return row;
    };
    QHBoxLayout *reading = group(QSizePolicy::Fixed);
    QHBoxLayout *searching = group(QSizePolicy::Expanding);

    auto *back = makeIconButton(m_theme, u"back"_s, tr("Back to the list"), bar);
    back->setToolTip(tr("Back to the list (Esc)"));
    connect(back, &QToolButton::clicked, this, &DocumentPage::backRequested);
    top->addWidget(back);
    top->addWidget(m_title, 1);
    m_save = makeIconButton(m_theme, u"download"_s, tr("Save"), bar);
    m_save->setText(tr("Save"));
    m_save->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_save, &QToolButton::clicked, this, &DocumentPage::save);
    auto *print = makeIconButton(m_theme, u"print"_s, tr("Print"), bar);
    print->setText(tr("Print"));
    print->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(print, &QToolButton::clicked, this, &DocumentPage::print);
    top->addWidget(m_save);
    top->addWidget(print);

    const auto tool = [&](QHBoxLayout *tools, const QString &icon, const QString &name, auto action) {
        auto *button = makeIconButton(m_theme, icon, name, bar);
        connect(button, &QToolButton::clicked, this, action);
        tools->addWidget(button);
        m_readingTools.append(button);
    };
    tool(reading, u"zoom-out"_s, tr("Smaller"), [this] { m_view->setZoom(m_view->zoom() / zoomStep); });
    tool(reading, u"zoom-in"_s, tr("Larger"), [this] { m_view->setZoom(m_view->zoom() * zoomStep); });
    tool(reading, u"fit-width"_s, tr("Fit to the width"), [this] { m_view->fitWidth(); });
    m_readingTools.append(print);
    m_position->setWordWrap(false);
    m_found->setWordWrap(false);
    reading->addWidget(m_position);
    searching->addStretch(1);
    m_search->setPlaceholderText(tr("Search in the document"));
    m_search->setAccessibleName(tr("Search in the document"));
    m_search->setMinimumWidth(searchLetters * fontMetrics().horizontalAdvance(u'0') + 3 * m_theme.metric(Metric::Icon));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(m_theme.icon(u"search"_s, theme::ColorRole::Secondary), QLineEdit::LeadingPosition);
    searching->addWidget(m_found);
    searching->addWidget(m_search);
    tool(searching, u"chevron-up"_s, tr("Previous match"), [this] { showHit(-1); });
    tool(searching, u"chevron-down"_s, tr("Next match"), [this] { showHit(+1); });
    return bar;
}

void DocumentPage::open(const model::DocumentReference &document, Then then)
{
    m_document = document;
    m_given.clear();
    m_then = then;
    m_title->setText(document.typeDisplay + u" · "_s + document.date.toLocalTime().date().toString(u"dd/MM/yyyy"_s));
    m_notice->clear();
    m_search->clear();
    load();
}

void DocumentPage::open(const QString &title, const QByteArray &pdf)
{
    m_document = {};
    m_document.typeDisplay = title;
    m_given = pdf;
    m_then = Then::Nothing;
    m_title->setText(title);
    m_notice->clear();
    m_search->clear();
    clear();
    onBytes(pdf);
}

void DocumentPage::load()
{
    clear();
    m_client.binary(m_document.content).then(this, [this, generation = m_generation](const Result<QByteArray> &answer) {
        if (generation == m_generation)
            onBytes(answer);
    });
}

void DocumentPage::clear()
{
    ++m_generation;
    m_bytes.clear();
    m_pdf.reset();
    m_hits.clear();
    m_hit = -1;
    m_found->clear();
    m_signatures->clear();
    m_view->setDocument(nullptr);
    m_faces->showLoading();
    updateTools();
}

void DocumentPage::onBytes(const Result<QByteArray> &answer)
{
    m_isGone = !answer && answer.error().code == ErrorCode::NotFound;
    if (m_isGone) {
        m_faces->showEmpty(tr("This document is no longer available"),
                           tr("A consent may have been withdrawn, or the time for which it was online may be over. "
                              "The list shows what can be seen now."));
        return;
    }
    if (!answer) {
        m_faces->showError(answer.error());
        return;
    }
    m_bytes = *answer;
    readSigned(m_bytes, m_trust)
        .then(this, [this, generation = m_generation](const Result<signature::SignatureReport> &report) {
            if (generation == m_generation)
                onSignatures(report);
        });
    if (!signature::isCms(m_bytes)) // a PDF is shown while its signatures are being checked
        openPdf(m_bytes);
}

void DocumentPage::openPdf(const QByteArray &pdf)
{
    PdfDocument::open(pdf).then(this,
                                [this, generation = m_generation](const Result<std::shared_ptr<PdfDocument>> &opened) {
                                    if (generation == m_generation)
                                        onOpened(opened);
                                });
}

void DocumentPage::onSignatures(const Result<signature::SignatureReport> &answer)
{
    const bool wrapped = signature::isCms(m_bytes);
    if (!answer) {
        if (wrapped)
            onOpened(tl::unexpected(answer.error()));
        else
            m_signatures->showFailure();
        return;
    }
    const bool expected =
        m_document.category == model::DocumentCategory::Consent || m_document.contentType == signedType;
    if (!answer->signatures.isEmpty())
        m_signatures->showSignatures(answer->signatures);
    else if (expected && signature::isPdf(m_bytes))
        m_signatures->showUnsigned();
    if (!wrapped)
        return;
    if (signature::isPdf(answer->content)) {
        openPdf(answer->content);
        return;
    }
    m_faces->showEmpty(tr("This document cannot be shown here"),
                       tr("It is a signed file without a PDF in it. Please save it and open it with another program."));
    goOn();
}

void DocumentPage::onOpened(const Result<std::shared_ptr<PdfDocument>> &answer)
{
    if (answer) {
        m_pdf = *answer;
        m_view->setDocument(m_pdf);
        m_faces->showContent();
        m_view->setFocus();
    } else {
        m_faces->showError(answer.error());
    }
    goOn();
}

void DocumentPage::goOn()
{
    const Then then = std::exchange(m_then, Then::Nothing);
    updateTools();
    if (then == Then::Save)
        save();
    else if (then == Then::Print)
        print();
}

void DocumentPage::updateTools()
{
    for (QToolButton *tool : m_readingTools)
        tool->setEnabled(m_pdf != nullptr);
    m_search->setEnabled(m_pdf != nullptr);
    m_save->setEnabled(!m_bytes.isEmpty());
    m_position->setText(m_pdf ? tr("Page %1 of %2 · %3 %")
                                    .arg(m_view->currentPage() + 1)
                                    .arg(m_pdf->pageCount())
                                    .arg(qRound(m_view->zoom() * 100))
                              : QString());
}

void DocumentPage::search()
{
    if (!m_pdf)
        return;
    m_pdf->search(m_search->text().trimmed())
        .then(this, [this, generation = m_generation, asked = m_search->text()](const QVector<PdfHit> &hits) {
            if (generation != m_generation || asked != m_search->text())
                return;
            m_hits = hits;
            m_hit = -1;
            if (hits.isEmpty()) {
                m_found->setText(asked.trimmed().isEmpty() ? QString() : tr("Nothing found"));
                m_view->showHits({}, -1);
            } else {
                showHit(+1);
            }
        });
}

void DocumentPage::showHit(int step)
{
    if (m_hits.isEmpty())
        return;
    const int count = int(m_hits.size());
    m_hit = (m_hit + step + count) % count;
    m_found->setText(tr("%1 of %2").arg(m_hit + 1).arg(count));
    m_view->showHits(m_hits, m_hit);
}

void DocumentPage::save()
{
    if (m_bytes.isEmpty())
        return;
    // The bytes decide: what is called .p7m and is a PDF would open nowhere.
    const bool wrapped =
        signature::isCms(m_bytes) || (m_document.contentType == signedType && !signature::isPdf(m_bytes));
    const QString suffix = wrapped ? u"p7m"_s : u"pdf"_s;
    const QString date =
        m_document.date.isValid() ? u' ' + m_document.date.toLocalTime().date().toString(Qt::ISODate) : QString();
    const QString name = m_document.typeDisplay + date + u'.' + suffix;
    auto *dialog = new QFileDialog(this, tr("Save the document"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(wrapped ? tr("Signed document (*.p7m)") : tr("PDF document (*.pdf)"));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, &DocumentPage::writeTo);
    dialog->open();
}

void DocumentPage::writeTo(const QString &path)
{
    writeFile(path, m_bytes).then(this, [this](const Result<void> &written) {
        if (written)
            m_notice->say(Notice::Kind::Good, tr("The document is saved."));
        else
            m_notice->say(Notice::Kind::Bad, ErrorText::sentence(written.error()));
    });
}

void DocumentPage::print()
{
    if (!m_pdf)
        return;
    m_notice->say(Notice::Kind::Info, tr("Preparing the print…"));
    renderAllPages(m_pdf, printDotsPerInch).then(this, [this, generation = m_generation](const QVector<QImage> &pages) {
        if (generation != m_generation)
            return;
        m_notice->clear();
        preview(pages);
    });
}

void DocumentPage::preview(const QVector<QImage> &pages)
{
    auto *printer = new QPrinter(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setFullPage(true);
    printer->setDocName(u"TuoDossier"_s); // a print queue is read by others: no name, no exam
    auto *dialog = new QPrintPreviewDialog(printer, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print preview"));
    connect(dialog, &QObject::destroyed, this, [printer] { delete printer; });
    connect(dialog, &QPrintPreviewDialog::paintRequested, this,
            [pages](QPrinter *target) { paintPages(*target, pages); });
    resizeToScreen(*dialog, m_theme, {1000, 760});
    dialog->open();
}

} // namespace td::ui
