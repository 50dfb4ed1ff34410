// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"

#include <QByteArray>
#include <QFuture>

#include <functional>

namespace td::model {

/// Where what a reader draws on the images of one patient is kept, one text per study. The store knows whose it is; who
/// has no store of a patient cannot get at any of it.
class AnnotationStore {
public:
    /// From what is stored, which may be empty, to what is to be stored. Runs on a worker, and twice if need be.
    /// Errors: Malformed — what is stored cannot be read; it is then put aside and the call repeated with nothing.
    using Update = std::function<Result<QByteArray>(const QByteArray &stored)>;

    virtual ~AnnotationStore() = default;

    /// Empty when nothing is stored. Errors: TooLarge, PermissionDenied, Io.
    virtual QFuture<Result<QByteArray>> load(const StudyInstanceUid &study) = 0;
    /// Reads, updates and writes as one step that no other window can come between, and answers with what is stored
    /// now. Either all of it is written or nothing. Goes on to its end when the store is let go.
    /// Errors: DiskFull, PermissionDenied, Io, TooLarge, Timeout — another program holds it; those of `update`.
    virtual QFuture<Result<QByteArray>> save(const StudyInstanceUid &study, Update update) = 0;
};

} // namespace td::model
