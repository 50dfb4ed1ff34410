// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ClipJob.h"

#include "core/dicom/Video.h"
#include "core/dicom/VideoLibrary.h"
#include "viewer/pixel/DisplayLut.h"
#include "viewer/render/FileGraphics.h"
#include "viewer/render/FrameRenderer.h"
#include "viewer/widget/PaneOverlay.h"

#include <QSaveFile>

namespace td::viewer {
namespace {

using namespace Qt::StringLiterals;

QImage renderedPicture(const ClipRecipe &recipe, const load::LoadedImage &image, const scene::ViewState &view)
{
    const geometry::CanvasSize canvas{recipe.size.width(), recipe.size.height()};
    const scene::Placement placement = view.placement(image.size(), image.rowAspect, canvas);
    std::vector<std::uint8_t> lut;
    if (!image.frame->isColour())
        lut = pixel::displayLut(*image.frame, image.presentation, view.window ? view.window : image.initialWindow,
                                view.inverted);
    QImage picture = render::renderFrame(*image.frame, lut, placement, canvas);
    if (view.inverted && image.frame->isColour())
        picture.invertPixels();
    return picture.convertToFormat(QImage::Format_RGB32);
}

} // namespace

QImage drawClipPicture(const ClipRecipe &recipe, const DressedImage &dressed, int position, int count)
{
    const load::LoadedImage &image = *dressed.image;
    scene::ViewState view = recipe.view;
    if (!view.postureChosen)
        view.posture = image.posture;
    QImage picture = renderedPicture(recipe, image, view);
    picture.setDevicePixelRatio(recipe.pixelRatio);
    const QRectF area(QPointF(0, 0), QSizeF(recipe.size) / recipe.pixelRatio);
    scene::Placement placement =
        view.placement(image.size(), image.rowAspect, {recipe.size.width(), recipe.size.height()});
    const double scale = placement.scaleX();
    for (geometry::CanvasPoint *point : {&placement.origin, &placement.perColumn, &placement.perRow})
        *point = {point->x / recipe.pixelRatio, point->y / recipe.pixelRatio};
    QPainter painter(&picture);
    if (recipe.fileGraphics)
        render::FileGraphics(image.size(), image.masks, image.shutter, image.graphics).paint(painter, placement, 1);
    painter.setFont(recipe.annotationStyle.font);
    render::paintAnnotations(painter, dressed.marks, placement, area, recipe.annotationStyle);
    const auto window = image.frame->isColour() ? std::nullopt : view.window ? view.window : image.initialWindow;
    render::OverlayContent overlay = PaneOverlay::content(image, {position, count, -1}, window, scale);
    if (!recipe.fileGraphics)
        overlay.legend.clear();
    overlay.letters = geometry::edgeLetters(overlay.letters, view.posture);
    overlay.millimetresPerPixel = image.millimetresPerColumn / scale * recipe.pixelRatio;
    render::paintOverlay(painter, area, overlay, recipe.overlayStyle);
    painter.end();
    picture.setDevicePixelRatio(1);
    return picture;
}

Result<ClipDone> writeClip(JobImages &images, const ClipRecipe &recipe, const QString &path)
{
    const auto library = dicom::VideoLibrary::load();
    if (!library)
        return tl::unexpected(library.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file);
    auto film = (*library)->encoder(file, recipe.size.width(), recipe.size.height());
    if (!film)
        return tl::unexpected(film.error());
    std::chrono::microseconds at{0};
    ClipDone done;
    const int count = int(recipe.keys.size());
    for (int i = 0; i < count; ++i) {
        images.control().done = i;
        const auto dressed = images.image(recipe.keys[i]);
        if (!dressed && !concernsImage(dressed.error().code))
            return tl::unexpected(dressed.error());
        if (!dressed) {
            ++done.leftOut;
            continue;
        }
        const QImage picture = drawClipPicture(recipe, *dressed, i, count);
        const auto *pixels = reinterpret_cast<const std::uint32_t *>(picture.constBits());
        if (const auto added = (*film)->add(pixels, picture.bytesPerLine(), at); !added)
            return tl::unexpected(added.error());
        at += recipe.times[std::size_t(i)];
        ++done.written;
    }
    if (done.written == 0)
        return fail(ErrorCode::NotFound, u"no image for a film"_s);
    if (const auto finished = (*film)->finish(at); !finished)
        return tl::unexpected(finished.error());
    if (!file.commit())
        return fileError(file);
    return done;
}

Result<void> writeStoredFilm(dicom::InstanceSource &source, const model::InstanceKey &key, const QString &path,
                             const JobControl &control)
{
    const auto part10 = fetched(source, key, control);
    if (!part10)
        return tl::unexpected(part10.error());
    const auto read = dicom::Part10::read(*part10, dicom::Part10::Preamble::Optional);
    if (!read)
        return tl::unexpected(read.error());
    const auto stream = dicom::VideoStream::of(*read);
    if (!stream)
        return tl::unexpected(stream.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file);
    constexpr qsizetype page = 4 * 1024 * 1024;
    QByteArray bytes(page, Qt::Uninitialized);
    for (qint64 at = 0; at < stream->size(); at += page) {
        if (control.cancelled)
            return fail(ErrorCode::Cancelled);
        const qsizetype count = stream->read(at, bytes.data(), page);
        if (file.write(bytes.constData(), count) != count)
            return fileError(file);
    }
    if (!file.commit())
        return fileError(file);
    return {};
}

} // namespace td::viewer
