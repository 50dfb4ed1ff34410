// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"

#include <chrono>

namespace td::model {

enum class Role { Patient, Staff };
enum class PasswordChange { None, Advised, Required };

/// The answer to a right user name and password: a code is on its way.
struct LoginChallenge {
    ChallengeId id;
    QString channel;     ///< "sms" or "email"
    QString destination; ///< masked, "*****46"
    std::chrono::seconds resendAfter{15};
    std::chrono::seconds expiresIn{300};
};

/// What the program may know of a session; the access token stays inside core/client.
struct SessionInfo {
    Role role = Role::Patient;
    PatientId patient; ///< empty for staff
    PasswordChange passwordChange = PasswordChange::None;
    std::chrono::seconds expiresIn{0};
};

} // namespace td::model
