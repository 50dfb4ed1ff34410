// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/Head.h"

#include <optional>

namespace td::demo {

/// Whether the point lies in an auricle, which stands off the head.
bool ear(Point3 p);

/// Orbits, sinuses, petrous bones, upper neck: what is drawn over the plain head below the vault.
std::optional<Tissue> skullBaseStructure(Point3 p, float depthBelowSkin);

/// Muscles and fat of face and neck, where nothing else is drawn.
Tissue belowSkullBase(Point3 p);

/// Brain and its fluid. `depth`: millimetres from the inner table.
Tissue intracranial(Point3 p, float depth);

} // namespace td::demo
