// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/load/Dressing.h"

#include "viewer/pixel/ColorConversion.h"
#include "viewer/pixel/DisplayLut.h"

#include <algorithm>
#include <cmath>

namespace td::viewer::load {
namespace {

using State = dicom::PresentationState;

std::shared_ptr<pixel::Mask> maskOf(const dicom::OverlayPlane &plane, int frame, pixel::Mask::Kind kind)
{
    const int own = plane.forAllFrames ? 0 : frame - plane.firstFrame;
    if (own < 0 || own >= plane.frames)
        return nullptr;
    auto mask = std::make_shared<pixel::Mask>();
    mask->kind = kind;
    mask->columns = plane.columns;
    mask->rows = plane.rows;
    mask->originColumn = plane.originColumn - 1; // stored from 1
    mask->originRow = plane.originRow - 1;
    mask->label = plane.label;
    const auto count = std::size_t(plane.rows) * std::size_t(plane.columns);
    const auto first = plane.bits.begin() + std::ptrdiff_t(count * std::size_t(own));
    mask->opacity.assign(first, first + std::ptrdiff_t(count));
    for (std::uint8_t &opacity : mask->opacity)
        opacity = opacity != 0 ? 255 : 0;
    return mask;
}

/// The item that speaks of this image; the last one where several do.
template <class Item>
const Item *itemFor(const std::vector<Item> &items, const LoadedImage &image)
{
    const auto at = std::find_if(items.rbegin(), items.rend(), [&image](const Item &item) {
        return dicom::refersTo(item.images, image.attributes->sopInstance, image.frameIndex);
    });
    return at == items.rend() ? nullptr : &*at;
}

/// Without a window all values the modality transform can give are shown (PS3.4 N.2.3).
pixel::Window identityWindow(const LoadedImage &image, const pixel::ModalityTransform &modality)
{
    double low = 0;
    double high = 0;
    if (modality.table) {
        high = std::pow(2.0, modality.table->bits) - 1;
    } else if (const int bits = image.attributes->bitsStored; bits > 0) {
        const double first = image.attributes->isSigned ? -std::pow(2.0, bits - 1) : 0;
        low = modality(first);
        high = modality(first + std::pow(2.0, bits) - 1);
        if (low > high)
            std::swap(low, high);
    } else {
        return pixel::fullRangeWindow(*image.frame, image.presentation);
    }
    return {(low + high) / 2, std::max(high - low, 1e-9), pixel::WindowFunction::LinearExact, {}};
}

void presentGrey(const State &state, LoadedImage &image)
{
    pixel::Presentation &p = image.presentation;
    pixel::ModalityTransform modality{state.rescaleSlope, state.rescaleIntercept, std::nullopt};
    if (state.modalityLut)
        modality.table = tableOf(*state.modalityLut);
    p.stateModality = modality;
    p.windows.clear();
    p.voiTables.clear();
    if (const State::Voi *voi = itemFor(state.vois, image)) {
        for (const dicom::VoiWindow &w : voi->windows)
            p.windows.push_back({w.center, w.width, pixel::WindowFunction(int(voi->function)), w.explanation});
        for (const dicom::LookupTable &table : voi->tables)
            p.voiTables.push_back(tableOf(table));
    }
    p.presentationTable.reset();
    if (state.presentationLut)
        p.presentationTable = tableOf(*state.presentationLut);
    p.inverse = state.isInverse; // MONOCHROME1 or not: the state says it all (PS3.3 C.11.6.1.2)
    p.padding.reset();           // is no part of the state's pipeline
    if (p.windows.empty() && p.voiTables.empty())
        p.windows.push_back(identityWindow(image, modality));
    image.initialWindow = pixel::defaultWindow(*image.frame, p);
    image.fullWidth = pixel::fullRangeWindow(*image.frame, p).width;
}

geometry::Posture postureOf(const State &state, const State::DisplayedArea *area)
{
    geometry::Posture posture{state.quarterTurns, state.isFlipped, std::nullopt};
    if (area) {
        const auto [left, right] = std::minmax(area->topLeft[0], area->bottomRight[0]);
        const auto [top, bottom] = std::minmax(area->topLeft[1], area->bottomRight[1]);
        posture.area = geometry::ImageBox{{left - 1.0, top - 1.0}, {double(right), double(bottom)}};
        posture.magnification = area->magnification;
        posture.millimetresPerColumn = area->millimetresPerColumn;
    }
    return posture;
}

/// Brings points of either unit into the image.
class Points {
public:
    Points(const geometry::Posture &posture, geometry::ImageSize size)
        : m_posture(posture)
        , m_area(posture.area.value_or(geometry::ImageBox{{0, 0}, {double(size.columns), double(size.rows)}}))
    {
    }
    geometry::ImagePoint operator()(double column, double row, State::Units units) const
    {
        if (units == State::Units::Pixel)
            return {column, row};
        double x = m_posture.mirrored ? 1 - column : column;
        double y = row;
        for (int i = 0; i < m_posture.quarterTurns; ++i) { // back: what is at the top was at the left
            const double before = y;
            y = 1 - x;
            x = before;
        }
        return {m_area.topLeft.column + x * m_area.columns(), m_area.topLeft.row + y * m_area.rows()};
    }

private:
    geometry::Posture m_posture;
    geometry::ImageBox m_area;
};

geometry::Graphic graphicOf(const State::Graphic &from, const Points &points)
{
    using From = State::Graphic::Type;
    using To = geometry::Graphic::Kind;
    geometry::Graphic graphic;
    switch (from.type) {
    case From::Point:
        graphic.kind = To::Point;
        break;
    case From::Polyline:
        graphic.kind = To::Polyline;
        break;
    case From::Interpolated:
        graphic.kind = To::Interpolated;
        break;
    case From::Circle:
        graphic.kind = To::Circle;
        break;
    case From::Ellipse:
        graphic.kind = To::Ellipse;
        break;
    }
    for (const auto &[column, row] : from.points)
        graphic.points.push_back(points(column, row, from.units));
    graphic.isFilled = from.isFilled;
    return graphic;
}

geometry::Graphic textOf(const State::Text &from, const Points &points)
{
    geometry::Graphic graphic;
    graphic.kind = geometry::Graphic::Kind::Text;
    graphic.text = from.text;
    if (const auto &box = from.box)
        graphic.points = {points((*box)[0], (*box)[1], from.boxUnits), points((*box)[2], (*box)[3], from.boxUnits)};
    if (const auto &anchor = from.anchor)
        graphic.anchor = points((*anchor)[0], (*anchor)[1], from.anchorUnits);
    graphic.anchorVisible = from.anchorVisible;
    return graphic;
}

void presentGraphics(const State &state, LoadedImage &image)
{
    const Points points(image.posture, image.size());
    for (const State::Annotation &annotation : state.annotations) {
        if (!dicom::refersTo(annotation.images, image.attributes->sopInstance, image.frameIndex))
            continue;
        const auto &lab = annotation.cieLab;
        const std::uint32_t colour = lab ? pixel::rgbOfCieLab((*lab)[0], (*lab)[1], (*lab)[2]) : 0;
        const auto add = [&](geometry::Graphic graphic) {
            graphic.colour = colour;
            image.graphics.push_back(std::move(graphic));
        };
        for (const State::Graphic &graphic : annotation.graphics)
            add(graphicOf(graphic, points));
        for (const State::Text &text : annotation.texts)
            add(textOf(text, points));
    }
}

/// Of an overlay that both have, the state's own is meant (PS3.3 C.11.7).
std::vector<dicom::OverlayPlane> overlaysOf(const State &state, const LoadedImage &image)
{
    std::vector<dicom::OverlayPlane> planes = state.overlays;
    const auto holds = [](const auto &items, const auto &is) { return std::any_of(items.begin(), items.end(), is); };
    for (const dicom::OverlayPlane &plane : image.attributes->overlays)
        if (holds(state.activatedGroups, [&](int group) { return group == plane.group; }) &&
            !holds(state.overlays, [&](const auto &own) { return own.group == plane.group; }))
            planes.push_back(plane);
    std::sort(planes.begin(), planes.end(), [](const auto &a, const auto &b) { return a.group < b.group; });
    return planes;
}

} // namespace

QString labelOf(const dicom::PresentationState &state)
{
    return state.description.isEmpty() ? state.label : state.description;
}

pixel::Table tableOf(const dicom::LookupTable &table)
{
    return {table.firstMapped, table.bits, table.data, table.explanation};
}

void addOverlays(const std::vector<dicom::OverlayPlane> &planes, const std::optional<dicom::Shutter> &shutter,
                 LoadedImage &image)
{
    constexpr std::uint32_t overlayColour = 0xFFF2E9C9; // of the texts over images
    const auto bitmapShutter = shutter ? shutter->overlayGroup : std::nullopt;
    for (const dicom::OverlayPlane &plane : planes) {
        const bool hides = bitmapShutter == plane.group;
        auto mask = maskOf(plane, image.frameIndex, hides ? pixel::Mask::Kind::Shutter : pixel::Mask::Kind::Overlay);
        if (!mask)
            continue;
        const auto grey = std::uint32_t(hides ? shutter->presentationValue >> 8 : 0);
        mask->colour = hides ? pixel::packedRgb(grey, grey, grey) : overlayColour;
        image.masks.push_back(std::move(mask));
    }
    if (!shutter || !(shutter->rectangle || shutter->circle || !shutter->polygon.empty()))
        return;
    // Edges are pixels, counted from 1: the pixel of an edge is still seen (PS3.3 C.7.6.11).
    geometry::Shutter shape;
    if (const auto &r = shutter->rectangle)
        shape.box = geometry::ImageBox{{r->left - 1.0, r->upper - 1.0}, {double(r->right), double(r->lower)}};
    if (const auto &c = shutter->circle)
        shape.disc = geometry::Shutter::Disc{{c->centerColumn - 0.5, c->centerRow - 0.5}, double(c->radius)};
    for (const auto &[row, column] : shutter->polygon)
        shape.polygon.push_back({column - 0.5, row - 0.5});
    shape.grey = shutter->presentationValue >> 8;
    image.shutter = shape;
}

std::shared_ptr<const LoadedImage> presented(const LoadedImage &image, const dicom::PresentationState &state)
{
    auto shown = std::make_shared<LoadedImage>(image);
    if (!image.frame->isColour() && !state.isColour)
        presentGrey(state, *shown);
    shown->preparedBy = labelOf(state);
    const State::DisplayedArea *area = itemFor(state.areas, image);
    shown->posture = postureOf(state, area);
    if (area && area->pixelAspect)
        shown->rowAspect = *area->pixelAspect;
    shown->masks.clear();
    shown->shutter.reset();
    shown->graphics.clear();
    addOverlays(overlaysOf(state, image), state.shutter, *shown);
    presentGraphics(state, *shown);
    return shown;
}

} // namespace td::viewer::load
