// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/dicom: the keys of each level, from a data set or from the records of a DICOMDIR.
#include "core/dicom/CharacterSet.h"
#include "core/dicom/Dataset.h"
#include "core/dicom/InstanceHeader.h"

namespace td::dicom::detail {

void readPatientKeys(const Dataset &set, const CharacterSet &characters, InstanceHeader &header);
void readStudyKeys(const Dataset &set, const CharacterSet &characters, InstanceHeader &header);
void readSeriesKeys(const Dataset &set, const CharacterSet &characters, InstanceHeader &header);
void readInstanceKeys(const Dataset &set, InstanceHeader &header);

} // namespace td::dicom::detail
