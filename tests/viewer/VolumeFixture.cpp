// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewer/VolumeFixture.h"

#include <algorithm>

namespace td::test {

using namespace viewer;
using namespace Qt::StringLiterals;

std::shared_ptr<load::LoadedImage> Slice::image(const ValueAt &valueAt) const
{
    auto out = std::make_shared<load::LoadedImage>();
    out->plane = geometry::ImagePlane::create(orientation, position, spacing);
    std::vector<int> stored;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            stored.push_back(valueAt(out->plane->toPatient({column + 0.5, row + 0.5}).mm));
    const int low = *std::min_element(stored.begin(), stored.end());
    std::vector<std::uint16_t> grey;
    for (const int value : stored)
        grey.push_back(std::uint16_t(value - low));
    out->frame = std::make_shared<pixel::Frame>(pixel::Frame::fromGrey(columns, rows, std::move(grey), low, 1));
    out->presentation.modality = {slope, intercept, std::nullopt};
    out->presentation.padding = padding;
    out->presentation.unit = u"HU"_s;
    auto attributes = std::make_shared<dicom::ImageAttributes>();
    attributes->frames.resize(1);
    attributes->modality = u"CT"_s;
    attributes->frameOfReference = frameOfReference;
    if (thicknessMm > 0)
        attributes->sliceThickness = thicknessMm;
    out->attributes = attributes;
    return out;
}

Images stackAt(const std::vector<double> &z, const ValueAt &valueAt, const Slice &like, std::array<double, 2> lean)
{
    Images images;
    for (const double mm : z) {
        Slice slice = like;
        slice.position = {like.position[0] + lean[0] * mm, like.position[1] + lean[1] * mm, like.position[2] + mm};
        images.push_back(slice.image(valueAt));
    }
    return images;
}

std::optional<double> valueOf(const load::LoadedImage &image, int column, int row)
{
    const double stored = image.frame->storedAt(column, row);
    if (stored == 0)
        return std::nullopt;
    return image.presentation.modality(stored);
}

} // namespace td::test
