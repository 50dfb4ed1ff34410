// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"
#include "viewer/load/ImageFactory.h"
#include "viewer/load/LoadOrder.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>

namespace td::viewer::load {

struct LoadLimits {
    std::size_t cacheBytes = std::size_t(768) * 1024 * 1024; ///< decoded images and the bytes of clips
    int parallel = 4;                                        ///< requests and decodings under way
};

struct Progress {
    int ready = 0;
    int failed = 0;
    int total = 0;
    bool isComplete() const noexcept { return ready + failed >= total; }
};

/// Fetches studies and decodes their images on worker threads, nearest to what the panes show first, and keeps them in
/// a cache of bounded size. Lives on the GUI thread, which never waits and never decodes. Destruction cancels.
class StudyLoader : public QObject {
    Q_OBJECT
public:
    explicit StudyLoader(std::shared_ptr<dicom::InstanceSource> source, LoadLimits limits = {},
                         QObject *parent = nullptr);
    ~StudyLoader() override;

    /// Asks for the contents of a study; answers with studyReady or studyFailed. May be called again after a failure.
    void openStudy(const StudyInstanceUid &study);
    /// What the panes show now, the most important first.
    void setFocus(const QVector<Focus> &panes);
    /// Tries the failed images of a series once more.
    void retry(const SeriesInstanceUid &series);

    const Stack &stack(const SeriesInstanceUid &series) const;
    /// The image when it is in the cache, else null.
    std::shared_ptr<const LoadedImage> image(const ImageKey &key) const;
    /// An instance without pixels: a report, a presentation state, a waveform, a document. Null for images, and for
    /// what has not arrived. Its error is NotFound or Unsupported all the same.
    std::shared_ptr<const dicom::Part10> object(const ImageKey &key) const;
    /// Where an image lies; known from when it was first decoded, also when it is no longer in the cache.
    const Place *place(const ImageKey &key) const;
    std::optional<Error> error(const ImageKey &key) const;
    Progress progress(const SeriesInstanceUid &series) const;
    std::size_t cachedBytes() const noexcept { return m_cachedBytes; }

Q_SIGNALS:
    void studyReady(const td::model::StudyContents &contents);
    void studyFailed(const td::StudyInstanceUid &study, const td::Error &error);
    void imageReady(const td::viewer::load::ImageKey &key);
    void imageFailed(const td::viewer::load::ImageKey &key, const td::Error &error);
    /// An instance turned out to hold another number of frames than the index said.
    void stackChanged(const td::SeriesInstanceUid &series);
    void progressChanged(const td::SeriesInstanceUid &series);

private:
    struct Mailbox;
    struct Outcome;
    struct Kept {
        std::shared_ptr<const OpenInstance> instance;
        std::size_t bytes = 0;
    };
    /// A request with everything chained to it: Qt 6.4 walks the chain by plain pointers when a future is cancelled, so
    /// the links have to live as long as the first one can be cancelled.
    template <class T>
    struct Request {
        QFuture<Result<T>> answer;
        QFuture<void> taken;
        QFuture<void> cancelled;
    };
    struct SeriesState {
        Stack stack;
        QSet<ImageKey> ready; ///< decoded at least once, even if no longer in the cache
        QSet<ImageKey> failed;
    };

    void takeContents(const StudyInstanceUid &study, Result<model::StudyContents> contents);
    void refreshOrder();
    void startMore();
    bool mayStart(int rank) const;
    void start(const ImageKey &key);
    void takeOutcome(const Outcome &outcome);
    void keep(const ImageKey &key, const Outcome &outcome);
    void adoptFrameCount(const ImageKey &key, int frames);
    void makeRoom();
    int rankOf(const ImageKey &key) const { return m_rank.value(key, int(m_order.size())); }

    std::shared_ptr<dicom::InstanceSource> m_source;
    LoadLimits m_limits;
    std::shared_ptr<Mailbox> m_mailbox;
    QVector<SeriesInstanceUid> m_seriesOrder;
    QHash<SeriesInstanceUid, SeriesState> m_series;
    QVector<Focus> m_panes;
    QVector<ImageKey> m_order;
    QHash<ImageKey, int> m_rank;
    int m_next = 0;
    QHash<ImageKey, std::shared_ptr<const LoadedImage>> m_images;
    QHash<ImageKey, std::shared_ptr<const dicom::Part10>> m_objects;
    QHash<ImageKey, Place> m_places;
    QHash<ImageKey, Error> m_errors;
    QHash<SopInstanceUid, Kept> m_clips; ///< instances of several frames stay open
    QSet<ImageKey> m_running;
    QSet<SopInstanceUid> m_fetching;
    QHash<ImageKey, Request<QByteArray>> m_requests;
    QHash<StudyInstanceUid, Request<model::StudyContents>> m_contents;
    std::size_t m_cachedBytes = 0;
    qsizetype m_objectBytes = 0;
    QThreadPool m_decoders; ///< not the global one: painting waits for that
};

} // namespace td::viewer::load
