// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/Solids.h"

#include <QtGlobal>

namespace td::demo {

enum class Tissue : quint8 {
    Air,
    Skin,
    Fat,
    Muscle,
    CorticalBone,
    Marrow,
    Fluid,
    Gray,
    White,
    Vitreous,
    Lens,
    Calcification,
    Dura,
    Support, ///< the head holder of the scanner
    Count
};

/// What is at a point of the demonstration head: a drawing in formulas, not a person's anatomy. The origin lies in the
/// middle of the brain; the head fills about 152 x 190 mm and reaches from z = -75 (cut) to z = 88.
Tissue headTissueAt(Point3 p);

/// The same without the holder, for the scanner that has none.
Tissue headTissueWithoutSupport(Point3 p);

} // namespace td::demo
