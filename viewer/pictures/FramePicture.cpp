// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/pictures/FramePicture.h"

#include "viewer/pixel/DisplayLut.h"
#include "viewer/render/FileGraphics.h"
#include "viewer/render/FrameRenderer.h"
#include "viewer/render/Overlay.h"

#include <QBuffer>
#include <QImageWriter>

#include <algorithm>
#include <cmath>

namespace td::viewer::pictures {
namespace {

using namespace Qt::StringLiterals;

constexpr int kQuality = 85;    ///< of 100: no blocks to be seen at the edges of bones
constexpr int kLeastSide = 160; ///< pixels; letters would hide too much of smaller pictures

scene::ViewState viewOf(const load::LoadedImage &image)
{
    scene::ViewState view;
    view.posture = image.posture;
    return view;
}

QImage pictureOf(const load::LoadedImage &image, geometry::CanvasSize size)
{
    return drawnImage(image, viewOf(image).placement(image.size(), image.rowAspect, size), size);
}

/// Letters and scale bar alone: a picture that leaves its page must not carry a name with it.
void writeOver(QImage &picture, const load::LoadedImage &image)
{
    if (std::min(picture.width(), picture.height()) < kLeastSide)
        return;
    render::OverlayContent content;
    content.letters = geometry::edgeLetters(image.edges, image.posture);
    // A length at the detector is not one in the patient, and the picture has no words to say so.
    if (!image.atDetector)
        content.millimetresPerPixel = image.millimetresPerColumn * image.frame->columns() / picture.width();
    if (!content.letters.isKnown() && content.millimetresPerPixel <= 0)
        return;
    constexpr QRgb viewersOverlay = 0xFFF2E9C9;
    constexpr double share = 36; // of the shorter side is the height of a letter
    render::OverlayStyle style;
    style.text = QColor::fromRgb(viewersOverlay);
    style.outline = Qt::black;
    style.font.setPixelSize(std::max(12, int(std::min(picture.width(), picture.height()) / share)));
    const bool isGrey = picture.format() == QImage::Format_Grayscale8;
    picture = picture.convertToFormat(QImage::Format_RGB32);
    {
        QPainter painter(&picture);
        render::paintOverlay(painter, QRectF(picture.rect()), content, style);
    }
    if (isGrey)
        picture = picture.convertToFormat(QImage::Format_Grayscale8);
}

} // namespace

QImage drawnImage(const load::LoadedImage &image, const scene::Placement &placement, geometry::CanvasSize size)
{
    const auto lut = image.frame->isColour()
                         ? std::vector<std::uint8_t>()
                         : pixel::displayLut(*image.frame, image.presentation, image.initialWindow, false);
    QImage picture = render::renderFrame(*image.frame, lut, placement, size);
    const render::FileGraphics graphics(image.size(), image.masks, image.shutter, image.graphics);
    if (!graphics.isEmpty()) {
        picture = picture.convertToFormat(QImage::Format_RGB32);
        QPainter painter(&picture);
        graphics.paint(painter, placement, 1);
    }
    return picture;
}

geometry::CanvasSize pictureSize(geometry::ImageSize image, double rowAspect, int longestSide)
{
    const double height = image.rows * rowAspect; // in columns
    const double longer = std::min(longestSide, std::max(image.columns, image.rows));
    const double scale = longer / std::max<double>(image.columns, height);
    return {std::max(1, int(std::lround(image.columns * scale))), std::max(1, int(std::lround(height * scale)))};
}

Result<QImage> pictureOf(const load::OpenInstance &instance, int frame, int longestSide)
{
    const auto image = instance.image(frame);
    if (!image)
        return tl::unexpected(image.error());
    return pictureOf(**image, pictureSize((*image)->size(), (*image)->rowAspect, longestSide));
}

Result<Picture> jpegOf(const load::OpenInstance &instance, int frame, int longestSide)
{
    const auto image = instance.image(frame);
    if (!image)
        return tl::unexpected(image.error());
    QImage drawn = pictureOf(**image, pictureSize((*image)->size(), (*image)->rowAspect, longestSide));
    writeOver(drawn, **image);
    Picture picture;
    picture.width = drawn.width();
    picture.height = drawn.height();
    QBuffer buffer(&picture.jpeg);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(kQuality);
    if (!writer.write(drawn))
        return fail(ErrorCode::Unsupported, u"no writer of JPEG"_s);
    return picture;
}

Result<Picture> jpegOf(const QByteArray &part10, int frame, int longestSide)
{
    const auto instance = load::OpenInstance::open(part10);
    return instance ? jpegOf(**instance, frame, longestSide) : tl::unexpected(instance.error());
}

} // namespace td::viewer::pictures
