// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/AuthRoutes.h"

#include "core/policy/Password.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

/// The text members of a JSON object, all of them required. Errors: Malformed.
Result<QStringList> members(const Request &request, std::initializer_list<QLatin1StringView> names)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    QStringList values;
    for (const QLatin1StringView name : names) {
        const QJsonValue value = document.object().value(name);
        if (!value.isString())
            return fail(ErrorCode::Malformed, u"a text member is missing: "_s + name);
        values.append(value.toString());
    }
    return values;
}

QJsonObject challengeJson(const model::LoginChallenge &challenge)
{
    return {{u"challenge"_s, challenge.id.value()},
            {u"channel"_s, challenge.channel},
            {u"destination"_s, challenge.destination},
            {u"resendAfterSeconds"_s, qint64(challenge.resendAfter.count())},
            {u"expiresInSeconds"_s, qint64(challenge.expiresIn.count())}};
}

Answer challengeAnswer(const Result<model::LoginChallenge> &challenge)
{
    return challenge ? jsonAnswer(200, challengeJson(*challenge)) : problem(challenge.error());
}

Answer emptyAnswer(const Result<void> &done)
{
    return done ? Answer{204} : problem(done.error());
}

QString changeName(model::PasswordChange change)
{
    switch (change) {
    case model::PasswordChange::Advised:
        return u"advised"_s;
    case model::PasswordChange::Required:
        return u"required"_s;
    case model::PasswordChange::None:
        break;
    }
    return u"none"_s;
}

// What the client calls itself: shown to its user, so bounded and printable.
QString programOf(const Request &request)
{
    constexpr qsizetype longest = 80;
    QString name = QString::fromUtf8(request.header("user-agent")).simplified().left(longest);
    const auto unprintable = std::remove_if(name.begin(), name.end(), [](QChar c) { return !c.isPrint(); });
    name.truncate(unprintable - name.begin());
    return name;
}

std::optional<Answer> refuseWeak(const QString &password, const QStringList &personalWords = {})
{
    const auto violations = policy::passwordViolations(password, personalWords);
    if (violations.isEmpty())
        return std::nullopt;
    QJsonArray names;
    for (const policy::PasswordViolation violation : violations)
        names.append(policy::violationName(violation));
    return problem({ErrorCode::WeakPassword, {}}, {{u"violations"_s, names}});
}

} // namespace

void AuthRoutes::addTo(Router &router)
{
    using Handler = Answer (AuthRoutes::*)(const Request &) const;
    const auto post = [&](const QString &pattern, Access access, Handler handler) {
        router.add({"POST", pattern, access, Router::jsonLimit,
                    [this, handler](const Request &request) { return (this->*handler)(request); }});
    };
    post(u"/auth/login"_s, Access::Open, &AuthRoutes::login);
    post(u"/auth/otp"_s, Access::Open, &AuthRoutes::submitCode);
    post(u"/auth/otp/resend"_s, Access::Open, &AuthRoutes::resendCode);
    post(u"/auth/password/forgot"_s, Access::Open, &AuthRoutes::forgotPassword);
    post(u"/auth/password/reset"_s, Access::Open, &AuthRoutes::resetPassword);
    post(u"/auth/password"_s, Access::Session, &AuthRoutes::changePassword);
    post(u"/auth/logout"_s, Access::Session, &AuthRoutes::logout);
    post(u"/auth/sessions/end-others"_s, Access::Session, &AuthRoutes::endOtherSessions);
    post(u"/auth/contacts"_s, Access::Session, &AuthRoutes::changeContact);
    post(u"/auth/contacts/confirm"_s, Access::Session, &AuthRoutes::confirmContact);
    router.add(
        {"GET", u"/auth/sessions"_s, Access::Session, 0, [this](const Request &request) { return sessions(request); }});
}

Answer AuthRoutes::login(const Request &request) const
{
    const auto given = members(request, {"username"_L1, "password"_L1});
    if (!given)
        return problem(given.error());
    return challengeAnswer(m_flow.login(given->at(0), Secret::fromString(given->at(1))));
}

Answer AuthRoutes::submitCode(const Request &request) const
{
    const auto given = members(request, {"challenge"_L1, "code"_L1});
    if (!given)
        return problem(given.error());
    const auto opened = m_flow.submit(ChallengeId(given->at(0)), given->at(1), programOf(request));
    if (!opened)
        return problem(opened.error());
    QJsonObject json{{u"accessToken"_s, QString::fromLatin1(opened->session.token.reveal())},
                     {u"tokenType"_s, u"Bearer"_s},
                     {u"expiresInSeconds"_s, qint64(opened->session.lifetime.count())},
                     {u"role"_s, opened->info.role == model::Role::Staff ? u"staff"_s : u"patient"_s},
                     {u"passwordChange"_s, changeName(opened->info.passwordChange)}};
    if (!opened->info.patient.isEmpty())
        json[u"patient"_s] = opened->info.patient.value();
    return jsonAnswer(200, json);
}

Answer AuthRoutes::resendCode(const Request &request) const
{
    const auto given = members(request, {"challenge"_L1});
    return given ? challengeAnswer(m_flow.resend(ChallengeId(given->at(0)))) : problem(given.error());
}

Answer AuthRoutes::forgotPassword(const Request &request) const
{
    const auto given = members(request, {"username"_L1});
    if (!given)
        return problem(given.error());
    m_flow.forgot(given->at(0));
    return jsonAnswer(202, {});
}

Answer AuthRoutes::resetPassword(const Request &request) const
{
    const auto given = members(request, {"token"_L1, "password"_L1});
    if (!given)
        return problem(given.error());
    if (auto refused = refuseWeak(given->at(1), m_flow.personalWordsOf(given->at(0).toUtf8())))
        return *refused;
    return emptyAnswer(m_flow.reset(given->at(0).toUtf8(), Secret::fromString(given->at(1))));
}

Answer AuthRoutes::changePassword(const Request &request) const
{
    const auto given = members(request, {"currentPassword"_L1, "newPassword"_L1});
    if (!given)
        return problem(given.error());
    if (auto refused = refuseWeak(given->at(1), m_flow.personalWords(request.caller->userName)))
        return *refused;
    return emptyAnswer(
        m_flow.changePassword(*request.caller, Secret::fromString(given->at(0)), Secret::fromString(given->at(1))));
}

Answer AuthRoutes::logout(const Request &request) const
{
    return emptyAnswer(m_sessions.end(*request.caller));
}

Answer AuthRoutes::sessions(const Request &request) const
{
    const auto open = m_sessions.list(*request.caller);
    if (!open)
        return problem(open.error());
    QJsonArray list;
    for (const model::OpenSession &session : *open) {
        list.append(QJsonObject{{u"opened"_s, session.opened.toString(Qt::ISODate)},
                                {u"lastUsed"_s, session.lastUsed.toString(Qt::ISODate)},
                                {u"program"_s, session.program},
                                {u"current"_s, session.current}});
    }
    return jsonAnswer(200, {{u"sessions"_s, list}});
}

Answer AuthRoutes::endOtherSessions(const Request &request) const
{
    return emptyAnswer(m_sessions.endOthers(*request.caller));
}

Answer AuthRoutes::changeContact(const Request &request) const
{
    const auto given = members(request, {"password"_L1, "kind"_L1, "value"_L1});
    if (!given)
        return problem(given.error());
    if (given->at(1) != "email"_L1 && given->at(1) != "phone"_L1)
        return problem({ErrorCode::InvalidArgument, u"kind"_s});
    const auto kind = given->at(1) == "email"_L1 ? model::ContactKind::Email : model::ContactKind::MobilePhone;
    return challengeAnswer(m_contacts.begin(*request.caller, Secret::fromString(given->at(0)), kind, given->at(2)));
}

Answer AuthRoutes::confirmContact(const Request &request) const
{
    const auto given = members(request, {"challenge"_L1, "code"_L1});
    return given ? emptyAnswer(m_contacts.confirm(*request.caller, ChallengeId(given->at(0)), given->at(1)))
                 : problem(given.error());
}

} // namespace td::service
