// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/ImagesPage.h"

#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/desk/DeskForm.h"
#include "ui/desk/DeskTexts.h"
#include "ui/desk/IdentityCard.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QPointer>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

constexpr int shortestReason = 10;

} // namespace

ImagesPage::ImagesPage(client::ServiceClient &client, const theme::Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_client(client)
    , m_theme(theme)
    , m_buttons(new QWidget(this))
    , m_notice(new Notice(theme, this))
    , m_running(new DeskForm(theme, tr("Please wait"), this))
    , m_progress(m_running->addText({}))
    , m_stopButton(makeButton(tr("Stop"), this))
    , m_found(new QWidget(this))
    , m_list(new QVBoxLayout(m_found))
    , m_reasonCard(new DeskForm(theme, tr("Why the images are of this patient"), this))
    , m_reason(new QLineEdit(this))
    , m_refusal(new Notice(theme, this))
    , m_import(makePrimaryButton(tr("Import the images"), this))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(theme.metric(Metric::SpaceM));
    page->addWidget(makeLabel(tr("From a CD, a folder, or a ZIP or ISO file. The names in the files are compared with "
                                 "the patient before anything is sent."),
                              LabelRole::Secondary, this));
    auto *row = new FlowLayout(m_buttons, theme.metric(Metric::SpaceM), theme.metric(Metric::SpaceS));
    row->setContentsMargins(0, 0, 0, 0);
    auto *folder = makePrimaryButton(tr("Choose a folder or CD…"), m_buttons);
    auto *file = makeButton(tr("Choose a ZIP or ISO file…"), m_buttons);
    DeskForm::addButton(m_buttons, folder);
    DeskForm::addButton(m_buttons, file);
    DeskForm::addButton(m_running->addLine(), m_stopButton);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(theme.metric(Metric::SpaceM));
    m_reasonCard->addText(tr("The clinic and the patient can read this reason in the record of accesses."));
    constexpr int letters = 50;
    m_reasonCard->addField(m_reasonCard->addLine(), tr("Reason (at least 10 letters)"), m_reason, letters);
    m_reasonCard->column()->addWidget(m_refusal);
    m_import->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_buttons, m_notice, m_running, m_found, m_reasonCard, m_import})
        page->addWidget(part);
    page->addStretch(1);
    clearFound();
    m_running->hide();
    connect(folder, &QPushButton::clicked, this, [this] { choose(true); });
    connect(file, &QPushButton::clicked, this, [this] { choose(false); });
    connect(m_stopButton, &QPushButton::clicked, this, &ImagesPage::stop);
    connect(m_import, &QPushButton::clicked, this, &ImagesPage::import);
    connect(m_reason, &QLineEdit::textEdited, this, [this] {
        markInvalid(m_reason, false);
        m_refusal->clear();
    });
}

ImagesPage::~ImagesPage()
{
    stop();
    m_workers.waitForFinished();
}

void ImagesPage::open(const model::Patient &patient)
{
    stop();
    ++m_generation;
    m_patient = patient;
    m_notice->clear();
    clearFound();
    setBusy(false);
}

void ImagesPage::choose(bool folder)
{
    auto *dialog = new QFileDialog(this, folder ? tr("Choose the CD or the folder") : tr("Choose the file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    dialog->setOption(QFileDialog::ShowDirsOnly, folder);
    if (!folder)
        dialog->setNameFilters({tr("Archives and disc images (*.zip *.iso *.img)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImagesPage::look);
    dialog->open();
}

void ImagesPage::stop()
{
    if (m_stop)
        *m_stop = true;
}

void ImagesPage::setBusy(bool busy, const QString &words)
{
    m_busy = busy;
    m_progress->setText(words);
    m_running->setVisible(busy);
    m_buttons->setEnabled(!busy);
    m_found->setEnabled(!busy);
    m_reasonCard->setEnabled(!busy);
    m_import->setEnabled(!busy);
    if (busy) {
        m_stopButton->setFocus();
        bringIntoSight(m_running);
    }
}

void ImagesPage::look(const QString &path)
{
    if (m_busy)
        return;
    m_notice->clear();
    clearFound();
    m_path = path;
    setBusy(true, tr("Reading the medium and looking whose images are there…"));
    m_stop = std::make_shared<std::atomic_bool>(false);
    const int generation = ++m_generation;
    auto looking =
        QtConcurrent::run([path, patient = m_patient, stop = m_stop] { return lookAtMedium(path, patient, *stop); });
    looking.then(this, [this, generation](const Result<MediumLook> &answer) {
        if (generation == m_generation)
            onLooked(answer);
    });
}

void ImagesPage::onLooked(const Result<MediumLook> &answer)
{
    setBusy(false);
    if (!answer) {
        const bool stopped = answer.error().code == ErrorCode::Cancelled;
        m_notice->say(stopped ? Notice::Kind::Info : Notice::Kind::Bad,
                      stopped ? tr("Stopped. Nothing was sent.") : DeskTexts::failure(answer.error()));
        return;
    }
    if (answer->identities.isEmpty()) {
        if (answer->unreadable > 0)
            m_notice->say(Notice::Kind::Bad,
                          tr("The images here are damaged or cannot be read. Please try another copy "
                             "of the disc."));
        else
            m_notice->say(Notice::Kind::Info,
                          tr("There are no DICOM images here. Please choose another folder or file."));
        return;
    }
    int number = 0;
    bool same = true;
    for (const FoundIdentity &found : answer->identities) {
        addFound(found, ++number);
        same = same && found.comparison.verdict == policy::IdentityVerdict::Same;
    }
    m_found->show();
    m_import->show();
    if (!same)
        m_notice->say(Notice::Kind::Caution, tr("Some images are not certainly of this patient. Please compare the "
                                                "fields below. Nothing has been sent."));
    askReason();
    m_choices.first().second->setFocus();
}

void ImagesPage::clearFound()
{
    m_choices.clear();
    qDeleteAll(m_found->findChildren<IdentityCard *>(QString(), Qt::FindDirectChildrenOnly));
    m_reason->clear();
    m_refusal->clear();
    for (QWidget *part : std::initializer_list<QWidget *>{m_found, m_reasonCard, m_import})
        part->hide();
}

void ImagesPage::addFound(const FoundIdentity &found, int number)
{
    auto *card = new IdentityCard(m_theme, found, m_patient, number, m_found);
    m_list->addWidget(card);
    m_choices.append({found, card->choice()});
    connect(card->choice(), &QCheckBox::toggled, this, &ImagesPage::askReason);
}

void ImagesPage::askReason()
{
    const bool doubtful = std::any_of(m_choices.begin(), m_choices.end(), [](const auto &choice) {
        return choice.second->isChecked() && choice.first.comparison.verdict != policy::IdentityVerdict::Same;
    });
    m_reasonCard->setVisible(doubtful);
    m_import->setEnabled(!m_busy && std::any_of(m_choices.begin(), m_choices.end(),
                                                [](const auto &choice) { return choice.second->isChecked(); }));
}

void ImagesPage::import()
{
    ImageOrder order{m_path, m_patient.id, {}, {}};
    for (const auto &[found, choice] : std::as_const(m_choices)) {
        if (choice->isChecked())
            order.identities.insert(found.key());
    }
    if (m_reasonCard->isVisibleTo(this)) {
        order.reason = m_reason->text().simplified();
        if (order.reason.size() < shortestReason) {
            markInvalid(m_reason, true);
            m_reason->setFocus();
            m_refusal->say(Notice::Kind::Bad, tr("Please write in at least 10 letters why these images are of this "
                                                 "patient."));
            return;
        }
    }
    m_notice->clear();
    setBusy(true, tr("Sending the images…"));
    m_stop = std::make_shared<std::atomic_bool>(false);
    const int generation = ++m_generation;
    const auto report = [guard = QPointer(this), generation](const ImageLedger &ledger) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, generation, stored = ledger.stored] {
            if (guard && generation == guard->m_generation)
                guard->m_progress->setText(tr("%n image(s) stored…", nullptr, stored));
        });
    };
    auto sending = QtConcurrent::run(
        [order, client = &m_client, stop = m_stop, report] { return sendImages(order, *client, *stop, report); });
    m_workers.addFuture(QFuture<void>(sending));
    sending.then(this, [this, generation](const ImageLedger &ledger) {
        if (generation == m_generation)
            onSent(ledger);
    });
}

void ImagesPage::onSent(const ImageLedger &ledger)
{
    setBusy(false);
    bringIntoSight(m_notice);
    const QString counts = ledgerText(ledger);
    if (!ledger.stopped) {
        clearFound();
        m_notice->say(ledger.refused == 0 ? Notice::Kind::Good : Notice::Kind::Caution,
                      tr("The import is finished.") + u' ' + counts);
        return;
    }
    const bool stopped = ledger.stopped->code == ErrorCode::Cancelled;
    m_notice->say(stopped ? Notice::Kind::Info : Notice::Kind::Bad,
                  (stopped ? tr("Stopped.") : DeskTexts::failure(*ledger.stopped)) + u' ' + counts + u' ' +
                      tr("What was stored stays; you can import the same medium again without harm."));
}

QString ImagesPage::ledgerText(const ImageLedger &ledger)
{
    QStringList parts{tr("Stored: %1").arg(ledger.stored)};
    if (ledger.refused > 0)
        parts.append(tr("refused by the service: %1").arg(ledger.refused));
    if (ledger.notChosen > 0)
        parts.append(tr("of other persons, left out: %1").arg(ledger.notChosen));
    if (ledger.notDicom > 0)
        parts.append(tr("files that are no images: %1").arg(ledger.notDicom));
    if (ledger.unreadable > 0)
        parts.append(tr("unreadable: %1").arg(ledger.unreadable));
    return parts.join(u"; "_s) + u'.';
}

} // namespace td::ui
