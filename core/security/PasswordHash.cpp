// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/PasswordHash.h"

#include "core/security/Sodium.h"

#include <sodium.h>

#include <semaphore>

namespace td::security {
namespace {

using namespace Qt::StringLiterals;

// RFC 9106 asks for as much as the server can bear. 32 MiB in three passes is above the minimum that OWASP names
// (19 MiB in two) and stays below a tenth of a second on the office machines the embedded service runs on.
constexpr size_t memoryBytes = size_t(32) << 20;
constexpr unsigned long long passes = 3;

std::counting_semaphore<maximumConcurrentHashes> &turns()
{
    static std::counting_semaphore<maximumConcurrentHashes> semaphore(maximumConcurrentHashes);
    return semaphore;
}

class Turn {
public:
    Turn() { turns().acquire(); }
    ~Turn() { turns().release(); }
    Q_DISABLE_COPY_MOVE(Turn)
};

} // namespace

Result<QByteArray> hashPassword(const Secret &password)
{
    if (!sodiumReady())
        return fail(ErrorCode::Crypto, u"sodium_init"_s);
    const Turn turn;
    char encoded[crypto_pwhash_argon2id_STRBYTES];
    if (crypto_pwhash_argon2id_str(encoded, password.reveal().constData(),
                                   static_cast<unsigned long long>(password.size()), passes, memoryBytes) != 0)
        return fail(ErrorCode::Crypto, u"argon2id: out of memory"_s);
    return QByteArray(encoded);
}

bool verifyPassword(const QByteArray &encoded, const Secret &password)
{
    if (!sodiumReady())
        return false;
    if (!encoded.startsWith("$argon2id$")) {
        (void)hashPassword(password);
        return false;
    }
    const Turn turn;
    return crypto_pwhash_argon2id_str_verify(encoded.constData(), password.reveal().constData(),
                                             static_cast<unsigned long long>(password.size())) == 0;
}

} // namespace td::security
