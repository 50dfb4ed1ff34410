// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Secret.h"
#include "core/media/Manifest.h"

#include <QStringList>

#include <atomic>
#include <functional>

namespace td::media {

/// A medium compared with its manifest. Paths are those of the manifest, or made printable.
struct MediumCheck {
    Manifest manifest;
    QStringList missing;    ///< in the manifest, not on the medium
    QStringList added;      ///< on the medium, not in the manifest
    QStringList altered;    ///< other bytes than the manifest says
    QStringList unreadable; ///< the medium gave an error
    QStringList others;     ///< folders at its top with a manifest of their own, which were not looked into
    qint64 bytesRead = 0;

    bool isIntact() const
    {
        return manifest.isSigned && missing.isEmpty() && added.isEmpty() && altered.isEmpty() && unreadable.isEmpty();
    }
};

/// Reads every file of a medium, a folder, a ZIP or an ISO image, and compares it with the medium's MANIFEST.TXT. What
/// operating systems leave on a stick by themselves is not told of. `progress` is told bytes read and, for a folder,
/// bytes in all (0 when not known). Names may be in another case, or with the versions of ISO 9660. Blocks; call it on
/// a worker thread. `passphrase`: of an encrypted ZIP, as it was written.
/// Errors: Cancelled; NotFound — nothing at `path`; Unsupported — no manifest, or none of this program;
///         InvalidCredentials — encrypted, and no passphrase or a wrong one: ask (again); PermissionDenied; Io;
///         Malformed, Truncated, TooLarge — as readManifest() or of the archive.
Result<MediumCheck> checkMedium(const QString &path, const std::function<void(qint64 done, qint64 total)> &progress,
                                const std::atomic_bool &cancel, const Secret &passphrase = {});

} // namespace td::media
