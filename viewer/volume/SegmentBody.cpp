// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/volume/SegmentBody.h"

#include <QtConcurrent>

#include <algorithm>
#include <cmath>

namespace td::viewer::volume {
namespace {

using geometry::dot;
using geometry::scaled;
using geometry::sum;
using geometry::Vector;

/// Places this near are the same: positions are written with a few decimals, slices lie further apart.
constexpr double kSamePlaceMm = 0.05;
constexpr int kBandRows = 32;

bool hasSameGrid(const geometry::ImagePlane &a, const geometry::ImagePlane &b)
{
    constexpr double sameDirection = 0.99999;
    constexpr double sameSpacing = 1e-4;
    return dot(a.alongRow(), b.alongRow()) > sameDirection && dot(a.alongColumn(), b.alongColumn()) > sameDirection &&
           std::abs(a.rowSpacingMm() - b.rowSpacingMm()) < sameSpacing &&
           std::abs(a.columnSpacingMm() - b.columnSpacingMm()) < sameSpacing;
}

bool belongsTo(const dicom::Segmentation &segmentation, const dicom::Segmentation::Frame &frame, const Volume &volume,
               const QSet<SopInstanceUid> &images)
{
    const QString &space = volume.attributes()->frameOfReference;
    if (space.isEmpty() || segmentation.frameOfReference != space)
        return false;
    return frame.sources.empty() || std::any_of(frame.sources.begin(), frame.sources.end(),
                                                [&](const auto &source) { return images.contains(source.instance); });
}

/// Where the images of the volume lie along `normal`, ascending; nothing when they are not square to it.
std::vector<double> placesAlong(const VoxelGrid &grid, const Vector &normal)
{
    constexpr double parallel = 0.9999;
    const double along = dot(grid.firstPlane().normal(), normal);
    std::vector<double> places;
    if (std::abs(along) < parallel)
        return places;
    for (const double mm : grid.slicesMm())
        places.push_back(dot(grid.firstPlane().origin(), normal) + mm * along);
    std::sort(places.begin(), places.end());
    return places;
}

std::size_t nearest(const std::vector<double> &places, double mm)
{
    const auto at = std::min_element(places.begin(), places.end(),
                                     [mm](double a, double b) { return std::abs(a - mm) < std::abs(b - mm); });
    return std::size_t(at - places.begin());
}

} // namespace

/// The centres of a row of pixels, in columns, rows and mm of the first frame: affine in the number of the pixel.
struct SegmentBody::Ray {
    double column, row, mm;
    double columnStep, rowStep, mmStep;
};

std::shared_ptr<const SegmentBody> SegmentBody::create(std::shared_ptr<const load::SegmentMasks> masks,
                                                       const Volume &volume, const QSet<SopInstanceUid> &images)
{
    const auto &patches = masks->patches();
    std::shared_ptr<SegmentBody> body;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < patches.size(); ++i) {
        const load::SegmentMasks::Patch &patch = patches[i];
        const auto &plane = masks->plane(patch.frame);
        const auto &frame = masks->segmentation().frames[std::size_t(patch.frame)];
        if (!plane || !belongsTo(masks->segmentation(), frame, volume, images))
            continue;
        if (!body)
            body.reset(new SegmentBody(masks, *plane));
        if (!hasSameGrid(*plane, body->m_first))
            continue;
        body->add(i, *plane);
        bytes += std::size_t(patch.columns) * std::size_t(patch.rows);
    }
    if (!body || bytes > kMaxBytes)
        return nullptr;
    body->spread(volume.grid());
    return body;
}

void SegmentBody::add(std::size_t patch, const geometry::ImagePlane &plane)
{
    const double mm = plane.positionMm();
    auto layer = std::find_if(m_layers.begin(), m_layers.end(),
                              [mm](const Layer &l) { return std::abs(l.mm - mm) < kSamePlaceMm; });
    if (layer == m_layers.end())
        layer = m_layers.insert(m_layers.end(), Layer{mm});
    const geometry::ImagePoint first = m_first.toImage({plane.origin()});
    layer->pieces.push_back({patch, first.column - 0.5, first.row - 0.5});
}

void SegmentBody::spread(const VoxelGrid &grid)
{
    std::sort(m_layers.begin(), m_layers.end(), [](const Layer &a, const Layer &b) { return a.mm < b.mm; });
    const std::vector<double> places = placesAlong(grid, m_first.normal());
    const bool areOnImages = !places.empty() && std::all_of(m_layers.begin(), m_layers.end(), [&](const Layer &layer) {
        return std::abs(places[nearest(places, layer.mm)] - layer.mm) < kSamePlaceMm;
    });
    double step = grid.sliceSpacingMm();
    for (std::size_t i = 1; i < m_layers.size(); ++i)
        step = i == 1 ? m_layers[1].mm - m_layers[0].mm : std::min(step, m_layers[i].mm - m_layers[i - 1].mm);
    for (Layer &layer : m_layers) {
        layer.low = layer.mm - step / 2;
        layer.high = layer.mm + step / 2;
        if (!areOnImages)
            continue;
        const std::size_t i = nearest(places, layer.mm);
        const double before = i > 0 ? places[i] - places[i - 1] : places[1] - places[0];
        const double after = i + 1 < places.size() ? places[i + 1] - places[i] : before;
        layer.low = layer.mm - before / 2;
        layer.high = layer.mm + after / 2;
    }
}

void SegmentBody::unpack() const
{
    for (Layer &layer : m_layers)
        for (Piece &piece : layer.pieces)
            piece.opacity = qUncompress(m_masks->patches()[piece.patch].packed);
}

void SegmentBody::addPiece(const Piece &piece, double column, double row, std::size_t at, std::size_t bandPixels,
                           Band &band) const
{
    const load::SegmentMasks::Patch &patch = m_masks->patches()[piece.patch];
    const int x = int(std::floor(column - piece.columnShift)) - patch.left;
    const int y = int(std::floor(row - piece.rowShift)) - patch.top;
    if (x < 0 || y < 0 || x >= patch.columns || y >= patch.rows)
        return;
    const auto opacity = static_cast<std::uint8_t>(piece.opacity[qsizetype(y) * patch.columns + x]);
    if (opacity == 0)
        return;
    std::vector<std::uint8_t> &pixels = band[patch.segment];
    if (pixels.empty())
        pixels.resize(bandPixels);
    pixels[at] = std::max(pixels[at], opacity);
}

void SegmentBody::addRow(const Ray &ray, int columns, const QSet<int> &hidden, std::size_t rowStart,
                         std::size_t bandPixels, Band &band) const
{
    const Layer *layer = nullptr;
    for (int x = 0; x < columns; ++x) {
        const double mm = ray.mm + x * ray.mmStep;
        if (!layer || mm < layer->low || mm >= layer->high) {
            const auto next = std::upper_bound(m_layers.begin(), m_layers.end(), mm,
                                               [](double at, const Layer &l) { return at < l.low; });
            layer = next == m_layers.begin() ? nullptr : &*std::prev(next);
            if (!layer || mm >= layer->high)
                continue;
        }
        for (const Piece &piece : layer->pieces)
            if (!hidden.contains(m_masks->patches()[piece.patch].segment))
                addPiece(piece, ray.column + x * ray.columnStep, ray.row + x * ray.rowStep, rowStart + std::size_t(x),
                         bandPixels, band);
    }
}

std::vector<std::shared_ptr<const pixel::Mask>> SegmentBody::cut(const load::LoadedImage &image, const Cut &cut,
                                                                 const QSet<int> &hidden,
                                                                 const std::atomic_bool *cancelled,
                                                                 QThreadPool *threads) const
{
    std::call_once(m_unpacked, [this] { unpack(); });
    const geometry::ImageSize size = image.size();
    const geometry::ImagePlane &plane = *image.plane;
    const int steps = cut.slabMm > 0 ? std::max(1, int(std::ceil(cut.slabMm / plane.rowSpacingMm()))) : 0;
    const auto rayAt = [&](int row, double depthMm) {
        const auto at = [&](double column) {
            const geometry::PatientPoint p{sum(plane.toPatient({column, row + 0.5}).mm, scaled(cut.into(), depthMm))};
            const geometry::ImagePoint q = m_first.toImage(p);
            return Vector{q.column, q.row, dot(p.mm, m_first.normal())};
        };
        const Vector first = at(0.5);
        const Vector next = at(1.5);
        return Ray{first[0], first[1], first[2], next[0] - first[0], next[1] - first[1], next[2] - first[2]};
    };
    QVector<int> numbers;
    for (int y = 0; y < size.rows; y += kBandRows)
        numbers.append(y / kBandRows);
    std::vector<Band> bands(std::size_t(numbers.size()));
    const std::size_t bandPixels = std::size_t(kBandRows) * std::size_t(size.columns);
    const auto cutBand = [&](int number) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return;
        for (int y = number * kBandRows; y < std::min((number + 1) * kBandRows, size.rows); ++y)
            for (int i = 0; i <= steps; ++i)
                addRow(rayAt(y, steps == 0 ? 0 : cut.slabMm * (double(i) / steps - 0.5)), size.columns, hidden,
                       std::size_t(y % kBandRows) * std::size_t(size.columns), bandPixels, bands[std::size_t(number)]);
    };
    if (threads)
        QtConcurrent::blockingMap(threads, numbers, cutBand);
    else
        std::for_each(numbers.cbegin(), numbers.cend(), cutBand);
    std::vector<std::shared_ptr<const pixel::Mask>> masks;
    if (cancelled && cancelled->load())
        return masks;
    for (const auto &segment : m_masks->segmentation().segments)
        if (auto mask = maskOf(segment.number, bands, kBandRows, size))
            masks.push_back(std::move(mask));
    return masks;
}

std::shared_ptr<const pixel::Mask> SegmentBody::maskOf(int segment, const std::vector<Band> &bands, int bandRows,
                                                       geometry::ImageSize size) const
{
    int left = size.columns, right = -1, top = size.rows, bottom = -1;
    const auto eachRow = [&](const auto &what) {
        for (std::size_t i = 0; i < bands.size(); ++i)
            if (const auto band = bands[i].find(segment); band != bands[i].end())
                for (int y = 0; y < bandRows; ++y)
                    what(int(i) * bandRows + y, band->second.data() + std::ptrdiff_t(y) * size.columns);
    };
    eachRow([&](int y, const std::uint8_t *row) {
        const auto isUsed = [](std::uint8_t v) { return v != 0; };
        const std::uint8_t *end = row + size.columns;
        const std::uint8_t *first = std::find_if(row, end, isUsed);
        if (first == end)
            return;
        const auto last = std::find_if(std::reverse_iterator(end), std::reverse_iterator(row), isUsed).base();
        left = std::min(left, int(first - row));
        right = std::max(right, int(last - row));
        top = std::min(top, y);
        bottom = std::max(bottom, y + 1);
    });
    if (right < 0)
        return nullptr;
    auto mask = std::make_shared<pixel::Mask>();
    mask->kind = pixel::Mask::Kind::Segment;
    mask->columns = right - left;
    mask->rows = bottom - top;
    mask->originColumn = left;
    mask->originRow = top;
    mask->colour = m_masks->colour(segment);
    mask->label = m_masks->name(segment);
    mask->opacity.resize(std::size_t(mask->columns) * std::size_t(mask->rows));
    eachRow([&](int y, const std::uint8_t *row) {
        if (y >= top && y < bottom)
            std::copy(row + left, row + right, mask->opacity.begin() + std::ptrdiff_t(y - top) * mask->columns);
    });
    return mask;
}

} // namespace td::viewer::volume
