// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td::model {

/// The modality that a description of an exam names, in Italian or English, as a DICOM defined term (PS3.3
/// C.7.3.1.1.1): "TAC TORACE" is "CT". A text cannot tell computed from digital radiography: both are "DX". Empty when
/// none is named, or more than one.
QString modalityOf(const QString &description);

} // namespace td::model
