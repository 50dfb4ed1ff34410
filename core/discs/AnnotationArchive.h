// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AnnotationStore.h"
#include "core/model/Patient.h"

#include <QThreadPool>

namespace td::discs {

/// What a patient has drawn on images, kept on this computer in the patient's private folder: one file per study, whose
/// name tells nothing. Several windows and programs may use it at once. Safe from any thread.
class AnnotationArchive final : public model::AnnotationStore {
public:
    /// More is not read and not written.
    static constexpr qint64 maximumBytes = qint64(32) << 20;

    /// Of `owner`, below `root`, the folder of all private archives. Opens nothing yet.
    AnnotationArchive(const QString &root, const model::Patient &owner);
    /// Waits until everything is written.
    ~AnnotationArchive() override;

    QFuture<Result<QByteArray>> load(const StudyInstanceUid &study) override;
    QFuture<Result<QByteArray>> save(const StudyInstanceUid &study, Update update) override;

private:
    QString m_folder;
    QThreadPool m_worker; ///< one thread: saves come one after another, in their order
};

} // namespace td::discs
