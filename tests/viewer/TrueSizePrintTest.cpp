// SPDX-License-Identifier: GPL-3.0-or-later
// As large on paper as in the patient.
#include "tests/support/Catch.h"
#include "viewer/render/PrintSheet.h"

#include <QImage>
#include <QPainter>

#include <cmath>

using namespace td::viewer;
using namespace Qt::StringLiterals;

namespace {

/// A white image of 100 by 50 pixels of 0.5 mm, one row high as two of its columns are wide.
render::Sheet trueSizeSheet(double millimetresPerColumn)
{
    render::SheetCell cell;
    cell.frame = std::make_shared<pixel::Frame>(
        pixel::Frame::fromGrey(100, 50, std::vector<std::uint16_t>(std::size_t(5000), 255), 0, 1));
    cell.lut.assign(256, 255);
    cell.rowAspect = 2;
    cell.millimetresPerColumn = millimetresPerColumn;
    cell.centre = {50, 25};
    render::Sheet sheet;
    sheet.layout = scene::kSingle;
    sheet.cells = {cell};
    sheet.trueSizeLine = u"ruler"_s;
    return sheet;
}

int brightColumns(const QImage &image)
{
    int count = 0;
    for (int x = 0; x < image.width(); ++x)
        count += qGray(image.pixel(x, image.height() / 2)) > 127;
    return count;
}

int brightRows(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        count += qGray(image.pixel(image.width() / 2, y)) > 127;
    return count;
}

} // namespace

TEST_CASE("in true size fifty millimetres of the patient are fifty on paper")
{
    // 50 mm at 300 dots an inch: 50 / 25.4 * 300 = 590.6. The rows are 1 mm apart, 50 of them: the same.
    const auto prepared = render::prepareSheet(trueSizeSheet(0.5), {186, 273});
    REQUIRE(prepared.cells.size() == 1);
    CHECK(std::abs(brightColumns(prepared.cells[0].image) - 590.6) < 1.5);
    CHECK(std::abs(brightRows(prepared.cells[0].image) - 590.6) < 1.5);
}

TEST_CASE("of an image larger than the paper true size shows the part that was looked at")
{
    // 400 mm wide on 186: the page is full, whatever part it is.
    render::Sheet sheet = trueSizeSheet(4);
    const auto whole = render::prepareSheet(sheet, {186, 273});
    CHECK(brightColumns(whole.cells[0].image) == whole.cells[0].image.width());
    // With the left edge of the image in the middle of the reader's view half of the page is empty.
    sheet.cells[0].centre = {0, 25};
    const auto edge = render::prepareSheet(sheet, {186, 273});
    CHECK(std::abs(brightColumns(edge.cells[0].image) * 2 - edge.cells[0].image.width()) <= 2);
}

TEST_CASE("the ruler on paper is ten centimetres long at any resolution")
{
    const auto prepared = render::prepareSheet(trueSizeSheet(0.5), {186, 273});
    for (const double dotsPerMm : {4.0, 10.0}) {
        QImage page(int(186 * dotsPerMm), int(273 * dotsPerMm), QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        render::paintSheet(painter, prepared, prepared.pageMillimetres, dotsPerMm * 25.4);
        painter.end();
        // Along the base line of the ruler, 24 mm above the lower edge of the cell (9 mm of footer), ink from end to
        // end.
        const int y = int(std::lround((273 - 9 - 24) * dotsPerMm));
        int first = -1;
        int last = -1;
        for (int x = int(4.5 * dotsPerMm); x < int(108 * dotsPerMm); ++x)
            if (qGray(page.pixel(x, y)) < 128 || qGray(page.pixel(x, y - 1)) < 128) {
                first = first < 0 ? x : first;
                last = x;
            }
        CHECK(std::abs((last - first) / dotsPerMm - 100) < 0.5);
    }
}
