// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"

#include <QHash>
#include <QMutex>
#include <QPromise>
#include <QSet>

#include <memory>

namespace td::test {

/// Serves instances from memory, each answer from another thread. Requests can be held back, made to fail, and are
/// written down in the order they come.
class MemorySource : public dicom::InstanceSource {
public:
    /// Waits for the answers that are still being given.
    ~MemorySource() override;

    /// Indexes a Part 10 file by its header. False when it has none.
    bool add(const QByteArray &part10);
    /// Adds every Part 10 file below a folder.
    int addFolder(const QString &folder);
    /// Lists an instance in the index that cannot be fetched, or whose bytes are these.
    void addEntry(const model::InstanceKey &key, const QByteArray &bytes, const QString &modality, int number,
                  const SopClassUid &sopClass = {});

    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &study) override;
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) override;

    QVector<StudyInstanceUid> studies() const;
    /// The contents of this study are not told before releaseContents().
    void holdContents(const StudyInstanceUid &study);
    void releaseContents();
    /// While held, requests for instances wait.
    void hold();
    void release();
    /// Lets the oldest waiting request through.
    void releaseOne();
    int waiting() const;
    /// Every request fails with this until cleared.
    void failWith(std::optional<ErrorCode> code);
    QVector<SopInstanceUid> requests() const;

private:
    struct Waiting {
        SopInstanceUid instance;
        std::shared_ptr<QPromise<Result<QByteArray>>> promise;
    };
    using ContentsPromise = std::shared_ptr<QPromise<Result<model::StudyContents>>>;
    void answer(const Waiting &waiting);
    void answerContents(const ContentsPromise &promise, const StudyInstanceUid &study);

    mutable QMutex m_mutex;
    QHash<StudyInstanceUid, model::StudyContents> m_studies;
    QVector<StudyInstanceUid> m_order;
    QHash<SopInstanceUid, QByteArray> m_bytes;
    QVector<Waiting> m_waiting;
    QVector<SopInstanceUid> m_requests;
    bool m_held = false;
    std::optional<StudyInstanceUid> m_heldStudy;
    QVector<ContentsPromise> m_heldContents;
    std::optional<ErrorCode> m_failure;
};

/// A series of `count` 16-bit images: each `side` pixels square, its first pixel holding its number from 0.
void addSeries(MemorySource &source, const QByteArray &study, const QByteArray &series, int count, int side = 16);

StudyInstanceUid studyUid(const char *text);
SeriesInstanceUid seriesUid(const char *text);

} // namespace td::test
