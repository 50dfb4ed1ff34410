// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/DeskTexts.h"

#include "core/policy/Contact.h"
#include "ui/common/ErrorText.h"

namespace td::ui {

using namespace Qt::StringLiterals;

QString DeskTexts::sex(model::Sex sex)
{
    switch (sex) {
    case model::Sex::Female:
        return tr("Female");
    case model::Sex::Male:
        return tr("Male");
    case model::Sex::Other:
        return tr("Other");
    case model::Sex::Unknown:
        break;
    }
    return tr("Not recorded");
}

QString DeskTexts::date(QDate date)
{
    return date.isValid() ? date.toString(u"dd/MM/yyyy"_s) : tr("Not recorded");
}

QString DeskTexts::name(const model::Patient &patient)
{
    return patient.familyName + u' ' + patient.givenName;
}

QString DeskTexts::codeRefusal(const QString &text)
{
    if (model::CodiceFiscale::create(text))
        return {};
    constexpr int provisional = 11;
    constexpr int personal = 16;
    const QString code = text.trimmed().toUpper();
    if (code.isEmpty())
        return tr("Please enter the fiscal code.");
    const auto plain = [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z'); };
    if (!std::all_of(code.begin(), code.end(), plain))
        return tr("The code may hold letters and digits only.");
    if (code.size() == provisional) {
        const bool digits = std::all_of(code.begin(), code.end(), [](QChar c) { return c <= u'9'; });
        return digits ? tr("The last digit does not fit the others. Please check each digit.")
                      : tr("A provisional code has 11 digits and no letters.");
    }
    if (code.size() != personal)
        return tr("The code has %1 characters. A fiscal code has 16, a provisional one 11.").arg(code.size());
    const QString first = code.first(personal - 1);
    if (model::CodiceFiscale::create(first + model::CodiceFiscale::checkCharacter(first)))
        return tr("The last letter does not fit the others. Please check each character.");
    return tr("A letter stands where a digit belongs, or the other way round, or the day or month does not exist.");
}

QString DeskTexts::contactRefusal(const QString &phone, const QString &email)
{
    if (phone.trimmed().isEmpty() && email.trimmed().isEmpty())
        return tr("Please enter a mobile phone or an e-mail address: the first password is sent there.");
    if (!phone.trimmed().isEmpty() && !policy::normalisedPhone(phone))
        return tr("The mobile phone is not a number. Example: +39 333 1234567");
    if (!email.trimmed().isEmpty() && !policy::isEmailShaped(email.trimmed()))
        return tr("The e-mail address is not complete. Example: nome@example.org");
    return {};
}

QString DeskTexts::verdict(policy::IdentityVerdict verdict)
{
    switch (verdict) {
    case policy::IdentityVerdict::Same:
        return tr("Same person");
    case policy::IdentityVerdict::Different:
        return tr("Another person");
    case policy::IdentityVerdict::Unknown:
        break;
    }
    return tr("Not certain: please check");
}

QString DeskTexts::delivered(const model::Delivery &delivery)
{
    return delivery.channel == "sms"_L1 ? tr("The first password was sent by SMS to %1.").arg(delivery.destination)
                                        : tr("The first password was sent by e-mail to %1.").arg(delivery.destination);
}

QString DeskTexts::failure(const Error &error)
{
    switch (error.code) {
    case ErrorCode::SessionExpired:
        return tr("Your session has ended. What was stored stays stored. Please log in again.");
    case ErrorCode::Forbidden:
        return tr("Your account may not do this. Please ask whoever administers the service.");
    case ErrorCode::Malformed:
    case ErrorCode::Truncated:
        return tr("The file is damaged, or not of the kind that its name says. Please choose another copy.");
    case ErrorCode::TooLarge:
        return tr("The file is too large for the service.");
    case ErrorCode::IdentityMismatch:
        return tr("The service found data of another person. Nothing of this batch was stored.");
    case ErrorCode::PermissionDenied:
    case ErrorCode::Io:
        return tr("The file or the medium could not be read. Please check it and try again.");
    case ErrorCode::NotFound:
        return tr("It is no longer there. Please search for the patient again.");
    default:
        return ErrorText::sentence(error);
    }
}

} // namespace td::ui
