// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/JourneyParts.h"

#include "ui/tour/Hands.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/MprView.h"
#include "viewer/widget/ViewerWindow.h"
#include "viewer/widget/Viewport.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTableView>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

viewer::ViewerWindow *viewerWindow()
{
    return qobject_cast<viewer::ViewerWindow *>(hands::window("td::viewer::ViewerWindow"));
}

/// The image that the slider stands on is on the screen.
bool shown(int pane = 0)
{
    viewer::ViewerWindow *window = viewerWindow();
    return window && window->pane(pane).isVisible() && window->pane(pane).shownIndex() == window->pane(pane).index() &&
           window->pane(pane).message().isEmpty();
}

bool seriesComplete()
{
    viewer::ViewerWindow *window = viewerWindow();
    return window && shown() && window->loader().progress(window->pane(0).series()).isComplete() &&
           window->loader().progress(window->pane(0).series()).failed == 0;
}

QWidget *viewport(int pane = 0)
{
    viewer::ViewerWindow *window = viewerWindow();
    return window ? &window->pane(pane).viewport() : nullptr;
}

std::function<bool()> tool(const char *source)
{
    return [=] {
        QWidget *window = viewerWindow();
        return window && hands::click(hands::find(hands::text("td::viewer::ViewerActions", source), window));
    };
}

std::function<bool()> fromMenu(const char *source)
{
    return [=] { return hands::chooseFromMenu(hands::text("td::viewer::ViewerActions", source)); };
}

bool menuIsOpen()
{
    return QApplication::activePopupWidget() != nullptr;
}

bool planesShown()
{
    const viewer::ViewerWindow *window = viewerWindow();
    const auto *planes = window ? window->findChild<viewer::MprView *>() : nullptr;
    return planes && planes->isVisible() && planes->volume() && planes->isSettled();
}

std::function<bool()> dragged(QPoint by)
{
    return [=] {
        QWidget *target = viewport();
        const QPoint from = target ? target->rect().center() : QPoint();
        return hands::drag(target, from, from + by);
    };
}

/// Back in the list: filters for an exam and opens its images.
QVector<TourStep> openExam(const QString &filter)
{
    return {
        {{},
         [] { return !viewerWindow(); },
         [=] { return hands::type(hands::find(hands::text("td::ui::FilterArea", "Text")), filter); }},
        {{},
         [=] {
             const QWidget *list =
                 hands::findOf("QTableView", hands::text("td::ui::DocumentsPage", "Reports and images"));
             const auto *table = qobject_cast<const QTableView *>(list);
             return table && table->model()->rowCount() == 1 &&
                    table->model()->index(0, 4).data().toString().contains(filter);
         },
         [] {
             return hands::click(
                 hands::findStarting(hands::text("td::ui::DocumentsPage", "View the images: %1").remove(u"%1"_s)));
         }},
    };
}

std::function<bool()> closesViewer()
{
    return [] {
        viewer::ViewerWindow *window = viewerWindow();
        return window && window->close();
    };
}

} // namespace

QVector<TourStep> viewerSteps(const JourneySettings &settings)
{
    const QString target = settings.folder + u"/stampa.pdf"_s;
    return {
        {u"viewer"_s, seriesComplete, dragged({60, 90})},
        {u"viewer-brightness"_s, [] { return shown(); }, tool("Measure")},
        {{}, menuIsOpen, fromMenu("Length")},
        {{}, [] { return shown(); }, dragged({-40, 120})},
        {u"viewer-measure"_s, [] { return shown(); }, tool("Layout")},
        {{}, menuIsOpen, fromMenu("Two side by side")},
        {u"viewer-two-studies"_s, [] { return shown(0) && shown(1); }, tool("Print…")},
        {u"viewer-print"_s, [] { return hands::window("QPrintPreviewDialog") != nullptr; },
         [] {
             auto *preview = qobject_cast<QPrintPreviewDialog *>(hands::window("QPrintPreviewDialog"));
             preview->printer()->setOutputFormat(QPrinter::PdfFormat);
             return hands::click(hands::find(hands::text("QPrintPreviewDialog", "Print"), preview));
         }},
        {u"viewer-print-to-file"_s, [] { return hands::window("QPrintDialog") != nullptr; },
         [=] {
             QWidget *dialog = hands::window("QPrintDialog");
             const auto buttons = dialog->findChildren<QPushButton *>();
             const auto ok =
                 std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *b) { return b->isDefault(); });
             return ok != buttons.end() && hands::type(dialog->findChild<QLineEdit *>(u"filename"_s), target) &&
                    hands::click(*ok);
         }},
        {{},
         [=] { return QFile::exists(target) && hands::window("QPrintDialog") == nullptr; },
         [] {
             QWidget *preview = hands::window("QPrintPreviewDialog"); // Qt closes it by itself after printing
             return !preview || preview->close();
         }},
        {{}, [] { return hands::window("QPrintPreviewDialog") == nullptr; }, tool("Export…")},
    };
}

QVector<TourStep> otherExamSteps()
{
    const auto scroll = [] { return hands::wheel(viewport(), 12); };
    return QVector<TourStep>{{{},
                              [] { return viewerWindow() && hands::window("td::ui::ExportDialog") == nullptr; },
                              closesViewer()}} +
           openExam(u"TC ENCEFALO"_s) +
           QVector<TourStep>{{u"viewer-first-image"_s, [] { return shown(); }, {}},
                             {u"viewer-ct"_s, seriesComplete, scroll},
                             {u"viewer-ct-scrolled"_s, [] { return shown(); }, tool("Layout")},
                             {{}, menuIsOpen, fromMenu("Planes (MPR)")},
                             {u"viewer-planes"_s, planesShown, closesViewer()}} +
           openExam(u"RM ENCEFALO"_s) + QVector<TourStep>{{u"viewer-mr"_s, seriesComplete, closesViewer()}} +
           openExam(u"COLOR DOPPLER"_s) +
           QVector<TourStep>{{u"viewer-ultrasound"_s, seriesComplete, closesViewer()},
                             {{}, [] { return !viewerWindow(); }, clicks("td::ui::FilterArea", "Remove the filters")}};
}

} // namespace td::ui
