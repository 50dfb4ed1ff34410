// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/SegmentMasks.h"

#include "core/dicom/FrameDecoder.h"
#include "viewer/pixel/ColorConversion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace td::viewer::load {
namespace {

using namespace Qt::StringLiterals;
using Type = dicom::Segmentation::Type;

/// Planes this near are the same: positions are written with a few decimals, slices lie further apart.
constexpr double kSamePlaneMm = 0.05;

std::optional<geometry::ImagePlane> planeOf(const dicom::FrameAttributes &f)
{
    if (!f.imageOrientationPatient || !f.imagePositionPatient || !f.pixelSpacing)
        return std::nullopt;
    return geometry::ImagePlane::create(*f.imageOrientationPatient, *f.imagePositionPatient, *f.pixelSpacing);
}

/// Whether both are the same plane of the patient.
bool coincide(const geometry::ImagePlane &a, const geometry::ImagePlane &b)
{
    constexpr std::array<geometry::ImagePoint, 3> corners{{{0, 0}, {500, 0}, {0, 500}}};
    return std::all_of(corners.begin(), corners.end(), [&](const geometry::ImagePoint &corner) {
        return std::abs(a.distanceMm(b.toPatient(corner))) < kSamePlaneMm;
    });
}

bool isSameGrid(const geometry::ImagePlane &a, const geometry::ImagePlane &b)
{
    constexpr double quarterPixel = 0.25;
    const auto differs = [&](const geometry::ImagePoint &p) {
        const geometry::ImagePoint q = a.toImage(b.toPatient(p));
        return std::abs(q.column - p.column) > quarterPixel || std::abs(q.row - p.row) > quarterPixel;
    };
    return !differs({0, 0}) && !differs({500, 500});
}

/// Stands for 0xFFRRGGBB of segments that recommend none: hues apart from each other and from grey.
constexpr std::array<std::uint32_t, 8> kColours{0xFF4FC3F7, 0xFFFFB74D, 0xFF81C784, 0xFFF06292,
                                                0xFFBA68C8, 0xFFFFF176, 0xFF4DB6AC, 0xFFE57373};

} // namespace

std::uint32_t SegmentMasks::colour(int segment) const
{
    for (const auto &s : m_segmentation.segments)
        if (s.number == segment && s.cieLab)
            return pixel::rgbOfCieLab((*s.cieLab)[0], (*s.cieLab)[1], (*s.cieLab)[2]);
    return kColours[std::size_t(segment) % kColours.size()];
}

QString SegmentMasks::name(int segment) const
{
    for (const auto &s : m_segmentation.segments)
        if (s.number == segment)
            return s.label.isEmpty() ? s.meaning : s.label;
    return {};
}

void SegmentMasks::pack(const std::vector<std::uint8_t> &opacity, int segment, int frame)
{
    const int columns = m_segmentation.columns;
    Patch patch{segment, frame, columns, m_segmentation.rows, 0, 0, {}};
    int right = -1;
    int bottom = -1;
    for (int y = 0; y < m_segmentation.rows; ++y) {
        const auto first = opacity.begin() + std::ptrdiff_t(y) * columns;
        const auto last = first + columns;
        const auto used = [](std::uint8_t v) { return v != 0; };
        const auto from = std::find_if(first, last, used);
        if (from == last)
            continue;
        const auto to = std::find_if(std::reverse_iterator(last), std::reverse_iterator(first), used).base();
        patch.left = std::min(patch.left, int(from - first));
        right = std::max(right, int(to - first));
        patch.top = std::min(patch.top, y);
        bottom = y + 1;
    }
    if (right < 0)
        return;
    patch.columns = right - patch.left;
    patch.rows = bottom - patch.top;
    QByteArray cut;
    cut.reserve(qsizetype(patch.columns) * patch.rows);
    for (int y = patch.top; y < bottom; ++y)
        cut.append(reinterpret_cast<const char *>(opacity.data()) + std::ptrdiff_t(y) * columns + patch.left,
                   patch.columns);
    patch.packed = qCompress(cut, 1);
    m_bytes += patch.packed.size();
    m_patches.push_back(std::move(patch));
}

Result<void> SegmentMasks::packFrame(const QByteArray &samples, int sampleBytes, int frame)
{
    const std::size_t count = std::size_t(m_segmentation.rows) * std::size_t(m_segmentation.columns);
    if (sampleBytes > 2 || std::size_t(samples.size()) < count * std::size_t(sampleBytes))
        return fail(ErrorCode::Unsupported, u"segments of this width"_s);
    const auto at = [&](std::size_t i) {
        std::uint16_t value = 0;
        if (sampleBytes == 1)
            return int(static_cast<unsigned char>(samples[qsizetype(i)]));
        std::memcpy(&value, samples.constData() + i * 2, 2);
        return int(value);
    };
    std::vector<std::uint8_t> opacity(count);
    if (m_segmentation.type != Type::LabelMap) {
        const int whole = m_segmentation.type == Type::Binary ? 1 : m_segmentation.maximumFractionalValue;
        for (std::size_t i = 0; i < count; ++i)
            opacity[i] = std::uint8_t(std::min(255, at(i) * 255 / whole));
        pack(opacity, m_segmentation.frames[std::size_t(frame)].segment, frame);
    } else {
        for (const auto &segment : m_segmentation.segments) {
            if (segment.number == 0) // what belongs to no segment
                continue;
            for (std::size_t i = 0; i < count; ++i)
                opacity[i] = at(i) == segment.number ? 255 : 0;
            pack(opacity, segment.number, frame);
        }
    }
    if (m_bytes > kMaxBytes)
        return fail(ErrorCode::TooLarge, u"segments"_s);
    return {};
}

Result<std::shared_ptr<const SegmentMasks>> SegmentMasks::create(const dicom::Part10 &file)
{
    auto segmentation = dicom::readSegmentation(file);
    if (!segmentation)
        return tl::unexpected(segmentation.error());
    const auto decoder = dicom::FrameDecoder::create(file);
    if (!decoder)
        return tl::unexpected(decoder.error());
    const auto masks = std::make_shared<SegmentMasks>();
    masks->m_segmentation = std::move(*segmentation);
    for (int frame = 0; frame < decoder->numberOfFrames(); ++frame) {
        const auto decoded = decoder->frame(frame);
        if (!decoded)
            return tl::unexpected(decoded.error());
        if (const auto packed = masks->packFrame(decoded->samples, decoder->pixel().sampleBytes(), frame); !packed)
            return tl::unexpected(packed.error());
    }
    for (const auto &frame : masks->m_segmentation.frames)
        masks->m_planes.push_back(planeOf(frame.place));
    for (int i = 0; i < int(masks->m_patches.size()); ++i) {
        const auto &sources = masks->m_segmentation.frames[std::size_t(masks->m_patches[std::size_t(i)].frame)].sources;
        for (const dicom::ImageReference &source : sources)
            masks->m_bySource[source.instance].push_back(i);
        if (sources.empty())
            masks->m_byPlace.push_back(i);
    }
    return masks;
}

std::shared_ptr<pixel::Mask> SegmentMasks::maskOf(const Patch &patch, const LoadedImage &image) const
{
    const auto &plane = m_planes[std::size_t(patch.frame)];
    const bool isSameSize = image.size().columns == m_segmentation.columns && image.size().rows == m_segmentation.rows;
    const bool canCompare = plane && image.plane;
    // Of images that say nothing of their place only the number of pixels can be compared.
    const bool fits = isSameSize && (!canCompare || isSameGrid(*plane, *image.plane));
    if (!fits && !(canCompare && coincide(*plane, *image.plane)))
        return nullptr;
    const QByteArray cut = qUncompress(patch.packed);
    auto mask = std::make_shared<pixel::Mask>();
    mask->kind = pixel::Mask::Kind::Segment;
    mask->colour = colour(patch.segment);
    mask->label = name(patch.segment);
    if (fits) {
        mask->columns = patch.columns;
        mask->rows = patch.rows;
        mask->originColumn = patch.left;
        mask->originRow = patch.top;
        mask->opacity.assign(cut.begin(), cut.end());
        return mask;
    }
    mask->columns = image.size().columns;
    mask->rows = image.size().rows;
    mask->opacity.resize(std::size_t(mask->columns) * std::size_t(mask->rows));
    // Both planes are flat: a step of a column or a row is the same everywhere.
    const auto inSegment = [&](double column, double row) {
        return plane->toImage(image.plane->toPatient({column, row}));
    };
    const geometry::ImagePoint origin = inSegment(0.5, 0.5);
    const geometry::ImagePoint right = inSegment(1.5, 0.5);
    const geometry::ImagePoint down = inSegment(0.5, 1.5);
    for (int y = 0; y < mask->rows; ++y)
        for (int x = 0; x < mask->columns; ++x) {
            const double column =
                origin.column + x * (right.column - origin.column) + y * (down.column - origin.column);
            const double row = origin.row + x * (right.row - origin.row) + y * (down.row - origin.row);
            const int from = int(std::floor(column)) - patch.left;
            const int line = int(std::floor(row)) - patch.top;
            if (from >= 0 && line >= 0 && from < patch.columns && line < patch.rows)
                mask->opacity[std::size_t(y) * std::size_t(mask->columns) + std::size_t(x)] =
                    static_cast<std::uint8_t>(cut[qsizetype(line) * patch.columns + from]);
        }
    return mask;
}

std::vector<int> SegmentMasks::patchesOf(const LoadedImage &image) const
{
    std::vector<int> patches;
    for (const int index : m_bySource.value(image.attributes->sopInstance)) {
        const auto &sources = m_segmentation.frames[std::size_t(m_patches[std::size_t(index)].frame)].sources;
        if (dicom::refersTo(sources, image.attributes->sopInstance, image.frameIndex))
            patches.push_back(index);
    }
    const bool isSamePatientSpace = image.plane && !image.attributes->frameOfReference.isEmpty() &&
                                    image.attributes->frameOfReference == m_segmentation.frameOfReference;
    if (isSamePatientSpace)
        for (const int index : m_byPlace)
            if (const auto &plane = m_planes[std::size_t(m_patches[std::size_t(index)].frame)];
                plane && coincide(*plane, *image.plane))
                patches.push_back(index);
    return patches;
}

bool SegmentMasks::concerns(const LoadedImage &image) const
{
    return !patchesOf(image).empty();
}

std::vector<std::shared_ptr<const pixel::Mask>> SegmentMasks::over(const LoadedImage &image,
                                                                   const QSet<int> &hidden) const
{
    std::vector<std::shared_ptr<const pixel::Mask>> masks;
    for (const int index : patchesOf(image))
        if (const Patch &patch = m_patches[std::size_t(index)]; !hidden.contains(patch.segment))
            if (auto mask = maskOf(patch, image))
                masks.push_back(std::move(mask));
    return masks;
}

} // namespace td::viewer::load
