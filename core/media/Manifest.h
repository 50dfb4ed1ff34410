// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/security/SigningKey.h"

#include <QDateTime>
#include <QVector>

namespace td::media {

/// A file of a medium as it was when it was written.
struct ManifestEntry {
    QString path; ///< from the top of the medium, joined by slashes
    qint64 bytes = 0;
    QByteArray sha256; ///< 32 bytes
};

/// What a medium says of itself in its MANIFEST.TXT.
struct Manifest {
    static constexpr qsizetype mostBytes = qsizetype(64) * 1024 * 1024; ///< 200,000 files with paths of 200 bytes

    QVector<ManifestEntry> entries;
    QDateTime made; ///< UTC
    QByteArray publicKey;
    bool isSigned = false; ///< by the holder of the private key; who that is only the key's words tell
};

inline constexpr auto manifestName = "MANIFEST.TXT";

/// The manifest, signed. Its lines are those of sha256sum, so that `sha256sum -c MANIFEST.TXT` checks them too; what
/// that program takes for comments holds the sizes, the public key and, in the last line, the Ed25519 signature of all
/// lines before it.
QByteArray writeManifest(const QVector<ManifestEntry> &entries, const security::SigningKey &key, const QDateTime &made);

/// Errors: Unsupported — not a manifest of this program, or of a later version of it; Malformed — lines that it does
///         not write, a path that leaves the medium or comes twice; Truncated — no signature; TooLarge.
Result<Manifest> readManifest(const QByteArray &bytes);

} // namespace td::media
