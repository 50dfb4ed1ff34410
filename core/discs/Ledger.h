// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace td::discs {

/// What became of one file of a medium. The numbers are kept in the archive: none is ever given another meaning.
enum class Outcome {
    Imported = 0,
    Duplicate = 1,    ///< the same image came from another file or disc
    Damaged = 2,      ///< meant to be an image, or an archive, and not whole
    NotDicom = 3,     ///< no medical image: viewers, help pages, the disc's own index
    OtherPatient = 4, ///< of somebody else, or not clearly of this patient
    UnsafeName = 5,
    TooLarge = 6,
    Unreadable = 7, ///< the medium gave an error
};

/// Why. Kept in the archive likewise.
enum class Reason {
    None = 0,
    SameDisc = 1,          ///< the same image stands on this disc under another name
    AlreadyImported = 2,   ///< another disc has brought the same image
    OtherContents = 3,     ///< an image of this identifier is there with other contents, and stays
    EndsTooSoon = 4,       ///< shorter than its own lengths say
    BrokenStructure = 5,   ///< breaks the rules of DICOM
    BrokenArchive = 6,     ///< a ZIP or ISO image, or an entry of it, breaks its own rules
    PasswordProtected = 7, ///< an encrypted entry of a ZIP
    OtherPerson = 8,
    PersonUnclear = 9,     ///< the file does not say enough about whose it is
    NameNotUsable = 10,    ///< absolute, with "..", or with control characters
    LinkElsewhere = 11,    ///< a link that leaves the medium
    LinkInside = 12,       ///< a second name of a file of the medium
    NotAFile = 13,         ///< a pipe, a socket, a device
    OverBound = 14,        ///< too many bytes or files, or packed as no honest archive is
    TooDeep = 15,          ///< folders or archives nested too deep
    MediumError = 16,      ///< the drive could not read it
    ListedButMissing = 17, ///< the disc's own index names a file that is not there
    DiscIndex = 18,        ///< the DICOMDIR itself
    Contradiction = 19,    ///< its series or study belongs to something else in the archive
};

struct LedgerEntry {
    QString path; ///< as shown; names of folders and archives from the top of the medium
    Outcome outcome = Outcome::NotDicom;
    Reason reason = Reason::None;

    friend bool operator==(const LedgerEntry &, const LedgerEntry &) = default;
};

using OutcomeCounts = QHash<Outcome, int>;

} // namespace td::discs
