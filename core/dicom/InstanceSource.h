// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/ImagingStudy.h"

#include <QByteArray>
#include <QFuture>

namespace td::dicom {

/// Where instances come from: a clinic's service, a medium, a folder. The viewer and the export know no other door.
/// Both calls may be made from any thread and return at once; cancelling the future drops the request.
class InstanceSource {
public:
    virtual ~InstanceSource() = default;

    /// What is in a study. Errors: NotFound, Network, Timeout, SessionExpired, Protocol, Cancelled.
    virtual QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &study) = 0;

    /// The Part 10 bytes of one instance, exactly as stored. Errors: as for contents().
    virtual QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) = 0;
};

} // namespace td::dicom
