// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/media/ByteInput.h"
#include "core/media/MediumReader.h"

namespace td::media {

/// What one reading has used up, and whom it tells. Inside core/media only.
struct MediumWalk {
    MediumVisitor &visitor;
    const std::atomic_bool &cancel;
    const MediumLimits &limits;
    int entries = 0;
    qint64 unpackedBytes = 0;
    qint64 doneBytes = 0;   ///< of files that are finished
    bool exhausted = false; ///< over a bound that holds for the whole medium: nothing more is read

    /// Counts one more file; when it is one too many, tells so under the name `where` and returns false.
    Result<bool> countEntry(const QString &where);
    /// Fails with Cancelled when the caller asked to stop.
    Result<void> goOn() const;
};

enum class Container { None, Zip, Image, UdfImage };

/// What kind of archive a file that begins with `head` is. ZIPs that are documents or programs by their name, such as
/// .docx or .jar, hold no images and are none.
Container containerOf(const QByteArray &head, const QString &name);

/// Where the entries of an archive stand: its own name and how many archives it is in.
struct ArchivePlace {
    QString path; ///< empty for the medium itself
    QString name; ///< what a problem of the whole archive is told under
    int nesting = 1;
};

/// Reads the entries of a ZIP or ISO image. Errors: Cancelled; what the visitor returned.
Result<void> walkArchive(MediumWalk &walk, ByteInput &input, const ArchivePlace &place);

} // namespace td::media
