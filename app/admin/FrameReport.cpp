// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/FrameReport.h"

#include "core/dicom/FrameDecoder.h"
#include "core/dicom/ImageAttributes.h"
#include "viewer/load/ImageFactory.h"
#include "viewer/pictures/FramePicture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace td::admin {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kMaxFileBytes = qint64(2) * 1024 * 1024 * 1024; ///< one buffer holds the whole file

Result<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"the file cannot be read"_s);
    if (file.size() >= kMaxFileBytes)
        return fail(ErrorCode::TooLarge, u"the file"_s);
    return file.readAll();
}

QString nameOf(dicom::Photometric photometric)
{
    switch (photometric) {
    case dicom::Photometric::Monochrome1:
        return u"MONOCHROME1"_s;
    case dicom::Photometric::Monochrome2:
        return u"MONOCHROME2"_s;
    case dicom::Photometric::PaletteColor:
        return u"PALETTE COLOR"_s;
    case dicom::Photometric::Rgb:
        return u"RGB"_s;
    case dicom::Photometric::YbrFull:
        return u"YBR_FULL"_s;
    case dicom::Photometric::YbrFull422:
        return u"YBR_FULL_422"_s;
    case dicom::Photometric::YbrRct:
        return u"YBR_RCT"_s;
    case dicom::Photometric::YbrIct:
        return u"YBR_ICT"_s;
    case dicom::Photometric::YbrPartial420:
        return u"YBR_PARTIAL_420"_s;
    }
    return {};
}

QString typeOf(const dicom::ImagePixel &pixel)
{
    if (pixel.sampleType() != dicom::SampleType::Integer)
        return pixel.sampleType() == dicom::SampleType::Float32 ? u"float32"_s : u"float64"_s;
    // One-bit pixels are bytes, whatever their representation says.
    const bool isSigned = pixel.isSigned() && pixel.bitsAllocated() > 1;
    return (isSigned ? u"int%1"_s : u"uint%1"_s).arg(pixel.sampleBytes() * 8);
}

template <class T>
void addStatistics(const QByteArray &samples, QJsonObject &to)
{
    const auto *values = reinterpret_cast<const T *>(samples.constData());
    const auto count = std::size_t(samples.size()) / sizeof(T);
    const auto [low, high] = std::minmax_element(values, values + count);
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += double(values[i]);
    to["min"_L1] = double(*low);
    to["max"_L1] = double(*high);
    to["mean"_L1] = sum / double(count);
}

void addStatistics(const QByteArray &samples, const QString &type, QJsonObject &to)
{
    if (type == u"uint8"_s)
        addStatistics<std::uint8_t>(samples, to);
    else if (type == u"int8"_s)
        addStatistics<std::int8_t>(samples, to);
    else if (type == u"uint16"_s)
        addStatistics<std::uint16_t>(samples, to);
    else if (type == u"int16"_s)
        addStatistics<std::int16_t>(samples, to);
    else if (type == u"uint32"_s)
        addStatistics<std::uint32_t>(samples, to);
    else if (type == u"int32"_s)
        addStatistics<std::int32_t>(samples, to);
    else if (type == u"float32"_s)
        addStatistics<float>(samples, to);
    else
        addStatistics<double>(samples, to);
}

/// What turns stored values into the picture.
void addDisplay(const dicom::ImageAttributes &a, const dicom::FrameAttributes &f, QJsonObject &to)
{
    to["rescaleSlope"_L1] = f.rescaleSlope;
    to["rescaleIntercept"_L1] = f.rescaleIntercept;
    to["rescaleType"_L1] = f.rescaleType;
    to["modalityLut"_L1] = f.modalityLut.has_value();
    QJsonArray windows;
    for (const dicom::VoiWindow &window : f.windows)
        windows.append(QJsonObject{
            {u"center"_s, window.center}, {u"width"_s, window.width}, {u"explanation"_s, window.explanation}});
    to["windows"_L1] = windows;
    to["voiLutFunction"_L1] = f.voiFunction == dicom::VoiFunction::Sigmoid       ? u"SIGMOID"_s
                              : f.voiFunction == dicom::VoiFunction::LinearExact ? u"LINEAR_EXACT"_s
                                                                                 : u"LINEAR"_s;
    to["voiLuts"_L1] = int(f.voiLuts.size());
    to["presentationInverse"_L1] = a.presentationInverse;
    if (a.pixelPadding)
        to["pixelPadding"_L1] = QJsonArray{(*a.pixelPadding)[0], (*a.pixelPadding)[1]};
    if (f.pixelSpacing)
        to["pixelSpacing"_L1] = QJsonArray{(*f.pixelSpacing)[0], (*f.pixelSpacing)[1]};
    to["overlays"_L1] = int(a.overlays.size());
    to["shutter"_L1] = a.shutter.has_value();
    to["iccProfile"_L1] = a.hasIccProfile ? u"not applied"_s : u"none"_s;
}

/// A file whose frames can be decoded.
struct Opened {
    dicom::Part10 file;
    dicom::FrameDecoder decoder;
    dicom::ImageAttributes attributes;
};

Result<Opened> open(const QByteArray &bytes)
{
    auto file = dicom::Part10::read(bytes, dicom::Part10::Preamble::Optional);
    if (!file)
        return tl::unexpected(file.error());
    auto decoder = dicom::FrameDecoder::create(*file, dicom::FrameDecoder::FloatingPoint::Given);
    if (!decoder)
        return tl::unexpected(decoder.error());
    auto attributes = dicom::readImageAttributes(*file, decoder->numberOfFrames());
    return Opened{std::move(*file), std::move(*decoder), std::move(attributes)};
}

Result<FrameReport> reportOf(const Opened &opened, int number)
{
    const auto frame = opened.decoder.frame(number - 1);
    if (!frame)
        return tl::unexpected(frame.error());
    const dicom::ImagePixel &pixel = opened.decoder.pixel();
    FrameReport report;
    report.raw = frame->samples;
    QJsonObject &a = report.attributes;
    a["frame"_L1] = number;
    a["frames"_L1] = pixel.numberOfFrames();
    a["transferSyntaxUid"_L1] = opened.file.transferSyntax().value();
    a["sopClassUid"_L1] = opened.attributes.sopClass.value();
    a["rows"_L1] = pixel.rows();
    a["columns"_L1] = pixel.columns();
    a["samplesPerPixel"_L1] = pixel.samplesPerPixel();
    a["photometricInterpretation"_L1] = nameOf(pixel.photometric());
    a["decodedAs"_L1] = nameOf(frame->photometric);
    a["bitsAllocated"_L1] = pixel.bitsAllocated();
    a["bitsStored"_L1] = pixel.bitsStored();
    a["highBit"_L1] = pixel.highBit();
    a["pixelRepresentation"_L1] = pixel.isSigned() ? 1 : 0;
    a["dtype"_L1] = typeOf(pixel);
    a["lossy"_L1] = opened.attributes.lossy;
    a["sha256"_L1] = QString::fromLatin1(QCryptographicHash::hash(frame->samples, QCryptographicHash::Sha256).toHex());
    addStatistics(frame->samples, typeOf(pixel), a);
    addDisplay(opened.attributes, opened.attributes.frame(number - 1), a);
    return report;
}

} // namespace

Result<FrameReport> reportFrame(const QString &path, int number)
{
    const auto bytes = contentsOf(path);
    const auto opened = bytes ? open(*bytes) : tl::unexpected(bytes.error());
    return opened ? reportOf(*opened, number) : tl::unexpected(opened.error());
}

Result<QImage> displayedFrame(const QString &path, int number)
{
    const auto bytes = contentsOf(path);
    const auto instance = bytes ? viewer::load::OpenInstance::open(*bytes) : tl::unexpected(bytes.error());
    const auto image = instance ? (*instance)->image(number - 1) : tl::unexpected(instance.error());
    if (!image)
        return tl::unexpected(image.error());
    const viewer::load::LoadedImage &shown = **image;
    const viewer::scene::Placement pixelForPixel;
    return viewer::pictures::drawnImage(shown, pixelForPixel, {shown.frame->columns(), shown.frame->rows()});
}

QList<QJsonObject> reportFile(const QString &path)
{
    const auto failed = [&path](const Error &error, int frame) {
        return QJsonObject{{u"file"_s, path},
                           {u"frame"_s, frame},
                           {u"error"_s, errorCodeName(error.code)},
                           {u"detail"_s, error.detail}};
    };
    const auto bytes = contentsOf(path);
    const auto opened = bytes ? open(*bytes) : tl::unexpected(bytes.error());
    if (!opened)
        return {failed(opened.error(), 0)};
    QList<QJsonObject> reports;
    for (int number = 1; number <= opened->decoder.numberOfFrames(); ++number) {
        const auto report = reportOf(*opened, number);
        QJsonObject line = report ? report->attributes : failed(report.error(), number);
        line["file"_L1] = path;
        reports.append(line);
    }
    return reports;
}

} // namespace td::admin
