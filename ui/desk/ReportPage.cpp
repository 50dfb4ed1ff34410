// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/ReportPage.h"

#include "core/model/DocumentType.h"
#include "core/policy/Visibility.h"
#include "ui/common/DateField.h"
#include "ui/common/Widgets.h"
#include "ui/desk/DeskForm.h"
#include "ui/desk/DeskTexts.h"
#include "ui/document/PdfDocument.h"
#include "ui/document/PdfView.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

constexpr qint64 largestReport = 64 * 1024 * 1024;

Result<QByteArray> readReport(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io);
    if (file.size() > largestReport)
        return fail(ErrorCode::TooLarge);
    return file.readAll();
}

/// Every personal code in the text.
QStringList codesIn(const QString &text)
{
    static const QRegularExpression shape(u"\\b[A-Z]{6}[A-Z0-9]{9}[A-Z]\\b"_s);
    QStringList codes;
    for (auto it = shape.globalMatch(text.toUpper()); it.hasNext();) {
        const QString code = it.next().captured();
        if (model::CodiceFiscale::create(code) && !codes.contains(code))
            codes.append(code);
    }
    return codes;
}

/// As for images: short enough to write, long enough to say something.
constexpr int shortestReason = 10;

} // namespace

ReportPage::ReportPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_identity(new DeskForm(theme, tr("Whose report it is"), this))
    , m_data(new DeskForm(theme, tr("Data of the report"), this))
    , m_notice(new Notice(theme, this))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(theme.metric(Metric::SpaceM));
    auto *choose = makePrimaryButton(tr("Choose the report (PDF or p7m)…"), this);
    choose->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    page->addWidget(makeLabel(tr("A report of this patient as PDF or as signed p7m file. The fiscal codes in a PDF are "
                                 "compared with the patient's before anything is sent."),
                              LabelRole::Secondary, this));
    makeIdentity(*m_identity);
    makeData(*m_data);
    m_store = makePrimaryButton(tr("Add the report"), this);
    m_store->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (QWidget *part : std::initializer_list<QWidget *>{choose, m_identity, m_data, m_store, m_notice})
        page->addWidget(part);
    page->addStretch(1);
    connect(choose, &QPushButton::clicked, this, &ReportPage::choose);
    connect(m_store, &QPushButton::clicked, this, &ReportPage::store);
}

void ReportPage::makeIdentity(DeskForm &form)
{
    m_verdict = new Notice(m_theme, &form);
    m_checked = new QCheckBox(tr("I have looked at this report: it is of this patient"), &form);
    m_view = new PdfView(m_theme, &form);
    m_view->setAccessibleName(tr("Preview of the report"));
    constexpr int rows = 8;
    m_view->setMinimumHeight(rows * m_theme.metric(Metric::TableRow));
    form.column()->addWidget(m_verdict);
    form.column()->addWidget(m_checked);
    constexpr int reasonLetters = 34;
    m_reason = new QLineEdit(&form);
    m_reasonLine = form.addLine();
    form.addField(m_reasonLine, tr("Reason, for the record of accesses"), m_reason, reasonLetters);
    form.column()->addWidget(m_view);
}

void ReportPage::makeData(DeskForm &form)
{
    constexpr int shortLetters = 16;
    constexpr int longLetters = 34;
    m_date = new DateField(m_theme, tr("Date of the report"), &form);
    m_type = new QComboBox(&form);
    for (const model::DocumentType &type : model::documentTypes(model::DocumentCategory::Report))
        m_type->addItem(type.display, type.code);
    m_description = new QLineEdit(&form);
    m_site = new QLineEdit(&form);
    QWidget *first = form.addLine();
    form.addField(first, tr("Date of the report"), m_date, shortLetters);
    form.addField(first, tr("Type of the report"), m_type, shortLetters);
    QWidget *second = form.addLine();
    form.addField(second, tr("Services performed"), m_description, longLetters);
    form.addField(second, tr("Site (empty: this desk)"), m_site, shortLetters);
    m_heightened = new QCheckBox(tr("Data with heightened protection"), &form);
    form.column()->addWidget(m_heightened);
    form.addText(
        tr("For example HIV, violence, abortion, addictions: it enters the dossier only with the patient's own "
           "consent to such data."));
    m_online = new QCheckBox(tr("Online outside the dossier, for a limited time"), &form);
    form.column()->addWidget(m_online);
    m_days = new QSpinBox(&form);
    m_days->setRange(1, policy::onlineDays);
    m_days->setValue(policy::onlineDays);
    m_days->setEnabled(false);
    form.addField(form.addLine(), tr("Days online (at most %1)").arg(policy::onlineDays), m_days, shortLetters);
    connect(m_online, &QCheckBox::toggled, m_days, &QWidget::setEnabled);
}

void ReportPage::open(const model::Patient &patient)
{
    ++m_generation;
    m_patient = patient;
    m_bytes.clear();
    m_notice->clear();
    m_view->setDocument(nullptr);
    m_date->setDate(QDate::currentDate());
    m_description->clear();
    m_heightened->setChecked(false);
    m_online->setChecked(false);
    for (QWidget *part : std::initializer_list<QWidget *>{m_identity, m_data, m_store})
        part->hide();
}

void ReportPage::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Reports (*.pdf *.p7m)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ReportPage::load);
    dialog->open();
}

void ReportPage::load(const QString &path)
{
    open(m_patient);
    const int generation = m_generation;
    QtConcurrent::run(readReport, path).then(this, [this, generation, path](const Result<QByteArray> &bytes) {
        if (generation == m_generation)
            onLoaded(path, bytes);
    });
}

void ReportPage::onLoaded(const QString &path, const Result<QByteArray> &bytes)
{
    if (!bytes) {
        m_notice->say(Notice::Kind::Bad, DeskTexts::failure(bytes.error()));
        return;
    }
    m_bytes = *bytes;
    const bool pdf = m_bytes.startsWith("%PDF-");
    m_contentType = pdf ? u"application/pdf"_s : u"application/pkcs7-mime"_s;
    m_view->setVisible(pdf);
    if (!pdf && !path.endsWith(".p7m"_L1, Qt::CaseInsensitive)) {
        m_notice->say(Notice::Kind::Bad, DeskTexts::failure({ErrorCode::Malformed}));
        return;
    }
    if (!pdf) {
        askForCheck(tr("The names in a p7m file cannot be read here. Please compare it with the patient by eye, with "
                       "the program that signed it."),
                    false);
        return;
    }
    const int generation = m_generation;
    PdfDocument::open(m_bytes).then(this, [this, generation](const Result<std::shared_ptr<PdfDocument>> &opened) {
        if (generation != m_generation)
            return;
        if (opened)
            onOpened(*opened);
        else
            m_notice->say(Notice::Kind::Bad, DeskTexts::failure({ErrorCode::Malformed}));
    });
}

void ReportPage::onOpened(const std::shared_ptr<PdfDocument> &document)
{
    m_view->setDocument(document);
    m_view->fitWidth();
    QVector<QFuture<QString>> texts;
    for (int page = 0; page < document->pageCount(); ++page)
        texts.append(document->text(page));
    const int generation = m_generation;
    QtFuture::whenAll(texts.begin(), texts.end()).then(this, [this, generation](const QList<QFuture<QString>> &pages) {
        if (generation != m_generation)
            return;
        QString all;
        for (const QFuture<QString> &page : pages)
            all += page.result() + u'\n';
        judge(all);
    });
}

void ReportPage::judge(const QString &text)
{
    const QStringList codes = codesIn(text);
    if (codes == QStringList{m_patient.fiscalCode}) {
        m_verdict->say(Notice::Kind::Good, tr("The report holds this patient's fiscal code."));
        m_checked->setChecked(true);
        m_checked->hide();
        m_reasonLine->hide();
        m_reason->clear();
        for (QWidget *part : std::initializer_list<QWidget *>{m_identity, m_data, m_store})
            part->show();
        return;
    }
    QStringList others = codes;
    others.removeAll(m_patient.fiscalCode);
    if (codes.isEmpty())
        askForCheck(tr("The report holds no fiscal code that can be read. Please look at it below and compare the "
                       "name and the birth date."),
                    false);
    else
        askForCheck(tr("The report holds other fiscal codes: %1. Please look at it below.").arg(others.join(u", "_s)),
                    true);
}

void ReportPage::askForCheck(const QString &words, bool bad)
{
    m_verdict->say(bad ? Notice::Kind::Bad : Notice::Kind::Caution, words);
    m_checked->setChecked(false);
    m_checked->show();
    m_reason->clear();
    m_reasonLine->setVisible(bad);
    for (QWidget *part : std::initializer_list<QWidget *>{m_identity, m_data, m_store})
        part->show();
}

void ReportPage::store()
{
    if (!m_checked->isChecked()) {
        m_notice->say(Notice::Kind::Bad, tr("Please confirm first that the report is of this patient."));
        m_checked->setFocus();
        return;
    }
    const bool doubtful = m_reasonLine->isVisibleTo(this);
    const QString reason = doubtful ? m_reason->text().simplified() : QString();
    markInvalid(m_reason, doubtful && reason.size() < shortestReason);
    if (doubtful && reason.size() < shortestReason) {
        m_notice->say(
            Notice::Kind::Bad,
            tr("Please write why the report is of this patient, in at least %1 letters.").arg(shortestReason));
        m_reason->setFocus();
        return;
    }
    if (!m_date->date().isValid() || m_date->date() > QDate::currentDate()) {
        m_notice->say(Notice::Kind::Bad, tr("Please enter the date of the report."));
        m_date->setFocus();
        return;
    }
    model::DocumentReference document;
    document.subject = m_patient.id;
    document.category = model::DocumentCategory::Report;
    document.typeCode = m_type->currentData().toString();
    document.typeDisplay = m_type->currentText();
    document.custodian = m_site->text().simplified();
    document.date = m_date->date() == QDate::currentDate() ? QDateTime::currentDateTimeUtc()
                                                           : QDateTime(m_date->date(), QTime(12, 0)).toUTC();
    document.description = m_description->text().simplified();
    document.contentType = m_contentType;
    document.heightenedProtection = m_heightened->isChecked();
    if (m_online->isChecked()) // a little less than whole days: the clocks of desk and service differ
        document.onlineUntil = QDateTime::currentDateTimeUtc().addDays(m_days->value()).addSecs(-60);
    m_notice->clear();
    m_store->setEnabled(false);
    const int generation = ++m_generation;
    m_client.addDocument(document, m_bytes, reason)
        .then(this, [this, generation](const Result<model::DocumentReference> &answer) {
            m_store->setEnabled(true);
            if (generation == m_generation)
                onStored(answer);
        });
}

void ReportPage::onStored(const Result<model::DocumentReference> &answer)
{
    if (!answer) {
        m_notice->say(Notice::Kind::Bad, DeskTexts::failure(answer.error()));
        return;
    }
    open(m_patient);
    m_notice->say(Notice::Kind::Good, tr("The report is in the patient's dossier."));
}

} // namespace td::ui
