// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/Random.h"

#include "core/security/Sodium.h"

#include <sodium.h>

namespace td::security {
namespace {

using namespace Qt::StringLiterals;

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

} // namespace

Result<Secret> randomSecret()
{
    constexpr qsizetype secretBytes = 32;
    if (!sodiumReady())
        return fail(ErrorCode::Crypto, u"no randomness"_s);
    return Secret(randomBytes(secretBytes));
}

Result<Secret> randomToken()
{
    const auto raw = randomSecret();
    if (!raw)
        return tl::unexpected(raw.error());
    return Secret(raw->reveal().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<QString> randomId()
{
    constexpr qsizetype idBytes = 16;
    if (!sodiumReady())
        return fail(ErrorCode::Crypto, u"no randomness"_s);
    return QString::fromLatin1(randomBytes(idBytes).toHex());
}

Result<QString> randomCode()
{
    constexpr uint32_t codes = 1'000'000;
    if (!sodiumReady())
        return fail(ErrorCode::Crypto, u"no randomness"_s);
    return u"%1"_s.arg(randombytes_uniform(codes), 6, 10, QLatin1Char('0')); // uniform() has no modulo bias
}

Result<Secret> randomPassword()
{
    // Without 0 O o 1 l I, which look alike on a phone.
    static constexpr char upper[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    static constexpr char lower[] = "abcdefghijkmnpqrstuvwxyz";
    static constexpr char digits[] = "23456789";
    static constexpr char any[] = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    if (!sodiumReady())
        return fail(ErrorCode::Crypto, u"no randomness"_s);
    const auto pick = [](const char *letters, size_t count) { return letters[randombytes_uniform(uint32_t(count))]; };
    QByteArray password;
    for (int group = 0; group < 3; ++group) {
        if (group > 0)
            password += '-';
        password += pick(upper, sizeof upper - 1);
        password += pick(lower, sizeof lower - 1);
        password += pick(digits, sizeof digits - 1);
        password += pick(any, sizeof any - 1);
    }
    return Secret(std::move(password));
}

Result<quint32> randomBelow(quint32 bound)
{
    if (!sodiumReady())
        return fail(ErrorCode::Crypto, u"no randomness"_s);
    return quint32(randombytes_uniform(bound));
}

} // namespace td::security
