// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/UltrasoundClip.h"

#include "core/demo/Noise.h"
#include "core/demo/Parallel.h"

#include <numbers>

namespace td::demo {
namespace {

using namespace Qt::StringLiterals;
namespace attribute = dicom::attribute;

constexpr int rows = 600;
constexpr int columns = 800;
constexpr float frameMs = 40.0F;
constexpr float pi = std::numbers::pi_v<float>;

// The fan: circles around a point above the picture, as a curved probe draws them. Pixels.
constexpr float apexX = 390.0F;
constexpr float apexY = -70.0F;
constexpr float nearRadius = 110.0F;
constexpr float farRadius = 640.0F;
constexpr float halfAngle = 0.60F;
constexpr float depthCm = 16.0F;
constexpr float cmPerPixel = depthCm / (farRadius - nearRadius);

struct Rgb {
    float r = 0, g = 0, b = 0;
};

/// A place in the fan: depth 0..1 along the beam, angle 0 straight down.
struct Beam {
    float depth;
    float angle;
};

struct Echo {
    float level = 0; ///< mean brightness of the tissue, 0..1
    float flow = 0;  ///< 0 outside vessels, +1 / -1 in the middle of one: towards / away from the probe
};

float tube(float x, float y, float x0, float y0, float x1, float y1)
{
    const float dx = x1 - x0;
    const float dy = y1 - y0;
    const float t = std::clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0.0F, 1.0F);
    return std::hypot(x - x0 - t * dx, y - y0 - t * dy);
}

float ellipse(float x, float y, float cx, float cy, float rx, float ry, float turn)
{
    const float u = (x - cx) * std::cos(turn) + (y - cy) * std::sin(turn);
    const float v = -(x - cx) * std::sin(turn) + (y - cy) * std::cos(turn);
    return std::hypot(u / rx, v / ry);
}

/// Wall and lumen of a vessel of the given radius; nothing where the point is outside both.
void vessel(Echo &echo, float distance, float radius, float direction)
{
    if (distance < radius) {
        echo.level = 0.035F;
        echo.flow = direction * (1.0F - (distance / radius) * (distance / radius));
    } else if (distance < radius + 0.11F) {
        echo.level = 0.85F;
    }
}

void kidney(Echo &echo, float x, float y)
{
    const float level = ellipse(x, y, 5.0F, 9.8F, 4.2F, 2.1F, 0.35F);
    if (level > 1.06F)
        return;
    echo.level = level > 0.99F ? 0.80F : 0.26F;
    const float wave = 0.10F * smoothNoise(x * 1.3F, y * 1.3F, 4);
    if (level < 0.50F + wave)
        echo.level = 0.78F;
}

/// What lies at x, y: liver with portal and hepatic vein, gall bladder, kidney, diaphragm.
Echo anatomy(float x, float y)
{
    Echo echo{0.36F, 0};
    if (y < 1.5F) {
        const float layers = std::sin(y * 13.0F + 1.2F * smoothNoise(x * 0.7F, y, 9));
        return {0.42F + 0.30F * layers, 0};
    }
    const float diaphragm = std::hypot(x + 1.5F, y - 2.5F) - 11.6F;
    if (diaphragm > 0.0F)
        return {diaphragm < 0.28F ? 1.0F : 0.26F * std::exp(-0.5F * diaphragm), 0};
    kidney(echo, x, y);
    const float bladder = ellipse(x, y, 2.2F, 5.2F, 2.1F, 0.95F, 0.5F);
    if (bladder < 1.10F)
        echo.level = bladder < 1.0F ? 0.02F : 0.75F;
    else if (x > 1.4F && x < 4.6F && y > 5.4F + 0.3F * x && y < 9)
        echo.level *= 1.45F; // sound is not weakened by fluid: what lies behind is brighter
    const float bend = 0.35F * std::sin(0.9F * x);
    vessel(echo, tube(x, y + bend, -6.5F, 8.6F, 0.4F, 7.0F), 0.62F, 1.0F);
    vessel(echo, tube(x, y, -1.8F, 7.3F, -3.4F, 4.6F), 0.34F, 0.8F);
    if (std::fabs(x) < 6)
        vessel(echo, tube(x, y - 0.2F * std::sin(x), -4.8F, 3.4F, -7.6F, 11.5F), 0.42F, -0.9F);
    return echo;
}

/// Interference of many small echoes: the length of a random vector that is fixed to the tissue.
float speckle(const Beam &beam, float shift)
{
    const float across = beam.angle * 150.0F;
    const float along = (beam.depth + shift) * 230.0F;
    const float a = smoothNoise(across, along, 0.5F);
    const float b = smoothNoise(across + 71.3F, along + 17.7F, 0.5F);
    return std::sqrt(a * a + b * b) * 1.9F;
}

/// Red towards the probe, blue away; brighter is faster.
Rgb dopplerColour(float velocity)
{
    const float v = std::clamp(std::fabs(velocity), 0.0F, 1.0F);
    const float strong = 90 + 165 * std::min(1.0F, 1.6F * v);
    const float mixed = 210 * smoothStep(0.45F, 1.0F, v);
    return velocity > 0 ? Rgb{strong, mixed, 10} : Rgb{10, mixed, strong};
}

bool insideColourBox(const Beam &beam, float margin)
{
    return beam.depth > 0.18F + margin && beam.depth < 0.66F - margin && beam.angle > -0.46F + margin &&
           beam.angle < 0.08F - margin;
}

/// How far breathing has moved the body in a frame, as a part of the depth.
float breathing(int frame)
{
    return 0.006F * std::sin(2 * pi * float(frame) / clipFrames);
}

Rgb drawBeam(const Beam &beam, const Echo &echo, int frame)
{
    const float shift = breathing(frame);
    const float edge = beam.angle * beam.angle / (halfAngle * halfAngle);
    const float gain = 0.85F + 0.35F * beam.depth - 0.5F * edge * edge * edge;
    const float gray = 255.0F * std::clamp(std::pow(echo.level * gain * speckle(beam, shift), 0.72F), 0.0F, 1.0F);
    Rgb colour{gray, gray, gray * 1.03F};
    if (!insideColourBox(beam, 0))
        return colour;
    if (!insideColourBox(beam, 0.004F))
        return {190, 190, 120};
    // Two heart beats in the clip: a steep rise and a slow fall.
    const float beat = std::fmod(2.0F * float(frame) / clipFrames, 1.0F);
    const float pulse = 0.40F + 0.60F * std::exp(-4.0F * beat) * smoothStep(0.0F, 0.08F, beat + 0.02F);
    const float jitter = 0.16F * smoothNoise(beam.angle * 90, beam.depth * 120, float(frame) * 0.8F);
    const float velocity = echo.flow * pulse + (echo.flow > 0 ? jitter : -jitter) * (echo.flow != 0 ? 1.0F : 0.0F);
    return std::fabs(velocity) > 0.10F ? dopplerColour(velocity) : colour;
}

/// Gray and colour bars and the depth scale beside the fan.
bool drawScale(int x, int y, Rgb &colour)
{
    if (x >= 22 && x < 36 && y >= 60 && y < 220) {
        const float v = 1.0F - float(y - 60) / 80.0F;
        colour = std::fabs(v) < 0.04F ? Rgb{} : dopplerColour(v);
        return true;
    }
    if (x >= 22 && x < 36 && y >= 250 && y < 410) {
        const float v = 255.0F * (1.0F - float(y - 250) / 160.0F);
        colour = {v, v, v};
        return true;
    }
    const float cm = (float(y) - (apexY + nearRadius)) * cmPerPixel;
    const float nearest = std::round(cm);
    const int length = int(nearest) % 5 == 0 ? 14 : 7;
    if (x >= 770 && x < 770 + length && cm > -0.05F && nearest <= depthCm &&
        std::fabs(cm - nearest) < 0.55F * cmPerPixel) {
        colour = {200, 200, 200};
        return true;
    }
    return false;
}

Beam beamAt(int row, int column)
{
    const float dx = float(column) + 0.5F - apexX;
    const float dy = float(row) + 0.5F - apexY;
    return {(std::sqrt(dx * dx + dy * dy) - nearRadius) / (farRadius - nearRadius), std::atan2(dx, dy)};
}

bool inFan(const Beam &beam)
{
    return beam.depth >= 0 && beam.depth < 1 && std::fabs(beam.angle) < halfAngle;
}

/// The body at rest, shape [rows][columns]; every frame looks at it a little displaced.
std::vector<Echo> drawBody()
{
    std::vector<Echo> body(size_t(rows) * columns);
    parallelFor(rows, [&](int row) {
        for (int column = 0; column < columns; ++column) {
            const Beam beam = beamAt(row, column);
            body[size_t(row) * columns + size_t(column)] =
                anatomy((float(column) + 0.5F - apexX) * cmPerPixel, beam.depth * depthCm);
        }
    });
    return body;
}

QByteArray drawFrame(const std::vector<Echo> &body, int frame)
{
    QByteArray rgb(qsizetype(rows) * columns * 3, '\0');
    auto *out = reinterpret_cast<quint8 *>(rgb.data());
    const int moved = int(std::lround(breathing(frame) * depthCm / cmPerPixel));
    for (int row = 0; row < rows; ++row) {
        const Echo *echoes = body.data() + size_t(std::clamp(row + moved, 0, rows - 1)) * columns;
        for (int column = 0; column < columns; ++column, out += 3) {
            const Beam beam = beamAt(row, column);
            Rgb colour;
            if (inFan(beam))
                colour = drawBeam(beam, echoes[column], frame);
            else if (!drawScale(column, row, colour))
                continue;
            out[0] = quint8(std::clamp(colour.r, 0.0F, 255.0F));
            out[1] = quint8(std::clamp(colour.g, 0.0F, 255.0F));
            out[2] = quint8(std::clamp(colour.b, 0.0F, 255.0F));
        }
    }
    return rgb;
}

dicom::DataSetBuilder region()
{
    // PS3.3 C.8.5.5.1: two-dimensional, tissue, both axes in centimetres.
    dicom::DataSetBuilder item;
    const auto edge = [](float centre, float reach) { return qint64(std::lround(centre + reach)); };
    const float reach = farRadius * std::sin(halfAngle);
    item.integers(attribute::RegionSpatialFormat, {1})
        .integers(attribute::RegionDataType, {1})
        .integers(attribute::RegionFlags, {2})
        .integers(attribute::RegionLocationMinX0, {std::max<qint64>(0, edge(apexX, -reach))})
        .integers(attribute::RegionLocationMinY0, {0})
        .integers(attribute::RegionLocationMaxX1, {std::min<qint64>(columns - 1, edge(apexX, reach))})
        .integers(attribute::RegionLocationMaxY1, {rows - 1})
        .integers(attribute::PhysicalUnitsXDirection, {3})
        .integers(attribute::PhysicalUnitsYDirection, {3})
        .decimals(attribute::PhysicalDeltaX, {double(cmPerPixel)})
        .decimals(attribute::PhysicalDeltaY, {double(cmPerPixel)});
    return item;
}

} // namespace

Result<QByteArray> ultrasoundClip(const model::Patient &patient, const DemoStudy &study)
{
    const std::vector<Echo> body = drawBody();
    std::vector<Result<QByteArray>> encoded(clipFrames);
    parallelFor(clipFrames, [&](int frame) {
        encoded[size_t(frame)] = dicom::encodeJpegBaseline(drawFrame(body, frame), rows, columns, 88);
    });
    QVector<QByteArray> frames;
    qsizetype bytes = 0;
    for (const auto &frame : encoded) {
        if (!frame)
            return tl::unexpected(frame.error());
        frames.append(*frame);
        bytes += frame->size();
    }
    auto ds = commonAttributes(patient, study, {1, u"Fegato, color Doppler"_s, 1}, u"1.2.840.10008.5.1.4.1.1.3.1"_s);
    ds.text(attribute::ImageType, u"ORIGINAL\\PRIMARY\\ABDOMINAL\\0011"_s)
        .text(attribute::PatientOrientation, QString())
        .integers(attribute::SamplesPerPixel, {3})
        .text(attribute::PhotometricInterpretation, u"YBR_FULL_422"_s)
        .integers(attribute::PlanarConfiguration, {0})
        .integers(attribute::NumberOfFrames, {clipFrames})
        .pointer(attribute::FrameIncrementPointer, attribute::FrameTime)
        .decimals(attribute::FrameTime, {double(frameMs)})
        .integers(attribute::Rows, {rows})
        .integers(attribute::Columns, {columns})
        .integers(attribute::BitsAllocated, {8})
        .integers(attribute::BitsStored, {8})
        .integers(attribute::HighBit, {7})
        .integers(attribute::PixelRepresentation, {0})
        .text(attribute::LossyImageCompression, u"01"_s)
        .decimals(attribute::LossyImageCompressionRatio,
                  {std::round(100.0 * clipFrames * rows * columns * 3 / double(bytes)) / 100.0})
        .text(attribute::LossyImageCompressionMethod, u"ISO_10918_1"_s)
        .sequence(attribute::SequenceOfUltrasoundRegions, {region()})
        .encapsulatedPixelData(frames);
    return toPart10(ds, dicom::jpegBaseline);
}

} // namespace td::demo
