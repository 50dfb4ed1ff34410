// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/ContactFlow.h"
#include "core/service/LoginFlow.h"
#include "core/service/Router.h"

namespace td::service {

/// /auth: login, one-time code, passwords, logout, sessions, contacts.
class AuthRoutes {
public:
    AuthRoutes(LoginFlow &flow, const Sessions &sessions, ContactFlow &contacts)
        : m_flow(flow)
        , m_sessions(sessions)
        , m_contacts(contacts)
    {
    }
    /// The routes keep `this`.
    void addTo(Router &router);

private:
    Answer login(const Request &request) const;
    Answer submitCode(const Request &request) const;
    Answer resendCode(const Request &request) const;
    Answer forgotPassword(const Request &request) const;
    Answer resetPassword(const Request &request) const;
    Answer changePassword(const Request &request) const;
    Answer logout(const Request &request) const;
    Answer sessions(const Request &request) const;
    Answer endOtherSessions(const Request &request) const;
    Answer changeContact(const Request &request) const;
    Answer confirmContact(const Request &request) const;

    LoginFlow &m_flow;
    const Sessions &m_sessions;
    ContactFlow &m_contacts;
};

} // namespace td::service
