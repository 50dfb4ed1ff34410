// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"
#include "core/dicom/PresentationState.h"
#include "viewer/load/LoadErrand.h"
#include "viewer/load/SegmentMasks.h"

#include <QHash>
#include <QObject>
#include <QQueue>
#include <QSet>
#include <QThreadPool>

namespace td::viewer::load {

/// What other objects of a study say of its images: presentation states and segmentations. Fetches and reads them on a
/// worker thread once a study is known, and lays them over images. Lives on the GUI thread.
class Companions : public QObject {
    Q_OBJECT
public:
    explicit Companions(std::shared_ptr<dicom::InstanceSource> source, QObject *parent = nullptr);
    ~Companions() override;

    /// Asks for the presentation states and segmentations of a study. What cannot be read is left out.
    void addStudy(const model::StudyContents &contents);
    /// Asks once more for what did not arrive.
    void retry();

    using State = std::shared_ptr<const dicom::PresentationState>;
    /// The states that speak of an image, the newest first.
    std::vector<State> statesOf(const LoadedImage &image) const;
    /// The one that rules how the image is shown: of those chosen for its series, or else of all, the newest; null when
    /// there is none or it has been switched off.
    State stateInForce(const LoadedImage &image) const;
    /// Shows a series as the states of that label say, or, without one, as its images are stored.
    void choose(const SeriesInstanceUid &series, const std::optional<QString> &label);

    /// The segmentations that lie over an image.
    std::vector<std::shared_ptr<const SegmentMasks>> segmentationsOf(const LoadedImage &image) const;
    bool isShown(const SopInstanceUid &segmentation, int segment) const;
    void setShown(const SopInstanceUid &segmentation, int segment, bool shown);

    /// The image with what lies over it; the image itself when nothing does. Null for null.
    std::shared_ptr<const LoadedImage> dressed(const std::shared_ptr<const LoadedImage> &image) const;

Q_SIGNALS:
    /// Images may look otherwise now.
    void changed();

private:
    struct Read; ///< what a worker made of one instance
    static Read readCompanion(const Result<QByteArray> &bytes);
    void fetchNext();
    void take(const model::InstanceKey &key, const Read &read);
    void adopt(const Read &read);

    std::shared_ptr<dicom::InstanceSource> m_source;
    std::shared_ptr<Mailbox> m_mailbox;
    QSet<SopInstanceUid> m_known;
    QQueue<model::InstanceKey> m_queue;
    QQueue<model::InstanceKey> m_missing; ///< of these the source did not answer
    bool m_fetching = false;
    QHash<SopInstanceUid, std::vector<State>> m_states; ///< by image, the newest first
    QHash<SeriesInstanceUid, std::optional<QString>> m_chosen;
    std::vector<std::shared_ptr<const SegmentMasks>> m_segmentations;
    QHash<SopInstanceUid, QSet<int>> m_hidden; ///< segments by segmentation
    struct Dressed {
        std::weak_ptr<const LoadedImage> image;
        std::weak_ptr<const LoadedImage> shown;
    };
    mutable QHash<const LoadedImage *, Dressed> m_dressed; ///< kept alive by who shows them
    QThreadPool m_readers;                                 ///< goes first and waits for what it runs
};

} // namespace td::viewer::load
