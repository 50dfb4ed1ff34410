// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"

#include <QHash>

#include <atomic>
#include <functional>

namespace td::test {

/// Instances held in memory, listed as a service would list them. A test may stand between it and the reader.
class MemoryInstanceSource : public dicom::InstanceSource {
public:
    /// Errors: as of dicom::readInstanceHeader().
    Result<void> add(const QByteArray &part10);

    QVector<model::StudyContents> studies() const { return m_studies; }
    QByteArray bytesOf(const SopInstanceUid &uid) const { return m_bytes.value(uid); }

    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &study) override;
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) override;

    /// When set, what instance() answers; called on the reader's thread with the number of the request, from 0.
    std::function<QFuture<Result<QByteArray>>(int request, const QByteArray &bytes)> intercept;

    static QFuture<Result<QByteArray>> answer(Result<QByteArray> result);

private:
    QVector<model::StudyContents> m_studies;
    QHash<SopInstanceUid, QByteArray> m_bytes;
    std::atomic_int m_requests = 0;
};

/// A small valid Secondary Capture instance of 8-bit pixels, named by its numbers.
QByteArray smallInstance(int study, int series, int instance, const QString &patientName = QStringLiteral("PROVA^UNO"),
                         const QString &patientId = QStringLiteral("P-1"), int side = 8);

/// An instance of about `bytes` bytes that does not compress.
QByteArray noisyInstance(int number, int bytes);

} // namespace td::test
