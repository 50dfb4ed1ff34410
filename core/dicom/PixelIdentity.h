// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>

namespace td::dicom {

/// Whether pixels show something, as far as a header tells.
enum class Shows {
    No,       ///< the header says so, or nothing of the kind has it
    Possibly, ///< images of this kind may; only a person who looks can tell
    Yes,      ///< the header says so
};

/// By what the pixels of an instance may tell whose it is: no header that is cleaned changes that.
struct PixelIdentity {
    Shows burnedIn = Shows::Possibly; ///< words in the picture: name, date, number (PS3.3 C.7.6.1, (0028,0301))
    Shows features = Shows::Possibly; ///< a face, in the picture or rebuilt from slices ((0028,0302))
};

/// Judges a Part 10 file. Ultrasound, endoscopy, photographs, screens, scanned films, films and anything derived after
/// the exam possibly have words in them, and the header's word that they have none is not taken for those. Slices of
/// the head possibly have a face, and so have slices of a body part that is not stated.
/// Errors: as for Part10::read.
Result<PixelIdentity> pixelIdentityOf(const QByteArray &part10);

} // namespace td::dicom
