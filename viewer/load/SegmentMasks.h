// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Segmentation.h"
#include "viewer/load/LoadedImage.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

namespace td::viewer::load {

/// The segments of a segmentation, ready to be laid over images. Immutable; safe from any thread.
class SegmentMasks {
public:
    /// What the packed pixels of one segmentation may take; beyond it there is an error.
    static constexpr qsizetype kMaxBytes = qsizetype(128) * 1024 * 1024;

    /// Decodes all frames: for a worker thread. Errors: as of dicom::readSegmentation and of dicom::FrameDecoder;
    /// TooLarge — more than kMaxBytes.
    static Result<std::shared_ptr<const SegmentMasks>> create(const dicom::Part10 &file);

    /// What one frame has of one segment: its pixels, 0 to 255, inside their bounding box; compressed by qCompress().
    struct Patch {
        int segment = 0;
        int frame = 0;
        int left = 0;
        int top = 0;
        int columns = 0;
        int rows = 0;
        QByteArray packed;
    };

    const dicom::Segmentation &segmentation() const noexcept { return m_segmentation; }
    const std::vector<Patch> &patches() const noexcept { return m_patches; }
    /// Where a frame lies; nothing when it does not say.
    const std::optional<geometry::ImagePlane> &plane(int frame) const { return m_planes[std::size_t(frame)]; }
    /// What a segment is called; empty when the file gives no name.
    QString name(int segment) const;
    /// 0xFFRRGGBB of a segment: recommended, or by its number.
    std::uint32_t colour(int segment) const;

    /// Whether it says of the image, or of its place, what is what.
    bool concerns(const LoadedImage &image) const;

    /// What lies over an image, without the segments of `hidden`: frames that name it as their source, and, where they
    /// name none, those in the same plane of the same frame of reference. Segments of another grid are brought to the
    /// image's pixels, each of which takes the segment pixel that its centre lies in.
    std::vector<std::shared_ptr<const pixel::Mask>> over(const LoadedImage &image, const QSet<int> &hidden) const;

private:
    Result<void> packFrame(const QByteArray &samples, int sampleBytes, int frame);
    void pack(const std::vector<std::uint8_t> &opacity, int segment, int frame);
    std::vector<int> patchesOf(const LoadedImage &image) const;
    std::shared_ptr<pixel::Mask> maskOf(const Patch &patch, const LoadedImage &image) const;

    dicom::Segmentation m_segmentation;
    std::vector<Patch> m_patches;
    std::vector<std::optional<geometry::ImagePlane>> m_planes; ///< of each frame
    QHash<SopInstanceUid, std::vector<int>> m_bySource;        ///< patches of frames that name the instance
    std::vector<int> m_byPlace;                                ///< patches of frames that name none
    qsizetype m_bytes = 0;
};

} // namespace td::viewer::load
