// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/LoginStore.h"

#include "core/security/Digest.h"
#include "core/store/Database.h"
#include "core/store/Statement.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

// Anybody can try names that do not exist: their rows must not fill the disk.
constexpr int keptFailures = 100'000;
constexpr std::chrono::hours failuresLifetime{7 * 24};

QByteArray nameDigest(const QString &userName)
{
    return security::digest(userName.toUtf8());
}

Result<void> run(Database &database, const QString &sql, const QVariantList &values)
{
    const auto changed = Statement::change(database, sql, values);
    return changed ? Result<void>() : tl::unexpected(changed.error());
}

// One row or NotFound.
Result<Statement> row(const Database &database, const QString &sql, const QVariantList &values)
{
    auto statement = Statement::prepare(database, sql);
    if (!statement)
        return statement;
    if (auto done = statement->execute(values); !done)
        return tl::unexpected(done.error());
    if (!statement->next())
        return fail(ErrorCode::NotFound, u"no row"_s);
    return statement;
}

const QString sessionColumns = u"user_name, opened, last_used, program"_s;

Session sessionOf(const Statement &row)
{
    return {row.text(0), fromMilliseconds(row.value(1).toLongLong()), fromMilliseconds(row.value(2).toLongLong()),
            row.text(3)};
}

} // namespace

Result<LoginFailures> LoginStore::failures(const QString &userName) const
{
    const auto found = row(m_database, u"SELECT failures, locked_until FROM login_failures WHERE name_digest=?"_s,
                           {nameDigest(userName)});
    if (!found && found.error().code == ErrorCode::NotFound)
        return LoginFailures{};
    if (!found)
        return tl::unexpected(found.error());
    return LoginFailures{found->integer(0), fromMilliseconds(found->value(1).toLongLong())};
}

Result<void> LoginStore::setFailures(const QString &userName, const LoginFailures &failures, TimePoint now)
{
    return run(m_database, uR"(INSERT INTO login_failures(name_digest, failures, locked_until, updated) VALUES(?,?,?,?)
                   ON CONFLICT(name_digest) DO UPDATE SET failures=excluded.failures,
                     locked_until=excluded.locked_until, updated=excluded.updated)"_s,
               {nameDigest(userName), failures.count, toMilliseconds(failures.lockedUntil), toMilliseconds(now)});
}

Result<void> LoginStore::clearFailures(const QString &userName)
{
    return run(m_database, u"DELETE FROM login_failures WHERE name_digest=?"_s, {nameDigest(userName)});
}

Result<void> LoginStore::addChallenge(const Challenge &c)
{
    // A new login makes the codes of earlier ones useless.
    if (auto done = removeChallenges(c.userName); !done)
        return done;
    return run(m_database, uR"(INSERT INTO challenges(id, user_name, code_digest, expires, last_sent, tries, resends)
                   VALUES(?,?,?,?,?,?,?))"_s,
               {c.id.value(), c.userName, c.codeDigest, toMilliseconds(c.expires), toMilliseconds(c.lastSent), c.tries,
                c.resends});
}

Result<Challenge> LoginStore::challenge(const ChallengeId &id) const
{
    const auto found = row(
        m_database, u"SELECT user_name, code_digest, expires, last_sent, tries, resends FROM challenges WHERE id=?"_s,
        {id.value()});
    if (!found)
        return tl::unexpected(found.error());
    return Challenge{id,
                     found->text(0),
                     found->value(1).toByteArray(),
                     fromMilliseconds(found->value(2).toLongLong()),
                     fromMilliseconds(found->value(3).toLongLong()),
                     found->integer(4),
                     found->integer(5)};
}

Result<int> LoginStore::triesUnderWay(const QString &userName, TimePoint now) const
{
    const auto found = row(m_database, u"SELECT max(tries) FROM challenges WHERE user_name=? AND expires>?"_s,
                           {userName, toMilliseconds(now)});
    return found ? Result<int>(found->integer(0)) : tl::unexpected(found.error()); // of no row it is NULL, hence 0
}

Result<void> LoginStore::updateChallenge(const Challenge &c)
{
    return run(m_database,
               u"UPDATE challenges SET code_digest=?, expires=?, last_sent=?, tries=?, resends=? WHERE id=?"_s,
               {c.codeDigest, toMilliseconds(c.expires), toMilliseconds(c.lastSent), c.tries, c.resends, c.id.value()});
}

Result<void> LoginStore::removeChallenge(const ChallengeId &id)
{
    return run(m_database, u"DELETE FROM challenges WHERE id=?"_s, {id.value()});
}

Result<void> LoginStore::removeChallenges(const QString &userName)
{
    return run(m_database, u"DELETE FROM challenges WHERE user_name=?"_s, {userName});
}

Result<void> LoginStore::removeAllChallenges()
{
    return run(m_database, u"DELETE FROM challenges"_s, {});
}

Result<void> LoginStore::setResetToken(const QByteArray &tokenDigest, const QString &userName, TimePoint expires)
{
    if (auto done = removeResetTokens(userName); !done)
        return done;
    return run(m_database, u"INSERT INTO reset_tokens(token_digest, user_name, expires) VALUES(?,?,?)"_s,
               {tokenDigest, userName, toMilliseconds(expires)});
}

Result<QString> LoginStore::resetTokenUser(const QByteArray &tokenDigest, TimePoint now) const
{
    const auto found = row(m_database, u"SELECT user_name FROM reset_tokens WHERE token_digest=? AND expires>?"_s,
                           {tokenDigest, toMilliseconds(now)});
    return found ? Result<QString>(found->text(0)) : tl::unexpected(found.error());
}

Result<TimePoint> LoginStore::resetTokenExpiry(const QString &userName) const
{
    const auto found = row(
        m_database, u"SELECT expires FROM reset_tokens WHERE user_name=? ORDER BY expires DESC LIMIT 1"_s, {userName});
    return found ? Result<TimePoint>(fromMilliseconds(found->value(0).toLongLong())) : tl::unexpected(found.error());
}

Result<void> LoginStore::removeResetTokens(const QString &userName)
{
    return run(m_database, u"DELETE FROM reset_tokens WHERE user_name=?"_s, {userName});
}

Result<void> LoginStore::addSession(const QByteArray &tokenDigest, const Session &session)
{
    return run(m_database,
               u"INSERT INTO sessions(token_digest, user_name, opened, last_used, program) VALUES(?,?,?,?,?)"_s,
               {tokenDigest, session.userName, toMilliseconds(session.opened), toMilliseconds(session.lastUsed),
                notNull(session.program)});
}

Result<Session> LoginStore::session(const QByteArray &tokenDigest) const
{
    const auto found =
        row(m_database, u"SELECT %1 FROM sessions WHERE token_digest=?"_s.arg(sessionColumns), {tokenDigest});
    if (!found)
        return tl::unexpected(found.error());
    return sessionOf(*found);
}

Result<QVector<std::pair<QByteArray, Session>>> LoginStore::sessions(const QString &userName) const
{
    return readRows<std::pair<QByteArray, Session>>(
        m_database,
        u"SELECT %1, token_digest FROM sessions WHERE user_name=? ORDER BY opened, token_digest"_s.arg(sessionColumns),
        {userName}, [](const Statement &row) { return std::pair(row.value(4).toByteArray(), sessionOf(row)); });
}

Result<void> LoginStore::touchSession(const QByteArray &tokenDigest, TimePoint now)
{
    return run(m_database, u"UPDATE sessions SET last_used=? WHERE token_digest=?"_s,
               {toMilliseconds(now), tokenDigest});
}

Result<void> LoginStore::removeSession(const QByteArray &tokenDigest)
{
    return run(m_database, u"DELETE FROM sessions WHERE token_digest=?"_s, {tokenDigest});
}

Result<void> LoginStore::removeSessions(const QString &userName, const QByteArray &except)
{
    return run(m_database, u"DELETE FROM sessions WHERE user_name=? AND token_digest<>?"_s,
               {userName, except.isNull() ? QByteArray("") : except});
}

Result<void> LoginStore::removeExpired(TimePoint now)
{
    const qint64 moment = toMilliseconds(now);
    if (auto done = run(m_database, u"DELETE FROM challenges WHERE expires<=?"_s, {moment}); !done)
        return done;
    if (auto done = run(m_database, u"DELETE FROM reset_tokens WHERE expires<=?"_s, {moment}); !done)
        return done;
    if (auto done = run(m_database, u"DELETE FROM login_failures WHERE updated<=? AND locked_until<=?"_s,
                        {toMilliseconds(now - failuresLifetime), moment});
        !done)
        return done;
    return run(m_database, uR"(DELETE FROM login_failures WHERE name_digest IN
                   (SELECT name_digest FROM login_failures ORDER BY updated DESC LIMIT -1 OFFSET ?))"_s,
               {keptFailures});
}

} // namespace td::store
