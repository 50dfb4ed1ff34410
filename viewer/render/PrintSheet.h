// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/pixel/Frame.h"
#include "viewer/render/AnnotationPainter.h"
#include "viewer/render/FileGraphics.h"
#include "viewer/render/Overlay.h"
#include "viewer/scene/Layout.h"
#include "viewer/scene/ViewState.h"

#include <QImage>
#include <QPagedPaintDevice>
#include <QVector>

#include <memory>

namespace td::viewer::render {

/// One image of a sheet; without a frame its `message` is written instead.
struct SheetCell {
    std::shared_ptr<const pixel::Frame> frame;
    std::vector<std::uint8_t> lut;
    scene::ViewState view;
    double rowAspect = 1;
    double millimetresPerColumn = 0; ///< 0 = not known
    geometry::ImagePoint centre;     ///< of what the reader sees: in true size a page may hold only a part
    FileGraphics graphics;           ///< what the file draws over the image
    std::vector<AnnotationMark> marks;
    AnnotationStyle annotationStyle; ///< font and pen are set by the page
    OverlayContent overlay;
    QString message;
};

/// A page of images. All texts are already in the reader's language.
struct Sheet {
    scene::Layout layout;
    QVector<SheetCell> cells; ///< row by row; empty panes are left out of the page
    QString patientLine;
    QString studyLine;
    QString dateLine;
    QString notice;
    /// What stands beside a ruler of ten centimetres when images are to be as large as in the patient; empty: they fill
    /// their cells. Precondition: millimetresPerColumn of the cells is known.
    QString trueSizeLine;
    OverlayStyle style; ///< font size is set by the page
};

/// A sheet with its images drawn for a page. Made on a worker thread; painting it is then quick.
struct PreparedSheet {
    struct Cell {
        QRectF area; ///< mm on the page, from the upper left corner of the printable area
        QImage image;
        OverlayContent overlay;
        QString message;
    };
    QVector<Cell> cells;
    Sheet sheet;
    QSizeF pageMillimetres;
};

/// Images are drawn in this resolution, what good office printers show of grey images.
inline constexpr double kPrintDotsPerInch = 300;

/// Draws the images for a printable area of that size. Pure; for a worker thread (about 100 ms for a whole A4 page).
PreparedSheet prepareSheet(const Sheet &sheet, const QSizeF &pageMillimetres);

/// Paints a prepared sheet on the printable area of a device with `dotsPerInch`.
void paintSheet(QPainter &painter, const PreparedSheet &sheet, double dotsPerInch);

/// Prints one page of `sheet` on an A4 device, all in one call. False when the device cannot be painted on.
bool printLayout(QPagedPaintDevice &device, const Sheet &sheet);

} // namespace td::viewer::render
