// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/DisplayModules.h"

namespace td::dicom {

/// What the modality values of a PET image are, and what makes a standardized uptake value of them.
struct UptakeScale {
    enum class Unit {
        SuvBodyWeight, ///< g/ml, normalised by the patient's weight
        SuvOther,      ///< standardized by something else, which SUV Type names
        BecquerelPerMl,
        Counts,
        Other, ///< as Units says
    };
    Unit unit = Unit::Other;
    double factor = 1; ///< value in `unit` = factor * modality value
};

/// By PS3.3 C.8.9.1: a body-weight SUV from Bq/ml needs attenuation and decay correction, weight, dose, half life and
/// times. With Decay Correction ADMIN values refer to the injection; with START to the start of the series, so that the
/// dose has decayed until then. A header that misses one of these, contradicts itself (a series that starts after its
/// image was acquired, an injection after the scan) or is not of this world (a dose given in MBq) gives no SUV.
UptakeScale uptakeScale(const PetAttributes &pet);

} // namespace td::dicom
