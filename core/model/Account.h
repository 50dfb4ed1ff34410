// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"

#include <QDateTime>
#include <QString>

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

/// A session of the signed-in user, as "active sessions" lists it.
struct OpenSession {
    QDateTime opened;   ///< UTC
    QDateTime lastUsed; ///< UTC
    QString program;    ///< what it logged in with, "TuoDossier 0.1.0 (Debian GNU/Linux 12)"; may be empty
    bool current = false;
};

enum class ContactKind { Email, MobilePhone };

/// Where a code or a first password went.
struct Delivery {
    QString channel;     ///< "sms" or "email"
    QString destination; ///< masked
};

/// What the acceptance desk may know of a patient's account.
struct AccountState {
    bool exists = false;
    bool firstPassword = false; ///< still the one the clinic gave
    std::chrono::seconds lockedFor{0};
};

} // namespace td::model
