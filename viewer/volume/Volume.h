// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/volume/VoxelGrid.h"

#include <atomic>
#include <functional>

namespace td::viewer::volume {

/// The images of a series as one body of voxels. Immutable; safe from any thread.
///
/// Voxels are kept as 16-bit steps of modality values, shape [slices][rows][columns]: 0 is no value (padding of the
/// images), v >= 1 stands for valueOf(v). Images with slopes of their own (PET) share the finest steps that cover all
/// of them; equal slopes keep every value exactly.
class Volume {
public:
    static constexpr std::size_t kMaxBytes = std::size_t(512) * 1024 * 1024;

    /// From the images of a series in any order. `isCancelled` may be asked from the caller's thread at any time.
    static Built<std::shared_ptr<const Volume>> build(std::vector<std::shared_ptr<const load::LoadedImage>> images,
                                                      std::size_t maxBytes = kMaxBytes,
                                                      const std::function<bool()> &isCancelled = {});

    const VoxelGrid &grid() const noexcept { return m_grid; }
    const std::uint16_t *voxels() const noexcept { return m_voxels.data(); }
    std::size_t bytes() const noexcept { return m_voxels.size() * sizeof(std::uint16_t); }
    /// Whether any voxel holds no value.
    bool hasPadding() const noexcept { return m_hasPadding; }
    double valueOf(double step) const { return m_presentation.modality(step); }
    /// The value at the nearest voxel; nothing outside and in padding.
    std::optional<double> nearestValue(const geometry::PatientPoint &p) const;

    /// How voxels are shown, stored value = step; the windows are those of the middle image.
    const pixel::Presentation &presentation() const noexcept { return m_presentation; }
    const std::optional<pixel::Window> &initialWindow() const noexcept { return m_initialWindow; }
    double fullWidth() const noexcept { return m_fullWidth; }
    /// Of the middle image, without what holds for that image alone.
    const std::shared_ptr<const dicom::ImageAttributes> &attributes() const noexcept { return m_attributes; }

private:
    explicit Volume(VoxelGrid grid)
        : m_grid(std::move(grid))
    {
    }
    void describe(const load::LoadedImage &middle);
    void chooseSteps(const std::vector<std::shared_ptr<const load::LoadedImage>> &images);
    bool fill(const load::LoadedImage &image, std::uint16_t *to) const;

    VoxelGrid m_grid;
    std::vector<std::uint16_t> m_voxels;
    bool m_hasPadding = false;
    pixel::Presentation m_presentation;
    std::optional<pixel::Window> m_initialWindow;
    double m_fullWidth = 1;
    double m_low = 0; ///< the smallest value of all images
    double m_high = 0;
    std::shared_ptr<const dicom::ImageAttributes> m_attributes;
};

/// The image at half its size, each pixel the mean of four: for series that would not fit in memory. Padding is kept
/// only where all four pixels are padding. Colour is given back as it is.
std::shared_ptr<const load::LoadedImage> halved(std::shared_ptr<const load::LoadedImage> image);

} // namespace td::viewer::volume
