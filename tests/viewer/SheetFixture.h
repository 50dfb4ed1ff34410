// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/viewer/ViewerFixture.h"
#include "viewer/widget/ViewerSheets.h"

class QPrintPreviewDialog;

namespace td::test {

/// Whose images, and of which series.
struct Flat {
    QByteArray study = "1.2.10";
    QByteArray series = "1.2.10.1";
    QByteArray patient = "ROSSI^MARIO";
    QByteArray spacing = "1\\1";
};

/// An image of 40 x 40 pixels of one value, in a window from 0 to 1000.
QByteArray flatImage(const Flat &of, int number, int value);
/// Image k of a series, from 1, holds the value 40 * k.
void addFlats(MemorySource &source, int count, const Flat &of = {});
/// How bright image k is shown.
int greyOf(int k);

/// Opens all, and waits until everything has arrived, so that only the job asks from then on.
void openWhole(ViewerFixture &f);
void saveSheets(ViewerFixture &f, const viewer::SheetChoice &choice, const QString &path);
/// The preview, once it is there.
QPrintPreviewDialog *previewOf(ViewerFixture &f);
/// Sends what the preview shows into a PDF, the way its Print button does.
void printInto(QPrintPreviewDialog &preview, const QString &path);

/// Whether the programs that look into a PDF are there.
bool havePdfTools();
QString textOf(const QString &pdf, int page);
int pagesOf(const QString &pdf);

inline constexpr double kDotsPerMm = 200 / 25.4;

/// A page of a PDF as a printer would put it on paper, with kDotsPerMm.
QImage rasterOf(const QString &pdf, int page);
/// The grey in the middle of a cell of an upright A4 page with margins of 12 mm.
int greyAt(const QImage &page, viewer::scene::Layout layout, int cell);
/// Saves a page to $TUODOSSIER_PICTURES, where that is set.
void pagePicture(const QImage &page, const QString &name);

} // namespace td::test
