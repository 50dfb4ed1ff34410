// SPDX-License-Identifier: GPL-3.0-or-later
// What the viewer's window would print.
#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/PaneGrid.h"
#include "viewer/widget/ViewerPrinting.h"
#include "viewer/widget/ViewerTexts.h"
#include "viewer/widget/ViewerWindow.h"

namespace td::viewer {

using namespace Qt::StringLiterals;

render::SheetCell ViewerWindow::cellOf(ImagePane &pane)
{
    render::SheetCell cell;
    const auto image = pane.viewport().image();
    if (!image) {
        cell.message = pane.message();
        return cell;
    }
    cell.frame = image->frame;
    cell.lut = pane.viewport().lut();
    cell.view = pane.viewport().viewState();
    cell.rowAspect = image->rowAspect;
    cell.millimetresPerColumn = image->millimetresPerColumn;
    const QRectF seen = pane.viewport().rect();
    cell.centre = pane.viewport().layerView().placement.toImage({seen.center().x(), seen.center().y()});
    cell.overlay = PaneOverlay::content(*image, {pane.shownIndex(), pane.count(), -1}, pane.viewport().window(),
                                        pane.viewport().magnification());
    cell.overlay.letters = geometry::edgeLetters(cell.overlay.letters, cell.view.posture);
    cell.graphics = pane.viewport().shownFileGraphics();
    if (!pane.viewport().isFileGraphicsShown())
        cell.overlay.legend.clear();
    cell.marks = m_annotations->marks(pane);
    cell.annotationStyle = m_annotations->style();
    cell.overlay.bottomLeft.removeLast(); // the zoom of the screen says nothing on paper
    cell.overlay.notice.clear();          // once per page
    return cell;
}

render::Sheet ViewerWindow::sheet(bool activeOnly)
{
    render::Sheet sheet;
    sheet.layout = activeOnly ? scene::kSingle : layoutOf();
    QStringList patients;
    QStringList studies;
    for (ImagePane *pane : m_grid->shown()) {
        if ((activeOnly && pane != &activePane()) || !pane->hasSeries())
            continue;
        sheet.cells.append(cellOf(*pane));
        if (const auto image = pane->viewport().image()) {
            patients.append(PaneOverlay::patientLine(*image->attributes));
            studies.append(PaneOverlay::studyLine(*image->attributes));
        }
    }
    patients.removeDuplicates();
    studies.removeDuplicates();
    // One name above another person's image would be wrong; each image carries its own.
    sheet.patientLine =
        patients.size() > 1 ? tr("Images of several patients: see the name on each") : patients.join(u' ');
    sheet.studyLine = studies.join(u"; "_s);
    sheet.dateLine = tr("Printed on %1").arg(ViewerTexts::date(QDate::currentDate()));
    sheet.notice = ViewerTexts::notice();
    sheet.style = {m_theme.color(theme::ColorRole::ViewerOverlay), m_theme.color(theme::ColorRole::ViewerCanvas),
                   m_theme.font(theme::TextStyle::Small), 8};
    return sheet;
}

void ViewerWindow::print(bool activeOnly)
{
    (new ViewerPrinting(*this, sheet(activeOnly)))->start();
}

/// Precondition: the active image has a scale in the patient.
void ViewerWindow::printTrueSize()
{
    render::Sheet whole = sheet(true);
    whole.trueSizeLine = tr("True size, if this ruler is 10 cm long on the paper");
    (new ViewerPrinting(*this, whole))->start();
}

} // namespace td::viewer
