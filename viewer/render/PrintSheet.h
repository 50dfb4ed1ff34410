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

/// What is written on a page besides its images, already in the reader's language.
struct SheetTexts {
    QString patientLine;
    QString studyLine;
    QString dateLine;
    QString pageLine; ///< "Page 2 of 5"; empty where there is one page
    QString notice;
    /// What stands beside a ruler of ten centimetres when images are to be as large as in the patient; empty: they fill
    /// their cells. Precondition: millimetresPerColumn of the cells is known.
    QString trueSizeLine;
    OverlayStyle style; ///< font size is set by the page
};

/// A page of images.
struct Sheet : SheetTexts {
    scene::Layout layout;
    QVector<SheetCell> cells; ///< row by row; empty panes are left out of the page
};

/// A sheet with its images drawn for a page: what is kept of frames are the pixels for the paper. Made on a worker
/// thread; painting it is then quick.
struct PreparedSheet : SheetTexts {
    struct Cell {
        QImage image;   ///< Format_Grayscale8 where the image is grey and nothing is drawn over it
        QImage preview; ///< the same smaller: the system's preview keeps a copy with four bytes for each dot
        OverlayContent overlay;
        QString message;
    };
    scene::Layout layout;
    QVector<Cell> cells;
    QSizeF pageMillimetres;
    /// Width by height of the images; on another page the grid is then chosen anew. 0: it stays.
    double aspect = 0;

    /// With the copies of a preview.
    double bytes() const;
};

/// Images are drawn in this resolution, what good office printers show of grey images.
inline constexpr double kPrintDotsPerInch = 300;
inline constexpr double kPreviewDotsPerInch = 120;

/// The grid of `count` cells in which images of `aspect`, width by height, are largest on a printable area.
scene::Layout sheetGrid(int count, double aspect, const QSizeF &pageMillimetres);

/// Where cell `index` of a grid lies on the printable area, in mm.
QRectF sheetCell(scene::Layout layout, int index, const QSizeF &pageMillimetres);

/// Draws one image for a cell of that size. Pure; for a worker thread (about 100 ms for a whole A4 page).
PreparedSheet::Cell prepareCell(const SheetCell &cell, const QSizeF &millimetres, bool trueSize);

/// Draws the images for a printable area of that size, as prepareCell().
PreparedSheet prepareSheet(const Sheet &sheet, const QSizeF &pageMillimetres);

enum class Paper { Real, Preview };

/// Paints a prepared sheet on a printable area of that size of a device with `dotsPerInch`. In cells of another shape
/// than those it was prepared for images are scaled as a whole.
void paintSheet(QPainter &painter, const PreparedSheet &sheet, const QSizeF &pageMillimetres, double dotsPerInch,
                Paper paper = Paper::Real);

/// Prints one page of `sheet` on an A4 device, all in one call. False when the device cannot be painted on.
bool printLayout(QPagedPaintDevice &device, const Sheet &sheet);

} // namespace td::viewer::render
