// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/Hands.h"
#include "ui/tour/JourneyParts.h"

#include <QPushButton>
#include <QTableView>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;

// The viewer has been closed before: whichever window came to the front, the dossier is what these steps are about.
std::function<bool()> rail(const char *source)
{
    return [=] {
        QWidget *button = hands::find(hands::text("td::ui::DossierView", source).replace(u'\n', u' '));
        if (!button)
            return false;
        button->window()->activateWindow();
        return hands::click(button);
    };
}

std::function<bool()> namedFor(const char *context, const char *source, const QString &what)
{
    return [=] { return hands::click(hands::find(hands::text(context, source).arg(what))); };
}

} // namespace

QVector<TourStep> ownPagesSteps()
{
    const QString remote = u"Consenso alla refertazione da remoto"_s;
    const auto notice = [=](const char *source) {
        return hands::findText(hands::text("td::ui::ConsentsPage", source).arg(remote)) != nullptr;
    };
    return {
        {{}, [] { return true; }, rail("Timeline")},
        {u"timeline"_s,
         [] {
             return hands::findOf("td::ui::TimelineView", hands::text("td::ui::TimelineView", "Timeline")) != nullptr;
         },
         rail("My discs")},
        {u"discs"_s, showsText("td::ui::DiscsPage", "No discs yet"), rail("Consents")},
        {u"consents"_s,
         [] { return hands::findOf("QTableView", hands::text("td::ui::DocumentsPage", "Consents")) != nullptr; },
         [] {
             QWidget *tabs = hands::find(hands::text("td::ui::ConsentsPage", "Parts of the page of consents"));
             return tabs && hands::key(tabs, Qt::Key_Right);
         }},
        {u"consents-state"_s, showsText("td::ui::ConsentsPage", "What you have allowed"),
         namedFor("td::ui::ConsentCard", "Withdraw: %1", remote)},
        {u"consent-withdrawing"_s,
         showsText("td::ui::ConsentText", "Your images are read at the clinic only; a report may take longer."),
         [=] {
             return hands::click(
                 hands::find(hands::text("td::ui::ConsentCard", "Withdraw the consent") + u": "_s + remote));
         }},
        {u"consent-withdrawn"_s, [=] { return notice("«%1» is withdrawn."); }, rail("Who has seen\nmy dossier")},
        {u"access-log"_s, shows("td::ui::AccessLogPage", "Save as PDF…"),
         [] { return hands::click(hands::findStarting(u"Anna"_s)); }},
        {{},
         [] { return hands::window("QMenu") != nullptr; },
         [] { return hands::chooseFromMenu(hands::text("td::ui::DossierView", "Personal profile")); }},
        {u"profile"_s, showsText("td::ui::ProfilePage", "Open sessions"), clicks("td::ui::DossierView", "Help")},
        {u"help"_s, showsText("td::ui::HelpPage", "I do not receive the SMS"), rail("Reports\nand images")},
        {{},
         [] {
             return hands::findOf("QTableView", hands::text("td::ui::DocumentsPage", "Reports and images")) != nullptr;
         },
         [] {
             return hands::click(
                 hands::findStarting(hands::text("td::ui::DocumentsPage", "Document actions: %1").remove(u"%1"_s)));
         }},
        {{},
         [] { return hands::window("QMenu") != nullptr; },
         [] { return hands::chooseFromMenu(hands::text("td::ui::DocumentList", "Hide from the clinic")); }},
        {u"report-hidden"_s,
         [] {
             const auto *table = qobject_cast<QTableView *>(
                 hands::findOf("QTableView", hands::text("td::ui::DocumentsPage", "Reports and images")));
             const QString mark = hands::text("td::ui::DocumentsModel", "hidden from the clinic");
             bool marked = false;
             for (int row = 0; table && row < table->model()->rowCount(); ++row)
                 marked = marked || table->model()->index(row, 1).data().toString().contains(mark);
             return marked &&
                    showsText("td::ui::DossierView", "The document is hidden: only you can see it, and its images.")();
         },
         clicks("td::ui::DossierView", "Undo")},
        {{}, showsText("td::ui::DossierView", "The document can be seen by the clinic again."), {}},
    };
}

} // namespace td::ui
