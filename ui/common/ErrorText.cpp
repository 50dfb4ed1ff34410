// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ErrorText.h"

namespace td::ui {

QString ErrorText::duration(int seconds)
{
    constexpr int minute = 60;
    if (seconds < 2 * minute)
        return tr("%n second(s)", nullptr, seconds);
    return tr("%n minute(s)", nullptr, (seconds + minute - 1) / minute);
}

bool ErrorText::isNetwork(const Error &error)
{
    return error.code == ErrorCode::Network || error.code == ErrorCode::Timeout;
}

QString ErrorText::sentence(const Error &error)
{
    const int number = error.number.value_or(0);
    switch (error.code) {
    case ErrorCode::Cancelled:
        return tr("The operation was cancelled.");
    case ErrorCode::NotFound:
        return tr("This item is no longer available. Please go back to the list.");
    case ErrorCode::InvalidArgument:
    case ErrorCode::OutOfRange:
        return tr("A value is not valid. Please check what you entered.");
    case ErrorCode::Unsupported:
        return tr("This kind of file cannot be shown here. You can still save it.");
    case ErrorCode::Malformed:
    case ErrorCode::Truncated:
        return tr("The file is damaged or incomplete. Please ask the clinic for a new copy.");
    case ErrorCode::TooLarge:
        return tr("The file is too large to be opened safely.");
    case ErrorCode::Conflict:
        return tr("The data has changed in the meantime. Please reload the page.");
    case ErrorCode::Io:
        return tr("The file could not be written or read. Please choose another folder and try again.");
    case ErrorCode::DiskFull:
        return tr("There is not enough free space. Please free some space or choose another folder.");
    case ErrorCode::PermissionDenied:
        return tr("The folder cannot be written to. Please choose another folder.");
    case ErrorCode::Network:
        return tr("The service cannot be reached. Please check your connection and try again.");
    case ErrorCode::Timeout:
        return tr("The service is taking too long to answer. Please try again.");
    case ErrorCode::InvalidCredentials:
        return tr("The fiscal code or the password is not correct.");
    case ErrorCode::WrongCode:
        return number > 0 ? tr("The code is not correct. You have %n attempt(s) left.", nullptr, number)
                          : tr("The code is not correct. Please go back to the login.");
    case ErrorCode::ChallengeExpired:
        return tr("The security code has expired. Please go back to the login.");
    case ErrorCode::TooSoon:
        return tr("Please wait %1 before asking for a new code.").arg(duration(number));
    case ErrorCode::Locked:
        return tr("Access is suspended for your safety. Please try again in %1 or contact the clinic.")
            .arg(duration(number));
    case ErrorCode::TokenExpired:
        return tr("This password reset is no longer valid. Please ask for a new one.");
    case ErrorCode::WeakPassword:
        return tr("The password does not follow the rules shown below.");
    case ErrorCode::SessionExpired:
        return tr("The session has ended. Please log in again.");
    case ErrorCode::IdentityMismatch:
        return tr("These images say that they belong to somebody else. Nothing was taken over.");
    case ErrorCode::Forbidden:
        return tr("You are not allowed to do this.");
    case ErrorCode::Crypto:
    case ErrorCode::Database:
    case ErrorCode::Protocol:
    case ErrorCode::Internal:
        break;
    }
    return tr("Something unexpected happened. Please try again; if it happens again, contact the clinic.");
}

} // namespace td::ui
