// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/HeadScans.h"

#include "core/demo/Head.h"
#include "core/demo/Noise.h"

#include <QtEndian>

#include <array>

namespace td::demo {
namespace {

using namespace Qt::StringLiterals;
namespace attribute = dicom::attribute;

constexpr int gridSize = 256; // the head is drawn on this grid; CT is interpolated from it
constexpr float fieldMm = 224.0F;
constexpr float gridMm = fieldMm / gridSize;
constexpr float lowestMm = -74.0F;
constexpr float ctHeightMm = 168.0F;

using TissueValues = std::array<float, size_t(Tissue::Count)>;
using Grid = std::vector<float>;

// In the order of Tissue: air, skin, fat, muscle, cortical bone, marrow, fluid, gray, white, vitreous, lens,
// calcification, dura, support.
constexpr TissueValues hounsfield{-1000, 42, -92, 58, 1350, 480, 7, 39, 28, 9, 95, 190, 58, -60};
constexpr TissueValues t2Signal{8, 260, 640, 150, 25, 330, 1150, 540, 385, 1180, 160, 60, 90, 8};
constexpr TissueValues t1Signal{8, 420, 1000, 330, 30, 720, 120, 430, 610, 140, 380, 90, 300, 8};

Grid drawGrid(float z, const TissueValues &values, bool withSupport)
{
    Grid grid(size_t(gridSize) * gridSize);
    for (int row = 0; row < gridSize; ++row) {
        for (int column = 0; column < gridSize; ++column) {
            const Point3 p{(float(column) + 0.5F) * gridMm - fieldMm / 2, (float(row) + 0.5F) * gridMm - fieldMm / 2,
                           z};
            const Tissue tissue = withSupport ? headTissueAt(p) : headTissueWithoutSupport(p);
            grid[size_t(row) * gridSize + size_t(column)] = values[size_t(tissue)];
        }
    }
    return grid;
}

/// The scanner's blur: 1-2-1 in both directions, edges kept.
Grid blurred(const Grid &grid)
{
    Grid across(grid.size());
    Grid result(grid.size());
    const auto at = [](int row, int column) { return size_t(row) * gridSize + size_t(column); };
    for (int row = 0; row < gridSize; ++row)
        for (int c = 0; c < gridSize; ++c)
            across[at(row, c)] = 0.25F * grid[at(row, std::max(c - 1, 0))] + 0.5F * grid[at(row, c)] +
                                 0.25F * grid[at(row, std::min(c + 1, gridSize - 1))];
    for (int row = 0; row < gridSize; ++row)
        for (int c = 0; c < gridSize; ++c)
            result[at(row, c)] = 0.25F * across[at(std::max(row - 1, 0), c)] + 0.5F * across[at(row, c)] +
                                 0.25F * across[at(std::min(row + 1, gridSize - 1), c)];
    return result;
}

/// Mean of three planes across the slice thickness: partial volume.
Grid drawSlab(float z, float thicknessMm, const TissueValues &values, bool withSupport)
{
    Grid sum = drawGrid(z, values, withSupport);
    if (thicknessMm < 2)
        return sum;
    for (const float offset : {-0.33F, 0.33F}) {
        const Grid plane = drawGrid(z + offset * thicknessMm, values, withSupport);
        for (size_t i = 0; i < sum.size(); ++i)
            sum[i] += plane[i];
    }
    for (float &value : sum)
        value /= 3.0F;
    return sum;
}

void store(QByteArray &pixels, size_t index, float value)
{
    qToLittleEndian(qint16(std::lround(value)), pixels.data() + 2 * index);
}

/// Doubles the grid by linear interpolation and adds noise that is a little correlated, as after a filter kernel.
QByteArray ctPixels(const Grid &grid, int slice)
{
    constexpr int size = 2 * gridSize;
    QByteArray pixels(qsizetype(size) * size * 2, Qt::Uninitialized);
    const auto clamped = [](int i) { return std::clamp(i, 0, gridSize - 1); };
    for (int row = 0; row < size; ++row) {
        const int near = row / 2;
        const int far = clamped(row % 2 ? near + 1 : near - 1);
        float before = normalNoise(-1, row, slice);
        for (int column = 0; column < size; ++column) {
            const int c = column / 2;
            const int d = clamped(column % 2 ? c + 1 : c - 1);
            const auto line = [&](int r) {
                return 0.75F * grid[size_t(r) * gridSize + size_t(c)] + 0.25F * grid[size_t(r) * gridSize + size_t(d)];
            };
            const float fresh = normalNoise(column, row, slice);
            const float noise = 3.3F * (0.75F * fresh + 0.66F * before);
            before = fresh;
            const float hu = 0.75F * line(near) + 0.25F * line(far) + noise;
            store(pixels, size_t(row) * size + size_t(column), std::max(hu, -1024.0F) + 1024.0F);
        }
    }
    return pixels;
}

/// A receive coil is a little brighter near its elements; noise grows from a floor.
QByteArray mrPixels(const Grid &grid, int slice)
{
    QByteArray pixels(qsizetype(grid.size()) * 2, Qt::Uninitialized);
    for (int row = 0; row < gridSize; ++row) {
        for (int column = 0; column < gridSize; ++column) {
            const float x = (float(column) - 128) / 128;
            const float y = (float(row) - 128) / 128;
            const float coil = 0.90F + 0.22F * (x * x + y * y);
            const size_t i = size_t(row) * gridSize + size_t(column);
            const float real = grid[i] * coil + 13.0F * normalNoise(column, row, slice);
            const float imaginary = 13.0F * normalNoise(column, row, slice + 1000);
            store(pixels, i, std::sqrt(real * real + imaginary * imaginary));
        }
    }
    return pixels;
}

} // namespace

QByteArray ctSlice(const model::Patient &patient, const DemoStudy &study, int index, int count)
{
    const double thickness = double(ctHeightMm) / count;
    const double z = double(lowestMm) + thickness * index;
    const double spacing = double(fieldMm) / (2 * gridSize);
    const double corner = -double(fieldMm) / 2 + spacing / 2;
    auto ds = commonAttributes(patient, study, {1, u"Encefalo senza mdc"_s, index + 1}, u"1.2.840.10008.5.1.4.1.1.2"_s);
    describePixels(ds, 2 * gridSize, 2 * gridSize, 16, true, u"MONOCHROME2"_s);
    describeAxialPlane(ds, study, corner, corner, z, spacing, thickness);
    ds.text(attribute::ImageType, u"ORIGINAL\\PRIMARY\\AXIAL"_s)
        .integers(attribute::AcquisitionNumber, {1})
        .decimals(attribute::KVP, {120})
        .integers(attribute::XRayTubeCurrent, {280})
        .text(attribute::ConvolutionKernel, u"H30"_s)
        .decimals(attribute::RescaleIntercept, {-1024})
        .decimals(attribute::RescaleSlope, {1})
        .text(attribute::RescaleType, u"HU"_s)
        .decimals(attribute::WindowCenter, {38, 450})
        .decimals(attribute::WindowWidth, {90, 2200})
        .text(attribute::WindowCenterWidthExplanation, u"ENCEFALO\\OSSO"_s)
        .bytes(attribute::PixelData, ctPixels(blurred(drawGrid(float(z), hounsfield, true)), index));
    return toPart10(ds);
}

QByteArray mrSlice(const model::Patient &patient, const DemoStudy &study, MrWeighting weighting, int index)
{
    const bool t2 = weighting == MrWeighting::T2;
    constexpr double distance = 5.5;
    const double z = -60 + distance * index;
    const double corner = -double(fieldMm) / 2 + double(gridMm) / 2;
    const DemoPlace place{t2 ? 1 : 2, t2 ? u"T2 TSE assiale"_s : u"T1 SE assiale"_s, index + 1};
    auto ds = commonAttributes(patient, study, place, u"1.2.840.10008.5.1.4.1.1.4"_s);
    describePixels(ds, gridSize, gridSize, 12, false, u"MONOCHROME2"_s);
    describeAxialPlane(ds, study, corner, corner, z, double(gridMm), 5);
    ds.text(attribute::ImageType, u"ORIGINAL\\PRIMARY\\OTHER"_s)
        .text(attribute::ScanningSequence, u"SE"_s)
        .text(attribute::SequenceVariant, t2 ? u"SK"_s : u"NONE"_s)
        .text(attribute::ScanOptions, QString())
        .text(attribute::MRAcquisitionType, u"2D"_s)
        .decimals(attribute::RepetitionTime, {t2 ? 4500.0 : 520.0})
        .decimals(attribute::EchoTime, {t2 ? 98.0 : 12.0})
        .integers(attribute::EchoTrainLength, {t2 ? 15 : 1})
        .decimals(attribute::MagneticFieldStrength, {1.5})
        .decimals(attribute::SpacingBetweenSlices, {distance})
        .decimals(attribute::WindowCenter, {t2 ? 560.0 : 480.0})
        .decimals(attribute::WindowWidth, {t2 ? 1100.0 : 900.0})
        .bytes(attribute::PixelData,
               mrPixels(blurred(drawSlab(float(z), 5, t2 ? t2Signal : t1Signal, false)), index + (t2 ? 0 : 100)));
    return toPart10(ds);
}

} // namespace td::demo
