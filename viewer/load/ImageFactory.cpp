// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/ImageFactory.h"

#include "viewer/load/Dressing.h"
#include "viewer/pixel/ColorConversion.h"
#include "viewer/pixel/DisplayLut.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace td::viewer::load {
namespace {

using namespace Qt::StringLiterals;
using dicom::Photometric;

/// Reads the sample at `index` of any width; the decoder has extended its sign already.
class Samples {
public:
    Samples(const QByteArray &bytes, const dicom::ImagePixel &pixel)
        : m_data(bytes.constData())
        , m_width(pixel.sampleBytes())
        , m_signed(pixel.isSigned())
    {
    }
    qint64 operator[](std::size_t i) const
    {
        switch (m_width) {
        case 1:
            return m_signed ? qint64(at<std::int8_t>(i)) : qint64(at<std::uint8_t>(i));
        case 2:
            return m_signed ? qint64(at<std::int16_t>(i)) : qint64(at<std::uint16_t>(i));
        default:
            return m_signed ? qint64(at<std::int32_t>(i)) : qint64(at<std::uint32_t>(i));
        }
    }

private:
    template <class T>
    T at(std::size_t i) const
    {
        T value;
        std::memcpy(&value, m_data + i * sizeof(T), sizeof(T));
        return value;
    }
    const char *m_data;
    int m_width;
    bool m_signed;
};

template <class T>
pixel::Frame greyOf(const QByteArray &bytes, const dicom::ImagePixel &image)
{
    const auto *from = reinterpret_cast<const T *>(bytes.constData());
    const std::size_t count = std::size_t(bytes.size()) / sizeof(T);
    const auto [low, high] = std::minmax_element(from, from + count);
    const qint64 first = *low;
    const qint64 range = qint64(*high) - first;
    std::vector<std::uint16_t> grey(count);
    if (range <= 65535) {
        for (std::size_t i = 0; i < count; ++i)
            grey[i] = std::uint16_t(from[i] - first);
        return pixel::Frame::fromGrey(image.columns(), image.rows(), std::move(grey), double(first), 1);
    }
    // Values of more than 16 bits are shown in 65,536 steps of their range.
    const double step = double(range) / 65535;
    for (std::size_t i = 0; i < count; ++i)
        grey[i] = std::uint16_t(double(qint64(from[i]) - first) / step + 0.5);
    return pixel::Frame::fromGrey(image.columns(), image.rows(), std::move(grey), double(first), step);
}

/// Numbers are shown in 65,536 steps of their range; what is no number counts as the smallest.
template <class T>
pixel::Frame greyOfNumbers(const QByteArray &bytes, const dicom::ImagePixel &image)
{
    const auto *from = reinterpret_cast<const T *>(bytes.constData());
    const std::size_t count = std::size_t(bytes.size()) / sizeof(T);
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (std::size_t i = 0; i < count; ++i)
        if (std::isfinite(from[i])) {
            low = std::min(low, double(from[i]));
            high = std::max(high, double(from[i]));
        }
    if (low > high)
        low = high = 0;
    // Halves, because the whole range may be more than a double can say; and a tiny one less than it can divide.
    const double half = high / 2 - low / 2;
    const double step = half > 0 ? std::max(half / 65535 * 2, std::numeric_limits<double>::min()) : 1;
    std::vector<std::uint16_t> grey(count);
    for (std::size_t i = 0; i < count; ++i)
        grey[i] = std::isfinite(from[i]) ? std::uint16_t((from[i] / 2 - low / 2) / (step / 2) + 0.5) : std::uint16_t(0);
    return pixel::Frame::fromGrey(image.columns(), image.rows(), std::move(grey), low, step);
}

pixel::Frame greyFrame(const QByteArray &bytes, const dicom::ImagePixel &image)
{
    if (image.sampleType() == dicom::SampleType::Float32)
        return greyOfNumbers<float>(bytes, image);
    if (image.sampleType() == dicom::SampleType::Float64)
        return greyOfNumbers<double>(bytes, image);
    switch (image.sampleBytes()) {
    case 1:
        return image.isSigned() ? greyOf<std::int8_t>(bytes, image) : greyOf<std::uint8_t>(bytes, image);
    case 2:
        return image.isSigned() ? greyOf<std::int16_t>(bytes, image) : greyOf<std::uint16_t>(bytes, image);
    default:
        return image.isSigned() ? greyOf<std::int32_t>(bytes, image) : greyOf<std::uint32_t>(bytes, image);
    }
}

pixel::Frame colourFrame(const dicom::DecodedFrame &decoded, const dicom::ImagePixel &image)
{
    const Samples samples(decoded.samples, image);
    const int shift = std::max(0, image.bitsStored() - 8);
    std::vector<std::uint32_t> colour(std::size_t(image.rows()) * std::size_t(image.columns()));
    if (image.sampleBytes() == 1 && shift == 0 && decoded.photometric == Photometric::Rgb) { // films: 30 a second
        const auto *from = reinterpret_cast<const std::uint8_t *>(decoded.samples.constData());
        for (std::size_t i = 0; i < colour.size(); ++i, from += 3)
            colour[i] = pixel::packedRgb(from[0], from[1], from[2]);
        return pixel::Frame::fromColour(image.columns(), image.rows(), std::move(colour));
    }
    for (std::size_t i = 0; i < colour.size(); ++i) {
        const int a = int(samples[i * 3] >> shift);
        const int b = int(samples[i * 3 + 1] >> shift);
        const int c = int(samples[i * 3 + 2] >> shift);
        colour[i] = decoded.photometric == Photometric::YbrFull
                        ? pixel::rgbOfYbrFull(a, b, c)
                        : pixel::packedRgb(std::uint8_t(a), std::uint8_t(b), std::uint8_t(c));
    }
    return pixel::Frame::fromColour(image.columns(), image.rows(), std::move(colour));
}

std::uint32_t entryOf(const dicom::LookupTable &table, qint64 index)
{
    const auto at = std::clamp<qint64>(index - table.firstMapped, 0, qint64(table.data.size()) - 1);
    const std::uint32_t value = table.data[std::size_t(at)];
    // Tables declared with 16 bits use the upper eight for display (PS3.3 C.7.6.3.1.6).
    return std::min<std::uint32_t>(255, table.bits > 8 ? value >> (table.bits - 8) : value);
}

pixel::Frame paletteFrame(const QByteArray &bytes, const dicom::ImagePixel &image, const dicom::Palette &palette)
{
    const Samples samples(bytes, image);
    std::vector<std::uint32_t> colour(std::size_t(image.rows()) * std::size_t(image.columns()));
    for (std::size_t i = 0; i < colour.size(); ++i)
        colour[i] = pixel::packedRgb(entryOf(palette.red, samples[i]), entryOf(palette.green, samples[i]),
                                     entryOf(palette.blue, samples[i]));
    return pixel::Frame::fromColour(image.columns(), image.rows(), std::move(colour));
}

/// Each pixel of a frame at 1 / 2^halvings of its resolution as many times as it stands for, rows and columns.
QByteArray enlarged(const QByteArray &reduced, const dicom::ImagePixel &image, int halvings)
{
    const auto pixelBytes = std::size_t(image.samplesPerPixel()) * std::size_t(image.sampleBytes());
    const std::size_t rowBytes = std::size_t(image.columns()) * pixelBytes;
    const std::size_t reducedColumns = (std::size_t(image.columns()) + (std::size_t(1) << halvings) - 1) >> halvings;
    QByteArray whole(qsizetype(image.decodedFrameBytes()), Qt::Uninitialized);
    for (std::size_t y = 0; y < std::size_t(image.rows()); ++y) {
        char *row = whole.data() + y * rowBytes;
        if ((y >> halvings) << halvings != y) {
            std::memcpy(row, row - rowBytes, rowBytes);
            continue;
        }
        const char *from = reduced.constData() + (y >> halvings) * reducedColumns * pixelBytes;
        for (std::size_t x = 0; x < std::size_t(image.columns()); ++x)
            std::memcpy(row + x * pixelBytes, from + (x >> halvings) * pixelBytes, pixelBytes);
    }
    return whole;
}

pixel::Presentation presentationOf(const dicom::ImageAttributes &a, const dicom::FrameAttributes &f, Photometric p)
{
    pixel::Presentation out;
    out.modality.slope = f.rescaleSlope;
    out.modality.intercept = f.rescaleIntercept;
    if (f.modalityLut)
        out.modality.table = tableOf(*f.modalityLut);
    for (const dicom::VoiWindow &w : f.windows)
        out.windows.push_back({w.center, w.width, pixel::WindowFunction(int(f.voiFunction)), w.explanation});
    for (const dicom::LookupTable &table : f.voiLuts)
        out.voiTables.push_back(tableOf(table));
    out.inverse = (p == Photometric::Monochrome1) || a.presentationInverse;
    out.padding = a.pixelPadding;
    out.unit = a.modality == u"CT"_s && f.rescaleType.isEmpty() ? u"HU"_s : f.rescaleType;
    return out;
}

geometry::Calibration calibrationOf(const dicom::ImageAttributes &a, const dicom::FrameAttributes &f)
{
    using Source = geometry::Calibration::Source;
    geometry::Calibration calibration;
    for (const dicom::UltrasoundRegion &r : a.regions) {
        const auto unit = [](int code) {
            return code >= 0 && code <= 12 ? geometry::PhysicalUnit(code) : geometry::PhysicalUnit::None;
        };
        calibration.regions.push_back(
            {r.minColumn, r.minRow, r.maxColumn, r.maxRow, unit(r.unitX), unit(r.unitY), r.deltaX, r.deltaY});
    }
    if (!calibration.regions.empty()) { // a whole-image spacing would be wrong outside its region
        calibration.source = Source::Regions;
    } else if (f.pixelSpacing && f.pixelSpacing != a.imagerPixelSpacing) { // equal: nobody has corrected it (10.7.1.3)
        calibration.source = Source::PixelSpacing;
        calibration.spacingMm = f.pixelSpacing;
    } else if (a.imagerPixelSpacing) {
        calibration.source = a.magnification ? Source::Magnified : Source::ImagerPixelSpacing;
        const double factor = a.magnification.value_or(1);
        calibration.spacingMm = {(*a.imagerPixelSpacing)[0] / factor, (*a.imagerPixelSpacing)[1] / factor};
    }
    return calibration;
}

/// A scale bar may stand on an ultrasound image when one region of two centimetre axes is all there is.
void measureRegions(LoadedImage &image)
{
    const auto &regions = image.calibration.regions;
    const bool plain = regions.size() == 1 && regions[0].unitX == geometry::PhysicalUnit::Centimetre &&
                       regions[0].unitY == geometry::PhysicalUnit::Centimetre;
    if (!plain)
        return;
    constexpr double mmPerCm = 10;
    image.millimetresPerColumn = std::abs(regions[0].deltaX) * mmPerCm;
    image.rowAspect = std::abs(regions[0].deltaY / regions[0].deltaX);
}

void placeInPatient(const dicom::ImageAttributes &a, const dicom::FrameAttributes &f, LoadedImage &image)
{
    image.edges = f.imageOrientationPatient ? geometry::edgeLetters(*f.imageOrientationPatient)
                                            : geometry::edgeLetters(a.patientOrientation[0], a.patientOrientation[1]);
    image.calibration = calibrationOf(a, f);
    image.rowAspect = a.pixelAspectRatio.value_or(1);
    const auto &spacing = image.calibration.spacingMm;
    if (spacing) {
        image.rowAspect = (*spacing)[0] / (*spacing)[1];
        image.millimetresPerColumn = (*spacing)[1];
        image.atDetector = image.calibration.source == geometry::Calibration::Source::ImagerPixelSpacing;
    }
    measureRegions(image);
    if (f.imageOrientationPatient && f.imagePositionPatient && f.pixelSpacing)
        image.plane =
            geometry::ImagePlane::create(*f.imageOrientationPatient, *f.imagePositionPatient, *f.pixelSpacing);
}

} // namespace

Result<std::shared_ptr<const OpenInstance>> OpenInstance::open(const QByteArray &part10)
{
    const auto file = dicom::Part10::read(part10, dicom::Part10::Preamble::Optional);
    if (!file)
        return tl::unexpected(file.error());
    auto decoder = dicom::FrameDecoder::create(*file, dicom::FrameDecoder::FloatingPoint::Given);
    if (!decoder)
        return tl::unexpected(decoder.error());
    auto instance = std::shared_ptr<OpenInstance>(new OpenInstance(std::move(*decoder)));
    auto attributes =
        std::make_shared<dicom::ImageAttributes>(dicom::readImageAttributes(*file, instance->numberOfFrames()));
    attributes->cine.setTimes(instance->m_decoder.filmTimes());
    instance->m_attributes = std::move(attributes);
    instance->m_bytes = std::size_t(file->dataset().buffer().size());
    return instance;
}

Result<std::shared_ptr<const LoadedImage>> OpenInstance::image(int frame) const
{
    const auto decoded = m_decoder.frame(frame);
    if (!decoded)
        return tl::unexpected(decoded.error());
    return loaded(*decoded, frame, Look::Whole);
}

std::shared_ptr<const LoadedImage> OpenInstance::preview(int frame) const
{
    constexpr std::size_t large = 2'000'000;  // pixels; smaller ones are decoded before the eye asks
    constexpr std::size_t enough = 1'000'000; // for a first look
    const dicom::ImagePixel &pixel = m_decoder.pixel();
    const std::size_t pixels = std::size_t(pixel.rows()) * std::size_t(pixel.columns());
    if (pixels <= large || pixel.photometric() == Photometric::PaletteColor) // numbers of colours have no mean
        return nullptr;
    int halvings = 1;
    while (pixels >> (2 * halvings) > enough)
        ++halvings;
    for (; halvings > 0; --halvings) {
        auto reduced = m_decoder.reducedFrame(frame, halvings);
        if (reduced) {
            reduced->samples = enlarged(reduced->samples, pixel, halvings);
            return loaded(*reduced, frame, Look::First).value_or(nullptr);
        }
        if (reduced.error().code != ErrorCode::InvalidArgument) // which says: fewer resolutions
            return nullptr;
    }
    return nullptr;
}

Result<std::shared_ptr<const LoadedImage>> OpenInstance::loaded(const dicom::DecodedFrame &decoded, int frame,
                                                                Look look) const
{
    const dicom::ImagePixel &pixel = m_decoder.pixel();
    auto image = std::make_shared<LoadedImage>();
    std::optional<pixel::Frame> pixels;
    switch (decoded.photometric) {
    case Photometric::Monochrome1:
    case Photometric::Monochrome2:
        pixels = greyFrame(decoded.samples, pixel);
        break;
    case Photometric::PaletteColor:
        if (!m_attributes->palette)
            return fail(ErrorCode::Unsupported, u"palette"_s);
        pixels = paletteFrame(decoded.samples, pixel, *m_attributes->palette);
        break;
    case Photometric::Rgb:
    case Photometric::YbrFull:
        pixels = colourFrame(decoded, pixel);
        break;
    default:
        return fail(ErrorCode::Unsupported, u"photometric interpretation"_s);
    }
    if (look == Look::First)
        pixels->markPreview();
    image->frame = std::make_shared<pixel::Frame>(std::move(*pixels));
    const dicom::FrameAttributes &f = m_attributes->frame(frame);
    image->presentation = presentationOf(*m_attributes, f, decoded.photometric);
    image->attributes = m_attributes;
    image->frameIndex = frame;
    image->numberOfFrames = numberOfFrames();
    if (!image->frame->isColour()) {
        image->initialWindow = pixel::defaultWindow(*image->frame, image->presentation);
        image->fullWidth = pixel::fullRangeWindow(*image->frame, image->presentation).width;
    }
    placeInPatient(*m_attributes, f, *image);
    addOverlays(m_attributes->overlays, m_attributes->shutter, *image);
    return image;
}

} // namespace td::viewer::load
