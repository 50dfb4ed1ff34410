// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/ExportEstimate.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

namespace td::ui {

using namespace Qt::StringLiterals;

authoring::ExportRequest requestOf(const ExportChoice &choice, const QVector<model::StudyContents> &studies,
                                   const ExportSettings &settings, const QVector<authoring::MediumReport> &reports,
                                   const QString &target)
{
    authoring::ExportRequest request;
    request.studies = studies;
    request.target = target;
    request.languageTag = settings.language;
    request.sealFile = settings.sealFile;
    request.volumeBytes = choice.medium == ExportMedium::Stick ? 0 : choice.volumeBytes;
    switch (choice.medium) {
    case ExportMedium::Zip:
        request.form = authoring::MediumForm::Zip;
        break;
    case ExportMedium::EncryptedZip:
        request.form = authoring::MediumForm::EncryptedZip;
        break;
    case ExportMedium::Folder:
    case ExportMedium::Stick:
        request.form = authoring::MediumForm::Folder;
        break;
    case ExportMedium::IsoImage:
        request.form = authoring::MediumForm::IsoImage;
        break;
    }
    if (choice.viewer)
        request.payloadFolder = settings.payloadFolder;
    if (choice.pictures)
        request.pictures = settings.pictures;
    if (choice.reports && !choice.anonymised) // a report says whose it is
        request.reports = reports;
    return request;
}

Room roomAt(const QString &path)
{
    if (path.isEmpty())
        return {};
    QString place = QFileInfo(path).absoluteFilePath();
    while (!QFileInfo::exists(place) && place != QFileInfo(place).absolutePath())
        place = QFileInfo(place).absolutePath();
    const QStorageInfo volume(place);
    if (!volume.isValid() || !volume.isReady())
        return {};
    media::RemovableDrive drive;
    drive.fileSystem = volume.fileSystemType();
    return {volume.bytesAvailable(), drive.largestFile()};
}

Result<ExportEstimate> estimateOf(const authoring::ExportRequest &request)
{
    const auto plan = authoring::planOf(request);
    if (!plan)
        return tl::unexpected(plan.error());
    ExportEstimate estimate;
    estimate.instances = int(plan->instances.size());
    estimate.volumes = plan->volumes;
    estimate.bytes = plan->mostBytes;
    estimate.isExact = plan->isExact;
    estimate.splitsStudy = plan->splitsStudy;
    estimate.largestVolume = plan->volumes > 1 ? request.volumeBytes : plan->mostBytes;
    for (const authoring::PlannedInstance &instance : plan->instances) {
        estimate.instanceBytes += instance.mostBytes;
        estimate.largestInstance = std::max(estimate.largestInstance, instance.mostBytes);
    }
    estimate.room = roomAt(request.target);
    return estimate;
}

qint64 leastBytes(const ExportEstimate &estimate, const ExportChoice &choice)
{
    const bool isPacked = choice.medium == ExportMedium::Zip || choice.medium == ExportMedium::EncryptedZip;
    return estimate.isExact && !isPacked && !choice.anonymised ? estimate.instanceBytes : 0;
}

Fit fitOf(const ExportEstimate &estimate, const ExportChoice &choice, const std::optional<qint64> &freeBytes)
{
    if (!freeBytes || estimate.bytes <= *freeBytes)
        return Fit::Fits;
    return leastBytes(estimate, choice) > *freeBytes ? Fit::TooLarge : Fit::Perhaps;
}

QString freeName(const QString &folder, const QString &name, int number)
{
    QString candidate = number > 1 ? u"%1-%2"_s.arg(name).arg(number) : name;
    while (QFileInfo::exists(QDir(folder).filePath(candidate)))
        candidate = u"%1-%2"_s.arg(name).arg(++number);
    return candidate;
}

FolderPlace placeInFolder(const QString &folder, bool severalVolumes)
{
    const QDir chosen(folder);
    const QString base = chosen.isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System)
                             ? folder
                             : chosen.filePath(freeName(folder, QString::fromLatin1(authoring::fileSetId)));
    if (!severalVolumes)
        return {base, {}};
    return {base + u"/VOL1"_s, base == folder ? QString() : base};
}

} // namespace td::ui
