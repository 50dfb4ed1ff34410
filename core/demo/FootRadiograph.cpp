// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/FootRadiograph.h"

#include "core/demo/FootBones.h"
#include "core/demo/Noise.h"
#include "core/demo/Parallel.h"

#include <QtEndian>

namespace td::demo {
namespace {

using namespace Qt::StringLiterals;
namespace attribute = dicom::attribute;

constexpr int rows = 3000;
constexpr int columns = 2500;
constexpr float pixelCm = 0.01F;
constexpr int coarse = 2; // bones are drawn on a grid of every second pixel, as sharp as such a detector is
constexpr int gridRows = rows / coarse;
constexpr int gridColumns = columns / coarse;
constexpr float gridCm = pixelCm * coarse;

// Attenuation per centimetre, about that of 50 kV X-rays, scaled to look right.
constexpr float fleshMu = 0.36F;
constexpr float marrowMu = 0.62F;
constexpr float corticalMu = 2.6F;
constexpr float leadAttenuation = 4.2F;

struct Along {
    float t;        ///< 0 at the start, 1 at the end of the axis
    float distance; ///< centimetres from the axis
};

Along project(float x, float y, float x0, float y0, float x1, float y1, float bow = 0)
{
    const float dx = x1 - x0;
    const float dy = y1 - y0;
    const float length2 = dx * dx + dy * dy;
    const float t = std::clamp(((x - x0) * dx + (y - y0) * dy) / length2, 0.0F, 1.0F);
    const float px = x - x0 - t * dx - bow * 4.0F * t * (1.0F - t);
    const float py = y - y0 - t * dy;
    return {t, std::sqrt(px * px + py * py)};
}

/// Twice the height of a circle of radius r at a distance from its middle.
float chord(float r, float distance)
{
    return r > distance ? 2.0F * std::sqrt(r * r - distance * distance) : 0.0F;
}

float boneAttenuation(const FootBone &bone, float x, float y)
{
    const Along at = project(x, y, bone.x0, bone.y0, bone.x1, bone.y1, bone.bow);
    const float toBase = std::max(0.0F, 1.0F - at.t / 0.42F);
    const float toHead = std::max(0.0F, 1.0F - (1.0F - at.t) / 0.36F);
    const bool longBone = bone.shaft < 0.9F * bone.base;
    const float waist = longBone ? std::max(toBase * toBase, toHead * toHead) : 1.0F;
    const float wobble = 1.0F + 0.035F * smoothNoise(x * 2.2F, y * 2.2F, bone.x0);
    const float radius = wobble * (bone.shaft + (bone.base - bone.shaft) * toBase * toBase * (3 - 2 * toBase) +
                                   (bone.head - bone.shaft) * toHead * toHead * (3 - 2 * toHead));
    const float outer = chord(radius, at.distance);
    if (outer <= 0)
        return 0;
    const float cortex = std::min(0.5F * radius, 0.045F + (1.0F - waist) * 0.30F * bone.shaft);
    const float inner = chord(radius - cortex, at.distance);
    const float lattice = 1.0F + 0.30F * smoothNoise(x * 9, y * 9, 1) + 0.22F * smoothNoise(x * 19, y * 15, 2);
    // Flat bones are not as thick as they are wide.
    const float depth = 1.0F / (1.0F + 0.35F * radius * radius);
    return depth * (corticalMu * 0.62F * (outer - inner) + marrowMu * bone.density * inner * lattice);
}

float fleshThickness(float x, float y)
{
    // The joints between the parts are rounded off by adding powers.
    float sum = 0;
    for (const FootFlesh &part : footFlesh) {
        const Along at = project(x, y, part.x0, part.y0, part.x1, part.y1);
        const float height = part.thickness * chord(part.from + at.t * (part.to - part.from), at.distance);
        sum += height * height * height;
    }
    return std::cbrt(sum);
}

float markerAttenuation(Side side, float x, float y)
{
    constexpr float left = 2.6F;
    constexpr float top = 20.5F;
    const float u = (x - left) / 1.2F;
    const float v = (y - top) / 1.2F;
    if (u < -0.3F || u > 1.4F || v < -0.3F || v > 1.9F)
        return 0;
    const auto covers = [&](const Stroke &s) { return project(u, v, s.x0, s.y0, s.x1, s.y1).distance < 0.13F; };
    const bool drawn = side == Side::Right ? std::any_of(std::begin(letterR), std::end(letterR), covers)
                                           : std::any_of(std::begin(letterL), std::end(letterL), covers);
    return drawn ? leadAttenuation : 0.0F;
}

using Grid = std::vector<float>;

void drawRow(Grid &grid, int row, Side side)
{
    float *line = grid.data() + size_t(row) * gridColumns;
    const float y = (float(row) + 0.5F) * gridCm;
    const auto footX = [&](int column) {
        const float x = (float(column) + 0.5F) * gridCm;
        return side == Side::Right ? x : columns * pixelCm - x;
    };
    for (int column = 0; column < gridColumns; ++column) {
        const float x = footX(column);
        const float flesh = fleshThickness(x, y);
        const float texture = flesh > 0 ? 1.0F + 0.05F * smoothNoise(x * 3, y * 3, 5) : 1.0F;
        line[column] = fleshMu * flesh * texture + markerAttenuation(side, (float(column) + 0.5F) * gridCm, y);
    }
    for (const FootBone &bone : footBones) {
        const float reach = std::max({bone.base, bone.shaft, bone.head}) * 1.05F + 0.2F;
        if (y < std::min(bone.y0, bone.y1) - reach || y > std::max(bone.y0, bone.y1) + reach)
            continue;
        const float low = std::min(bone.x0, bone.x1) - reach;
        const float high = std::max(bone.x0, bone.x1) + reach;
        const float from = side == Side::Right ? low : columns * pixelCm - high;
        const float to = side == Side::Right ? high : columns * pixelCm - low;
        for (int column = std::max(0, int(from / gridCm)); column < std::min(gridColumns, int(to / gridCm) + 1);
             ++column)
            line[column] += boneAttenuation(bone, footX(column), y);
    }
}

/// How much of the beam the collimator lets through at a pixel, 0 to 1.
float collimation(int row, int column)
{
    const float x = std::min(float(column), float(columns - column)) * pixelCm;
    const float y = std::min(float(row), float(rows - row)) * pixelCm;
    return smoothStep(1.30F, 1.38F, x) * smoothStep(0.80F, 0.88F, y);
}

/// Processed exposure, scaled to [0, 1]: 1 = no attenuation. The thick hindfoot is compressed as by a detector's
/// software.
float response(float attenuation)
{
    return std::exp(-0.43F * attenuation);
}

void storeRow(QByteArray &pixels, const Grid &grid, int row, Side side)
{
    const int most = side == Side::Right ? 4095 : 16383;
    const float gy = std::clamp((float(row) - 0.5F) / coarse, 0.0F, float(gridRows) - 1.001F);
    const int r = int(gy);
    const float v = gy - float(r);
    for (int column = 0; column < columns; ++column) {
        const float gx = std::clamp((float(column) - 0.5F) / coarse, 0.0F, float(gridColumns) - 1.001F);
        const int c = int(gx);
        const float u = gx - float(c);
        const float *a = grid.data() + size_t(r) * gridColumns + size_t(c);
        const float *b = a + gridColumns;
        const float attenuation = (1 - v) * (a[0] + u * (a[1] - a[0])) + v * (b[0] + u * (b[1] - b[0]));
        // What the collimator covered is blackened, as readers' software does: a white frame would dazzle.
        const float open = collimation(row, column);
        const float level = 1.0F - open + open * response(attenuation);
        // Quantum noise grows where few photons arrive.
        const float grain = 0.0035F + 0.0075F * (1.0F - level);
        const float noisy = std::clamp(level * 0.93F + 0.02F + grain * normalNoise(column, row, int(side)), 0.0F, 1.0F);
        const float shown = side == Side::Right ? noisy : 1.0F - noisy; // MONOCHROME2 shows bone bright
        qToLittleEndian(quint16(std::lround(shown * float(most))),
                        pixels.data() + 2 * (size_t(row) * columns + size_t(column)));
    }
}

QByteArray drawFoot(Side side)
{
    Grid grid(size_t(gridRows) * gridColumns);
    parallelFor(gridRows, [&](int row) { drawRow(grid, row, side); });
    QByteArray pixels(qsizetype(rows) * columns * 2, Qt::Uninitialized);
    parallelFor(rows, [&](int row) { storeRow(pixels, grid, row, side); });
    return pixels;
}

} // namespace

QByteArray footRadiograph(const model::Patient &patient, const DemoStudy &study, Side side)
{
    const bool right = side == Side::Right;
    auto ds = commonAttributes(patient, study, {1, u"Dorso-plantare"_s, 1}, u"1.2.840.10008.5.1.4.1.1.1"_s);
    describePixels(ds, rows, columns, right ? 12 : 14, false, right ? u"MONOCHROME1"_s : u"MONOCHROME2"_s);
    const double full = right ? 4096 : 16384;
    ds.text(attribute::ImageType, u"ORIGINAL\\PRIMARY"_s)
        .text(attribute::Laterality, right ? u"R"_s : u"L"_s)
        .text(attribute::ViewPosition, u"PA"_s)
        // Seen from above with the toes up: the right foot's big toe lies to the image's left, so columns run to the
        // patient's right and rows to the heel (PS3.3 C.7.6.1.1.1).
        .text(attribute::PatientOrientation, u"R\\P"_s)
        .decimals(attribute::ImagerPixelSpacing, {0.1, 0.1})
        .decimals(attribute::KVP, {52})
        .decimals(attribute::RescaleIntercept, {0})
        .decimals(attribute::RescaleSlope, {1})
        .text(attribute::RescaleType, u"US"_s)
        .decimals(attribute::WindowCenter, {full * (right ? 0.60 : 0.40)})
        .decimals(attribute::WindowWidth, {full * 0.74})
        .bytes(attribute::PixelData, drawFoot(side));
    return toPart10(ds);
}

} // namespace td::demo
