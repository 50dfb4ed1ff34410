// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <tl/expected.hpp>

#include <optional>

namespace td {

/// What went wrong, as a caller can act on it. The ui turns each code into a sentence that says what to do.
enum class ErrorCode {
    Cancelled,          ///< the caller asked to stop
    NotFound,           ///< no such thing, or none that this reader may know of
    InvalidArgument,    ///< the caller's own value is not of the required form
    OutOfRange,         ///< a value outside what the standard allows
    Unsupported,        ///< well formed, but this program has no way to handle it
    Malformed,          ///< bytes that break the rules of their own format
    Truncated,          ///< bytes that end too soon
    TooLarge,           ///< over a named bound of this program
    Conflict,           ///< exists already with other contents, or changed meanwhile
    Io,                 ///< the operating system refused a read or a write
    DiskFull,           ///< no space left on the target
    PermissionDenied,   ///< the target may not be written or read
    Network,            ///< the service cannot be reached
    Timeout,            ///< the service did not answer in time
    InvalidCredentials, ///< user name or password wrong (never says which)
    WrongCode,          ///< one-time code wrong; Error::number = attempts left
    ChallengeExpired,   ///< one-time code challenge no longer valid: start again
    TooSoon,            ///< asked again too early; Error::number = seconds to wait
    Locked,             ///< too many attempts; Error::number = seconds to wait
    TokenExpired,       ///< password reset token used, unknown or too old
    WeakPassword,       ///< password refused by the rules
    SessionExpired,     ///< the access token is no longer valid: log in again
    Forbidden,          ///< this role may not do that
    IdentityMismatch,   ///< what was sent says that it is somebody else's: a person must decide and say why
    Crypto,             ///< a cryptographic operation failed
    Database,           ///< the store failed
    Protocol,           ///< the other side answered something the contract does not allow
    Internal,           ///< a defect of this program
};

/// A stable, lower-case name for logs and problem types, such as "too-soon".
QString errorCodeName(ErrorCode code);

/// An error as a value. `detail` is for logs and never holds health data, names or identifiers.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail{};
    std::optional<int> number{}; ///< seconds or attempts, where the code says so

    friend bool operator==(const Error &, const Error &) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function with a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {}, std::optional<int> number = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), number});
}

} // namespace td
