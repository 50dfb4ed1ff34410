// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ContactStore.h"

#include "core/store/Database.h"
#include "core/store/Statement.h"

namespace td::store {
namespace {

using namespace Qt::StringLiterals;

Result<void> run(const Database &database, const QString &sql, const QVariantList &values)
{
    const auto changed = Statement::change(database, sql, values);
    return changed ? Result<void>() : tl::unexpected(changed.error());
}

} // namespace

Result<void> ContactStore::set(const ContactChange &c)
{
    if (auto done =
            run(m_database, u"DELETE FROM contact_changes WHERE user_name=? AND kind=?"_s, {c.userName, int(c.kind)});
        !done)
        return done;
    return run(m_database, u"INSERT INTO contact_changes VALUES(?,?,?,?,?,?,?,?)"_s,
               {c.id.value(), c.userName, int(c.kind), c.value, c.codeDigest, toMilliseconds(c.sent),
                toMilliseconds(c.expires), c.tries});
}

Result<ContactChange> ContactStore::find(const ChallengeId &id) const
{
    const auto found = readRows<ContactChange>(
        m_database,
        u"SELECT id, user_name, kind, value, code_digest, sent, expires, tries FROM contact_changes WHERE id=?"_s,
        {id.value()}, [](const Statement &row) {
            return ContactChange{ChallengeId(row.text(0)),
                                 row.text(1),
                                 model::ContactKind(row.integer(2)),
                                 row.text(3),
                                 row.value(4).toByteArray(),
                                 fromMilliseconds(row.value(5).toLongLong()),
                                 fromMilliseconds(row.value(6).toLongLong()),
                                 row.integer(7)};
        });
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? fail(ErrorCode::NotFound, u"contact change"_s) : Result<ContactChange>(found->first());
}

Result<std::optional<TimePoint>> ContactStore::lastSent(const QString &userName) const
{
    const auto found = readRows<TimePoint>(
        m_database, u"SELECT sent FROM contact_changes WHERE user_name=? ORDER BY sent DESC LIMIT 1"_s, {userName},
        [](const Statement &row) { return fromMilliseconds(row.value(0).toLongLong()); });
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? std::optional<TimePoint>() : std::optional(found->first());
}

Result<void> ContactStore::setTries(const ChallengeId &id, int tries)
{
    return run(m_database, u"UPDATE contact_changes SET tries=? WHERE id=?"_s, {tries, id.value()});
}

Result<void> ContactStore::remove(const ChallengeId &id)
{
    return run(m_database, u"DELETE FROM contact_changes WHERE id=?"_s, {id.value()});
}

Result<void> ContactStore::removeExpired(TimePoint now)
{
    return run(m_database, u"DELETE FROM contact_changes WHERE expires<=?"_s, {toMilliseconds(now)});
}

} // namespace td::store
