// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/SegmentMasks.h"
#include "viewer/volume/Reslicer.h"

#include <map>
#include <mutex>

namespace td::viewer::volume {

/// The segments of one segmentation as bodies that planes through a volume cut. Safe from any thread.
///
/// A frame belongs to the volume when it names one of its images as source, or none and lies in the same frame of
/// reference. Where all frames lie on images of the volume, each reaches half way to the neighbouring images; otherwise
/// half the smallest distance of frames.
class SegmentBody {
public:
    /// Unpacked; a segmentation of more is not cut.
    static constexpr std::size_t kMaxBytes = std::size_t(256) * 1024 * 1024;

    /// Null when no frame belongs to the volume, and beyond kMaxBytes. `images`: those of the volume.
    static std::shared_ptr<const SegmentBody> create(std::shared_ptr<const load::SegmentMasks> masks,
                                                     const Volume &volume, const QSet<SopInstanceUid> &images);

    const std::shared_ptr<const load::SegmentMasks> &masks() const noexcept { return m_masks; }

    /// What lies over `image`, which reslice() has made of `cut`, without the segments of `hidden`: each pixel takes
    /// the segment pixel that its centre lies in; that of a slab the most of its depth. For a worker thread, whose
    /// first call unpacks. Rows are shared among `threads`, as by reslice(); empty when `cancelled` has been set.
    std::vector<std::shared_ptr<const pixel::Mask>> cut(const load::LoadedImage &image, const Cut &cut,
                                                        const QSet<int> &hidden,
                                                        const std::atomic_bool *cancelled = nullptr,
                                                        QThreadPool *threads = nullptr) const;

private:
    struct Piece {
        std::size_t patch = 0;
        double columnShift = 0; ///< of its frame against the first one, pixels
        double rowShift = 0;
        QByteArray opacity{}; ///< unpacked
    };
    /// Frames of one place, and how far they reach along the normal, mm.
    struct Layer {
        double mm = 0;
        double low = 0;
        double high = 0;
        std::vector<Piece> pieces{};
    };
    /// Opacities by segment, shape [rows of a band][columns].
    using Band = std::map<int, std::vector<std::uint8_t>>;
    struct Ray;

    SegmentBody(std::shared_ptr<const load::SegmentMasks> masks, const geometry::ImagePlane &first)
        : m_masks(std::move(masks))
        , m_first(first)
    {
    }
    void add(std::size_t patch, const geometry::ImagePlane &plane);
    void spread(const VoxelGrid &grid);
    void unpack() const;
    void addRow(const Ray &ray, int columns, const QSet<int> &hidden, std::size_t rowStart, std::size_t bandPixels,
                Band &band) const;
    void addPiece(const Piece &piece, double column, double row, std::size_t at, std::size_t bandPixels,
                  Band &band) const;
    std::shared_ptr<const pixel::Mask> maskOf(int segment, const std::vector<Band> &bands, int bandRows,
                                              geometry::ImageSize size) const;

    std::shared_ptr<const load::SegmentMasks> m_masks;
    geometry::ImagePlane m_first; ///< of a frame; all that are kept are parallel to it, with pixels of the same size
    mutable std::vector<Layer> m_layers; ///< along its normal; their pieces are unpacked once
    mutable std::once_flag m_unpacked;
};

/// A segmentation over a volume, and which of its segments are switched off.
struct ShownSegments {
    std::shared_ptr<const SegmentBody> body;
    QSet<int> hidden;
};

} // namespace td::viewer::volume
