// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/render/FrameRenderer.h"

#include <algorithm>
#include <cmath>

namespace td::viewer::render {
namespace {

/// For each canvas pixel along an axis: the pixel before it in the source, and how far towards the next, in 1/256.
struct Axis {
    int begin = 0; ///< first canvas pixel inside the image
    int end = 0;   ///< one past the last
    std::vector<int> index;
    std::vector<int> weight;
};

/// `scale` is canvas pixels per source pixel, negative when the source runs backwards; `count` source pixels.
Axis axisOf(double origin, double scale, int count, int canvas)
{
    Axis axis;
    const double first = std::min(origin, origin + count * scale);
    const double last = std::max(origin, origin + count * scale);
    axis.begin = int(std::clamp(std::ceil(first - 0.5), 0.0, double(canvas)));
    axis.end = int(std::clamp(std::ceil(last - 0.5), double(axis.begin), double(canvas)));
    axis.index.resize(std::size_t(axis.end - axis.begin));
    axis.weight.resize(axis.index.size());
    for (int i = axis.begin; i < axis.end; ++i) {
        const double at = std::clamp((i + 0.5 - origin) / scale - 0.5, 0.0, double(count - 1));
        const int before = std::min(int(at), std::max(0, count - 2));
        axis.index[std::size_t(i - axis.begin)] = before;
        axis.weight[std::size_t(i - axis.begin)] = count > 1 ? int((at - before) * 256 + 0.5) : 0;
    }
    return axis;
}

/// Unsigned and of one width, so that compilers make it a widening multiplication of whole registers.
std::uint16_t mix(std::uint16_t a, std::uint16_t b, int weight)
{
    const auto w = std::uint16_t(weight);
    const auto rest = std::uint16_t(256 - weight);
    return std::uint16_t((std::uint32_t(a) * rest + std::uint32_t(b) * w) >> 8);
}

std::uint32_t mix(std::uint32_t a, std::uint32_t b, int weight)
{
    constexpr std::uint32_t mask = 0x00FF00FF;
    const auto w = std::uint32_t(weight);
    const std::uint32_t even = ((a & mask) * (256 - w) + (b & mask) * w) >> 8;
    const std::uint32_t odd = ((a >> 8) & mask) * (256 - w) + ((b >> 8) & mask) * w;
    return (even & mask) | (odd & ~mask);
}

/// Two neighbouring source rows, interpolated along x; a row is kept while the canvas rows between them need it.
template <class Source, class Value>
class RowPair {
public:
    RowPair(const std::vector<Source> &pixels, int columns, int rows, const Axis &x)
        : m_pixels(pixels)
        , m_columns(columns)
        , m_rows(rows)
        , m_x(x)
        , m_upper(x.index.size())
        , m_lower(x.index.size())
    {
    }

    void moveTo(int row)
    {
        if (row == m_row)
            return;
        const bool onward = row == m_row + 1;
        const bool backward = row == m_row - 1;
        if (onward || backward)
            m_upper.swap(m_lower);
        if (!onward)
            interpolate(row, m_upper);
        if (!backward)
            interpolate(std::min(row + 1, m_rows - 1), m_lower);
        m_row = row;
    }
    const std::vector<Value> &upper() const { return m_upper; }
    const std::vector<Value> &lower() const { return m_lower; }

private:
    void interpolate(int row, std::vector<Value> &to) const
    {
        const Source *from = m_pixels.data() + std::size_t(row) * std::size_t(m_columns);
        const int last = m_columns > 1 ? 1 : 0;
        for (std::size_t i = 0; i < to.size(); ++i) {
            const int at = m_x.index[i];
            to[i] = mix(Value(from[at]), Value(from[at + last]), m_x.weight[i]);
        }
    }

    const std::vector<Source> &m_pixels;
    int m_columns;
    int m_rows;
    const Axis &m_x;
    int m_row = -2;
    std::vector<Value> m_upper;
    std::vector<Value> m_lower;
};

template <class Source, class Value, class Pixel, class Finish>
void draw(const pixel::Level &level, const std::vector<Source> &pixels, const Axis &x, const Axis &y, QImage &image,
          Finish finish)
{
    RowPair<Source, Value> rows(pixels, level.columns, level.rows, x);
    const auto stride = std::size_t(image.bytesPerLine());
    uchar *bits = image.bits();
    const std::size_t count = x.index.size();
    std::vector<Value> mixed(count);
    Value *between = mixed.data();
    for (int line = y.begin; line < y.end; ++line) {
        const auto at = std::size_t(line - y.begin);
        rows.moveTo(y.index[at]);
        const int weight = y.weight[at];
        const Value *upper = rows.upper().data();
        const Value *lower = rows.lower().data();
        auto *to = reinterpret_cast<Pixel *>(bits + std::size_t(line) * stride) + x.begin;
        // Two loops: the first runs on whole registers, which a look-up in the middle would prevent.
        for (std::size_t i = 0; i < count; ++i)
            between[i] = mix(upper[i], lower[i], weight);
        for (std::size_t i = 0; i < count; ++i)
            to[i] = finish(between[i]);
    }
}

/// The level that is just not enlarged, or level 0.
const pixel::Level *levelFor(const pixel::Frame &frame, double scale, pixel::Level &scratch)
{
    const std::vector<pixel::Level> &levels = frame.levels();
    std::size_t k = 0;
    double levelScale = scale;
    while (levelScale <= 0.5 && k + 1 < levels.size()) {
        ++k;
        levelScale *= 2;
    }
    const pixel::Level *level = &levels[k];
    while (levelScale <= 0.5 && std::max(level->columns, level->rows) > 1) { // small frames carry no pyramid
        scratch = pixel::halved(*level);
        level = &scratch;
        levelScale *= 2;
    }
    return level;
}

/// Draws without exchanging rows and columns.
QImage drawUpright(const pixel::Frame &frame, const std::vector<std::uint8_t> &lut, const scene::Placement &placement,
                   geometry::CanvasSize size)
{
    QImage image(std::max(1, size.width), std::max(1, size.height),
                 frame.isColour() ? QImage::Format_RGB32 : QImage::Format_Grayscale8);
    image.fill(Qt::black);
    pixel::Level scratch;
    const pixel::Level &level = *levelFor(frame, std::min(placement.scaleX(), placement.scaleY()), scratch);
    const double shrunkX = double(frame.columns()) / level.columns;
    const double shrunkY = double(frame.rows()) / level.rows;
    const Axis x = axisOf(placement.origin.x, placement.perColumn.x * shrunkX, level.columns, image.width());
    const Axis y = axisOf(placement.origin.y, placement.perRow.y * shrunkY, level.rows, image.height());
    if (frame.isColour()) {
        draw<std::uint32_t, std::uint32_t, std::uint32_t>(level, level.colour, x, y, image,
                                                          [](std::uint32_t v) { return v | 0xFF000000u; });
    } else {
        const std::uint8_t *table = lut.data();
        draw<std::uint16_t, std::uint16_t, std::uint8_t>(level, level.grey, x, y, image,
                                                         [table](std::uint16_t v) { return table[v]; });
    }
    return image;
}

template <class Pixel>
void transpose(const QImage &from, QImage &to)
{
    constexpr int tile = 32; // rows and columns of a tile stay in the cache
    for (int top = 0; top < from.height(); top += tile)
        for (int left = 0; left < from.width(); left += tile)
            for (int y = top; y < std::min(top + tile, from.height()); ++y) {
                const auto *line = reinterpret_cast<const Pixel *>(from.constScanLine(y));
                for (int x = left; x < std::min(left + tile, from.width()); ++x)
                    reinterpret_cast<Pixel *>(to.bits() + qsizetype(x) * to.bytesPerLine())[y] = line[x];
            }
}

} // namespace

QImage renderFrame(const pixel::Frame &frame, const std::vector<std::uint8_t> &lut, const scene::Placement &placement,
                   geometry::CanvasSize size)
{
    if (!placement.isTransposed())
        return drawUpright(frame, lut, placement, size);
    scene::Placement upright;
    upright.origin = {placement.origin.y, placement.origin.x};
    upright.perColumn = {placement.perColumn.y, 0};
    upright.perRow = {0, placement.perRow.x};
    const QImage drawn = drawUpright(frame, lut, upright, {size.height, size.width});
    QImage image(drawn.height(), drawn.width(), drawn.format());
    if (frame.isColour())
        transpose<std::uint32_t>(drawn, image);
    else
        transpose<std::uint8_t>(drawn, image);
    return image;
}

} // namespace td::viewer::render
