// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/AccessText.h"

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using model::AccessAction;

QString plain(const model::AccessEvent &e)
{
    switch (e.action) {
    case AccessAction::ReadPatient:
        return AccessText::tr("Looked at the personal data");
    case AccessAction::ListDocuments:
        return AccessText::tr("Looked at the list of documents");
    case AccessAction::ReadDocument:
        return AccessText::tr("Opened the document «%1»").arg(e.what);
    case AccessAction::ReadImages:
        return AccessText::tr("Opened the images «%1»").arg(e.what);
    case AccessAction::ReadConsents:
        return AccessText::tr("Looked at the consents");
    case AccessAction::ReadAccessLog:
        return AccessText::tr("Looked at this list of accesses");
    case AccessAction::ChangeConsent:
        return AccessText::tr("Changed the consent «%1»").arg(e.what);
    case AccessAction::Obscure:
        return AccessText::tr("Hid the document «%1» from the clinic").arg(e.what);
    case AccessAction::Reveal:
        return AccessText::tr("Showed the document «%1» to the clinic again").arg(e.what);
    case AccessAction::RegisterPatient:
        return AccessText::tr("Registered the patient");
    case AccessAction::ChangePatient:
        return AccessText::tr("Changed the personal data");
    case AccessAction::AddDocument:
        return AccessText::tr("Added the document «%1»").arg(e.what);
    case AccessAction::AddImages:
        return AccessText::tr("Added the images «%1»").arg(e.what);
    case AccessAction::OpenAccount:
        return AccessText::tr("Opened the access and sent the first password");
    case AccessAction::SendFirstPassword:
        return AccessText::tr("Sent a new first password");
    case AccessAction::UnlockAccount:
        return AccessText::tr("Unlocked the access");
    case AccessAction::ChangeEmail:
        return AccessText::tr("Changed the e-mail address");
    case AccessAction::ChangePhone:
        return AccessText::tr("Changed the phone number");
    }
    return {};
}

} // namespace

QString AccessText::when(const model::AccessEvent &event)
{
    return event.when.toLocalTime().toString(u"dd/MM/yyyy HH:mm"_s);
}

QString AccessText::who(const model::AccessEvent &event)
{
    return event.role == model::Role::Patient ? tr("You") : tr("Staff of the clinic");
}

QString AccessText::department(const model::AccessEvent &event)
{
    return event.role == model::Role::Patient ? u"–"_s : event.department;
}

QString AccessText::what(const model::AccessEvent &event)
{
    return event.reason.isEmpty() ? plain(event) : tr("%1 (reason given: %2)").arg(plain(event), event.reason);
}

QStringList AccessText::titles()
{
    return {tr("When"), tr("Who"), tr("Department"), tr("What")};
}

} // namespace td::ui
