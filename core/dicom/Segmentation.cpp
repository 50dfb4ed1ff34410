// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Segmentation.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/ImagePixel.h"

#include <algorithm>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

constexpr auto kSegmentation = "1.2.840.10008.5.1.4.1.1.66.4";
constexpr std::size_t kMostShared = 2'000'000;             // each frame carries them; a real one is drawn on one image
constexpr auto kLabelMap = "1.2.840.10008.5.1.4.1.1.66.7"; // of 2023, newer than the dictionaries of packaged DCMTK

std::optional<Segmentation::Type> typeOf(const QByteArray &name)
{
    if (name == "BINARY")
        return Segmentation::Type::Binary;
    if (name == "FRACTIONAL")
        return Segmentation::Type::Fractional;
    return name == "LABELMAP" ? std::optional(Segmentation::Type::LabelMap) : std::nullopt;
}

std::vector<Segmentation::Segment> readSegments(const Part10 &file)
{
    const auto text = [&file](const Dataset &set, const DcmTagKey &key) {
        return file.characterSet().toUnicode(set.text(tagOf(key)));
    };
    std::vector<Segmentation::Segment> segments;
    for (const Dataset &item : file.dataset().items(tagOf(DCM_SegmentSequence))) {
        Segmentation::Segment segment;
        segment.number = item.unsignedShort(tagOf(DCM_SegmentNumber)).value_or(0);
        segment.label = text(item, DCM_SegmentLabel);
        if (const Dataset *code = item.item(tagOf(DCM_SegmentedPropertyTypeCodeSequence)))
            segment.meaning = text(*code, DCM_CodeMeaning);
        const std::vector<int> lab = item.shorts(tagOf(DCM_RecommendedDisplayCIELabValue));
        if (lab.size() == 3)
            segment.cieLab = {lab[0], lab[1], lab[2]};
        segments.push_back(std::move(segment));
    }
    std::sort(segments.begin(), segments.end(), [](const auto &a, const auto &b) { return a.number < b.number; });
    return segments;
}

/// What one set of functional groups says of the frame (PS3.3 C.8.20.3.1, C.7.6.16.2.6).
void readGroups(const Dataset &groups, Segmentation::Frame &frame)
{
    if (const Dataset *item = groups.item(tagOf(DCM_SegmentIdentificationSequence)))
        frame.segment = item->unsignedShort(tagOf(DCM_ReferencedSegmentNumber)).value_or(frame.segment);
    for (const Dataset &derivation : groups.items(tagOf(DCM_DerivationImageSequence)))
        for (ImageReference &source : readImageReferences(derivation, tagOf(DCM_SourceImageSequence)))
            frame.sources.push_back(std::move(source));
}

} // namespace

bool isSegmentation(const SopClassUid &sopClass)
{
    return sopClass.value() == QLatin1StringView(kSegmentation) || sopClass.value() == QLatin1StringView(kLabelMap);
}

Result<Segmentation> readSegmentation(const Part10 &file)
{
    const Dataset &set = file.dataset();
    const auto ascii = [&set](const DcmTagKey &key) { return QString::fromLatin1(set.text(tagOf(key))); };
    if (!isSegmentation(SopClassUid::create(ascii(DCM_SOPClassUID)).value_or(SopClassUid())))
        return fail(ErrorCode::NotFound, u"not a segmentation"_s);
    const auto pixel = ImagePixel::fromDataset(set);
    if (!pixel)
        return tl::unexpected(pixel.error());
    const auto instance = SopInstanceUid::create(ascii(DCM_SOPInstanceUID));
    const auto type = typeOf(set.text(tagOf(DCM_SegmentationType)));
    if (!instance || !type)
        return fail(ErrorCode::Malformed, instance ? u"Segmentation Type"_s : u"SOP Instance UID"_s);
    Segmentation segmentation;
    segmentation.instance = *instance;
    segmentation.series = SeriesInstanceUid::create(ascii(DCM_SeriesInstanceUID)).value_or(SeriesInstanceUid());
    segmentation.label = file.text(tagOf(DCM_SeriesDescription));
    if (segmentation.label.isEmpty())
        segmentation.label = file.text(tagOf(DCM_ContentLabel));
    segmentation.type = *type;
    segmentation.maximumFractionalValue = set.unsignedShort(tagOf(DCM_MaximumFractionalValue)).value_or(255);
    segmentation.rows = pixel->rows();
    segmentation.columns = pixel->columns();
    segmentation.frameOfReference = ascii(DCM_FrameOfReferenceUID);
    segmentation.segments = readSegments(file);
    if (segmentation.segments.empty() || segmentation.maximumFractionalValue < 1)
        return fail(ErrorCode::Malformed, u"Segment Sequence"_s);
    const auto &perFrame = set.items(tagOf(DCM_PerFrameFunctionalGroupsSequence));
    const auto count = std::size_t(pixel->numberOfFrames());
    if (!perFrame.empty() && perFrame.size() != count)
        return fail(ErrorCode::Malformed, u"Per-Frame Functional Groups Sequence"_s);
    Segmentation::Frame common;
    if (const Dataset *shared = set.item(tagOf(DCM_SharedFunctionalGroupsSequence)))
        readGroups(*shared, common);
    std::size_t shared = 0;
    for (const ImageReference &source : common.sources)
        shared += 1 + source.frames.size();
    if (shared * count > kMostShared)
        return fail(ErrorCode::TooLarge, u"source images that all frames share"_s);
    segmentation.frames.assign(count, common);
    const ImageAttributes attributes = readImageAttributes(file, pixel->numberOfFrames());
    for (std::size_t i = 0; i < count; ++i) {
        if (!perFrame.empty())
            readGroups(perFrame[i], segmentation.frames[i]);
        segmentation.frames[i].place = attributes.frame(int(i));
    }
    return segmentation;
}

} // namespace td::dicom
