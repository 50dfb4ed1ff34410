// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/PresentationState.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/ValueModules.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;
using State = PresentationState;

constexpr auto kAnyState = "1.2.840.10008.5.1.4.1.1.11."; // the storage classes of PS3.4 B.5 below it
constexpr std::size_t kMostPoints = 1'000'000;            // of one shape; drawn ones have thousands

QString ascii(const Dataset &set, const DcmTagKey &key)
{
    return QString::fromLatin1(set.text(tagOf(key)));
}

/// Tables of values that may be negative say so by their VR (PS3.3 C.11.1.1).
bool isSignedTable(const Dataset &item)
{
    const Element *descriptor = item.find(tagOf(DCM_LUTDescriptor));
    return descriptor && descriptor->vr == std::array<char, 2>{'S', 'S'};
}

void readValues(const Part10 &file, State &state)
{
    const Dataset &set = file.dataset();
    const Dataset *lut = set.item(tagOf(DCM_ModalityLUTSequence));
    FrameAttributes modality;
    detail::readModality(file, set, lut && isSignedTable(*lut), modality);
    state.rescaleSlope = modality.rescaleSlope;
    state.rescaleIntercept = modality.rescaleIntercept;
    state.rescaleType = modality.rescaleType;
    state.modalityLut = std::move(modality.modalityLut);
    for (const Dataset &item : set.items(tagOf(DCM_SoftcopyVOILUTSequence))) {
        const Dataset *table = item.item(tagOf(DCM_VOILUTSequence));
        FrameAttributes voi;
        detail::readVoi(file, item, table && isSignedTable(*table), voi);
        state.vois.push_back({readImageReferences(item, tagOf(DCM_ReferencedImageSequence)), std::move(voi.windows),
                              voi.voiFunction, std::move(voi.voiLuts)});
    }
    state.isInverse = set.text(tagOf(DCM_PresentationLUTShape)) == "INVERSE";
    if (const Dataset *item = set.item(tagOf(DCM_PresentationLUTSequence)))
        state.presentationLut = detail::readTable(*item, tagOf(DCM_LUTDescriptor), tagOf(DCM_LUTData), false);
}

std::optional<State::DisplayedArea> readArea(const Dataset &item)
{
    const auto corner = [&item](const DcmTagKey &key) -> std::optional<std::array<int, 2>> {
        const std::vector<std::uint32_t> values = item.unsignedLongs(tagOf(key)); // SL: may lie outside the image
        return values.size() == 2 ? std::optional(std::array<int, 2>{int(values[0]), int(values[1])}) : std::nullopt;
    };
    const auto topLeft = corner(DCM_DisplayedAreaTopLeftHandCorner);
    const auto bottomRight = corner(DCM_DisplayedAreaBottomRightHandCorner);
    if (!topLeft || !bottomRight)
        return std::nullopt;
    State::DisplayedArea area{readImageReferences(item, tagOf(DCM_ReferencedImageSequence)), *topLeft, *bottomRight};
    const std::vector<double> spacing = item.decimals(tagOf(DCM_PresentationPixelSpacing));
    const std::vector<double> ratio = item.decimals(tagOf(DCM_PresentationPixelAspectRatio));
    for (const std::vector<double> &pair : {spacing, ratio}) // both are vertical\horizontal
        if (!area.pixelAspect && pair.size() == 2 && pair[0] > 0 && pair[1] > 0)
            area.pixelAspect = pair[0] / pair[1];
    const QByteArray mode = item.text(tagOf(DCM_PresentationSizeMode));
    const std::vector<double> magnification = item.floats(tagOf(DCM_PresentationPixelMagnificationRatio));
    if (mode == "MAGNIFY" && !magnification.empty() && std::isfinite(magnification[0]) && magnification[0] > 0)
        area.magnification = magnification[0];
    if (mode == "TRUE SIZE" && spacing.size() == 2 && spacing[1] > 0)
        area.millimetresPerColumn = spacing[1];
    return area;
}

Result<void> readPosture(const Dataset &set, State &state)
{
    const int rotation = set.unsignedShort(tagOf(DCM_ImageRotation)).value_or(0);
    if (rotation % 90 != 0 || rotation >= 360)
        return fail(ErrorCode::Malformed, u"Image Rotation"_s);
    state.quarterTurns = rotation / 90;
    state.isFlipped = set.text(tagOf(DCM_ImageHorizontalFlip)) == "Y";
    for (const Dataset &item : set.items(tagOf(DCM_DisplayedAreaSelectionSequence)))
        if (auto area = readArea(item))
            state.areas.push_back(std::move(*area));
    return {};
}

void readOverlays(const Part10 &file, State &state)
{
    const Dataset &set = file.dataset();
    for (int group = 0x6000; group <= 0x601E; group += 2)
        if (!set.text(Tag(group) << 16 | DCM_OverlayActivationLayer.getElement()).isEmpty())
            state.activatedGroups.push_back(group);
    state.shutter = readShutter(set);
    const int bitmap = state.shutter ? state.shutter->overlayGroup.value_or(-1) : -1;
    for (OverlayPlane &plane : readOverlayPlanes(file)) {
        const auto &groups = state.activatedGroups;
        if (plane.group == bitmap || std::find(groups.begin(), groups.end(), plane.group) != groups.end())
            state.overlays.push_back(std::move(plane));
    }
}

/// Nothing for units of a whole slide (MATRIX), which no image of this program has.
std::optional<State::Units> readUnits(const Dataset &item, const DcmTagKey &key)
{
    const QByteArray units = item.text(tagOf(key));
    if (units == "PIXEL")
        return State::Units::Pixel;
    return units == "DISPLAY" ? std::optional(State::Units::Display) : std::nullopt;
}

std::optional<State::Graphic> readGraphic(const Dataset &item)
{
    using Type = State::Graphic::Type;
    static const QHash<QByteArray, Type> types{{"POINT", Type::Point},
                                               {"POLYLINE", Type::Polyline},
                                               {"INTERPOLATED", Type::Interpolated},
                                               {"CIRCLE", Type::Circle},
                                               {"ELLIPSE", Type::Ellipse}};
    const auto type = types.constFind(item.text(tagOf(DCM_GraphicType)));
    const auto units = readUnits(item, DCM_GraphicAnnotationUnits);
    const std::vector<double> data = item.floats(tagOf(DCM_GraphicData));
    if (type == types.constEnd() || !units || data.size() < 2 || data.size() > 2 * kMostPoints)
        return std::nullopt;
    State::Graphic graphic{*type, *units, {}, item.text(tagOf(DCM_GraphicFilled)) == "Y"};
    for (std::size_t i = 0; i + 1 < data.size(); i += 2)
        graphic.points.push_back({data[i], data[i + 1]});
    const std::size_t count = graphic.points.size();
    const bool complete = *type == Type::Circle ? count == 2 : *type == Type::Ellipse ? count == 4 : count >= 1;
    return complete ? std::optional(std::move(graphic)) : std::nullopt;
}

std::optional<State::Text> readText(const Part10 &file, const Dataset &item)
{
    State::Text text;
    text.text = file.characterSet().toUnicode(item.text(tagOf(DCM_UnformattedTextValue)));
    text.text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    const std::vector<double> topLeft = item.floats(tagOf(DCM_BoundingBoxTopLeftHandCorner));
    const std::vector<double> bottomRight = item.floats(tagOf(DCM_BoundingBoxBottomRightHandCorner));
    if (const auto units = readUnits(item, DCM_BoundingBoxAnnotationUnits);
        units && topLeft.size() == 2 && bottomRight.size() == 2) {
        text.boxUnits = *units;
        text.box = {topLeft[0], topLeft[1], bottomRight[0], bottomRight[1]};
    }
    const std::vector<double> anchor = item.floats(tagOf(DCM_AnchorPoint));
    if (const auto units = readUnits(item, DCM_AnchorPointAnnotationUnits); units && anchor.size() == 2) {
        text.anchorUnits = *units;
        text.anchor = {anchor[0], anchor[1]};
        text.anchorVisible = item.text(tagOf(DCM_AnchorPointVisibility)) == "Y";
    }
    return text.text.isEmpty() || !(text.box || text.anchor) ? std::nullopt : std::optional(std::move(text));
}

void readAnnotations(const Part10 &file, State &state)
{
    struct Layer {
        int order = 0;
        std::optional<std::array<int, 3>> cieLab;
    };
    const Dataset &set = file.dataset();
    QHash<QByteArray, Layer> layers;
    for (const Dataset &item : set.items(tagOf(DCM_GraphicLayerSequence))) {
        Layer layer{item.integer(tagOf(DCM_GraphicLayerOrder)).value_or(0), std::nullopt};
        const std::vector<int> lab = item.shorts(tagOf(DCM_GraphicLayerRecommendedDisplayCIELabValue));
        if (lab.size() == 3)
            layer.cieLab = {lab[0], lab[1], lab[2]};
        layers.insert(item.text(tagOf(DCM_GraphicLayer)), layer);
    }
    for (const Dataset &item : set.items(tagOf(DCM_GraphicAnnotationSequence))) {
        const Layer layer = layers.value(item.text(tagOf(DCM_GraphicLayer)));
        State::Annotation annotation{
            readImageReferences(item, tagOf(DCM_ReferencedImageSequence)), layer.order, layer.cieLab, {}, {}};
        for (const Dataset &object : item.items(tagOf(DCM_GraphicObjectSequence)))
            if (auto graphic = readGraphic(object))
                annotation.graphics.push_back(std::move(*graphic));
        for (const Dataset &object : item.items(tagOf(DCM_TextObjectSequence)))
            if (auto text = readText(file, object))
                annotation.texts.push_back(std::move(*text));
        state.annotations.push_back(std::move(annotation));
    }
    std::stable_sort(state.annotations.begin(), state.annotations.end(),
                     [](const auto &a, const auto &b) { return a.order < b.order; });
}

} // namespace

bool isPresentationState(const SopClassUid &sopClass)
{
    return sopClass.value() == QLatin1StringView(UID_GrayscaleSoftcopyPresentationStateStorage) ||
           sopClass.value() == QLatin1StringView(UID_ColorSoftcopyPresentationStateStorage);
}

Result<PresentationState> readPresentationState(const Part10 &file)
{
    const Dataset &set = file.dataset();
    const auto sopClass = SopClassUid::create(ascii(set, DCM_SOPClassUID)).value_or(SopClassUid());
    if (!sopClass.value().startsWith(QLatin1StringView(kAnyState)))
        return fail(ErrorCode::NotFound, u"not a presentation state"_s);
    if (!isPresentationState(sopClass))
        return fail(ErrorCode::Unsupported, u"kind of presentation state"_s);
    State state;
    const auto instance = SopInstanceUid::create(ascii(set, DCM_SOPInstanceUID));
    if (!instance)
        return fail(ErrorCode::Malformed, u"SOP Instance UID"_s);
    state.instance = *instance;
    state.series = SeriesInstanceUid::create(ascii(set, DCM_SeriesInstanceUID)).value_or(SeriesInstanceUid());
    state.study = StudyInstanceUid::create(ascii(set, DCM_StudyInstanceUID)).value_or(StudyInstanceUid());
    state.label = file.text(tagOf(DCM_ContentLabel));
    state.description = file.text(tagOf(DCM_ContentDescription));
    state.creator = file.text(tagOf(DCM_ContentCreatorName));
    const QDate day = QDate::fromString(ascii(set, DCM_PresentationCreationDate), u"yyyyMMdd"_s);
    const QTime hour =
        QTime::fromString(ascii(set, DCM_PresentationCreationTime).left(6).leftJustified(6, u'0'), u"HHmmss"_s);
    if (day.isValid())
        state.created = QDateTime(day, hour.isValid() ? hour : QTime(0, 0));
    state.number = set.integer(tagOf(DCM_InstanceNumber)).value_or(0);
    state.isColour = sopClass.value() == QLatin1StringView(UID_ColorSoftcopyPresentationStateStorage);
    for (const Dataset &series : set.items(tagOf(DCM_ReferencedSeriesSequence)))
        for (ImageReference &image : readImageReferences(series, tagOf(DCM_ReferencedImageSequence)))
            state.images.push_back(std::move(image));
    if (state.images.empty())
        return fail(ErrorCode::Malformed, u"Referenced Series Sequence"_s);
    if (!state.isColour)
        readValues(file, state);
    if (const auto lies = readPosture(set, state); !lies)
        return tl::unexpected(lies.error());
    readOverlays(file, state);
    readAnnotations(file, state);
    return state;
}

} // namespace td::dicom
