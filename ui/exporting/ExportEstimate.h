// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exporting/ExportChoice.h"

#include <optional>

namespace td::ui {

/// What a place has room for.
struct Room {
    std::optional<qint64> freeBytes{}; ///< nothing: unknown
    qint64 largestFile = 0;            ///< of its file system, as media::RemovableDrive::largestFile()
};

/// The place of `path`, or of what is there of it. May block on a slow drive.
Room roomAt(const QString &path);

/// What an export comes to, before it is run.
struct ExportEstimate {
    int instances = 0;
    int volumes = 0;
    qint64 bytes = 0;           ///< of all volumes, unpacked
    qint64 instanceBytes = 0;   ///< of the instances alone
    qint64 largestInstance = 0; ///< bytes
    qint64 largestVolume = 0;   ///< bytes
    bool isExact = true;        ///< else all are upper bounds
    bool splitsStudy = false;
    Room room{}; ///< where the export is written, or prepared
};

/// `room` is asked at the request's target. Walks the payload: for a worker. Errors: as of authoring::planOf().
Result<ExportEstimate> estimateOf(const authoring::ExportRequest &request);

enum class Fit { Fits, Perhaps, TooLarge };

Fit fitOf(const ExportEstimate &estimate, const ExportChoice &choice, const std::optional<qint64> &freeBytes);

/// What is written in any case; 0 where sizes are not known, or packing and anonymising make it less by an unknown
/// measure.
qint64 leastBytes(const ExportEstimate &estimate, const ExportChoice &choice);

/// Of "NAME", "NAME-2", ... the first one from `number` on that `folder` does not hold.
QString freeName(const QString &folder, const QString &name, int number = 1);

/// Where an export goes that a user wants in a folder.
struct FolderPlace {
    QString target;       ///< see authoring::ExportRequest
    QString folderToMake; ///< that holds all volumes; empty for none
};

/// An empty folder is taken as it is; in another one a new folder is made. Several volumes become folders of their own
/// in it.
FolderPlace placeInFolder(const QString &folder, bool severalVolumes);

} // namespace td::ui
