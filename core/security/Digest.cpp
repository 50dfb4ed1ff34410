// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/Digest.h"

#include "core/security/Sodium.h"

#include <sodium.h>

namespace td::security {
namespace {

constexpr size_t digestBytes = 32;

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

} // namespace

QByteArray keyedDigest(const QByteArray &bytes, const QByteArray &key)
{
    sodiumReady(); // chooses the fast implementation; the result does not depend on it
    QByteArray out(qsizetype(digestBytes), Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(out.data()), digestBytes, raw(bytes),
                       static_cast<unsigned long long>(bytes.size()), key.isEmpty() ? nullptr : raw(key),
                       size_t(key.size()));
    return out;
}

QByteArray digest(const QByteArray &bytes)
{
    return keyedDigest(bytes, {});
}

bool equalsInConstantTime(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && sodium_memcmp(a.constData(), b.constData(), size_t(a.size())) == 0;
}

} // namespace td::security
