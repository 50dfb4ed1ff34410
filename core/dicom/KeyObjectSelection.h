// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/StructuredReport.h"
#include "core/model/ImagingStudy.h"

namespace td::dicom {

/// Images that somebody has marked, and why (PS3.3 A.35.4, template TID 2010).
struct KeyObjectSelection {
    struct Item {
        model::InstanceKey instance; ///< study and series from the evidence; empty when that does not name it
        std::vector<int> frames;     ///< from 1; empty = all
    };
    Code title;          ///< "Of Interest", "For Teaching"
    QString description; ///< Key Object Description
    std::vector<Item> items;

    /// Errors: as of StructuredReport::read; Unsupported — not a key object selection document.
    static Result<KeyObjectSelection> read(const Part10 &file);
};

} // namespace td::dicom
