// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/SheetJob.h"

#include "viewer/load/LoadLimits.h"
#include "viewer/pixel/DisplayLut.h"
#include "viewer/widget/ViewerTexts.h"

#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace td::viewer {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMarginMm = 12;

QSizeF printable(const QPageLayout &page)
{
    return page.paintRect(QPageLayout::Millimeter).size();
}

double shownWidth(int perPage, double aspect, const QPageLayout &page)
{
    const QSizeF cell =
        render::sheetCell(render::sheetGrid(perPage, aspect, printable(page)), 0, printable(page)).size();
    return std::min(cell.width(), cell.height() * aspect);
}

} // namespace

QPageLayout sheetPage(int perPage, double aspect)
{
    const QMarginsF margins(kMarginMm, kMarginMm, kMarginMm, kMarginMm);
    const QPageSize size(QPageSize::A4); // outside a desktop session the system's default is Letter
    const QPageLayout upright(size, QPageLayout::Portrait, margins, QPageLayout::Millimeter);
    const QPageLayout onSide(size, QPageLayout::Landscape, margins, QPageLayout::Millimeter);
    constexpr double worthTurning = 1.05;
    const bool turns = shownWidth(perPage, aspect, onSide) > shownWidth(perPage, aspect, upright) * worthTurning;
    return turns ? onSide : upright;
}

render::SheetCell sheetCellOf(const DressedImage &dressed, scene::ViewState view, PaneOverlay::Position position,
                              bool fileGraphics, const render::AnnotationStyle &style)
{
    const load::LoadedImage &image = *dressed.image;
    if (!view.postureChosen)
        view.posture = image.posture;
    const auto window = image.frame->isColour() ? std::nullopt : view.window ? view.window : image.initialWindow;
    render::SheetCell cell;
    cell.frame = image.frame;
    if (!image.frame->isColour())
        cell.lut = pixel::displayLut(*image.frame, image.presentation, window, view.inverted);
    cell.view = view;
    cell.rowAspect = image.rowAspect;
    cell.millimetresPerColumn = image.millimetresPerColumn;
    cell.overlay = PaneOverlay::content(image, position, window, 1);
    cell.overlay.bottomLeft.removeLast(); // the zoom of the screen says nothing on paper
    cell.overlay.notice.clear();          // once per page
    cell.overlay.letters = geometry::edgeLetters(cell.overlay.letters, view.posture);
    if (fileGraphics)
        cell.graphics = {image.size(), image.masks, image.shutter, image.graphics};
    else
        cell.overlay.legend.clear();
    cell.marks = dressed.marks;
    cell.annotationStyle = style;
    return cell;
}

double SheetJob::mostBytes()
{
    return double(load::LoadLimits::shareOfMemory());
}

double SheetJob::expectedBytes(int pages, bool isColour)
{
    const QSizeF page = printable(sheetPage(1, 1));
    constexpr double mmPerInch = 25.4;
    const double dotsPerMm = render::kPrintDotsPerInch / mmPerInch;
    const QSizeF cell = render::sheetCell(scene::kSingle, 0, page).size() * dotsPerMm;
    const double dot = isColour ? 4 : 1;
    const double ofPreview = std::pow(render::kPreviewDotsPerInch / render::kPrintDotsPerInch, 2);
    constexpr double copy = 4; // in the preview
    return pages * cell.width() * cell.height() * (dot + (dot + copy) * ofPreview);
}

bool SheetJob::nameSheet(render::SheetTexts &texts, QStringList patients, QStringList studies)
{
    patients.removeDuplicates();
    studies.removeDuplicates();
    texts.patientLine =
        patients.size() > 1 ? tr("Images of several patients: see the name on each") : patients.join(u' ');
    texts.studyLine = studies.join(u"; "_s);
    return patients.size() == 1 && studies.size() == 1;
}

render::SheetCell SheetJob::cellOf(const Result<DressedImage> &image, const SheetRecipe::Image &what,
                                   const SheetRecipe &recipe)
{
    if (image)
        return sheetCellOf(*image, what.view, {what.index, what.count, -1}, recipe.fileGraphics,
                           recipe.annotationStyle);
    render::SheetCell cell;
    cell.message =
        tr("Image %1 of %2").arg(what.index + 1).arg(what.count) + u'\n' + ViewerTexts::imageError(image.error());
    return cell;
}

Result<render::PreparedSheet> SheetJob::preparePage(JobImages &images, const SheetRecipe &recipe, int page,
                                                    int &notShown)
{
    render::PreparedSheet sheet;
    static_cast<render::SheetTexts &>(sheet) = recipe.texts;
    sheet.pageMillimetres = printable(sheetPage(recipe.perPage, recipe.aspect));
    sheet.layout = render::sheetGrid(recipe.perPage, recipe.aspect, sheet.pageMillimetres);
    sheet.aspect = recipe.aspect;
    const QSizeF size = render::sheetCell(sheet.layout, 0, sheet.pageMillimetres).size();
    QStringList patients;
    QStringList studies;
    QVector<std::pair<int, QString>> series; ///< by cell
    const int first = page * recipe.perPage;
    for (int i = first; i < std::min(first + recipe.perPage, int(recipe.images.size())); ++i) {
        images.control().done = i;
        const auto image = images.image(recipe.images[i].key);
        if (!image && !concernsImage(image.error().code))
            return tl::unexpected(image.error());
        sheet.cells.append(render::prepareCell(cellOf(image, recipe.images[i], recipe), size, false));
        notShown += !image;
        if (!image)
            continue;
        const dicom::ImageAttributes &a = *image->image->attributes;
        patients.append(PaneOverlay::patientLine(a));
        studies.append(PaneOverlay::studyLine(a));
        series.append({int(sheet.cells.size()) - 1, PaneOverlay::seriesLine(a)});
    }
    // What stands in the head of the page need not take the room of small cells.
    if (nameSheet(sheet, patients, studies) && recipe.perPage > 1)
        for (const auto &[cell, line] : std::as_const(series)) {
            sheet.cells[cell].overlay.topLeft = {line};
            sheet.cells[cell].overlay.topRight.clear();
        }
    if (recipe.pages() > 1)
        sheet.pageLine = tr("Page %1 of %2").arg(page + 1).arg(recipe.pages());
    return sheet;
}

Result<SheetsDone> SheetJob::prepare(JobImages &images, const SheetRecipe &recipe)
{
    SheetsDone done;
    double bytes = 0;
    for (int page = 0; page < recipe.pages(); ++page) {
        auto sheet = preparePage(images, recipe, page, done.notShown);
        if (!sheet)
            return tl::unexpected(sheet.error());
        bytes += sheet->bytes();
        if (bytes > mostBytes())
            return fail(ErrorCode::TooLarge);
        done.sheets.append(std::move(*sheet));
    }
    return done;
}

Result<SheetsDone> SheetJob::writePdf(JobImages &images, const SheetRecipe &recipe, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file);
    SheetsDone done;
    {
        QPdfWriter writer(&file);
        writer.setCreator(u"TuoDossier"_s);
        writer.setPageLayout(sheetPage(recipe.perPage, recipe.aspect));
        QPainter painter;
        for (int page = 0; page < recipe.pages(); ++page) {
            const auto sheet = preparePage(images, recipe, page, done.notShown);
            if (!sheet)
                return tl::unexpected(sheet.error());
            if (page == 0 ? !painter.begin(&writer) : !writer.newPage())
                return fail(ErrorCode::Io);
            render::paintSheet(painter, *sheet, sheet->pageMillimetres, writer.logicalDpiX());
        }
        if (!painter.end())
            return fail(ErrorCode::Io);
    }
    if (!file.commit())
        return fileError(file);
    return done;
}

} // namespace td::viewer
