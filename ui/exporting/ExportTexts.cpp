// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/ExportTexts.h"

#include "ui/common/ErrorText.h"

#include <QLocale>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

QString percent(qint64 done, qint64 all)
{
    constexpr qint64 whole = 100;
    return QLocale().toString(std::min(whole, done * whole / all)) + u" %"_s;
}

} // namespace

QString ExportTexts::name(ExportMedium medium)
{
    switch (medium) {
    case ExportMedium::Zip:
        return tr("ZIP archive");
    case ExportMedium::EncryptedZip:
        return tr("ZIP archive with passphrase");
    case ExportMedium::Folder:
        return tr("Folder");
    case ExportMedium::Stick:
        return tr("USB stick");
    case ExportMedium::IsoImage:
        break;
    }
    return tr("Disc image (ISO)");
}

QString ExportTexts::hint(ExportMedium medium)
{
    switch (medium) {
    case ExportMedium::Zip:
        return tr("One file that every computer opens. Good for sending and for keeping.");
    case ExportMedium::EncryptedZip:
        return tr("One file that only those can open who have the passphrase. It is made for you and shown at the end. "
                  "Windows alone cannot open it: the doctor needs 7-Zip, WinZip or Keka.");
    case ExportMedium::Folder:
        return tr("The files as they lie on a disc, in a folder of this computer.");
    case ExportMedium::Stick:
        return tr(
            "The files go directly onto a stick, ready for the doctor. What is on it already stays. A stick takes "
            "everything in one volume.");
    case ExportMedium::IsoImage:
        break;
    }
    return tr("One file to be burned to a CD or DVD with the computer's own program. Choose the size of the disc.");
}

QString ExportTexts::size(qint64 bytes)
{
    constexpr qint64 gigabyte = 1'000'000'000;
    return QLocale().formattedDataSize(bytes, bytes < gigabyte ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString ExportTexts::name(const media::RemovableDrive &drive)
{
    return tr("%1 · %2 free", "a stick").arg(drive.name.isEmpty() ? drive.root : drive.name, size(drive.freeBytes));
}

QString ExportTexts::estimate(const ExportEstimate &estimate)
{
    return (estimate.isExact ? tr("About %1, %2") : tr("At most %1, %2"))
        .arg(size(estimate.bytes), tr("%n volume(s)", nullptr, estimate.volumes));
}

QStringList ExportTexts::warnings(const ExportEstimate &estimate, const ExportChoice &choice)
{
    QStringList warnings;
    const bool isStick = choice.medium == ExportMedium::Stick;
    if (isStick && choice.drive.root.isEmpty())
        return warnings;
    if (isStick && choice.drive.isReadOnly)
        warnings.append(tr("This stick is write-protected. Please use another one."));
    // Of a folder the place is not known yet.
    const auto freeBytes = isStick ? std::optional(choice.drive.freeBytes) : estimate.room.freeBytes;
    const Fit fit = choice.medium == ExportMedium::Folder ? Fit::Fits : fitOf(estimate, choice, freeBytes);
    if (fit != Fit::Fits)
        warnings.append(
            (fit == Fit::TooLarge ? tr("It does not fit: %1 are needed, and %2 are free %3.")
                                  : tr("It may not fit: up to %1 are needed, and %2 are free %3."))
                .arg(size(estimate.bytes), size(*freeBytes), isStick ? tr("on the stick") : tr("on this computer")));
    const qint64 fat = media::RemovableDrive{.root = {}, .name = {}, .device = {}, .fileSystem = "vfat"}.largestFile();
    if (isFile(choice.medium) && estimate.largestVolume > fat)
        warnings.append(tr("Many sticks take no file over 4 GB. To carry the exam on a stick choose “%1”, or the size "
                           "of a CD.")
                            .arg(name(ExportMedium::Stick)));
    if (isStick && choice.drive.largestFile() > 0 && estimate.largestInstance > choice.drive.largestFile())
        warnings.append(tr("An image is larger than 4 GB: this stick takes no such file. It has to be formatted as "
                           "exFAT, which deletes what is on it."));
    if (estimate.splitsStudy)
        warnings.append(tr("An exam is larger than a volume. The doctor needs all volumes together."));
    return warnings;
}

QString ExportTexts::progress(const authoring::ExportProgress &progress, int volumes)
{
    QString text;
    if (progress.phase == authoring::ExportProgress::Phase::Writing)
        text = tr("%1 of %2 images · %3")
                   .arg(QLocale().toString(progress.instancesDone), QLocale().toString(progress.instancesTotal),
                        size(progress.bytesWritten));
    else if (progress.bytesToRead > 0)
        text = tr("Checking what was written… %1").arg(percent(progress.bytesRead, progress.bytesToRead));
    else
        text = tr("Checking what was written…");
    return volumes > 1
               ? tr("Volume %1 of %2 · %3").arg(progress.volume).arg(std::max(volumes, progress.volume)).arg(text)
               : text;
}

QString ExportTexts::contents(const authoring::ExportSummary &summary)
{
    QStringList parts{tr("%n image(s)", nullptr, summary.instances)};
    if (summary.reports > 0)
        parts.append(tr("%n report(s)", nullptr, summary.reports));
    parts.append(size(summary.archiveBytes));
    if (summary.volumes.size() > 1)
        parts.append(tr("%n volume(s)", nullptr, int(summary.volumes.size())));
    return parts.join(u" · "_s);
}

QString ExportTexts::remarks(const authoring::ExportSummary &summary, const Anonymiser *anonymiser)
{
    QStringList remarks;
    if (summary.leftOut > 0)
        remarks.append(tr("%n object(s) were left out: they hold words or documents that nobody can anonymise without "
                          "reading them.",
                          nullptr, summary.leftOut));
    if (summary.reportsLeftOut > 0)
        remarks.append(tr("%n report(s) were left out: they cannot be read as PDF, or are no longer available.",
                          nullptr, summary.reportsLeftOut));
    if (summary.picturesMissing > 0)
        remarks.append(tr("%n picture(s) could not be made for the page. The images themselves are there.", nullptr,
                          summary.picturesMissing));
    if (anonymiser && anonymiser->withWords() > 0)
        remarks.append(tr("%n image(s) may have a name written in the picture. Please look at them before you hand "
                          "them on.",
                          nullptr, anonymiser->withWords()));
    if (anonymiser && anonymiser->withFaces() > 0)
        remarks.append(
            tr("%n image(s) show the head, or may: a face could be made out.", nullptr, anonymiser->withFaces()));
    return remarks.join(u'\n');
}

QString ExportTexts::noRoom(const Error &error)
{
    constexpr qint64 megabyte = 1'000'000;
    return error.number ? tr("It does not fit there: %1 are missing. Please free some space or choose another place.")
                              .arg(size(*error.number * megabyte))
                        : ErrorText::sentence({ErrorCode::DiskFull});
}

QString ExportTexts::failure(const Error &error, const ExportChoice &choice, bool isPlaceThere)
{
    const bool isStick = choice.medium == ExportMedium::Stick;
    // Which of them a pulled stick gives depends on what was being written.
    const bool isOfPlace =
        error.code == ErrorCode::NotFound || error.code == ErrorCode::PermissionDenied || error.code == ErrorCode::Io;
    if (isStick && !isPlaceThere && isOfPlace)
        return tr("The stick is gone, and not everything was written. Please plug it in and start again.");
    switch (error.code) {
    case ErrorCode::Cancelled:
        return tr("The export was cancelled. Nothing was left behind.");
    case ErrorCode::InvalidArgument:
        return tr("This place does not take such a name. Please choose another place.");
    case ErrorCode::NotFound:
        return isPlaceThere ? tr("Some of these images are no longer available. Please close this window and open the "
                                 "exam again.")
                            : tr("This folder cannot be found. Please choose another folder.");
    case ErrorCode::Conflict:
        return isStick ? tr("This stick holds files of the same names already, such as those of an exported exam.")
                       : tr("Some of this is there already. Please choose another folder.");
    case ErrorCode::TooLarge:
        return choice.volumeBytes > 0
                   ? tr("An image is larger than a volume of this size. Please choose a larger size.")
                   : tr("This medium cannot hold so much. Please choose another one, or export fewer exams.");
    case ErrorCode::DiskFull:
        return noRoom(error);
    case ErrorCode::PermissionDenied:
        return isStick ? tr("The stick cannot be written to. If it has a switch against writing, please turn it off.")
                       : ErrorText::sentence(error);
    case ErrorCode::Io:
        return tr("What was written could not be read back as it was written. Please try again, and if it happens "
                  "again use another place or another stick.");
    case ErrorCode::Unsupported:
        return choice.anonymised ? tr("None of these images can be anonymised. Please export them as they are.")
                                 : tr("These images cannot be written onto a medium.");
    case ErrorCode::Malformed:
    case ErrorCode::Truncated:
    case ErrorCode::Protocol:
        return tr("An image of this exam is damaged. Nothing was exported. Please ask the clinic.");
    default:
        return ErrorText::sentence(error);
    }
}

QString ExportTexts::planFailure(const Error &error, const ExportChoice &choice)
{
    if (error.code == ErrorCode::InvalidArgument)
        return tr("There are no images to export.");
    if (error.code == ErrorCode::Conflict)
        return tr("The same image is listed twice. Please export the exams one by one.");
    return failure(error, choice, true);
}

QString ExportTexts::savingFailure(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
        return tr("This place does not take such a name. Please choose another place.");
    case ErrorCode::Cancelled:
        return tr("Saving was cancelled. What is prepared is still here: press Download to save it.");
    case ErrorCode::NotFound:
        return tr("This folder cannot be found. Please choose another folder.");
    case ErrorCode::TooLarge:
        return tr("This place takes no file over 4 GB (it is formatted as FAT). Please choose another place, or close "
                  "this window and export to “%1”, or in the size of a CD.")
            .arg(name(ExportMedium::Stick));
    case ErrorCode::Conflict:
        return tr("There are files with these names in this folder already. Please choose another folder.");
    case ErrorCode::DiskFull:
        return noRoom(error);
    default:
        return ErrorText::sentence(error);
    }
}

QString ExportTexts::removalFailure(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return tr("The stick is gone already. If its light was out when you pulled it, all is well.");
    case ErrorCode::Conflict:
        return tr("A program still uses the stick. Please close its windows and try again.");
    case ErrorCode::Unsupported:
        return tr("Everything is written. This system removes sticks with its own button: please use that one before "
                  "you pull the stick out.");
    default:
        return tr("The stick could not be removed. Please use the system's own button, or switch the computer off "
                  "before you pull it out.");
    }
}

} // namespace td::ui
