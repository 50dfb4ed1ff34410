// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

namespace td::security {

/// A pair of Ed25519 keys (RFC 8032).
class SigningKey {
public:
    static constexpr qsizetype seedBytes = 32;
    static constexpr qsizetype publicBytes = 32;
    static constexpr qsizetype signatureBytes = 64;

    /// Errors: InvalidArgument — not 32 bytes; Crypto.
    static Result<SigningKey> fromSeed(const Secret &seed);
    /// The key that is kept in the file `path`, which only its owner can read; made there when there is none. Two
    /// programs that do this at once get the same key.
    /// A file that holds no key is put aside under another name, and a new key made.
    /// Errors: Malformed — that cannot be done; NotFound — no such folder; PermissionDenied, DiskFull, Io;
    ///         Crypto.
    static Result<SigningKey> kept(const QString &path);

    const QByteArray &publicKey() const noexcept { return m_public; }
    QByteArray sign(const QByteArray &message) const;

private:
    SigningKey(Secret secret, QByteArray publicKey);
    Secret m_secret; ///< seed and public key, as libsodium keeps them
    QByteArray m_public;
};

/// False as well for a key or a signature that are not such.
bool isSignedBy(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature);

/// What people compare a public key by: six pronounceable words of five letters, 96 bits of its SHA-256, spelt as
/// proquints (arXiv:0901.4016).
QString keyWords(const QByteArray &publicKey);

/// One word for 16 bits.
QString proquint(quint16 bits);

} // namespace td::security
