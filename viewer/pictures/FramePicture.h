// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "viewer/load/ImageFactory.h"
#include "viewer/scene/ViewState.h"

#include <QImage>

namespace td::viewer::pictures {

/// A frame for those who have no viewer.
struct Picture {
    QByteArray jpeg; ///< JFIF, baseline; one component where the image is grey and no segment or overlay has a colour
    int width = 0;   ///< pixels
    int height = 0;
};

/// An image as the viewer first shows it, with what its file draws over it, at a place on a canvas of `size` pixels.
/// Grey images over which nothing is drawn give Format_Grayscale8, others Format_RGB32. From any thread.
QImage drawnImage(const load::LoadedImage &image, const scene::Placement &placement, geometry::CanvasSize size);

/// The size of a picture of an image: its own proportions in the patient (`rowAspect`: height of a pixel divided by its
/// width), the longer side `longestSide` or that of the image, whichever is smaller.
geometry::CanvasSize pictureSize(geometry::ImageSize image, double rowAspect, int longestSide);

/// Frame `frame` (from 0) as the viewer first shows it, its longer side at most `longestSide` pixels and never
/// enlarged, without letters. Errors: as of load::OpenInstance::image.
Result<QImage> pictureOf(const load::OpenInstance &instance, int frame, int longestSide);

/// The same with the letters of the patient's sides and a scale bar, where they are known and the picture has room, as
/// a JPEG. From any thread, on several at once; needs a QGuiApplication for its letters.
/// Errors: as of load::OpenInstance::image, Timeout after twenty seconds with a film among them; Unsupported: Qt has no
/// writer of JPEG.
Result<Picture> jpegOf(const load::OpenInstance &instance, int frame, int longestSide = 1024);

/// Opens a Part 10 file for one picture. For several of one file, open it once. Errors: also as of
/// load::OpenInstance::open; among them NotFound: no pixels, and Unsupported: a film without its plugin.
Result<Picture> jpegOf(const QByteArray &part10, int frame, int longestSide = 1024);

} // namespace td::viewer::pictures
