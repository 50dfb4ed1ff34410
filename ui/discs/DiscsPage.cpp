// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/discs/DiscsPage.h"

#include "core/discs/AnnotationArchive.h"
#include "core/discs/ArchiveInstanceSource.h"
#include "ui/common/FlowLayout.h"
#include "ui/common/Widgets.h"
#include "ui/discs/DiscCard.h"
#include "ui/discs/DiscTexts.h"
#include "ui/discs/ImportBar.h"
#include "ui/discs/LedgerDialog.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QPointer>
#include <QScopeGuard>
#include <QScrollArea>
#include <QThreadPool>
#include <QVBoxLayout>
#include <QtConcurrent/QtConcurrentRun>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using theme::Metric;

/// What is dropped, when it is one file or folder of this computer.
QString droppedPath(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

/// Runs `work` on the archive elsewhere; the thread lives on, so its connection to the archive is closed.
template <class Work>
auto onWorker(std::shared_ptr<discs::DiscArchive> archive, Work work)
{
    return QtConcurrent::run([archive = std::move(archive), work = std::move(work)] {
        const auto release = qScopeGuard([&archive] { archive->releaseThread(); });
        return work(*archive);
    });
}

} // namespace

DiscsPage::DiscsPage(const theme::Theme &theme, QString archiveRoot, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_root(std::move(archiveRoot))
    , m_notice(new Notice(theme, this))
    , m_import(new ImportBar(theme, this))
    , m_list(new QWidget(this))
    , m_cards(new QVBoxLayout(m_list))
    , m_faces(new Faces(theme, SkeletonShape::Table, m_list, this))
    , m_buttons(makeButtons())
{
    setAcceptDrops(true);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(theme.metric(Metric::SpaceM));
    m_import->hide();
    m_faces->setMinimumHeight(theme.metric(Metric::Control) + 4 * theme.metric(Metric::TableRow));
    auto *page = new QWidget;
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metric(Metric::SpaceM));
    column->addWidget(makeLabel(tr("My discs"), LabelRole::Heading2, this));
    column->addWidget(makeLabel(tr("Exams made elsewhere, from your own CDs, USB sticks and files. They stay on this "
                                   "computer: nothing is sent to the clinic."),
                                LabelRole::Secondary, this));
    column->addWidget(m_buttons);
    column->addWidget(m_notice);
    column->addWidget(m_import);
    column->addWidget(m_faces, 1);
    connect(m_faces, &Faces::retryRequested, this, &DiscsPage::openArchive);
    connect(m_import, &ImportBar::stopRequested, this, [this] {
        if (m_stop)
            *m_stop = true;
    });
    connect(m_notice, &Notice::actionRequested, this, [this] { showLedger(m_lastImported, {}); });
}

DiscsPage::~DiscsPage()
{
    if (m_stop)
        *m_stop = true;
}

QWidget *DiscsPage::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *row = new FlowLayout(buttons, m_theme.metric(Metric::SpaceM), m_theme.metric(Metric::SpaceS));
    row->setContentsMargins(0, 0, 0, 0);
    auto *folder = makePrimaryButton(tr("Add a folder or CD…"), buttons);
    auto *file = makeButton(tr("Add a ZIP or ISO file…"), buttons);
    for (QPushButton *button : {folder, file}) {
        button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        row->addWidget(button);
    }
    connect(folder, &QPushButton::clicked, this, &DiscsPage::chooseFolder);
    connect(file, &QPushButton::clicked, this, &DiscsPage::chooseFile);
    setFocusProxy(folder);
    return buttons;
}

void DiscsPage::open(const model::Patient &patient)
{
    m_patient = patient;
    openArchive();
}

std::shared_ptr<model::AnnotationStore> DiscsPage::annotationStore() const
{
    if (m_patient.id.isEmpty())
        return nullptr;
    return std::make_shared<discs::AnnotationArchive>(m_root, m_patient);
}

void DiscsPage::openArchive()
{
    if (m_archive)
        return reload();
    m_faces->showLoading();
    updateChangeable();
    const int generation = ++m_generation;
    QtConcurrent::run([root = m_root, patient = m_patient]() -> Result<Archive> {
        auto opened = discs::DiscArchive::open(root, patient);
        if (opened)
            (*opened)->releaseThread();
        return opened;
    }).then(this, [this, generation](const Result<Archive> &answer) {
        if (generation == m_generation)
            onOpened(answer);
    });
}

void DiscsPage::onOpened(const Result<Archive> &answer)
{
    if (!answer) {
        if (answer.error().code == ErrorCode::Conflict)
            m_faces->showError(tr("Your discs are open in another window"),
                               tr("Please close the other window of TuoDossier and try again."));
        else
            m_faces->showError(answer.error());
        return;
    }
    m_archive = *answer;
    m_source = std::make_shared<discs::ArchiveInstanceSource>(m_archive);
    reload();
}

void DiscsPage::reload()
{
    const int generation = ++m_generation;
    onWorker(m_archive, [](const discs::DiscArchive &archive) {
        return archive.discs();
    }).then(this, [this, generation](const Result<QVector<discs::Disc>> &answer) {
        if (generation == m_generation)
            showDiscs(answer);
    });
}

void DiscsPage::showDiscs(const Result<QVector<discs::Disc>> &answer)
{
    if (!answer) {
        m_faces->showError(answer.error());
        return;
    }
    for (DiscCard *card : std::as_const(m_shown))
        card->deleteLater();
    m_shown.clear();
    while (QLayoutItem *item = m_cards->takeAt(0))
        delete item;
    m_sameNames.clear();
    QVector<model::ImagingStudy> studies;
    for (const discs::Disc &disc : *answer) {
        ++m_sameNames[disc.name];
        studies += disc.studies;
    }
    Q_EMIT studiesChanged(studies);
    for (const discs::Disc &disc : *answer) {
        // The disc that is being imported has the bar above: the one that is resumed, or else the newest.
        const bool busy =
            isImporting() && !disc.isComplete && disc.id == (m_resumed == 0 ? answer->first().id : m_resumed);
        if (!busy)
            addCard(disc);
    }
    m_cards->addStretch(1);
    updateChangeable();
    if (m_shown.isEmpty() && !isImporting())
        m_faces->showEmpty(tr("No discs yet"),
                           tr("Do you have exams from another hospital on a CD, a USB stick or in a ZIP file? Add "
                              "them with the buttons above, or drag the folder or file onto this page. You can then "
                              "look at them beside the clinic's exams."));
    else
        m_faces->showContent();
}

void DiscsPage::addCard(const discs::Disc &disc)
{
    // The older disc keeps its plain name whatever is added later: the list stands newest first.
    const int same = --m_sameNames[disc.name];
    auto *card = new DiscCard(m_theme, disc, same > 0 ? u"%1 (%2)"_s.arg(disc.name).arg(same + 1) : disc.name, m_list);
    m_cards->addWidget(card);
    m_shown.append(card);
    connect(card, &DiscCard::imagesRequested, this, &DiscsPage::imagesRequested);
    connect(card, &DiscCard::ledgerRequested, this, [this, disc] { showLedger(disc.id, disc.name); });
    connect(card, &DiscCard::resumeRequested, this, [this, disc] { begin(disc.source, disc.id); });
    connect(card, &DiscCard::removalRequested, this, [this, disc] { remove(disc.id); });
}

void DiscsPage::updateChangeable()
{
    m_buttons->setEnabled(m_archive && !isImporting());
    for (DiscCard *card : std::as_const(m_shown))
        card->setChangeable(!isImporting());
}

void DiscsPage::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose the CD or the folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &DiscsPage::add);
    dialog->open();
}

void DiscsPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Archives and disc images (*.zip *.iso *.img)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &DiscsPage::add);
    dialog->open();
}

void DiscsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_archive && !isImporting() && !droppedPath(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void DiscsPage::dropEvent(QDropEvent *event)
{
    const QString path = droppedPath(*event->mimeData());
    if (path.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction); // whoever drags it keeps it
    event->accept();
    add(path);
}

void DiscsPage::add(const QString &path)
{
    if (m_archive && !isImporting())
        begin(path, 0);
}

void DiscsPage::begin(const QString &path, qint64 resume)
{
    m_notice->clear();
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_resumed = resume;
    m_import->begin(path);
    updateChangeable();
    if (m_faces->face() == Faces::Face::Empty)
        m_faces->showContent();
    // Called on the worker for every file; the screen needs ten a second.
    auto last = std::make_shared<QElapsedTimer>();
    last->start();
    const auto report = [guard = QPointer(m_import), last](const discs::ImportProgress &progress) {
        constexpr qint64 pauseMs = 100;
        if (last->elapsed() < pauseMs)
            return;
        last->restart();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, progress] {
            if (guard)
                guard->showProgress(progress);
        });
    };
    onWorker(m_archive, [path, resume, report, stop = m_stop](discs::DiscArchive &archive) {
        // Minutes on a slow drive: the pages and the viewer get another thread meanwhile.
        QThreadPool::globalInstance()->releaseThread();
        const auto back = qScopeGuard([] { QThreadPool::globalInstance()->reserveThread(); });
        return discs::runImport(archive, {path, resume, {}}, report, *stop);
    }).then(this, [this](const Result<discs::ImportSummary> &answer) { onImported(answer); });
    reload();
}

void DiscsPage::onImported(const Result<discs::ImportSummary> &answer)
{
    const bool hadFocus = m_import->isAncestorOf(window()->focusWidget());
    m_stop.reset();
    m_import->hide();
    updateChangeable();
    if (hadFocus)
        setFocus();
    reload();
    if (!answer) {
        const bool stopped = answer.error().code == ErrorCode::Cancelled;
        m_notice->say(stopped ? Notice::Kind::Info : Notice::Kind::Bad, DiscTexts::failure(answer.error()));
        return;
    }
    m_lastImported = answer->disc;
    const bool any = answer->counts.value(discs::Outcome::Imported) > 0;
    m_notice->say(any ? Notice::Kind::Good : Notice::Kind::Info,
                  (any ? tr("The disc was imported:") : tr("The disc was read, and nothing new was imported:")) + u' ' +
                      DiscTexts::summary(answer->counts).join(u"; "_s) + u'.',
                  tr("List of the files"));
}

void DiscsPage::remove(qint64 disc)
{
    m_notice->clear();
    onWorker(m_archive, [disc](discs::DiscArchive &archive) {
        return archive.remove(disc);
    }).then(this, [this](const Result<void> &removed) {
        if (removed)
            m_notice->say(Notice::Kind::Good, tr("The disc was removed from this computer."));
        else
            m_notice->say(Notice::Kind::Bad, DiscTexts::failure(removed.error()));
        reload();
        setFocus();
    });
}

void DiscsPage::showLedger(qint64 disc, const QString &name)
{
    using Ledger = std::pair<QString, QVector<discs::LedgerEntry>>;
    onWorker(m_archive, [disc, name](const discs::DiscArchive &archive) -> Result<Ledger> {
        QString shown = name;
        if (const auto all = archive.discs(); all && shown.isEmpty()) {
            for (const discs::Disc &one : *all)
                shown = one.id == disc ? one.name : shown;
        }
        auto ledger = archive.ledger(disc);
        return ledger ? Result<Ledger>(Ledger{shown, std::move(*ledger)}) : tl::unexpected(ledger.error());
    }).then(this, [this](const Result<Ledger> &answer) {
        if (!answer) {
            m_notice->say(Notice::Kind::Bad, DiscTexts::failure(answer.error()));
            return;
        }
        auto *dialog = new LedgerDialog(m_theme, answer->first, answer->second, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

} // namespace td::ui
