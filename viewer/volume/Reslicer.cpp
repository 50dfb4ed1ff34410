// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/volume/Reslicer.h"

#include "core/dicom/Part10Writer.h"

#include <QVector>
#include <QtConcurrent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace td::viewer::volume {
namespace {

using geometry::dot;
using geometry::scaled;
using geometry::sum;
using geometry::Vector;

constexpr float kNone = -1; ///< no value, in rows of interpolated steps

/// The pixels of a cut: where the first one lies, how large they are and how many.
struct Canvas {
    Vector first{}; ///< centre of the first pixel, mm
    double spacingMm = 1;
    int columns = 1;
    int rows = 1;
    std::vector<double> depthsMm; ///< of the samples of a slab, from the plane
};

Canvas canvasOf(const VoxelGrid &grid, const Cut &cut, int coarseness)
{
    double right[2] = {std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()};
    double down[2] = {right[0], right[1]};
    for (const geometry::PatientPoint &corner : grid.corners()) {
        const double x = dot(corner.mm, cut.right);
        const double y = dot(corner.mm, cut.down);
        right[0] = std::min(right[0], x);
        right[1] = std::max(right[1], x);
        down[0] = std::min(down[0], y);
        down[1] = std::max(down[1], y);
    }
    Canvas canvas;
    const double longest = std::max(right[1] - right[0], down[1] - down[0]);
    canvas.spacingMm = std::max(grid.smallestSpacingMm(), longest / (Reslicer::kMaxSide - 1)) * coarseness;
    canvas.columns = std::clamp(int(std::lround((right[1] - right[0]) / canvas.spacingMm)) + 1, 1, Reslicer::kMaxSide);
    canvas.rows = std::clamp(int(std::lround((down[1] - down[0]) / canvas.spacingMm)) + 1, 1, Reslicer::kMaxSide);
    const Vector &through = cut.through.mm;
    canvas.first = sum(through, sum(scaled(cut.right, right[0] - dot(through, cut.right)),
                                    scaled(cut.down, down[0] - dot(through, cut.down))));
    const int steps = cut.slabMm > 0 ? std::max(1, int(std::ceil(cut.slabMm / canvas.spacingMm))) : 0;
    for (int i = 0; i <= steps; ++i)
        canvas.depthsMm.push_back(steps == 0 ? 0 : cut.slabMm * (double(i) / steps - 0.5));
    return canvas;
}

/// A run of a row through the sheared voxels: sample x lies at start + x * step.
struct Run {
    VoxelPoint start; ///< slice in mm along the normal
    VoxelPoint step;
    int from = 0; ///< the samples that lie inside, up to `to`
    int to = 0;
};

/// Keeps the samples for which low <= start + x * step <= high.
void clipRun(double start, double step, double low, double high, double &from, double &to)
{
    constexpr double still = 1e-12;
    constexpr double rounding = 1e-9; // the edge itself is inside
    if (std::abs(step) < still) {
        if (start < low - rounding || start > high + rounding)
            to = from - 1;
        return;
    }
    const double a = (low - rounding - start) / step;
    const double b = (high + rounding - start) / step;
    from = std::max(from, std::min(a, b));
    to = std::min(to, std::max(a, b));
}

class Sampler {
public:
    explicit Sampler(const Volume &volume)
        : m_volume(volume)
        , m_grid(volume.grid())
        , m_columns(m_grid.columns())
        , m_sliceStride(std::ptrdiff_t(m_grid.columns()) * m_grid.rows())
    {
    }

    /// Voxels reach half a distance beyond their centres.
    Run runOf(const Vector &start, const Vector &step, int columns) const
    {
        Run run;
        run.start = m_grid.toSheared({start});
        const VoxelPoint next = m_grid.toSheared({sum(start, step)});
        run.step = {next.column - run.start.column, next.row - run.start.row, next.slice - run.start.slice};
        const std::vector<double> &mm = m_grid.slicesMm();
        const double lowMm = m_grid.isRegular() ? -0.5 * m_grid.sliceSpacingMm() : (mm[0] - mm[1]) / 2;
        const double highMm = m_grid.isRegular() ? mm.back() + 0.5 * m_grid.sliceSpacingMm()
                                                 : mm.back() + (mm.back() - mm[mm.size() - 2]) / 2;
        double from = 0;
        double to = columns - 1;
        clipRun(run.start.column, run.step.column, -0.5, m_grid.columns() - 0.5, from, to);
        clipRun(run.start.row, run.step.row, -0.5, m_grid.rows() - 0.5, from, to);
        clipRun(run.start.slice, run.step.slice, lowMm, highMm, from, to);
        run.from = int(std::ceil(from));
        run.to = int(std::floor(to)) + 1;
        run.from = std::min(run.from, columns);
        run.to = std::clamp(run.to, run.from, columns);
        return run;
    }

    /// Writes interpolated steps, or kNone, to row[run.from] .. row[run.to - 1].
    void sample(const Run &run, float *row) const
    {
        if (m_grid.isRegular() && !m_volume.hasPadding())
            sampleAs<true, false>(run, row);
        else if (m_grid.isRegular())
            sampleAs<true, true>(run, row);
        else if (!m_volume.hasPadding())
            sampleAs<false, false>(run, row);
        else
            sampleAs<false, true>(run, row);
    }

private:
    template <bool regular, bool padded>
    void sampleAs(const Run &run, float *row) const
    {
        const double perMm = 1 / m_grid.sliceSpacingMm();
        const float lastColumn = float(m_grid.columns() - 1);
        const float lastRow = float(m_grid.rows() - 1);
        const float lastSlice = float(m_grid.slices() - 1);
        for (int x = run.from; x < run.to; ++x) {
            const double mm = run.start.slice + x * run.step.slice;
            const float c = std::clamp(float(run.start.column + x * run.step.column), 0.0F, lastColumn);
            const float r = std::clamp(float(run.start.row + x * run.step.row), 0.0F, lastRow);
            const float s = std::clamp(float(regular ? mm * perMm : m_grid.sliceAt(mm)), 0.0F, lastSlice);
            row[x] = at<padded>(c, r, s);
        }
    }

    template <bool padded>
    float at(float c, float r, float s) const
    {
        const int ci = std::min(int(c), std::max(0, m_grid.columns() - 2));
        const int ri = std::min(int(r), std::max(0, m_grid.rows() - 2));
        const int si = std::min(int(s), m_grid.slices() - 2);
        const float fc = c - float(ci);
        const float fr = r - float(ri);
        const float fs = s - float(si);
        const std::uint16_t *v =
            m_volume.voxels() + std::ptrdiff_t(si) * m_sliceStride + std::ptrdiff_t(ri) * m_columns + ci;
        const std::ptrdiff_t right = m_columns > 1 ? 1 : 0;
        const std::ptrdiff_t down = m_grid.rows() > 1 ? m_columns : 0;
        const std::uint16_t *w = v + m_sliceStride;
        if constexpr (padded) {
            const std::uint16_t eight[8] = {v[0], v[right], v[down], v[down + right],
                                            w[0], w[right], w[down], w[down + right]};
            if (std::find(eight, eight + 8, 0) != eight + 8)
                return besidePadding(eight, fc, fr, fs);
        }
        const auto lerp = [](float a, float b, float t) { return a + (b - a) * t; };
        const float near = lerp(lerp(v[0], v[right], fc), lerp(v[down], v[down + right], fc), fr);
        const float far = lerp(lerp(w[0], w[right], fc), lerp(w[down], w[down + right], fc), fr);
        return lerp(near, far, fs);
    }

    /// No value when the nearest voxel has none; else the mean of those that have one, by their weights.
    static float besidePadding(const std::uint16_t *eight, float fc, float fr, float fs)
    {
        const int nearest = (fc >= 0.5F ? 1 : 0) + (fr >= 0.5F ? 2 : 0) + (fs >= 0.5F ? 4 : 0);
        if (eight[nearest] == 0)
            return kNone;
        float total = 0;
        float weights = 0;
        for (int i = 0; i < 8; ++i) {
            const float weight = ((i & 1) ? fc : 1 - fc) * ((i & 2) ? fr : 1 - fr) * ((i & 4) ? fs : 1 - fs);
            if (eight[i] == 0)
                continue;
            total += weight * float(eight[i]);
            weights += weight;
        }
        return total / weights;
    }

    const Volume &m_volume;
    const VoxelGrid &m_grid;
    int m_columns;
    std::ptrdiff_t m_sliceStride;
};

/// What the samples of a slab come to, pixel by pixel.
class Gathered {
public:
    Gathered(int columns, Projection projection)
        : m_sum(std::size_t(columns))
        , m_count(std::size_t(columns))
        , m_projection(projection)
    {
    }
    void clear()
    {
        std::fill(m_sum.begin(), m_sum.end(), 0.0F);
        std::fill(m_count.begin(), m_count.end(), 0);
    }
    void add(const Run &run, const float *row)
    {
        for (int x = run.from; x < run.to; ++x) {
            if (row[x] == kNone)
                continue;
            float &sum = m_sum[std::size_t(x)];
            int &count = m_count[std::size_t(x)];
            sum = m_projection == Projection::Mean || count == 0 ? sum + row[x]
                  : m_projection == Projection::Maximum          ? std::max(sum, row[x])
                                                                 : std::min(sum, row[x]);
            ++count;
        }
    }
    void write(std::uint16_t *to) const
    {
        for (std::size_t x = 0; x < m_sum.size(); ++x) {
            const float value =
                m_projection == Projection::Mean && m_count[x] > 1 ? m_sum[x] / float(m_count[x]) : m_sum[x];
            to[x] = m_count[x] == 0 ? std::uint16_t(0) : std::uint16_t(value + 0.5F);
        }
    }

private:
    std::vector<float> m_sum;
    std::vector<int> m_count;
    Projection m_projection;
};

void sampleRows(const Volume &volume, const Cut &cut, const Canvas &canvas, int first, int last, std::uint16_t *grey,
                const std::atomic_bool *cancelled)
{
    const Sampler sampler(volume);
    const Vector step = scaled(cut.right, canvas.spacingMm);
    const Vector into = cut.into();
    std::vector<float> row(std::size_t(canvas.columns));
    Gathered gathered(canvas.columns, cut.projection);
    for (int y = first; y < last; ++y) {
        if (cancelled && cancelled->load(std::memory_order_relaxed))
            return;
        gathered.clear();
        const Vector start = sum(canvas.first, scaled(cut.down, y * canvas.spacingMm));
        for (const double depthMm : canvas.depthsMm) {
            const Run run = sampler.runOf(sum(start, scaled(into, depthMm)), step, canvas.columns);
            sampler.sample(run, row.data());
            gathered.add(run, row.data());
        }
        gathered.write(grey + std::size_t(y) * std::size_t(canvas.columns));
    }
}

/// Whether the centre of every pixel is that of a voxel.
bool isOnVoxels(const VoxelGrid &grid, const Cut &cut, const Canvas &canvas)
{
    constexpr double near = 1e-3;
    constexpr double sameStep = 1e-6; // adds up over the whole image
    const auto isWhole = [](double v, double tolerance) { return std::abs(v - std::round(v)) < tolerance; };
    const VoxelPoint first = grid.toVoxel({canvas.first});
    if (!isWhole(first.column, near) || !isWhole(first.row, near) || !isWhole(first.slice, near))
        return false;
    for (const Vector &direction : {cut.right, cut.down}) {
        const VoxelPoint next = grid.toVoxel({sum(canvas.first, scaled(direction, canvas.spacingMm))});
        const double slices = next.slice - first.slice;
        if (!isWhole(next.column - first.column, sameStep) || !isWhole(next.row - first.row, sameStep) ||
            !isWhole(slices, sameStep) || (!grid.isRegular() && std::abs(slices) > sameStep))
            return false;
    }
    return true;
}

/// Always the same for the same plane. Places are rounded to 0.01 mm, off the decimals that files use.
SopInstanceUid identifierOf(const Volume &volume, const Cut &cut)
{
    QByteArray name = volume.attributes()->series.value().toLatin1();
    for (const Vector &direction : {cut.right, cut.down})
        for (const double cosine : direction)
            name += ' ' + QByteArray::number(std::llround((cosine + 1.000000371) * 1e5));
    name += ' ' + QByteArray::number(std::llround((dot(cut.through.mm, cut.into()) + 0.00371) * 100));
    name += ' ' + QByteArray::number(cut.slabMm, 'f', 2) + ' ' + QByteArray::number(int(cut.projection));
    return SopInstanceUid::create(dicom::uidFromName(name)).value_or(SopInstanceUid());
}

std::shared_ptr<const load::LoadedImage> imageOf(const Volume &volume, const Cut &cut, const Canvas &canvas,
                                                 std::vector<std::uint16_t> grey, int coarseness)
{
    const std::array<double, 6> orientation{cut.right[0], cut.right[1], cut.right[2],
                                            cut.down[0],  cut.down[1],  cut.down[2]};
    auto image = std::make_shared<load::LoadedImage>();
    image->frame =
        std::make_shared<pixel::Frame>(pixel::Frame::fromGrey(canvas.columns, canvas.rows, std::move(grey), 0, 1));
    image->presentation = volume.presentation();
    image->attributes = volume.attributes();
    image->making = coarseness > 1                           ? load::Making::Draft
                    : cut.slabMm > 0                         ? load::Making::Slab
                    : isOnVoxels(volume.grid(), cut, canvas) ? load::Making::Voxels
                                                             : load::Making::Interpolated;
    if (image->making != load::Making::Draft) {
        auto attributes = std::make_shared<dicom::ImageAttributes>(*volume.attributes());
        attributes->sopInstance = identifierOf(volume, cut);
        image->attributes = std::move(attributes);
    }
    image->edges = geometry::edgeLetters(orientation);
    image->initialWindow = volume.initialWindow();
    image->fullWidth = volume.fullWidth();
    image->millimetresPerColumn = canvas.spacingMm;
    image->calibration.source = geometry::Calibration::Source::PixelSpacing;
    image->calibration.spacingMm = {canvas.spacingMm, canvas.spacingMm};
    image->plane = geometry::ImagePlane::create(orientation, canvas.first, {canvas.spacingMm, canvas.spacingMm});
    return image;
}

} // namespace

bool Cut::showsTheSameAs(const Cut &other) const
{
    constexpr double sameMm = 1e-6;
    return right == other.right && down == other.down && slabMm == other.slabMm && projection == other.projection &&
           std::abs(dot(sum(through.mm, scaled(other.through.mm, -1)), into())) < sameMm;
}

double Reslicer::cost(const Volume &volume, const Cut &cut, int coarseness)
{
    const Canvas canvas = canvasOf(volume.grid(), cut, coarseness);
    return double(canvas.columns) * canvas.rows * double(canvas.depthsMm.size());
}

std::shared_ptr<const load::LoadedImage> Reslicer::reslice(const Volume &volume, const Cut &cut, int coarseness,
                                                           const std::atomic_bool *cancelled, QThreadPool *threads)
{
    const Canvas canvas = canvasOf(volume.grid(), cut, std::max(1, coarseness));
    std::vector<std::uint16_t> grey(std::size_t(canvas.columns) * std::size_t(canvas.rows));
    constexpr int rowsPerBand = 32;
    QVector<int> bands;
    for (int y = 0; y < canvas.rows; y += rowsPerBand)
        bands.append(y);
    const auto cutBand = [&](int y) {
        sampleRows(volume, cut, canvas, y, std::min(y + rowsPerBand, canvas.rows), grey.data(), cancelled);
    };
    if (threads)
        QtConcurrent::blockingMap(threads, bands, cutBand);
    else
        std::for_each(bands.cbegin(), bands.cend(), cutBand);
    if (cancelled && cancelled->load())
        return nullptr;
    return imageOf(volume, cut, canvas, std::move(grey), coarseness);
}

} // namespace td::viewer::volume
