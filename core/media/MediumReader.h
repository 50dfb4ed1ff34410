// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <atomic>

namespace td::media {

/// What a medium is, by its bytes and never by its name.
enum class MediumKind {
    Folder, ///< also a mounted CD or a USB stick
    Zip,
    Image, ///< ISO 9660 with Joliet or Rock Ridge: a file, or a drive read as one
    File,  ///< a file alone
};

struct MediumSummary {
    MediumKind kind = MediumKind::Folder;
    QString name;        ///< of the volume, the folder or the file, as its maker gave it
    qint64 bytes = 0;    ///< to be read; 0 when not known beforehand
    qint64 modified = 0; ///< milliseconds since 1970 UTC, of an archive, an image or a file; 0 when not known
};

/// Looks at what stands at `path` without reading it all.
/// Errors: NotFound; PermissionDenied; Io — it cannot be read; Unsupported — a disc without ISO 9660 (UDF alone).
Result<MediumSummary> inspectMedium(const QString &path);

/// Bounds of a reading. A medium that is over one of them is read up to there and says so.
struct MediumLimits {
    int entries = 200'000; ///< a whole-body CT has 10,000 instances; viewers bring some thousand files
    qint64 unpackedBytes = qint64(64) << 30; ///< the largest optical discs hold 50 GB
    qint64 entryBytes = qint64(1) << 30;     ///< what store::ObjectFiles keeps
    int nesting = 3;                         ///< archives in archives: the disc, its ZIP, and one more
    int folderDepth = 32;                    ///< ISO 9660 allows 8, real folders have fewer than 15
    qsizetype pathLength = 1'024;            ///< Joliet allows 120 characters, Windows 260
    int ratio = 100;                         ///< images pack 2 to 10 times; an archive that gives more is a bomb ...
    qint64 freeBytes = qint64(256) << 20;    ///< ... once it has given this much
};

/// Why a file could not be read, or is not meant to be.
enum class MediumProblem {
    UnsafeName,    ///< absolute, with "..", a drive letter or control characters, or too long
    LinkElsewhere, ///< a link that leaves the medium
    LinkInside,    ///< a second name of a file that is read under its first
    NotAFile,      ///< a pipe, a socket, a device
    Protected,     ///< encrypted with a password
    TooLarge,      ///< over a bound of size, number or ratio
    TooDeep,       ///< folders or archives nested too deep
    Unreadable,    ///< the medium gave an error while it was read
    Damaged,       ///< an archive or one of its entries breaks its own rules
};

/// One file of a medium. Names are for people: they are never used to open or write anything.
struct MediumEntry {
    QString path;        ///< from the top of the medium; inside archives "images.zip › IM1"; made printable
    qint64 size = -1;    ///< -1 when the archive does not say
    qint64 modified = 0; ///< milliseconds since 1970 UTC, 0 when not known
};

/// Is told of every file, on the thread that reads. Folders are not told of.
class MediumVisitor {
public:
    virtual ~MediumVisitor() = default;

    /// True when the file need not be opened again, because an earlier reading has dealt with it.
    virtual bool known(const MediumEntry &entry) = 0;
    /// The first bytes of a file, at most mediumHeadBytes: is it worth reading whole? Archives are not asked about,
    /// they are entered.
    virtual bool wants(const MediumEntry &entry, const QByteArray &head) = 0;
    /// All bytes of a wanted file. An error ends the reading.
    virtual Result<void> content(const MediumEntry &entry, const QByteArray &bytes) = 0;
    /// An error ends the reading.
    virtual Result<void> problem(const MediumEntry &entry, MediumProblem problem) = 0;
    /// Bytes of the medium that are dealt with; comes to MediumSummary::bytes.
    virtual void progress(qint64 bytesDone) = 0;
};

/// Long enough for the volume descriptor of an ISO image (ECMA-119 6.2.1: sector 16) in an archive to be seen.
inline constexpr qsizetype mediumHeadBytes = qsizetype(17) * 2048;

/// Reads every file of a medium, one at a time, archives inside it too. No list of the medium, such as a DICOMDIR, is
/// trusted; nothing is unpacked to a disk. A file that cannot be read is told of and the rest goes on.
/// Errors: Cancelled; as inspectMedium(); what the visitor returned.
Result<void> readMedium(const QString &path, MediumVisitor &visitor, const std::atomic_bool &cancel,
                        const MediumLimits &limits = {});

} // namespace td::media
