// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/render/PrintSheet.h"

#include "viewer/render/FrameRenderer.h"

#include <QPageLayout>

#include <algorithm>

namespace td::viewer::render {
namespace {

constexpr double kHeaderMm = 21;
constexpr double kFooterMm = 9;
constexpr double kGapMm = 2;
constexpr double kMmPerInch = 25.4;

/// The used part of the layout: panes without an image do not take paper.
scene::Layout usedLayout(const Sheet &sheet)
{
    if (sheet.cells.size() <= 1)
        return scene::kSingle;
    const int columns = sheet.layout.columns;
    return {int((sheet.cells.size() + columns - 1) / columns), columns};
}

QRectF cellArea(const Sheet &sheet, int index, const QSizeF &page)
{
    const scene::Layout layout = usedLayout(sheet);
    const double width = (page.width() - kGapMm * (layout.columns - 1)) / layout.columns;
    const double height = (page.height() - kHeaderMm - kFooterMm - kGapMm * (layout.rows - 1)) / layout.rows;
    return {(index % layout.columns) * (width + kGapMm), kHeaderMm + (index / layout.columns) * (height + kGapMm),
            width, height};
}

QFont pageFont(const Sheet &sheet, double millimetres, double dotsPerMm, bool bold = false)
{
    QFont font = sheet.style.font;
    font.setPixelSize(std::max(1, int(millimetres * dotsPerMm)));
    font.setBold(bold);
    return font;
}

void paintHeader(QPainter &painter, const PreparedSheet &prepared, double dotsPerMm)
{
    const double width = prepared.pageMillimetres.width() * dotsPerMm;
    painter.setPen(Qt::black);
    double y = 0;
    const auto line = [&](const QString &text, double mm, bool bold) {
        painter.setFont(pageFont(prepared.sheet, mm, dotsPerMm, bold));
        const QRectF rect(0, y, width, mm * 1.5 * dotsPerMm);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(painter.font(), painter.device()).elidedText(text, Qt::ElideRight, width));
        y += rect.height();
    };
    line(prepared.sheet.patientLine, 4.4, true);
    line(prepared.sheet.studyLine, 3.4, false);
    line(prepared.sheet.dateLine, 3.4, false);
    painter.setPen(QPen(Qt::darkGray, 0.25 * dotsPerMm));
    painter.drawLine(QPointF(0, (kHeaderMm - 2) * dotsPerMm), QPointF(width, (kHeaderMm - 2) * dotsPerMm));
}

void paintCell(QPainter &painter, const PreparedSheet &prepared, const PreparedSheet::Cell &cell, double dotsPerMm)
{
    const QRectF area(cell.area.topLeft() * dotsPerMm, cell.area.size() * dotsPerMm);
    painter.fillRect(area, Qt::black);
    OverlayStyle style = prepared.sheet.style;
    style.font = pageFont(prepared.sheet, 2.6, dotsPerMm);
    style.margin = 2 * dotsPerMm;
    if (!cell.message.isEmpty()) {
        painter.setFont(style.font);
        painter.setPen(style.text);
        painter.drawText(area.adjusted(style.margin, 0, -style.margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         cell.message);
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, cell.image);
    OverlayContent overlay = cell.overlay;
    // The scale bar was worked out for the image's own pixels.
    overlay.millimetresPerPixel *= cell.image.width() / area.width();
    paintOverlay(painter, area, overlay, style);
}

/// The image as the reader sees it, with what is drawn over it, in the paper's resolution.
QImage drawCell(const SheetCell &cell, const scene::Placement &placement, geometry::CanvasSize size)
{
    QImage image = renderFrame(*cell.frame, cell.lut, placement, size);
    if (cell.view.inverted && cell.frame->isColour())
        image.invertPixels();
    if (cell.graphics.isEmpty() && cell.marks.empty())
        return image;
    image = image.convertToFormat(QImage::Format_RGB32);
    constexpr double screenDotsPerInch = 96;
    constexpr double textMm = 2.6;
    const double pen = kPrintDotsPerInch / screenDotsPerInch;
    AnnotationStyle style = cell.annotationStyle;
    style.pen *= pen;
    style.font.setPixelSize(int(textMm / kMmPerInch * kPrintDotsPerInch));
    QPainter painter(&image);
    painter.setFont(style.font);
    cell.graphics.paint(painter, placement, pen);
    paintAnnotations(painter, cell.marks, placement, QRectF(0, 0, size.width, size.height), style);
    return image;
}

/// A millimetre of the patient on one of the paper. What fits is centred; of what does not, the part around `centre`.
scene::Placement trueSizePlacement(const SheetCell &cell, geometry::CanvasSize canvas)
{
    const geometry::ImageSize image{cell.frame->columns(), cell.frame->rows()};
    scene::ViewState view = cell.view;
    view.fit();
    scene::Placement p = view.placement(image, cell.rowAspect, canvas);
    const double scale = cell.millimetresPerColumn * kPrintDotsPerInch / kMmPerInch / p.scaleX();
    for (double *step : {&p.perColumn.x, &p.perColumn.y, &p.perRow.x, &p.perRow.y})
        *step *= scale;
    p.origin = {0, 0};
    const geometry::CanvasPoint corner = p.toCanvas({double(image.columns), double(image.rows)});
    const geometry::CanvasPoint middle = p.toCanvas({image.columns / 2.0, image.rows / 2.0});
    const geometry::CanvasPoint seen = p.toCanvas(cell.centre);
    p.origin.x = canvas.width / 2.0 - (std::abs(corner.x) > canvas.width ? seen.x : middle.x);
    p.origin.y = canvas.height / 2.0 - (std::abs(corner.y) > canvas.height ? seen.y : middle.y);
    return p;
}

/// Ten centimetres with a stroke for each millimetre, and what they are for.
void paintRuler(QPainter &painter, const PreparedSheet &prepared, const QRectF &area, double dotsPerMm)
{
    constexpr int length = 100;
    constexpr double fromLeft = 6;
    constexpr double fromBottom = 24; // above the texts
    const auto at = [&](double x, double y) {
        return QPointF(area.left() + (fromLeft + x) * dotsPerMm, area.bottom() - (fromBottom + y) * dotsPerMm);
    };
    painter.fillRect(QRectF(at(-2, 11), at(length + 2, -3)), Qt::white);
    painter.setPen(QPen(Qt::black, 0.15 * dotsPerMm));
    for (int mm = 0; mm <= length; ++mm)
        painter.drawLine(at(mm, 0), at(mm, mm % 10 == 0 ? 4 : mm % 5 == 0 ? 3 : 2));
    painter.drawLine(at(0, 0), at(length, 0));
    painter.setFont(pageFont(prepared.sheet, 2.6, dotsPerMm));
    painter.drawText(QRectF(at(0, 10), at(length, 5)), Qt::AlignLeft | Qt::AlignVCenter, prepared.sheet.trueSizeLine);
}

} // namespace

PreparedSheet prepareSheet(const Sheet &sheet, const QSizeF &page)
{
    PreparedSheet prepared;
    prepared.sheet = sheet;
    prepared.pageMillimetres = page;
    for (int i = 0; i < int(sheet.cells.size()); ++i) {
        const SheetCell &cell = sheet.cells[i];
        PreparedSheet::Cell out{cellArea(sheet, i, page), {}, cell.overlay, cell.message};
        if (cell.frame) {
            const geometry::CanvasSize size{int(out.area.width() / kMmPerInch * kPrintDotsPerInch),
                                            int(out.area.height() / kMmPerInch * kPrintDotsPerInch)};
            const scene::Placement placement =
                sheet.trueSizeLine.isEmpty()
                    ? cell.view.placement({cell.frame->columns(), cell.frame->rows()}, cell.rowAspect, size)
                    : trueSizePlacement(cell, size);
            out.image = drawCell(cell, placement, size);
            out.overlay.millimetresPerPixel = cell.millimetresPerColumn / placement.scaleX();
        }
        prepared.cells.append(std::move(out));
    }
    return prepared;
}

void paintSheet(QPainter &painter, const PreparedSheet &prepared, double dotsPerInch)
{
    const double dotsPerMm = dotsPerInch / kMmPerInch;
    paintHeader(painter, prepared, dotsPerMm);
    for (const PreparedSheet::Cell &cell : prepared.cells)
        paintCell(painter, prepared, cell, dotsPerMm);
    if (!prepared.sheet.trueSizeLine.isEmpty() && !prepared.cells.isEmpty()) {
        const QRectF &last = prepared.cells.last().area;
        paintRuler(painter, prepared, QRectF(last.topLeft() * dotsPerMm, last.size() * dotsPerMm), dotsPerMm);
    }
    painter.setPen(Qt::black);
    painter.setFont(pageFont(prepared.sheet, 3.4, dotsPerMm, true));
    const QSizeF page = prepared.pageMillimetres * dotsPerMm;
    painter.drawText(QRectF(0, page.height() - (kFooterMm - 2) * dotsPerMm, page.width(), (kFooterMm - 2) * dotsPerMm),
                     Qt::AlignCenter, prepared.sheet.notice);
}

bool printLayout(QPagedPaintDevice &device, const Sheet &sheet)
{
    const QRectF page = device.pageLayout().paintRect(QPageLayout::Millimeter);
    const PreparedSheet prepared = prepareSheet(sheet, page.size());
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    paintSheet(painter, prepared, device.logicalDpiX());
    return painter.end();
}

} // namespace td::viewer::render
