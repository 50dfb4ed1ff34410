// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/render/PrintSheet.h"
#include "viewer/widget/JobImages.h"
#include "viewer/widget/PaneOverlay.h"

#include <QCoreApplication>
#include <QPageLayout>

namespace td::viewer {

/// Sheets to be made of images that need not be on the screen.
struct SheetRecipe {
    struct Image {
        load::ImageKey key;
        int index = 0; ///< in its series, from 0
        int count = 1; ///< of its series
        scene::ViewState view{};
    };
    QVector<Image> images;
    int perPage = 1;
    double aspect = 1; ///< of the images, width by height: grid and page follow it
    bool fileGraphics = true;
    render::AnnotationStyle annotationStyle;
    render::SheetTexts texts; ///< patient, study and number are filled in for each page

    int pages() const { return (int(images.size()) + perPage - 1) / perPage; }
};

/// Whole sheets, or nothing.
struct SheetsDone {
    QVector<render::PreparedSheet> sheets; ///< empty where they went into a file
    int notShown = 0;                      ///< images in whose cells a reason stands
};

/// A4 with the margins that every printer leaves, upright or on its side: whichever shows images of that shape larger.
QPageLayout sheetPage(int perPage, double aspect);

/// What is printed of one image as a pane shows it.
render::SheetCell sheetCellOf(const DressedImage &dressed, scene::ViewState view, PaneOverlay::Position position,
                              bool fileGraphics, const render::AnnotationStyle &style);

class SheetJob {
    Q_DECLARE_TR_FUNCTIONS(td::viewer::SheetJob)
public:
    /// Sheets that wait for the printer, and their preview, take at most as much as decoded images may: about fifty
    /// pages of grey images.
    static double mostBytes();
    /// What they will take, when nothing is drawn over the images.
    static double expectedBytes(int pages, bool isColour);

    /// The patients and studies of a page's images in its head. One name above another person's image would be wrong:
    /// then each image carries its own. True when all is of one study of one patient.
    static bool nameSheet(render::SheetTexts &texts, QStringList patients, QStringList studies);

    /// Fetches, decodes and draws one image after the other. For a worker thread. Errors: Cancelled; TooLarge — more
    /// than mostBytes(); as of InstanceSource for an image that does not arrive. What is wrong with an image alone is
    /// said in its cell.
    static Result<SheetsDone> prepare(JobImages &images, const SheetRecipe &recipe);
    /// The same into the PDF `path`, page after page, which appears whole or not at all; one page is held at a time.
    /// Errors: Cancelled; PermissionDenied, DiskFull, Io; as of InstanceSource.
    static Result<SheetsDone> writePdf(JobImages &images, const SheetRecipe &recipe, const QString &path);

private:
    static render::SheetCell cellOf(const Result<DressedImage> &image, const SheetRecipe::Image &what,
                                    const SheetRecipe &recipe);
    static Result<render::PreparedSheet> preparePage(JobImages &images, const SheetRecipe &recipe, int page,
                                                     int &notShown);
};

} // namespace td::viewer
