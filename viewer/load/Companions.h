// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/PresentationState.h"
#include "viewer/load/SegmentMasks.h"
#include "viewer/load/StudyLoader.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>

namespace td::viewer::load {

/// What other objects of a study say of its images: presentation states and segmentations. Reads on a worker thread
/// what the loader brings of them, and lays them over images; what cannot be read is left out. Lives on the GUI thread.
class Companions : public QObject {
    Q_OBJECT
public:
    explicit Companions(const StudyLoader &loader, QObject *parent = nullptr);
    ~Companions() override;

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
    const std::vector<std::shared_ptr<const SegmentMasks>> &segmentations() const noexcept { return m_segmentations; }
    /// The segments of a segmentation that are switched off.
    QSet<int> hidden(const SopInstanceUid &segmentation) const { return m_hidden.value(segmentation); }
    bool isShown(const SopInstanceUid &segmentation, int segment) const;
    void setShown(const SopInstanceUid &segmentation, int segment, bool shown);

    /// The image with the segments that lie over it, and no more; the image itself when none do. Null for null.
    std::shared_ptr<const LoadedImage> withSegments(const std::shared_ptr<const LoadedImage> &image) const;
    /// The image with what lies over it; the image itself when nothing does. Null for null.
    std::shared_ptr<const LoadedImage> dressed(const std::shared_ptr<const LoadedImage> &image) const;

Q_SIGNALS:
    /// Images may look otherwise now.
    void changed();

private:
    struct Read; ///< what a worker made of one instance
    static Read readCompanion(const dicom::Part10 &file);
    void read(const std::shared_ptr<const dicom::Part10> &file);
    void take(const Read &read);
    std::shared_ptr<const LoadedImage> withSegmentsOf(const LoadedImage &image,
                                                      const std::shared_ptr<const LoadedImage> &shown) const;

    std::shared_ptr<Mailbox> m_mailbox;
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
