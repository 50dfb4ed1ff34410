// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discs/DiscArchive.h"
#include "core/media/MediumReader.h"

#include <functional>

namespace td::discs {

/// What is to be imported.
struct ImportRequest {
    QString path;      ///< a folder, a ZIP, an ISO image, a drive, or a file
    qint64 resume = 0; ///< the disc whose interrupted import goes on; 0 for a new one
    media::MediumLimits limits{};
};

struct ImportProgress {
    int files = 0;
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0; ///< 0 when not known beforehand
};

struct ImportSummary {
    qint64 disc = 0;
    OutcomeCounts counts;
};

/// Imports a medium. Blocks: call it on a worker; `progress` is called there after every file. Images are kept as they
/// are read, and become visible all at once at the end; until then the disc is there as interrupted, and nothing of it
/// can be seen. A resumed import reads what it has dealt with, by name, size and time, no second time.
/// Errors: Cancelled — what was done stays for resuming; Conflict — another import is running, or the medium to resume
/// from is not the same; InvalidArgument — the disc to resume is complete; NotFound; DiskFull; as inspectMedium().
Result<ImportSummary> runImport(DiscArchive &archive, const ImportRequest &request,
                                const std::function<void(const ImportProgress &)> &progress,
                                const std::atomic_bool &cancel);

} // namespace td::discs
