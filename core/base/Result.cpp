// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Result.h"

namespace td {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::NotFound:
        return QStringLiteral("not-found");
    case ErrorCode::InvalidArgument:
        return QStringLiteral("invalid-argument");
    case ErrorCode::OutOfRange:
        return QStringLiteral("out-of-range");
    case ErrorCode::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorCode::Malformed:
        return QStringLiteral("malformed");
    case ErrorCode::Truncated:
        return QStringLiteral("truncated");
    case ErrorCode::TooLarge:
        return QStringLiteral("too-large");
    case ErrorCode::Conflict:
        return QStringLiteral("conflict");
    case ErrorCode::Io:
        return QStringLiteral("io");
    case ErrorCode::DiskFull:
        return QStringLiteral("disk-full");
    case ErrorCode::PermissionDenied:
        return QStringLiteral("permission-denied");
    case ErrorCode::Network:
        return QStringLiteral("network");
    case ErrorCode::Timeout:
        return QStringLiteral("timeout");
    case ErrorCode::InvalidCredentials:
        return QStringLiteral("invalid-credentials");
    case ErrorCode::WrongCode:
        return QStringLiteral("otp-wrong");
    case ErrorCode::ChallengeExpired:
        return QStringLiteral("challenge-expired");
    case ErrorCode::TooSoon:
        return QStringLiteral("too-soon");
    case ErrorCode::Locked:
        return QStringLiteral("locked");
    case ErrorCode::TokenExpired:
        return QStringLiteral("token-expired");
    case ErrorCode::WeakPassword:
        return QStringLiteral("weak-password");
    case ErrorCode::SessionExpired:
        return QStringLiteral("session-expired");
    case ErrorCode::Forbidden:
        return QStringLiteral("forbidden");
    case ErrorCode::IdentityMismatch:
        return QStringLiteral("identity-mismatch");
    case ErrorCode::Crypto:
        return QStringLiteral("crypto");
    case ErrorCode::Database:
        return QStringLiteral("database");
    case ErrorCode::Protocol:
        return QStringLiteral("protocol");
    case ErrorCode::Internal:
        return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace td
