// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/LoginFlow.h"

#include "core/base/Log.h"
#include "core/model/CodiceFiscale.h"
#include "core/notify/Delivery.h"
#include "core/policy/Login.h"
#include "core/policy/Masking.h"
#include "core/security/Digest.h"
#include "core/security/PasswordHash.h"
#include "core/security/Random.h"
#include "core/store/Database.h"
#include "core/store/PatientStore.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

constexpr int attemptsBetweenCleaning = 1'000;
constexpr auto codeMinutes = std::chrono::duration_cast<std::chrono::minutes>(policy::codeLifetime);

Error lockedFor(TimePoint until, TimePoint now)
{
    return {ErrorCode::Locked, u"too many attempts"_s, std::max(1, policy::secondsUntil(until, now))};
}

model::PasswordChange changeFor(const store::Account &account, TimePoint now, std::chrono::seconds age)
{
    // The first password came by SMS: the guide advises to change it at the first access, and then periodically.
    const bool old = !account.passwordChanged || now - *account.passwordChanged > age;
    return old ? model::PasswordChange::Advised : model::PasswordChange::None;
}

} // namespace

LoginFlow::LoginFlow(store::Database &database, const Clock &clock, notify::Sender &sender, const Sessions &sessions,
                     std::chrono::seconds passwordAge)
    : m_database(database)
    , m_clock(clock)
    , m_sender(sender)
    , m_sessions(sessions)
    , m_accounts(database)
    , m_logins(database)
    , m_codeKey(security::randomToken().value_or(Secret()))
    , m_passwordAge(passwordAge)
{
    const auto cleared = database.transaction([&]() -> Result<void> {
        if (auto done = m_logins.removeAllChallenges(); !done)
            return done;
        return m_logins.removeExpired(m_clock.now());
    });
    if (!cleared)
        qCWarning(lcService, "old codes could not be removed");
}

QString LoginFlow::normalisedName(const QString &userName)
{
    const auto code = model::CodiceFiscale::create(userName);
    return code ? code->value() : userName.trimmed().toLower();
}

// The attempt is counted before it is judged, so that many at once cannot share one place in the count.
Result<int> LoginFlow::countAttempt(const QString &userName)
{
    const TimePoint now = m_clock.now();
    std::optional<Error> refusal;
    int count = 0;
    const auto done = m_database.transaction([&]() -> Result<void> {
        auto failures = m_logins.failures(userName);
        if (!failures)
            return tl::unexpected(failures.error());
        if (failures->lockedUntil > now) {
            refusal = lockedFor(failures->lockedUntil, now);
            return {};
        }
        count = ++failures->count;
        const std::chrono::seconds lock = policy::lockAfter(count);
        failures->lockedUntil = lock.count() > 0 ? now + lock : TimePoint{};
        if (auto set = m_logins.setFailures(userName, *failures, now); !set)
            return set;
        return ++m_attempts % attemptsBetweenCleaning == 0 ? m_logins.removeExpired(now) : Result<void>();
    });
    if (!done)
        return tl::unexpected(done.error());
    return refusal ? Result<int>(tl::unexpected(*refusal)) : Result<int>(count);
}

// Undoes countAttempt() after a right password; the wrong ones before it stay until the login is complete.
Result<void> LoginFlow::forgiveAttempt(const QString &userName)
{
    return m_database.transaction([&]() -> Result<void> {
        auto failures = m_logins.failures(userName);
        if (!failures)
            return tl::unexpected(failures.error());
        failures->count = std::max(0, failures->count - 1);
        failures->lockedUntil = {};
        return m_logins.setFailures(userName, *failures, m_clock.now());
    });
}

Result<void> LoginFlow::checkPassword(const QString &userName, const QByteArray &hash, const Secret &password)
{
    if (const auto counted = countAttempt(userName); !counted)
        return tl::unexpected(counted.error());
    if (!security::verifyPassword(hash, password))
        return fail(ErrorCode::InvalidCredentials, u"user name or password"_s);
    return forgiveAttempt(userName);
}

Result<model::LoginChallenge> LoginFlow::login(const QString &given, const Secret &password)
{
    const QString userName = normalisedName(given);
    const auto account = m_accounts.find(userName);
    if (!account && account.error().code != ErrorCode::NotFound)
        return tl::unexpected(account.error());
    if (auto right = checkPassword(userName, account ? account->passwordHash : QByteArray(), password); !right)
        return tl::unexpected(right.error());
    const auto id = security::randomId();
    if (!id)
        return tl::unexpected(id.error());
    store::Challenge challenge;
    challenge.id = ChallengeId(*id);
    challenge.userName = userName;
    return sendCode(std::move(challenge), *account, true);
}

QByteArray LoginFlow::codeDigest(const ChallengeId &id, const QString &code) const
{
    return security::keyedDigest((id.value() + u':' + code).toUtf8(), m_codeKey.reveal());
}

Result<model::LoginChallenge> LoginFlow::sendCode(store::Challenge challenge, const store::Account &account, bool isNew)
{
    const auto code = security::randomCode();
    if (!code)
        return tl::unexpected(code.error());
    const TimePoint now = m_clock.now();
    challenge.codeDigest = codeDigest(challenge.id, *code);
    challenge.expires = now + policy::codeLifetime;
    challenge.lastSent = now;
    const auto kept = m_database.transaction([&]() -> Result<void> {
        if (!isNew)
            return m_logins.updateChallenge(challenge);
        // Whoever has the password must not get new tries for the code with each new login.
        const auto tries = m_logins.triesUnderWay(challenge.userName, now);
        if (!tries)
            return tl::unexpected(tries.error());
        challenge.tries = *tries;
        return m_logins.addChallenge(challenge);
    });
    if (!kept)
        return tl::unexpected(kept.error());
    const auto channel = notify::deliver(m_sender, {account.mobilePhone, account.email},
                                         notify::codeSms(*code, codeMinutes), notify::codeEmail(*code, codeMinutes));
    if (!channel) {
        qCWarning(lcService, "a code could not be sent: %s", qPrintable(errorCodeName(channel.error().code)));
        return fail(ErrorCode::Network, u"the code could not be sent"_s);
    }
    const bool bySms = *channel == "sms"_L1;
    return model::LoginChallenge{challenge.id, *channel,
                                 bySms ? policy::maskedPhone(account.mobilePhone) : policy::maskedEmail(account.email),
                                 policy::codeResendAfter, policy::codeLifetime};
}

Result<model::LoginChallenge> LoginFlow::resend(const ChallengeId &id)
{
    const TimePoint now = m_clock.now();
    auto challenge = m_logins.challenge(id);
    if (!challenge && challenge.error().code != ErrorCode::NotFound)
        return tl::unexpected(challenge.error());
    if (!challenge || challenge->expires <= now || challenge->resends >= policy::codeResends)
        return fail(ErrorCode::ChallengeExpired, u"start again"_s);
    const TimePoint allowed = challenge->lastSent + policy::codeResendAfter;
    if (allowed > now)
        return fail(ErrorCode::TooSoon, u"wait"_s, policy::secondsUntil(allowed, now));
    const auto account = m_accounts.find(challenge->userName);
    if (!account)
        return tl::unexpected(account.error());
    ++challenge->resends;
    return sendCode(std::move(*challenge), *account, false);
}

// Five wrong codes weigh as much as five wrong passwords.
Result<void> LoginFlow::lockName(const QString &userName, Error &refusal)
{
    const TimePoint now = m_clock.now();
    auto failures = m_logins.failures(userName);
    if (!failures)
        return tl::unexpected(failures.error());
    failures->count = (failures->count / policy::attemptsBeforeLock + 1) * policy::attemptsBeforeLock;
    failures->lockedUntil = now + policy::lockAfter(failures->count);
    refusal = lockedFor(failures->lockedUntil, now);
    return m_logins.setFailures(userName, *failures, now);
}

// Inside a transaction. A refusal is a value here, because it must be written down and not rolled back.
Result<std::optional<LoginFlow::Welcome>> LoginFlow::judgeCode(const ChallengeId &id, const QString &code,
                                                               const QString &program, Error &refusal)
{
    const TimePoint now = m_clock.now();
    auto challenge = m_logins.challenge(id);
    if (!challenge && challenge.error().code != ErrorCode::NotFound)
        return tl::unexpected(challenge.error());
    refusal = {ErrorCode::ChallengeExpired, u"start again"_s};
    if (!challenge || challenge->expires <= now)
        return std::nullopt;
    const auto failures = m_logins.failures(challenge->userName);
    if (!failures)
        return tl::unexpected(failures.error());
    if (failures->lockedUntil > now) {
        refusal = lockedFor(failures->lockedUntil, now);
        return std::nullopt;
    }
    if (policy::isCodeShaped(code) && security::equalsInConstantTime(codeDigest(id, code), challenge->codeDigest)) {
        if (auto done = m_logins.removeChallenge(id); !done)
            return tl::unexpected(done.error());
        auto opened = welcome(challenge->userName, program);
        if (!opened)
            return tl::unexpected(opened.error());
        return std::optional<Welcome>(std::move(*opened));
    }
    ++challenge->tries;
    refusal = {ErrorCode::WrongCode, u"wrong code"_s, policy::codeTries - challenge->tries};
    Result<void> done =
        challenge->tries < policy::codeTries ? m_logins.updateChallenge(*challenge) : m_logins.removeChallenge(id);
    if (done && challenge->tries >= policy::codeTries)
        done = lockName(challenge->userName, refusal);
    if (!done)
        return tl::unexpected(done.error());
    return std::nullopt;
}

Result<LoginFlow::Welcome> LoginFlow::welcome(const QString &userName, const QString &program)
{
    const auto account = m_accounts.find(userName);
    if (!account)
        return tl::unexpected(account.error());
    if (auto done = m_logins.clearFailures(userName); !done)
        return tl::unexpected(done.error());
    auto opened = m_sessions.open(*account, program);
    if (!opened)
        return tl::unexpected(opened.error());
    const model::SessionInfo info{account->role, account->patient, changeFor(*account, m_clock.now(), m_passwordAge),
                                  opened->lifetime};
    return Welcome{std::move(*opened), info};
}

Result<LoginFlow::Welcome> LoginFlow::submit(const ChallengeId &id, const QString &code, const QString &program)
{
    Error refusal;
    std::optional<Welcome> opened;
    const auto done = m_database.transaction([&]() -> Result<void> {
        auto judged = judgeCode(id, code, program, refusal);
        if (!judged)
            return tl::unexpected(judged.error());
        opened = std::move(*judged);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    if (!opened)
        return tl::unexpected(refusal);
    return std::move(*opened);
}

void LoginFlow::forgot(const QString &userName)
{
    const bool queued = m_background.add([this, name = normalisedName(userName)] {
        if (const auto done = sendReset(name); !done && done.error().code != ErrorCode::NotFound)
            qCWarning(lcService, "a reset e-mail could not be sent: %s", qPrintable(errorCodeName(done.error().code)));
    });
    if (!queued)
        qCWarning(lcService, "too many reset requests are waiting");
}

Result<void> LoginFlow::sendReset(const QString &userName)
{
    const auto account = m_accounts.find(userName);
    if (!account)
        return tl::unexpected(account.error());
    if (account->email.isEmpty())
        return fail(ErrorCode::NotFound, u"no e-mail address"_s);
    const TimePoint now = m_clock.now();
    // Anybody can ask for anybody: a mailbox must not be flooded.
    const auto latest = m_logins.resetTokenExpiry(userName);
    if (latest && *latest - policy::resetLifetime + policy::resetMailAfter > now)
        return {};
    if (!latest && latest.error().code != ErrorCode::NotFound)
        return tl::unexpected(latest.error());
    const auto token = security::randomToken();
    if (!token)
        return tl::unexpected(token.error());
    const auto kept = m_database.transaction([&] {
        return m_logins.setResetToken(security::digest(token->reveal()), userName, now + policy::resetLifetime);
    });
    if (!kept)
        return kept;
    const notify::Email mail = notify::resetEmail(
        QString::fromLatin1(token->reveal()), std::chrono::duration_cast<std::chrono::minutes>(policy::resetLifetime));
    const auto sent = m_sender.email(account->email, mail.subject, mail.text, mail.html);
    if (!sent) // what was never delivered must not make the next wish wait
        (void)m_database.transaction([&] { return m_logins.removeResetTokens(userName); });
    return sent;
}

QStringList LoginFlow::personalWords(const QString &userName) const
{
    QStringList words{userName};
    const auto account = m_accounts.find(userName);
    if (!account || account->patient.isEmpty())
        return words;
    if (const auto person = store::PatientStore(m_database).find(account->patient))
        words += person->familyName.split(u' ') + person->givenName.split(u' ') +
                 QStringList{person->birthDate.toString(u"yyyy"_s), person->birthDate.toString(u"ddMMyyyy"_s)};
    return words;
}

QStringList LoginFlow::personalWordsOf(const QByteArray &token) const
{
    const auto user = m_logins.resetTokenUser(security::digest(token), m_clock.now());
    return user ? personalWords(*user) : QStringList();
}

Result<void> LoginFlow::reset(const QByteArray &token, const Secret &password)
{
    const QByteArray digest = security::digest(token);
    const auto known = m_logins.resetTokenUser(digest, m_clock.now());
    if (!known)
        return known.error().code == ErrorCode::NotFound ? fail(ErrorCode::TokenExpired, u"unknown or too old"_s)
                                                         : tl::unexpected(known.error());
    const auto hash = security::hashPassword(password);
    if (!hash)
        return tl::unexpected(hash.error());
    return m_database.transaction([&]() -> Result<void> {
        // Looked up again: of two requests with the same token one comes too late.
        const auto user = m_logins.resetTokenUser(digest, m_clock.now());
        if (!user)
            return fail(ErrorCode::TokenExpired, u"used"_s);
        for (const auto &step :
             {m_logins.removeResetTokens(*user), m_logins.removeChallenges(*user), m_logins.removeSessions(*user),
              m_logins.clearFailures(*user), m_accounts.setPassword(*user, *hash, m_clock.now())}) {
            if (!step)
                return step;
        }
        return {};
    });
}

Result<void> LoginFlow::confirmPassword(const QString &userName, const Secret &password)
{
    const auto account = m_accounts.find(userName);
    return account ? checkPassword(userName, account->passwordHash, password) : tl::unexpected(account.error());
}

Result<void> LoginFlow::changePassword(const Caller &caller, const Secret &current, const Secret &password)
{
    if (auto right = confirmPassword(caller.userName, current); !right)
        return right;
    const auto hash = security::hashPassword(password);
    if (!hash)
        return tl::unexpected(hash.error());
    return m_database.transaction([&]() -> Result<void> {
        for (const auto &step :
             {m_logins.removeResetTokens(caller.userName), m_logins.removeChallenges(caller.userName),
              m_logins.removeSessions(caller.userName, caller.tokenDigest),
              m_accounts.setPassword(caller.userName, *hash, m_clock.now())}) {
            if (!step)
                return step;
        }
        return {};
    });
}

} // namespace td::service
