// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Dataset.h"

#include <QString>

namespace td::dicom {

/// The keyword of a data element (PS3.6 chapter 6), such as "PatientName"; empty for private and unknown ones.
QString keywordOf(Tag tag);

/// The value representation of an element: as written, else the dictionary's; "UN" when neither knows it, and where the
/// dictionary leaves a choice.
QByteArray vrOf(const Element &element);

/// The value representation that the dictionary gives; empty when it has none or leaves a choice.
QByteArray dictionaryVr(Tag tag);

/// "(0010,0010)".
QString tagText(Tag tag);

} // namespace td::dicom
