// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/StudyLoader.h"
#include "viewer/volume/Volume.h"

#include <QPointer>
#include <QThreadPool>

namespace td::viewer::volume {

/// Brings the images of a series together through the loader and makes a volume of them on a worker thread. Lives on
/// the GUI thread. The loader's cache need not hold the whole series: each image is kept here from the moment it comes.
class VolumeJob : public QObject {
    Q_OBJECT
public:
    explicit VolumeJob(load::StudyLoader &loader, std::size_t maxBytes = Volume::kMaxBytes, QObject *parent = nullptr);
    ~VolumeJob() override;

    /// Starts anew. While it runs, the loader's focus is this series.
    void start(const SeriesInstanceUid &series);
    void cancel();
    bool isRunning() const noexcept { return m_running; }
    /// The voxels are larger than the pixels, because the series is too large for the memory allowed.
    bool isHalved() const noexcept { return m_halvings > 0; }
    /// The index in the loader's stack of the image nearest to `p`; -1 before a volume has been built.
    int nearestIndex(const geometry::PatientPoint &p) const;
    /// Where the image at this index of the stack lies; nothing before a volume has been built.
    std::optional<geometry::ImagePlane> planeAt(int index) const;

Q_SIGNALS:
    void progressed(int images, int total);
    void built(std::shared_ptr<const td::viewer::volume::Volume> volume);
    void refused(const td::viewer::volume::Refusal &refusal);
    /// An image cannot be loaded.
    void failed(const td::Error &error);

private:
    void takeImage(const load::ImageKey &key);
    void takeFailure(const load::ImageKey &key, const Error &error);
    void askForNext();
    void build();
    std::shared_ptr<const load::LoadedImage> thinned(std::shared_ptr<const load::LoadedImage> image);

    QPointer<load::StudyLoader> m_loader;
    std::size_t m_maxBytes;
    SeriesInstanceUid m_series;
    QHash<load::ImageKey, std::shared_ptr<const load::LoadedImage>> m_images;
    std::vector<geometry::ImagePlane> m_planes; ///< of the stack, in its order
    std::shared_ptr<std::atomic_bool> m_cancelled;
    int m_halvings = 0;
    bool m_running = false;
    bool m_building = false;
    QThreadPool m_worker; ///< not the global one: the painter of Qt waits for that
};

} // namespace td::viewer::volume
