// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/Sessions.h"

#include "core/policy/Login.h"
#include "core/security/Digest.h"
#include "core/security/Random.h"
#include "core/store/AccountStore.h"
#include "core/store/Database.h"
#include "core/store/LoginStore.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

// The use of a session is written down at most this often: a disk write per image would be felt. The idle time may
// therefore end this much early, never late.
constexpr std::chrono::seconds useGranularity{10};

} // namespace

Result<Sessions::Opened> Sessions::open(const store::Account &account, const QString &program) const
{
    auto token = security::randomToken();
    if (!token)
        return tl::unexpected(token.error());
    const TimePoint now = m_clock.now();
    store::LoginStore logins(m_database);
    if (auto done = logins.addSession(security::digest(token->reveal()), {account.userName, now, now, program}); !done)
        return tl::unexpected(done.error());
    return Opened{std::move(*token), policy::sessionLongest};
}

Result<Caller> Sessions::check(const QByteArray &token) const
{
    const QByteArray digest = security::digest(token);
    store::LoginStore logins(m_database);
    const auto session = logins.session(digest);
    if (!session)
        return session.error().code == ErrorCode::NotFound ? fail(ErrorCode::SessionExpired, u"unknown token"_s)
                                                           : tl::unexpected(session.error());
    const TimePoint now = m_clock.now();
    if (now >= policy::sessionEnd(session->opened, session->lastUsed)) {
        (void)m_database.transaction([&] { return logins.removeSession(digest); });
        return fail(ErrorCode::SessionExpired, u"session over"_s);
    }
    const auto account = store::AccountStore(m_database).find(session->userName);
    if (!account)
        return tl::unexpected(account.error());
    if (now - session->lastUsed >= useGranularity) {
        if (auto done = m_database.transaction([&] { return logins.touchSession(digest, now); }); !done)
            return tl::unexpected(done.error());
    }
    return Caller{account->userName, account->role, account->patient, digest, account->department};
}

Result<void> Sessions::end(const Caller &caller) const
{
    return m_database.transaction([&] { return store::LoginStore(m_database).removeSession(caller.tokenDigest); });
}

Result<QVector<model::OpenSession>> Sessions::list(const Caller &caller) const
{
    const auto all = store::LoginStore(m_database).sessions(caller.userName);
    if (!all)
        return tl::unexpected(all.error());
    const auto moment = [](TimePoint time) {
        return QDateTime::fromMSecsSinceEpoch(
            std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count(), Qt::UTC);
    };
    QVector<model::OpenSession> open;
    for (const auto &[digest, session] : *all) {
        if (m_clock.now() < policy::sessionEnd(session.opened, session.lastUsed))
            open.append(
                {moment(session.opened), moment(session.lastUsed), session.program, digest == caller.tokenDigest});
    }
    std::stable_sort(open.begin(), open.end(), [](const auto &a, const auto &b) { return a.lastUsed > b.lastUsed; });
    return open;
}

Result<void> Sessions::endOthers(const Caller &caller) const
{
    return m_database.transaction(
        [&] { return store::LoginStore(m_database).removeSessions(caller.userName, caller.tokenDigest); });
}

} // namespace td::service
