// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"
#include "viewer/load/ImageCache.h"
#include "viewer/load/LoadErrand.h"
#include "viewer/load/LoadLimits.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>

namespace td::viewer::load {

struct Progress {
    int ready = 0;
    int failed = 0;
    int total = 0;
    bool isComplete() const noexcept { return ready + failed >= total; }
};

/// Fetches studies and decodes their images on worker threads, nearest to what the panes show first and ahead of the
/// way they are scrolled, and keeps them in a cache of bounded size. What speaks of images comes beside them. Lives on
/// the GUI thread, which never waits and never decodes. Destruction cancels.
class StudyLoader : public QObject {
    Q_OBJECT
public:
    explicit StudyLoader(std::shared_ptr<dicom::InstanceSource> source, LoadLimits limits = {},
                         QObject *parent = nullptr);
    ~StudyLoader() override;

    /// Asks for the contents of a study; answers with studyReady or studyFailed. May be called again after a failure.
    void openStudy(const StudyInstanceUid &study);
    /// What the panes show now, the most important first. Requests for images that are no longer near are dropped.
    void setFocus(const QVector<Focus> &panes);
    /// An image that is wanted before all that panes show, until another is, or none.
    void setUrgent(const std::optional<Focus> &image);
    /// Tries the failed images of a series once more.
    void retry(const SeriesInstanceUid &series);
    /// How much decoded images may take from now on. What is shown stays whatever it takes.
    void setCacheBytes(std::size_t bytes);

    const Stack &stack(const SeriesInstanceUid &series) const;
    /// The image when it is in the cache, else null. What is shown may be a preview (LoadedImage::isPreview) first:
    /// imageReady comes for it, and again for the whole image.
    std::shared_ptr<const LoadedImage> image(const ImageKey &key) const;
    /// An instance without pixels: a report, a presentation state, a waveform, a document. Null for images, and for
    /// what has not arrived. Its error is NotFound or Unsupported all the same.
    std::shared_ptr<const dicom::Part10> object(const ImageKey &key) const;
    /// Where an image lies; known from when it was first decoded, also when it is no longer in the cache.
    const Place *place(const ImageKey &key) const;
    std::optional<Error> error(const ImageKey &key) const;
    Progress progress(const SeriesInstanceUid &series) const;
    std::size_t cachedBytes() const noexcept { return m_cache.bytes(); }
    const LoadLimits &limits() const noexcept { return m_limits; }

Q_SIGNALS:
    void studyReady(const td::model::StudyContents &contents);
    void studyFailed(const td::StudyInstanceUid &study, const td::Error &error);
    void imageReady(const td::viewer::load::ImageKey &key);
    void imageFailed(const td::viewer::load::ImageKey &key, const td::Error &error);
    /// An instance turned out to hold another number of frames than the index said.
    void stackChanged(const td::SeriesInstanceUid &series);
    void progressChanged(const td::SeriesInstanceUid &series);
    /// A presentation state or a segmentation, once each and soon after its study is known.
    void companionReady(const std::shared_ptr<const td::dicom::Part10> &file);

private:
    /// A request with everything chained to it: Qt 6.4 walks the chain by plain pointers when a future is cancelled, so
    /// the links have to live as long as the first one can be cancelled.
    template <class T>
    struct Request {
        QFuture<Result<T>> answer;
        QFuture<void> taken;
        QFuture<void> cancelled;
    };
    enum class ImageState { Unknown, Ready, Failed, Object }; ///< Ready: decoded at least once
    struct SeriesState {
        Stack stack;
        QHash<ImageKey, ImageState> states; ///< of those that are no longer Unknown
        int ready = 0;
        int failed = 0;
        std::size_t imageBytes = 0; ///< of one decoded image, as far as is known
    };
    /// A fetching or decoding under way.
    struct Run {
        quint64 number = 0;
        std::shared_ptr<Ticket> ticket;
        std::size_t reserved = 0;
    };

    void applyFocus();
    void takeContents(const StudyInstanceUid &study, Result<model::StudyContents> contents);
    void setStack(int number, Stack stack);
    void setState(const ImageKey &key, ImageState state);
    void refreshOrder();
    bool isWanted(Spot spot) const;
    void findWanted();
    void dropStale();
    void dropRun(const ImageKey &key);
    void startMore();
    void start(Spot spot, std::size_t reserved);
    bool startCompanion();
    bool isCompanion(const SopInstanceUid &instance) const;
    void takeCompanion(const SopInstanceUid &instance, const std::shared_ptr<const dicom::Part10> &file);
    void fetch(const ImageKey &key, LoadErrand errand);
    void endRun(const ImageKey &key);
    void takeOutcome(const Outcome &outcome);
    void takeImage(const Outcome &outcome);
    void takeRefusal(const Outcome &outcome);
    void adoptFrameCount(const ImageKey &key, int frames);

    std::shared_ptr<dicom::InstanceSource> m_source;
    LoadLimits m_limits;
    std::shared_ptr<Mailbox> m_mailbox;
    std::vector<SeriesState> m_series; ///< in the order of the browser
    QHash<SeriesInstanceUid, int> m_numbers;
    QHash<ImageKey, Spot> m_spots;
    QVector<Focus> m_asked; ///< by setFocus()
    std::optional<Focus> m_urgent;
    QVector<Focus> m_panes;    ///< the urgent one, then those asked for
    QVector<int> m_directions; ///< of m_panes
    LoadOrder m_order;
    std::optional<Spot> m_wanted;   ///< the next of the order that is to be started
    QVector<ImageKey> m_companions; ///< that have not come, by their first frames
    ImageCache m_cache;
    QHash<ImageKey, std::shared_ptr<const dicom::Part10>> m_objects;
    QHash<ImageKey, Place> m_places;
    QHash<ImageKey, Error> m_errors;
    QHash<ImageKey, Run> m_running;
    QSet<SopInstanceUid> m_fetching;
    quint64 m_runs = 0;
    QHash<quint64, Request<QByteArray>> m_requests; ///< by number of the run, which may have been dropped
    QHash<StudyInstanceUid, Request<model::StudyContents>> m_contents;
    qsizetype m_objectBytes = 0;
    QThreadPool m_decoders; ///< one for each processor; not the global one: painting waits for that
};

} // namespace td::viewer::load
