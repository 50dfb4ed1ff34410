// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/ConsentsCard.h"

#include "core/model/DocumentType.h"
#include "ui/common/Widgets.h"
#include "ui/desk/DeskTexts.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

constexpr qint64 largestForm = 32 * 1024 * 1024;

Result<QByteArray> readForm(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io);
    if (file.size() > largestForm)
        return fail(ErrorCode::TooLarge);
    QByteArray bytes = file.readAll();
    return bytes.startsWith("%PDF-") ? Result<QByteArray>(std::move(bytes)) : fail(ErrorCode::Malformed);
}

} // namespace

ConsentsCard::ConsentsCard(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : DeskForm(theme, tr("Consents"), parent)
    , m_client(client)
    , m_notice(new Notice(theme, this))
{
    addText(tr("Record only what the patient has signed. Each decision keeps its date, and the patient reads it in "
               "the dossier."));
    auto *list = new QWidget(this);
    auto *grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    grid->setHorizontalSpacing(theme.metric(Metric::SpaceM));
    for (const model::ConsentKind kind : model::consentKinds) {
        const int row = grid->rowCount();
        auto *name = makeLabel(model::consentName(kind), LabelRole::Body, list);
        auto *state = makeLabel({}, LabelRole::Secondary, list);
        auto *decision = new QComboBox(list);
        decision->addItems({tr("No change"), tr("Given"), tr("Withdrawn")});
        decision->setAccessibleName(tr("Decision: %1").arg(model::consentName(kind)));
        name->setBuddy(decision);
        grid->addWidget(name, row, 0);
        grid->addWidget(state, row, 1);
        grid->addWidget(decision, row, 2);
        m_rows.insert(kind, {state, decision});
    }
    grid->setColumnStretch(1, 1);
    m_faces = new Faces(theme, SkeletonShape::Table, list, this);
    column()->addWidget(m_faces);
    QWidget *line = addLine();
    auto *choose = makeButton(tr("Add the signed form (PDF)…"), line);
    m_record = makePrimaryButton(tr("Record the decisions"), line);
    addButton(line, m_record);
    addButton(line, choose);
    m_formName = addText({});
    m_formName->hide();
    column()->addWidget(m_notice);
    connect(choose, &QPushButton::clicked, this, &ConsentsCard::chooseForm);
    connect(m_record, &QPushButton::clicked, this, &ConsentsCard::record);
    connect(m_faces, &Faces::retryRequested, this, &ConsentsCard::load);
}

void ConsentsCard::open(const PatientId &patient)
{
    m_patient = patient;
    m_form.clear();
    m_formId = {};
    m_todo.clear();
    m_formName->hide();
    m_notice->clear();
    load();
}

void ConsentsCard::load()
{
    m_faces->showLoading();
    m_record->setEnabled(false);
    const int generation = ++m_generation;
    m_client.consents(m_patient).then(this, [this, generation](const Result<QVector<model::Consent>> &answer) {
        if (generation != m_generation)
            return;
        if (answer)
            show(*answer);
        else
            m_faces->showError(answer.error());
    });
}

void ConsentsCard::show(const QVector<model::Consent> &decisions)
{
    for (const Row &row : std::as_const(m_rows)) {
        row.state->setText(tr("Never decided"));
        row.decision->setCurrentIndex(0);
    }
    for (const model::Consent &consent : model::presentConsents(decisions)) {
        const QString day = consent.decided.toLocalTime().toString(u"dd/MM/yyyy"_s);
        m_rows[consent.kind].state->setText(consent.given ? tr("Given on %1").arg(day)
                                                          : tr("Withdrawn on %1").arg(day));
    }
    m_record->setEnabled(true);
    m_faces->showContent();
}

void ConsentsCard::chooseForm()
{
    auto *dialog = new QFileDialog(this, tr("Choose the signed form"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("PDF documents (*.pdf)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ConsentsCard::attach);
    dialog->open();
}

void ConsentsCard::attach(const QString &path)
{
    m_notice->clear();
    QtConcurrent::run(readForm, path).then(this, [this, patient = m_patient, path](const Result<QByteArray> &bytes) {
        if (patient != m_patient)
            return;
        if (!bytes) {
            m_notice->say(Notice::Kind::Bad, DeskTexts::failure(bytes.error()));
            return;
        }
        m_form = *bytes;
        m_formId = {};
        m_formName->setText(tr("The form %1 will be kept with the decisions.").arg(QFileInfo(path).fileName()));
        m_formName->show();
    });
}

void ConsentsCard::record()
{
    m_todo.clear();
    QStringList names;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        if (it->decision->currentIndex() == 0)
            continue;
        m_todo.append({it.key(), it->decision->currentIndex() == 1});
        names.append(model::consentName(it.key()));
    }
    if (m_todo.isEmpty()) {
        m_notice->say(Notice::Kind::Info, tr("Please choose \"Given\" or \"Withdrawn\" for at least one consent."));
        return;
    }
    m_notice->clear();
    m_record->setEnabled(false);
    if (m_form.isEmpty() || !m_formId.isEmpty())
        return recordNext();
    const model::DocumentType &type = model::documentTypes(model::DocumentCategory::Consent).first();
    model::DocumentReference document;
    document.subject = m_patient;
    document.category = model::DocumentCategory::Consent;
    document.typeCode = type.code;
    document.typeDisplay = type.display;
    document.date = QDateTime::currentDateTimeUtc();
    document.contentType = u"application/pdf"_s;
    document.consents = names;
    const int generation = ++m_generation;
    m_client.addDocument(document, m_form)
        .then(this, [this, generation](const Result<model::DocumentReference> &answer) {
            if (generation != m_generation)
                return;
            if (!answer)
                return stop(answer.error());
            m_formId = answer->id;
            recordNext();
        });
}

void ConsentsCard::recordNext()
{
    if (m_todo.isEmpty()) {
        m_form.clear();
        m_formId = {};
        m_formName->hide();
        m_notice->say(Notice::Kind::Good, tr("The decisions are recorded."));
        load();
        return;
    }
    const auto [kind, given] = m_todo.takeFirst();
    const int generation = ++m_generation;
    m_client.decideConsent(m_patient, kind, given, m_formId)
        .then(this, [this, generation, kind = kind](const Result<model::Consent> &answer) {
            if (generation != m_generation)
                return;
            if (!answer)
                return stop(answer.error());
            m_rows[kind].decision->setCurrentIndex(0); // not again, if a later one fails
            recordNext();
        });
}

void ConsentsCard::stop(const Error &error)
{
    m_record->setEnabled(true);
    m_notice->say(Notice::Kind::Bad, DeskTexts::failure(error) + u' ' +
                                         tr("Decisions that are still chosen above have not been recorded."));
}

} // namespace td::ui
