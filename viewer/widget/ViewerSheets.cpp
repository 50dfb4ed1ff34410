// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerSheets.h"

#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/PaneGrid.h"
#include "viewer/widget/ViewerPrinting.h"
#include "viewer/widget/ViewerTexts.h"

#include <QFileDialog>
#include <QSet>

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;

ViewerSheets::ViewerSheets(Parts parts)
    : QObject(&parts.window)
    , m_parts(std::move(parts))
{
}

render::SheetCell ViewerSheets::cellOf(ImagePane &pane)
{
    Viewport &viewport = pane.viewport();
    if (!viewport.image()) {
        render::SheetCell cell;
        cell.message = pane.message();
        return cell;
    }
    render::SheetCell cell =
        sheetCellOf({viewport.image(), m_parts.annotations.marks(pane)}, viewport.viewState(),
                    {pane.shownIndex(), pane.count(), -1}, viewport.isFileGraphicsShown(), m_parts.annotations.style());
    const QRectF seen = viewport.rect();
    cell.centre = viewport.layerView().placement.toImage({seen.center().x(), seen.center().y()});
    return cell;
}

render::SheetTexts ViewerSheets::texts() const
{
    render::SheetTexts texts;
    texts.dateLine = tr("Printed on %1").arg(ViewerTexts::date(QDate::currentDate()));
    texts.notice = ViewerTexts::notice();
    texts.style = {m_parts.theme.color(theme::ColorRole::ViewerOverlay),
                   m_parts.theme.color(theme::ColorRole::ViewerCanvas), m_parts.theme.font(theme::TextStyle::Small)};
    return texts;
}

render::Sheet ViewerSheets::sheet(bool activeOnly)
{
    render::Sheet sheet;
    static_cast<render::SheetTexts &>(sheet) = texts();
    PaneField &field = m_parts.grid.activeField();
    sheet.layout = activeOnly ? scene::kSingle : field.layoutOf();
    QStringList patients;
    QStringList studies;
    for (ImagePane *pane : field.shown()) {
        if ((activeOnly && pane != &m_parts.grid.active()) || !pane->hasSeries())
            continue;
        sheet.cells.append(cellOf(*pane));
        if (const auto image = pane->viewport().image()) {
            patients.append(PaneOverlay::patientLine(*image->attributes));
            studies.append(PaneOverlay::studyLine(*image->attributes));
        }
    }
    SheetJob::nameSheet(sheet, patients, studies);
    return sheet;
}

void ViewerSheets::print(bool activeOnly)
{
    (new ViewerPrinting(m_parts.window, m_parts.job, sheetPage(1, 1)))->start(sheet(activeOnly));
}

void ViewerSheets::printTrueSize()
{
    render::Sheet whole = sheet(true);
    whole.trueSizeLine = tr("True size, if this ruler is 10 cm long on the paper");
    (new ViewerPrinting(m_parts.window, m_parts.job, sheetPage(1, 1)))->start(whole);
}

QVector<SheetRecipe::Image> ViewerSheets::imagesOf(const SeriesInstanceUid &series) const
{
    // As the pane that shows the series shows it, the active one before the others.
    QVector<ImagePane *> panes = m_parts.grid.all();
    std::stable_partition(panes.begin(), panes.end(),
                          [this](ImagePane *pane) { return pane == &m_parts.grid.active(); });
    const auto pane = std::find_if(panes.begin(), panes.end(), [&](ImagePane *p) { return p->series() == series; });
    const scene::ViewState view = pane == panes.end() ? scene::ViewState() : (*pane)->viewport().viewState();
    QVector<SheetRecipe::Image> images;
    const load::Stack &stack = m_parts.loader.stack(series);
    for (int i = 0; i < int(stack.size()); ++i)
        images.append({stack[i], i, int(stack.size()), view});
    return images;
}

QVector<SheetRecipe::Image> ViewerSheets::keysAmong(const QVector<SheetRecipe::Image> &images) const
{
    QSet<std::pair<QString, int>> marked;
    for (const scene::ImageRef &ref : m_parts.annotations.book().keyImages())
        marked.insert({ref.instance.value(), ref.frame});
    QVector<SheetRecipe::Image> keys;
    std::copy_if(images.begin(), images.end(), std::back_inserter(keys), [&](const SheetRecipe::Image &image) {
        return marked.contains({image.key.instance.instance.value(), image.key.frame});
    });
    return keys;
}

QVector<SheetRecipe::Image> ViewerSheets::chosenImages(const SheetChoice &choice)
{
    QVector<SheetRecipe::Image> images;
    const SeriesInstanceUid chosen = choice.series.isEmpty() ? m_parts.grid.active().series() : choice.series;
    switch (choice.what) {
    case SheetChoice::What::Series: {
        const QVector<SheetRecipe::Image> all = imagesOf(chosen);
        for (int i = choice.from - 1; i < std::min(choice.to, int(all.size())); i += choice.every)
            images.append(all[i]);
        break;
    }
    case SheetChoice::What::SeriesKeys:
        images = keysAmong(imagesOf(chosen));
        break;
    case SheetChoice::What::AllKeys:
        for (const model::StudyContents &study : m_parts.studies)
            for (const model::ImagingSeries &series : study.series)
                images.append(keysAmong(imagesOf(series.uid)));
        break;
    }
    return images;
}

SheetOffer ViewerSheets::offer()
{
    const auto image = m_parts.grid.active().viewport().image();
    return {m_parts.grid.active().count(), int(chosenImages({SheetChoice::What::SeriesKeys}).size()),
            int(chosenImages({SheetChoice::What::AllKeys}).size()), image && image->frame->isColour()};
}

SheetRecipe ViewerSheets::recipeOf(const SheetChoice &choice)
{
    SheetRecipe recipe;
    recipe.images = chosenImages(choice);
    recipe.perPage = choice.perPage;
    Viewport &viewport = m_parts.grid.active().viewport();
    if (const auto image = viewport.image()) {
        recipe.aspect = image->size().columns / (image->size().rows * image->rowAspect);
        if (viewport.viewState().posture.quarterTurns % 2 != 0)
            recipe.aspect = 1 / recipe.aspect;
    }
    recipe.fileGraphics = viewport.isFileGraphicsShown();
    recipe.annotationStyle = m_parts.annotations.style();
    recipe.texts = texts();
    return recipe;
}

void ViewerSheets::ask()
{
    auto *dialog = new SheetDialog(offer(), m_parts.theme, &m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Panes of the second window can be used meanwhile, and studies can arrive: the choice stays with its series.
    const auto about = [series = m_parts.grid.active().series()](SheetChoice choice) {
        choice.series = series;
        return choice;
    };
    connect(dialog, &SheetDialog::previewAsked, this,
            [this, about](const SheetChoice &choice) { preview(about(choice)); });
    connect(dialog, &SheetDialog::pdfAsked, this,
            [this, about](const SheetChoice &choice) { askForPdf(about(choice)); });
    dialog->open();
}

void ViewerSheets::askForPdf(const SheetChoice &choice)
{
    auto *dialog = new QFileDialog(&m_parts.window, tr("Save the sheets"), {}, tr("PDF document (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(tr("images") + u".pdf"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, choice](const QString &path) { savePdf(choice, path); });
    dialog->open();
}

void ViewerSheets::preview(const SheetChoice &choice)
{
    const SheetRecipe recipe = recipeOf(choice);
    m_parts.job.start(
        int(recipe.images.size()), progressText,
        [this, source = m_parts.source, dress = m_parts.dress, recipe](JobControl &control) -> WindowJob::Ending {
            JobImages images(*source, control, dress);
            const auto done = SheetJob::prepare(images, recipe);
            return [this, done, page = sheetPage(recipe.perPage, recipe.aspect)] {
                if (!done)
                    return sentenceOf(done.error());
                (new ViewerPrinting(m_parts.window, m_parts.job, page))->open(done->sheets);
                return notShownText(done->notShown);
            };
        });
}

void ViewerSheets::savePdf(const SheetChoice &choice, const QString &path)
{
    const SheetRecipe recipe = recipeOf(choice);
    m_parts.job.start(
        int(recipe.images.size()), progressText,
        [source = m_parts.source, dress = m_parts.dress, recipe, path](JobControl &control) -> WindowJob::Ending {
            JobImages images(*source, control, dress);
            const auto done = SheetJob::writePdf(images, recipe, path);
            return [done] {
                if (!done)
                    return sentenceOf(done.error());
                const QString missing = notShownText(done->notShown);
                return missing.isEmpty() ? tr("The sheets were saved.") : tr("The sheets were saved.") + u' ' + missing;
            };
        });
}

QString ViewerSheets::progressText(int number, int total)
{
    return tr("Preparing the sheets: image %1 of %2").arg(number).arg(total);
}

QString ViewerSheets::notShownText(int count)
{
    return count == 0 ? QString()
                      : tr("Images that cannot be shown: %1. Their places on the sheets say why.").arg(count);
}

QString ViewerSheets::sentenceOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
        return tr("Stopped. No sheet was made.");
    case ErrorCode::TooLarge:
        return tr("These sheets are more than a preview can hold. Choose fewer images or more on each page, or save a "
                  "PDF.");
    case ErrorCode::DiskFull:
        return tr("There is no room left there. The sheets were not saved.");
    case ErrorCode::PermissionDenied:
    case ErrorCode::Io:
        return tr("The sheets could not be saved there. Choose another folder.");
    case ErrorCode::Network:
    case ErrorCode::Timeout:
        return tr("The connection was interrupted before all images had arrived. No sheet was made. Try again.");
    case ErrorCode::SessionExpired:
        return tr("Your session has ended. Close this window and sign in again.");
    default:
        return tr("The sheets could not be made of these images.");
    }
}

} // namespace td::viewer
