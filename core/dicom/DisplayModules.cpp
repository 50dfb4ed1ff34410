// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DisplayModules.h"

#include "core/dicom/Dcmtk.h"

#include <QtEndian>

#include <algorithm>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

constexpr std::uint64_t kMaxOverlayBits =
    64ull * 1024 * 1024; ///< of all planes; large detectors have 25 million pixels

Tag inGroup(int group, const DcmTagKey &key)
{
    return Tag(group) << 16 | key.getElement();
}

/// The bits of Overlay Data, eight to a byte, the first the least significant (PS3.5 8.1.2).
std::vector<std::uint8_t> bitsOfData(const Dataset &set, Tag tag, std::uint64_t count)
{
    const QByteArrayView bytes = set.value(tag);
    const Element *element = set.find(tag);
    if (std::uint64_t(bytes.size()) * 8 < count)
        return {};
    const bool swapped = set.isBigEndian() && element->words;
    std::vector<std::uint8_t> bits(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto at = qsizetype(i / 8) ^ qsizetype(swapped ? 1 : 0);
        if (at < bytes.size())
            bits[i] = std::uint8_t((static_cast<unsigned char>(bytes[at]) >> (i % 8)) & 1);
    }
    return bits;
}

/// Bits that older writers hid above the stored bits of native 16-bit pixels.
std::vector<std::uint8_t> bitsOfPixels(const Dataset &set, int position, std::uint64_t count)
{
    const Element *pixels = set.find(tagOf(DCM_PixelData));
    if (!pixels || pixels->encapsulated || set.unsignedShort(tagOf(DCM_BitsAllocated)) != 16)
        return {};
    const QByteArrayView bytes = set.value(tagOf(DCM_PixelData));
    if (position < 0 || position > 15 || std::uint64_t(bytes.size()) < count * 2)
        return {};
    std::vector<std::uint8_t> bits(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const char *at = bytes.data() + i * 2;
        const auto word = set.isBigEndian() ? qFromBigEndian<std::uint16_t>(at) : qFromLittleEndian<std::uint16_t>(at);
        bits[i] = std::uint8_t((word >> position) & 1);
    }
    return bits;
}

/// `mostBits`: that are left for this plane.
std::optional<OverlayPlane> readPlane(const Part10 &file, int group, std::uint64_t mostBits)
{
    const Dataset &set = file.dataset();
    const auto tag = [group](const DcmTagKey &key) { return inGroup(group, key); };
    OverlayPlane plane;
    plane.group = group;
    plane.rows = set.unsignedShort(tag(DCM_OverlayRows)).value_or(0);
    plane.columns = set.unsignedShort(tag(DCM_OverlayColumns)).value_or(0);
    const std::vector<int> origin = set.shorts(tag(DCM_OverlayOrigin), true);
    if (origin.size() == 2) {
        plane.originRow = origin[0];
        plane.originColumn = origin[1];
    }
    plane.isRoi = set.text(tag(DCM_OverlayType)) == "R";
    plane.label = file.text(tag(DCM_OverlayLabel));
    if (plane.label.isEmpty())
        plane.label = file.text(tag(DCM_OverlayDescription));
    if (const auto frames = set.integer(tag(DCM_NumberOfFramesInOverlay)); frames && *frames > 0) {
        plane.frames = *frames;
        plane.forAllFrames = false;
        plane.firstFrame = set.unsignedShort(tag(DCM_ImageFrameOrigin)).value_or(1) - 1;
    }
    const std::uint64_t count = std::uint64_t(plane.rows) * std::uint64_t(plane.columns) * std::uint64_t(plane.frames);
    if (count == 0 || count > mostBits)
        return std::nullopt;
    plane.bits = set.contains(tag(DCM_OverlayData))
                     ? bitsOfData(set, tag(DCM_OverlayData), count)
                     : bitsOfPixels(set, set.unsignedShort(tag(DCM_OverlayBitPosition)).value_or(0), count);
    return plane.bits.empty() ? std::nullopt : std::optional(std::move(plane));
}

/// A coordinate of a vertex; what lies beyond any image lies beyond it still.
int pixelOf(double coordinate)
{
    return int(std::clamp(coordinate, -1e6, 1e6));
}

template <class Read>
std::optional<double> positive(const Read &values)
{
    return values.empty() || values.front() <= 0 ? std::nullopt : std::optional(values.front());
}

QDateTime dateTimeOf(const Dataset &set, const DcmTagKey &date, const DcmTagKey &time)
{
    const QDate day = QDate::fromString(QString::fromLatin1(set.text(tagOf(date))), u"yyyyMMdd"_s);
    const QTime hour = QTime::fromString(QString::fromLatin1(set.text(tagOf(time)).left(6)), u"HHmmss"_s);
    return day.isValid() && hour.isValid() ? QDateTime(day, hour, Qt::UTC) : QDateTime();
}

} // namespace

std::vector<OverlayPlane> readOverlayPlanes(const Part10 &file)
{
    std::vector<OverlayPlane> planes;
    std::uint64_t left = kMaxOverlayBits;
    for (int group = 0x6000; group <= 0x601E; group += 2) // the repeating groups of PS3.5 7.6
        if (file.dataset().contains(inGroup(group, DCM_OverlayRows)))
            if (auto plane = readPlane(file, group, left)) {
                left -= plane->bits.size();
                planes.push_back(std::move(*plane));
            }
    return planes;
}

std::optional<Shutter> readShutter(const Dataset &set)
{
    Shutter shutter;
    const auto number = [&set](const DcmTagKey &key) { return set.integer(tagOf(key)); };
    for (int i = 0; i < 3; ++i) {
        const QByteArray shape = set.text(tagOf(DCM_ShutterShape), i);
        if (shape == "RECTANGULAR") {
            const auto left = number(DCM_ShutterLeftVerticalEdge);
            const auto right = number(DCM_ShutterRightVerticalEdge);
            const auto upper = number(DCM_ShutterUpperHorizontalEdge);
            const auto lower = number(DCM_ShutterLowerHorizontalEdge);
            if (left && right && upper && lower)
                shutter.rectangle = Shutter::Rectangle{*left, *right, *upper, *lower};
        } else if (shape == "CIRCULAR") {
            const std::vector<double> center = set.decimals(tagOf(DCM_CenterOfCircularShutter));
            const auto radius = number(DCM_RadiusOfCircularShutter);
            if (center.size() == 2 && radius && *radius > 0)
                shutter.circle = Shutter::Circle{pixelOf(center[0]), pixelOf(center[1]), *radius};
        } else if (shape == "POLYGONAL") {
            const std::vector<double> vertices = set.decimals(tagOf(DCM_VerticesOfThePolygonalShutter));
            for (std::size_t v = 0; v + 1 < vertices.size(); v += 2)
                shutter.polygon.push_back({pixelOf(vertices[v]), pixelOf(vertices[v + 1])});
        }
    }
    shutter.overlayGroup = set.unsignedShort(tagOf(DCM_ShutterOverlayGroup));
    shutter.presentationValue = set.unsignedShort(tagOf(DCM_ShutterPresentationValue)).value_or(0);
    return shutter.hidesAnything() ? std::optional(shutter) : std::nullopt;
}

std::vector<UltrasoundRegion> readUltrasoundRegions(const Dataset &set)
{
    std::vector<UltrasoundRegion> regions;
    for (const Dataset &item : set.items(tagOf(DCM_SequenceOfUltrasoundRegions))) {
        const auto edge = [&item](const DcmTagKey &key) {
            const std::vector<std::uint32_t> values = item.unsignedLongs(tagOf(key));
            return values.size() == 1 && values[0] <= 65535 ? int(values[0]) : -1;
        };
        const auto code = [&item](const DcmTagKey &key) { return item.unsignedShort(tagOf(key)).value_or(0); };
        const auto delta = [&item](const DcmTagKey &key) {
            const std::vector<double> values = item.doubles(tagOf(key));
            return values.size() == 1 && std::isfinite(values[0]) ? values[0] : 0;
        };
        UltrasoundRegion region{edge(DCM_RegionLocationMinX0),     edge(DCM_RegionLocationMinY0),
                                edge(DCM_RegionLocationMaxX1),     edge(DCM_RegionLocationMaxY1),
                                code(DCM_RegionSpatialFormat),     code(DCM_RegionDataType),
                                code(DCM_PhysicalUnitsXDirection), code(DCM_PhysicalUnitsYDirection),
                                delta(DCM_PhysicalDeltaX),         delta(DCM_PhysicalDeltaY)};
        const bool hasArea = region.minColumn >= 0 && region.minRow >= 0 && region.maxColumn >= region.minColumn &&
                             region.maxRow >= region.minRow;
        if (hasArea && region.deltaX != 0 && region.deltaY != 0)
            regions.push_back(region);
    }
    return regions;
}

std::optional<PetAttributes> readPetAttributes(const Dataset &set)
{
    if (set.text(tagOf(DCM_Units)).isEmpty())
        return std::nullopt;
    PetAttributes pet;
    pet.units = set.text(tagOf(DCM_Units));
    pet.suvType = set.text(tagOf(DCM_SUVType));
    pet.decayCorrection = set.text(tagOf(DCM_DecayCorrection));
    for (int i = 0; i < 16; ++i) {
        const QByteArray corrected = set.text(tagOf(DCM_CorrectedImage), i);
        pet.attenuationCorrected |= corrected == "ATTN";
        pet.decayCorrected |= corrected == "DECY";
    }
    pet.patientWeightKg = positive(set.decimals(tagOf(DCM_PatientWeight)));
    pet.series = dateTimeOf(set, DCM_SeriesDate, DCM_SeriesTime);
    pet.acquired = dateTimeOf(set, DCM_AcquisitionDate, DCM_AcquisitionTime);
    if (const Dataset *drug = set.item(tagOf(DCM_RadiopharmaceuticalInformationSequence))) {
        pet.totalDoseBecquerel = positive(drug->decimals(tagOf(DCM_RadionuclideTotalDose)));
        pet.halfLifeSeconds = positive(drug->decimals(tagOf(DCM_RadionuclideHalfLife)));
        const QString start = QString::fromLatin1(drug->text(tagOf(DCM_RadiopharmaceuticalStartDateTime)).left(14));
        const QString hour = QString::fromLatin1(drug->text(tagOf(DCM_RadiopharmaceuticalStartTime)).left(6));
        pet.injected = QDateTime::fromString(start, u"yyyyMMddHHmmss"_s);
        pet.injected.setTimeSpec(Qt::UTC);
        if (!pet.injected.isValid() && pet.series.isValid())
            pet.injected = QDateTime(pet.series.date(), QTime::fromString(hour, u"HHmmss"_s), Qt::UTC);
    }
    return pet;
}

} // namespace td::dicom
