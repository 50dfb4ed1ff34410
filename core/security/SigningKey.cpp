// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/SigningKey.h"

#include "core/base/WriteError.h"
#include "core/security/Random.h"
#include "core/security/Sha256.h"
#include "core/security/Sodium.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringList>
#include <QtEndian>

#include <sodium.h>

#include <filesystem>

namespace td::security {
namespace {

using namespace Qt::StringLiterals;

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

Result<SigningKey> readKey(QFile &file)
{
    // Base64 of a seed, and room for a line's end.
    const Secret text(file.read(64));
    const auto seed = QByteArray::fromBase64Encoding(text.reveal().trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!seed || seed.decoded.size() != SigningKey::seedBytes)
        return fail(ErrorCode::Malformed, u"not a signing key"_s);
    return SigningKey::fromSeed(Secret(seed.decoded));
}

/// Under a name of its own first: another program never reads half a key.
Result<void> makeKey(const QString &path)
{
    const auto seed = randomSecret();
    if (!seed)
        return tl::unexpected(seed.error());
    const Secret text(seed->reveal().toBase64() + '\n');
    const auto name = randomId();
    if (!name)
        return tl::unexpected(name.error());
    QSaveFile file(path + u'.' + *name);
    if (!file.open(QIODevice::WriteOnly))
        return fail(QFileInfo(QFileInfo(path).path()).isDir() ? ErrorCode::PermissionDenied : ErrorCode::NotFound,
                    u"signing key cannot be made"_s);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(text.reveal()) != text.reveal().size() || !file.commit())
        return fail(writeErrorOf(file), u"signing key cannot be kept"_s);
    // A second name is refused when another program was first; QFile::rename() would look, and then copy over its key.
    std::error_code failed;
    std::filesystem::create_hard_link(QFileInfo(file.fileName()).filesystemFilePath(),
                                      QFileInfo(path).filesystemFilePath(), failed);
    if (failed && failed != std::errc::file_exists && QFile::rename(file.fileName(), path)) // no links, as on FAT
        return {};
    QFile::remove(file.fileName());
    return {};
}

} // namespace

SigningKey::SigningKey(Secret secret, QByteArray publicKey)
    : m_secret(std::move(secret))
    , m_public(std::move(publicKey))
{
}

Result<SigningKey> SigningKey::fromSeed(const Secret &seed)
{
    if (seed.reveal().size() != seedBytes)
        return fail(ErrorCode::InvalidArgument, u"seed of another length"_s);
    if (!sodiumReady())
        return fail(ErrorCode::Crypto, u"libsodium cannot be started"_s);
    QByteArray secret(qsizetype(crypto_sign_SECRETKEYBYTES), Qt::Uninitialized);
    QByteArray publicKey(publicBytes, Qt::Uninitialized);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char *>(publicKey.data()),
                             reinterpret_cast<unsigned char *>(secret.data()), raw(seed.reveal()));
    return SigningKey(Secret(std::move(secret)), publicKey);
}

Result<SigningKey> SigningKey::kept(const QString &path)
{
    if (!sodiumReady())
        return fail(ErrorCode::Crypto, u"libsodium cannot be started"_s);
    QFile file(path);
    if (!file.exists())
        if (const auto made = makeKey(path); !made)
            return tl::unexpected(made.error());
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::PermissionDenied, u"signing key cannot be read"_s);
    auto key = readKey(file);
    if (key || key.error().code != ErrorCode::Malformed)
        return key;
    // A damaged file is put aside: a new seal is better than no medium at all.
    file.close();
    const auto name = randomId();
    if (!name || !QFile::rename(path, path + u".damaged-"_s + *name))
        return key;
    if (const auto made = makeKey(path); !made)
        return tl::unexpected(made.error());
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::PermissionDenied, u"signing key cannot be read"_s);
    return readKey(file);
}

QByteArray SigningKey::sign(const QByteArray &message) const
{
    QByteArray signature(signatureBytes, Qt::Uninitialized);
    crypto_sign_detached(reinterpret_cast<unsigned char *>(signature.data()), nullptr, raw(message),
                         static_cast<unsigned long long>(message.size()), raw(m_secret.reveal()));
    return signature;
}

bool isSignedBy(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature)
{
    return sodiumReady() && publicKey.size() == SigningKey::publicBytes &&
           signature.size() == SigningKey::signatureBytes &&
           crypto_sign_verify_detached(raw(signature), raw(message), static_cast<unsigned long long>(message.size()),
                                       raw(publicKey)) == 0;
}

QString proquint(quint16 bits)
{
    static constexpr char consonants[] = "bdfghjklmnprstvz";
    static constexpr char vowels[] = "aiou";
    const char word[] = {consonants[bits >> 12 & 15], vowels[bits >> 10 & 3], consonants[bits >> 6 & 15],
                         vowels[bits >> 4 & 3], consonants[bits & 15]};
    return QString::fromLatin1(word, sizeof word);
}

QString keyWords(const QByteArray &publicKey)
{
    constexpr int words = 6;
    const QByteArray sum = sha256(publicKey);
    QStringList out;
    for (int i = 0; i < words; ++i)
        out.append(proquint(qFromBigEndian<quint16>(sum.constData() + 2 * i)));
    return out.join(u'-');
}

} // namespace td::security
