// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace td::authoring {

/// File-set ID of our DICOMDIRs, and the volume name of our images (PS3.12 F.1.1).
inline constexpr auto fileSetId = "TUODOSSIER";

/// The bytes of a file as they are handed to a medium, with what an archive's header says of them.
struct PackedFile {
    QByteArray bytes; ///< deflated (RFC 1951) or as they are
    qint64 originalSize = 0;
    quint32 crc = 0; ///< CRC-32 of the original bytes
    bool deflated = false;
    bool executable = false; ///< a program, for systems that tell them by their permissions
};

/// A medium that is being written, in one of its forms. It lies under a temporary name beside its target, is removed
/// when this object goes without commit(), and what a killed run left is removed by the next one.
/// Errors of all calls: NotFound — the folder is gone; PermissionDenied; DiskFull; TooLarge — more than the form or the
/// file system of the target can hold; Io.
class MediumSink {
public:
    virtual ~MediumSink() = default;

    /// Whether add() takes deflated bytes; else they are to be as they were.
    virtual bool takesDeflated() const = 0;
    /// `path`: from the top of the medium, joined by slashes; each comes once.
    virtual Result<void> add(const QString &path, const PackedFile &file) = 0;
    /// Writes what is left to write and waits until all of it is on the medium, and no longer in memory where the
    /// system allows that: what is then read at writtenPath() is what was written.
    virtual Result<void> finish() = 0;
    virtual QString writtenPath() const = 0;
    /// Gives the medium its name, in place of an older one; last call.
    virtual Result<void> commit() = 0;
    virtual qint64 bytesWritten() const = 0;
};

/// The forms of a medium. A folder may be the top of a stick.
enum class MediumForm { Zip, EncryptedZip, Folder, IsoImage };

/// What lies at the top of every medium.
const QStringList &topNames();

/// `target`: the file, or the folder, that the medium becomes; of a folder that is there already other files are left
/// as they are. `passphrase`: of an encrypted ZIP. `tops`: what the medium
/// will hold at its top: a folder must have none of these names. Errors: as of MediumSink; InvalidArgument — not a name
/// for a file; Conflict — the folder holds one of the names.
Result<std::unique_ptr<MediumSink>> createSink(MediumForm form, const QString &target, const Secret &passphrase,
                                               const QStringList &tops = topNames());

} // namespace td::authoring
