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

/// Letters over an image, in mm: small cells hold little.
double letterMm(double cellWidth)
{
    constexpr double usual = 2.6;
    constexpr double smallest = 1.8;
    constexpr double perLetter = 26;
    return std::clamp(cellWidth / perLetter, smallest, usual);
}

QFont pageFont(const SheetTexts &texts, double millimetres, double dotsPerMm, bool bold = false)
{
    QFont font = texts.style.font;
    font.setPixelSize(std::max(1, int(millimetres * dotsPerMm)));
    font.setBold(bold);
    return font;
}

void paintHeader(QPainter &painter, const SheetTexts &texts, double pageWidth, double dotsPerMm)
{
    const double width = pageWidth * dotsPerMm;
    painter.setPen(Qt::black);
    double y = 0;
    const auto line = [&](const QString &text, double mm, bool bold) {
        painter.setFont(pageFont(texts, mm, dotsPerMm, bold));
        const QRectF rect(0, y, width, mm * 1.5 * dotsPerMm);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(painter.font(), painter.device()).elidedText(text, Qt::ElideRight, width));
        y += rect.height();
        return rect;
    };
    line(texts.patientLine, 4.4, true);
    line(texts.studyLine, 3.4, false);
    painter.drawText(line(texts.dateLine, 3.4, false), Qt::AlignRight | Qt::AlignVCenter, texts.pageLine);
    painter.setPen(QPen(Qt::darkGray, 0.25 * dotsPerMm));
    painter.drawLine(QPointF(0, (kHeaderMm - 2) * dotsPerMm), QPointF(width, (kHeaderMm - 2) * dotsPerMm));
}

void paintCell(QPainter &painter, const SheetTexts &texts, const PreparedSheet::Cell &cell, const QRectF &millimetres,
               double dotsPerMm, Paper paper)
{
    const QRectF area(millimetres.topLeft() * dotsPerMm, millimetres.size() * dotsPerMm);
    painter.fillRect(area, Qt::black);
    constexpr double smallestMm = 1.4; // what can still be read on paper
    const double letters = letterMm(millimetres.width());
    OverlayStyle style = texts.style;
    style.font = pageFont(texts, letters, dotsPerMm);
    style.smallest = smallestMm * dotsPerMm;
    style.margin = letters * 0.77 * dotsPerMm;
    if (!cell.message.isEmpty()) {
        painter.setFont(style.font);
        painter.setPen(style.text);
        painter.drawText(area.adjusted(style.margin, 0, -style.margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         cell.message);
        return;
    }
    QRectF shown(QPointF(0, 0), QSizeF(cell.image.size()).scaled(area.size(), Qt::KeepAspectRatio));
    constexpr double samePixels = 1.02; // a cell that was prepared for this page is filled to its rim
    if (area.width() < shown.width() * samePixels && area.height() < shown.height() * samePixels)
        shown.setSize(area.size());
    shown.moveCenter(area.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(shown, paper == Paper::Real ? cell.image : cell.preview);
    OverlayContent overlay = cell.overlay;
    // The scale bar was worked out for the image's own pixels.
    overlay.millimetresPerPixel *= cell.image.width() / shown.width();
    paintOverlay(painter, area, overlay, style);
}

/// The image as the reader sees it, with what is drawn over it, in the paper's resolution.
QImage drawCell(const SheetCell &cell, const scene::Placement &placement, geometry::CanvasSize size, double textMm)
{
    QImage image = renderFrame(*cell.frame, cell.lut, placement, size);
    if (cell.view.inverted && cell.frame->isColour())
        image.invertPixels();
    if (cell.graphics.isEmpty() && cell.marks.empty())
        return image;
    image = image.convertToFormat(QImage::Format_RGB32);
    constexpr double screenDotsPerInch = 96;
    constexpr double usualTextMm = 2.6;
    const double pen = kPrintDotsPerInch / screenDotsPerInch * textMm / usualTextMm;
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
void paintRuler(QPainter &painter, const SheetTexts &texts, const QRectF &area, double dotsPerMm)
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
    painter.setFont(pageFont(texts, 2.6, dotsPerMm));
    painter.drawText(QRectF(at(0, 10), at(length, 5)), Qt::AlignLeft | Qt::AlignVCenter, texts.trueSizeLine);
}

} // namespace

double PreparedSheet::bytes() const
{
    constexpr int previewCopy = 4; // for each dot
    double sum = 0;
    for (const Cell &cell : cells)
        sum += double(cell.image.sizeInBytes()) + double(cell.preview.sizeInBytes()) +
               double(cell.preview.width()) * cell.preview.height() * previewCopy;
    return sum;
}

scene::Layout sheetGrid(int count, double aspect, const QSizeF &page)
{
    scene::Layout best{count, 1};
    double widest = 0;
    for (int columns = 1; columns <= count; ++columns) {
        if (count % columns != 0)
            continue;
        const scene::Layout layout{count / columns, columns};
        const QSizeF cell = sheetCell(layout, 0, page).size();
        const double width = std::min(cell.width(), cell.height() * aspect);
        if (width > widest)
            widest = width, best = layout;
    }
    return best;
}

QRectF sheetCell(scene::Layout layout, int index, const QSizeF &page)
{
    const double width = (page.width() - kGapMm * (layout.columns - 1)) / layout.columns;
    const double height = (page.height() - kHeaderMm - kFooterMm - kGapMm * (layout.rows - 1)) / layout.rows;
    return {(index % layout.columns) * (width + kGapMm), kHeaderMm + (index / layout.columns) * (height + kGapMm),
            width, height};
}

PreparedSheet::Cell prepareCell(const SheetCell &cell, const QSizeF &millimetres, bool trueSize)
{
    PreparedSheet::Cell out{{}, {}, cell.overlay, cell.message};
    if (!cell.frame)
        return out;
    const geometry::CanvasSize size{int(millimetres.width() / kMmPerInch * kPrintDotsPerInch),
                                    int(millimetres.height() / kMmPerInch * kPrintDotsPerInch)};
    const scene::Placement placement =
        trueSize ? trueSizePlacement(cell, size)
                 : cell.view.placement({cell.frame->columns(), cell.frame->rows()}, cell.rowAspect, size);
    out.image = drawCell(cell, placement, size, letterMm(millimetres.width()));
    const QImage::Format format = out.image.format();
    out.preview = out.image
                      .scaled(out.image.size() * (kPreviewDotsPerInch / kPrintDotsPerInch), Qt::KeepAspectRatio,
                              Qt::SmoothTransformation)
                      .convertToFormat(format);
    out.overlay.millimetresPerPixel = cell.millimetresPerColumn / placement.scaleX();
    return out;
}

PreparedSheet prepareSheet(const Sheet &sheet, const QSizeF &page)
{
    PreparedSheet prepared;
    static_cast<SheetTexts &>(prepared) = sheet;
    prepared.layout = usedLayout(sheet);
    prepared.pageMillimetres = page;
    const QSizeF size = sheetCell(prepared.layout, 0, page).size();
    for (const SheetCell &cell : sheet.cells)
        prepared.cells.append(prepareCell(cell, size, !sheet.trueSizeLine.isEmpty()));
    return prepared;
}

void paintSheet(QPainter &painter, const PreparedSheet &sheet, const QSizeF &page, double dotsPerInch, Paper paper)
{
    const double dotsPerMm = dotsPerInch / kMmPerInch;
    const bool isOther = page != sheet.pageMillimetres && sheet.aspect > 0;
    const scene::Layout layout = isOther ? sheetGrid(sheet.layout.panes(), sheet.aspect, page) : sheet.layout;
    paintHeader(painter, sheet, page.width(), dotsPerMm);
    for (int i = 0; i < int(sheet.cells.size()); ++i)
        paintCell(painter, sheet, sheet.cells[i], sheetCell(layout, i, page), dotsPerMm, paper);
    if (!sheet.trueSizeLine.isEmpty() && !sheet.cells.isEmpty()) {
        const QRectF last = sheetCell(layout, int(sheet.cells.size()) - 1, page);
        paintRuler(painter, sheet, QRectF(last.topLeft() * dotsPerMm, last.size() * dotsPerMm), dotsPerMm);
    }
    painter.setPen(Qt::black);
    painter.setFont(pageFont(sheet, 3.4, dotsPerMm, true));
    const QSizeF dots = page * dotsPerMm;
    painter.drawText(QRectF(0, dots.height() - (kFooterMm - 2) * dotsPerMm, dots.width(), (kFooterMm - 2) * dotsPerMm),
                     Qt::AlignCenter, sheet.notice);
}

bool printLayout(QPagedPaintDevice &device, const Sheet &sheet)
{
    const QRectF page = device.pageLayout().paintRect(QPageLayout::Millimeter);
    const PreparedSheet prepared = prepareSheet(sheet, page.size());
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    paintSheet(painter, prepared, page.size(), device.logicalDpiX());
    return painter.end();
}

} // namespace td::viewer::render
