// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/consents/ConsentText.h"

namespace td::ui {

using namespace Qt::StringLiterals;
using model::ConsentKind;

QString ConsentText::allows(ConsentKind kind)
{
    switch (kind) {
    case ConsentKind::DossierAdhesion:
        return tr("The clinic keeps your exams and reports together in one dossier, for you and for those who treat "
                  "you there.");
    case ConsentKind::HistoricalRecovery:
        return tr("Documents from before you joined the dossier are part of it too.");
    case ConsentKind::HeightenedProtection:
        return tr("Documents that the law protects most strongly (such as those on HIV, abortion, violence suffered, "
                  "drugs and alcohol) are part of the dossier.");
    case ConsentKind::ElectronicSignature:
        return tr("You sign the clinic's documents electronically.");
    case ConsentKind::RemoteReporting:
        return tr("A doctor of the clinic may read your images from another place.");
    case ConsentKind::Privacy:
        return tr("The clinic may use your data in the ways described in its privacy notice.");
    }
    return {};
}

QString ConsentText::withdrawing(ConsentKind kind)
{
    switch (kind) {
    case ConsentKind::DossierAdhesion:
        return tr("Without it your dossier is empty, for you too. Nothing is deleted: your documents appear again when "
                  "you give the consent again.");
    case ConsentKind::HistoricalRecovery:
        return tr("Documents dated before the day you joined the dossier are no longer shown. They are not deleted.");
    case ConsentKind::HeightenedProtection:
        return tr("These documents are no longer shown, neither to you nor to the clinic. They are not deleted.");
    case ConsentKind::ElectronicSignature:
        return tr("From now on you sign on paper. What you have signed already stays valid.");
    case ConsentKind::RemoteReporting:
        return tr("Your images are read at the clinic only; a report may take longer.");
    case ConsentKind::Privacy:
        return tr("The clinic may not be able to take you on for new exams. What the law obliges it to keep is kept.");
    }
    return {};
}

QString ConsentText::state(const std::optional<model::Consent> &present)
{
    if (!present)
        return tr("Not given");
    const QString day = present->decided.toLocalTime().date().toString(u"dd/MM/yyyy"_s);
    return present->given ? tr("Given on %1").arg(day) : tr("Withdrawn on %1").arg(day);
}

QString ConsentText::line(const model::Consent &decision)
{
    const QString when = decision.decided.toLocalTime().toString(u"dd/MM/yyyy, HH:mm"_s);
    const QString what = decision.given ? tr("given") : tr("withdrawn");
    const QString by = decision.by == model::Role::Patient ? tr("by you") : tr("at the acceptance desk");
    return u"%1: %2, %3"_s.arg(when, what, by);
}

} // namespace td::ui
