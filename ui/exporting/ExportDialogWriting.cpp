// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Passphrase.h"
#include "ui/common/Widgets.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/exporting/ExportForm.h"
#include "ui/exporting/ExportResult.h"
#include "ui/exporting/ExportRun.h"
#include "ui/exporting/ExportTexts.h"
#include "ui/exporting/RunAside.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressBar>
#include <QStandardPaths>
#include <QStorageInfo>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

QString endingOf(ExportMedium medium)
{
    return medium == ExportMedium::IsoImage ? u"iso"_s : u"zip"_s;
}

/// A folder may stay where a stick was mounted.
bool isPluggedIn(const media::RemovableDrive &drive)
{
    return QFileInfo(drive.root).isDir() &&
           (drive.device.isEmpty() || QString::fromUtf8(QStorageInfo(drive.root).device()) == drive.device);
}

/// A chooser of folders.
QFileDialog *makeFolderDialog(const QString &title, QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    return dialog;
}

} // namespace

void ExportDialog::begin()
{
    m_notice->clear();
    m_chosen = m_form->choice();
    if (m_chosen.medium == ExportMedium::Folder)
        askFolder();
    else if (m_chosen.medium == ExportMedium::Stick)
        isPluggedIn(m_chosen.drive) ? write(m_chosen.drive.root, {}) : onFailure({ErrorCode::NotFound});
    else // the name that patients know from the clinics' portal
        write(m_run->prepared(u"VOL1."_s + endingOf(m_chosen.medium)), {});
}

void ExportDialog::askFolder()
{
    QFileDialog *dialog = makeFolderDialog(tr("Choose the folder"), this);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::writeInto);
    dialog->open();
}

void ExportDialog::writeInto(const QString &folder)
{
    if (m_step != Step::Choosing || !m_estimate)
        return;
    if (!QFileInfo(folder).isDir())
        return m_notice->say(Notice::Kind::Bad, ExportTexts::failure({ErrorCode::NotFound}, m_chosen, false));
    // Where a size was chosen, a volume more than planned may come out of it.
    const FolderPlace place = placeInFolder(folder, m_chosen.volumeBytes > 0);
    write(place.target, place.folderToMake);
}

/// Adds a passphrase and a de-identification, where they were chosen. Errors: Crypto.
Result<void> ExportDialog::protect(authoring::ExportRequest &request)
{
    m_passphrase = {};
    m_anonymiser.reset();
    if (m_chosen.medium == ExportMedium::EncryptedZip) {
        auto passphrase = authoring::newPassphrase();
        if (!passphrase)
            return tl::unexpected(passphrase.error());
        m_passphrase = std::move(*passphrase);
        request.passphrase = m_passphrase.copy();
    }
    if (m_chosen.anonymised) {
        const auto anonymiser = Anonymiser::create(m_chosen.deidentify);
        if (!anonymiser)
            return tl::unexpected(anonymiser.error());
        m_anonymiser = *anonymiser;
        request.transform = m_anonymiser->transform();
    }
    return {};
}

void ExportDialog::write(const QString &target, const QString &folderToMake)
{
    ExportRun::Order order{requestOf(m_chosen, m_studies, m_settings, m_reports, target), folderToMake,
                           m_estimate ? leastBytes(*m_estimate, m_chosen) : 0};
    if (const auto isProtected = protect(order.request); !isProtected)
        return onFailure(isProtected.error());
    m_target = target;
    m_isReminded = false;
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("Preparing the images…"));
    setStep(Step::Writing);
    m_run->write(std::move(order)).then(this, [this](const Result<authoring::ExportSummary> &answer) {
        onWritten(answer);
    });
}

void ExportDialog::onProgress(const authoring::ExportProgress &progress)
{
    if (m_step != Step::Writing)
        return;
    constexpr qint64 steps = 1000; // a progress bar counts in int
    if (progress.phase == authoring::ExportProgress::Phase::Writing) {
        m_progress->setRange(0, progress.instancesTotal);
        m_progress->setValue(progress.instancesDone);
    } else {
        m_progress->setRange(0, progress.bytesToRead > 0 ? int(steps) : 0);
        if (progress.bytesToRead > 0)
            m_progress->setValue(int(progress.bytesRead * steps / progress.bytesToRead));
    }
    m_progressText->setText(ExportTexts::progress(progress, m_estimate ? m_estimate->volumes : 1));
}

void ExportDialog::onWritten(const Result<authoring::ExportSummary> &answer)
{
    if (!answer)
        return onFailure(answer.error());
    m_summary = *answer;
    m_result->showSummary(m_summary, m_anonymiser.get(), m_passphrase);
    if (isFile(m_chosen.medium)) {
        setStep(Step::Ready);
        m_notice->say(Notice::Kind::Good,
                      tr("The exam is ready: %n image(s). Press Download and choose where to save it.", nullptr,
                         m_summary.instances));
        Q_EMIT prepared();
        return;
    }
    setStep(Step::Done);
    m_savedTo = m_summary.volumes.size() > 1 ? QFileInfo(m_target).absolutePath() : m_target;
    QString text = tr("Saved and checked: %1").arg(QDir::toNativeSeparators(m_savedTo));
    if (m_chosen.medium == ExportMedium::Stick)
        text += u'\n' + tr("Before you pull the stick out, press Remove safely.");
    m_notice->say(Notice::Kind::Good, text);
    Q_EMIT saved(m_savedTo);
}

void ExportDialog::onFailure(const Error &error)
{
    const bool isStick = m_chosen.medium == ExportMedium::Stick;
    const bool isPlaceThere = isStick
                                  ? isPluggedIn(m_chosen.drive)
                                  : isFile(m_chosen.medium) || QFileInfo(QFileInfo(m_target).absolutePath()).isDir();
    setStep(Step::Choosing);
    estimate(); // what is free may be another number now
    if (isStick && error.code == ErrorCode::Conflict)
        return offerNextFolder();
    m_notice->say(error.code == ErrorCode::Cancelled ? Notice::Kind::Info : Notice::Kind::Bad,
                  ExportTexts::failure(error, m_chosen, isPlaceThere));
}

void ExportDialog::offerNextFolder()
{
    const QString name = freeName(m_chosen.drive.root, QString::fromLatin1(authoring::fileSetId), 2);
    say(Notice::Kind::Caution, ExportTexts::failure({ErrorCode::Conflict}, m_chosen, true),
        tr("Write into the folder %1").arg(name), [this] { writeIntoNextFolder(); });
}

/// By what is chosen now: the form could be changed since this was offered.
void ExportDialog::writeIntoNextFolder()
{
    if (m_step == Step::Choosing && !m_estimate) { // it comes in a moment
        m_afterEstimate = [this] { writeIntoNextFolder(); };
        return;
    }
    if (!canBegin())
        return offerNextFolder();
    m_notice->clear();
    m_chosen = m_form->choice();
    if (m_chosen.medium != ExportMedium::Stick || !isPluggedIn(m_chosen.drive))
        return begin();
    const QString root = m_chosen.drive.root;
    write(QDir(root).filePath(freeName(root, QString::fromLatin1(authoring::fileSetId), 2)), {});
}

void ExportDialog::askTarget()
{
    if (m_summary.volumes.size() > 1)
        return askTargetFolder();
    const QString ending = endingOf(m_chosen.medium);
    auto *dialog =
        new QFileDialog(this, tr("Save the file"), QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->setNameFilter(m_chosen.medium == ExportMedium::IsoImage ? tr("Disc image (*.iso)")
                                                                    : tr("ZIP archive (*.zip)"));
    dialog->selectFile(u"VOL1."_s + ending);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::place);
    dialog->open();
}

void ExportDialog::askTargetFolder()
{
    QFileDialog *dialog = makeFolderDialog(tr("Choose the folder for all volumes"), this);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::placeAll);
    dialog->open();
}

void ExportDialog::place(const QString &target)
{
    m_savedTo = target;
    copy({target});
}

void ExportDialog::placeAll(const QString &folder)
{
    QStringList targets;
    for (const QString &volume : std::as_const(m_summary.volumes))
        targets.append(QDir(folder).filePath(QFileInfo(volume).fileName()));
    if (std::any_of(targets.cbegin(), targets.cend(), [](const QString &path) { return QFileInfo::exists(path); }))
        return m_notice->say(Notice::Kind::Bad, ExportTexts::savingFailure({ErrorCode::Conflict}));
    m_savedTo = folder;
    copy(targets);
}

void ExportDialog::copy(const QStringList &to)
{
    m_notice->clear();
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("Saving…"));
    setStep(Step::Saving);
    m_run->copy(m_summary.volumes, to).then(this, [this](const Result<void> &answer) { onCopied(answer); });
}

void ExportDialog::onCopying(qint64 done, qint64 total)
{
    constexpr qint64 steps = 1000; // a progress bar counts in int
    if (m_step != Step::Saving || total <= 0)
        return;
    m_progress->setRange(0, int(steps));
    m_progress->setValue(int(done * steps / total));
    m_progressText->setText(tr("Saving: %1 of %2").arg(ExportTexts::size(done), ExportTexts::size(total)));
}

void ExportDialog::onCopied(const Result<void> &answer)
{
    setStep(Step::Ready);
    if (!answer) {
        m_notice->say(answer.error().code == ErrorCode::Cancelled ? Notice::Kind::Info : Notice::Kind::Bad,
                      ExportTexts::savingFailure(answer.error()));
        return;
    }
    m_notice->say(Notice::Kind::Good, tr("Saved and checked: %1").arg(QDir::toNativeSeparators(m_savedTo)));
    Q_EMIT saved(m_savedTo);
}

void ExportDialog::removeDrive()
{
    m_remove->setEnabled(false);
    m_notice->say(Notice::Kind::Info, tr("Removing the stick…"));
    runAside([remove = m_settings.removeDrive, drive = m_chosen.drive] {
        return remove(drive);
    }).then(this, [this](const Result<void> &answer) {
        m_remove->setEnabled(true);
        if (!answer)
            return m_notice->say(Notice::Kind::Caution, ExportTexts::removalFailure(answer.error()));
        m_remove->hide();
        m_close->setFocus();
        m_notice->say(Notice::Kind::Good, tr("You can pull the stick out now."));
    });
}

void ExportDialog::reject()
{
    const bool isPrepared = m_step == Step::Ready || m_step == Step::Saving;
    if (isPrepared && m_result->holdsPassphrase() && !m_isReminded) {
        m_isReminded = true;
        m_notice->say(Notice::Kind::Caution, tr("The passphrase is kept nowhere. Please print the sheet or write the "
                                                "words down; then press Close once more."));
        return;
    }
    m_run->cancel();
    QDialog::reject();
}

} // namespace td::ui
