// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/JourneyParts.h"

#include "ui/tour/Hands.h"

#include <QCoreApplication>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

QTableView *reportsTable()
{
    return qobject_cast<QTableView *>(
        hands::findOf("QTableView", hands::text("td::ui::DocumentsPage", "Reports and images")));
}

/// True when the list shows its content and the footer says so.
std::function<bool()> listShows(int first, int last, int total)
{
    return [=] {
        const QString range =
            QCoreApplication::translate("td::ui::Pager", "%1-%2 of %3").arg(first).arg(last).arg(total);
        const QTableView *table = reportsTable();
        return table && table->model()->rowCount() == last - first + 1 && hands::findText(range);
    };
}

std::function<bool()> filterBy(const QString &text)
{
    return [=] { return hands::type(hands::find(hands::text("td::ui::FilterArea", "Text")), text); };
}

/// A click on a header, as a person sorts.
bool clickHeader(int section)
{
    QTableView *table = reportsTable();
    if (!table)
        return false;
    QHeaderView *header = table->horizontalHeader();
    const QPoint at(header->sectionViewportPosition(section) + header->sectionSize(section) / 2, header->height() / 2);
    return hands::clickAt(header->viewport(), at);
}

std::function<bool()> saveInFileDialog(const QString &path)
{
    return [=] {
        QWidget *dialog = hands::window("QFileDialog");
        auto *field = dialog ? dialog->findChild<QLineEdit *>(u"fileNameEdit"_s) : nullptr;
        return field && hands::type(field, path) && hands::key(field, Qt::Key_Return);
    };
}

std::function<bool()> firstRow(const char *actionSource)
{
    return [=] {
        return hands::click(hands::findStarting(hands::text("td::ui::DocumentsPage", actionSource).remove(u"%1"_s)));
    };
}

bool pageIsDrawn()
{
    return hands::findStarting(hands::text("td::ui::PdfView", "Document: page %1 of %2").section(u'%', 0, 0)) !=
           nullptr;
}

/// The size of the export is known.
bool canStartExport()
{
    const QWidget *start = hands::find(hands::text("td::ui::ExportDialog", "Start"));
    return start && start->isEnabled();
}

std::function<bool()> choosesMedium(const char *source)
{
    return [=] {
        return hands::choose(hands::find(hands::text("td::ui::ExportForm", "Media")),
                             hands::text("td::ui::ExportTexts", source));
    };
}

} // namespace

QVector<TourStep> listSteps()
{
    return {
        {u"reports-loading"_s,
         [] { return hands::find(hands::text("td::ui::Faces", "Loading")) != nullptr; },
         {},
         true},
        {u"reports"_s, listShows(1, 5, 24), clicks("td::ui::Pager", "Next page")},
        {u"reports-second-page"_s, listShows(6, 10, 24),
         [] { return hands::choose(hands::find(hands::text("td::ui::Pager", "Rows per page")), u"10"_s); }},
        {{}, [] { return reportsTable() && reportsTable()->model()->rowCount() == 10; }, [] { return clickHeader(2); }},
        {u"reports-sorted-by-source"_s,
         [] { return reportsTable() && reportsTable()->model()->index(0, 2).data().toString() != u"P2"_s; },
         filterBy(u"colonna"_s)},
        {u"reports-filtered"_s, listShows(1, 3, 3), filterBy(u"nessun esame simile"_s)},
        {u"reports-empty"_s, showsText("td::ui::DocumentsPage", "No document matches the filters"),
         clicks("td::ui::FilterArea", "Remove the filters")},
        {{}, [] { return reportsTable() && reportsTable()->model()->rowCount() == 10; }, filterBy(u"piede"_s)},
    };
}

QVector<TourStep> reportSteps(const JourneySettings &settings)
{
    const QString target = settings.folder + u"/referto.pdf"_s;
    return {
        {{}, listShows(1, 1, 1), firstRow("Document actions: %1")},
        {u"report-actions"_s, [] { return hands::window("QMenu") != nullptr; },
         [] { return hands::chooseFromMenu(hands::text("td::ui::DocumentList", "View")); }},
        {u"report"_s, pageIsDrawn,
         [] {
             return hands::type(hands::find(hands::text("td::ui::DocumentPage", "Search in the document")),
                                u"frattura"_s);
         }},
        {u"report-search"_s,
         [] {
             return hands::findText(hands::text("td::ui::DocumentPage", "%1 of %2").arg(1).arg(1)) != nullptr ||
                    hands::findText(hands::text("td::ui::DocumentPage", "%1 of %2").arg(1).arg(2)) != nullptr;
         },
         clicks("td::ui::DocumentPage", "Save")},
        {u"report-save"_s, [] { return hands::window("QFileDialog") != nullptr; }, saveInFileDialog(target)},
        {u"report-saved"_s,
         [=] { return showsText("td::ui::DocumentPage", "The document is saved.")() && QFile::exists(target); },
         clicks("td::ui::DocumentPage", "Print")},
        {u"report-print"_s, [] { return hands::window("QPrintPreviewDialog") != nullptr; },
         [] { return hands::window("QPrintPreviewDialog")->close(); }},
        {{},
         [] { return hands::window("QPrintPreviewDialog") == nullptr; },
         clicks("td::ui::DocumentPage", "Back to the list")},
        {{}, listShows(1, 1, 1), firstRow("View the images: %1")},
        {u"studies"_s, shows("td::ui::StudiesDialog", "Open the images"),
         clicks("td::ui::StudiesDialog", "Open the images")},
    };
}

QVector<TourStep> exportSteps(const JourneySettings &settings)
{
    const QString target = settings.folder + u"/esame.zip"_s;
    return {
        {u"export"_s, canStartExport, choosesMedium("ZIP archive with passphrase")},
        {u"export-with-passphrase"_s, canStartExport, clicks("td::ui::ExportForm", "Change what goes along")},
        {u"export-options"_s, shows("td::ui::ExportOptions", "Anonymised, for a second opinion"),
         clicks("td::ui::ExportForm", "Hide what goes along")},
        {{}, canStartExport, choosesMedium("ZIP archive")},
        {{}, canStartExport, clicks("td::ui::ExportDialog", "Start")},
        {u"export-progress"_s, shows("td::ui::ExportDialog", "Cancel"), {}, true},
        {u"export-ready"_s, shows("td::ui::ExportDialog", "Download"), clicks("td::ui::ExportDialog", "Download")},
        {u"export-save"_s, [] { return hands::window("QFileDialog") != nullptr; }, saveInFileDialog(target)},
        {u"export-saved"_s,
         [=] {
             return QFile::exists(target) &&
                    hands::findText(hands::text("td::ui::ExportDialog", "Saved and checked: %1").remove(u"%1"_s));
         },
         [] {
             return hands::click(
                 hands::find(hands::text("td::ui::ExportDialog", "Close"), hands::window("td::ui::ExportDialog")));
         }},
    };
}

QVector<TourStep> appearanceSteps(const JourneySettings &settings)
{
    const auto userMenu = [] { return hands::click(hands::findStarting(u"Anna"_s)); };
    const auto chooses = [](const char *source) {
        return [=] { return hands::chooseFromMenu(hands::text("td::ui::DossierView", source)); };
    };
    const auto otherAppearance = [chooses] { return chooses("Dark appearance")() || chooses("Light appearance")(); };
    const auto menuIsOpen = [] { return hands::window("QMenu") != nullptr; };
    return {
        {{}, [] { return reportsTable() != nullptr; }, userMenu},
        {u"user-menu"_s, menuIsOpen, otherAppearance},
        {u"reports-dark"_s, listShows(1, 5, 24), userMenu},
        {{}, menuIsOpen, [] { return hands::chooseFromMenu(u"English"_s); }},
        {u"reports-dark-english"_s, [] { return hands::findText(u"1-5 of 24"_s) != nullptr; }, userMenu},
        {{}, menuIsOpen, otherAppearance},
        {u"reports-english"_s, [] { return hands::findText(u"1-5 of 24"_s) != nullptr; },
         [=] {
             settings.stopService();
             return hands::click(hands::find(u"Next page"_s));
         }},
        {u"network-gone"_s, [] { return hands::findText(u"The service cannot be reached"_s) != nullptr; },
         [] { return hands::click(hands::findStarting(u"Document actions"_s)); }},
        {{}, menuIsOpen, [] { return hands::chooseFromMenu(u"View"_s); }},
        {u"network-gone-report"_s, [] { return hands::findText(u"No connection"_s) != nullptr; }, userMenu},
        {{}, menuIsOpen, [] { return hands::chooseFromMenu(u"Log out"_s); }},
        {u"login-english"_s, [] { return hands::find(u"Log in"_s) != nullptr; }},
    };
}

QVector<TourStep> mainJourney(const JourneySettings &settings)
{
    const QString newPassword = u"Lanterna-2026*"_s;
    return loginMistakes(settings) + forgottenPassword(settings, newPassword) + oneTimeCodeSteps(settings) +
           listSteps() + reportSteps(settings) + viewerSteps(settings) + exportSteps(settings) + otherExamSteps() +
           ownPagesSteps() + appearanceSteps(settings);
}

} // namespace td::ui
