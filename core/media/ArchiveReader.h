// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/media/ByteInput.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace td::media {

/// What an archive says of one of its entries.
struct ArchiveEntry {
    enum class Type { File, Folder, Link, HardLink, Other };
    QString name;
    Type type = Type::File;
    qint64 size = -1;    ///< -1 when not said; a claim, not a fact
    qint64 modified = 0; ///< milliseconds since 1970 UTC, 0 when not said
    bool isEncrypted = false;
};

/// The entries of a ZIP or an ISO 9660 image, one after the other, through libarchive. Memory does not grow with the
/// archive nor with what it claims.
class ArchiveReader {
public:
    /// `input` must outlive the reader. `passphrase`: of encrypted entries, empty for none.
    /// Errors: Malformed — neither a ZIP nor an ISO image; Io.
    static Result<ArchiveReader> open(ByteInput &input, const Secret &passphrase = {});
    ArchiveReader(ArchiveReader &&) noexcept;
    ~ArchiveReader();

    enum class Step { Entry, End, Broken };
    /// Goes to the next entry, leaving out what is left of this one. Broken: nothing more can be read.
    Step next();
    const ArchiveEntry &entry() const;
    /// Up to `size` bytes of the entry; 0 at its end, -1 when it is damaged or cannot be read.
    qint64 read(char *to, qint64 size);
    /// Whether an entry was refused because it has another passphrase. By chance a wrong one passes this test once in
    /// 65,536 times (WinZip AES has two bytes for it); what is then read is damaged.
    bool hasRefusedPassphrase() const;
    /// The volume's name of an ISO image; empty for a ZIP.
    static QString volumeName(const QByteArray &head);

private:
    struct State;
    explicit ArchiveReader(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace td::media
