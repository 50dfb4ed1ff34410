// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/volume/PlaneSet.h"

#include <QCoreApplication>

namespace td::viewer {

/// The sentences of the view of three planes.
class MprTexts {
    Q_DECLARE_TR_FUNCTIONS(td::viewer::MprTexts)
public:
    static QString name(volume::View view);
    /// "Axial" or "Axial, turned".
    static QString title(volume::View view, bool straight);
    /// "Slab of 10 mm, maximum"; empty without a slab.
    static QString slab(const volume::Cut &cut);
    /// Why a series makes no volume, and what can be done instead.
    static QString refusal(const volume::Refusal &refusal);
    /// What the reader should know of a volume: how far its images are apart, tilt, uneven distances, coarser voxels.
    static QString description(const volume::VoxelGrid &grid, bool halved);
};

} // namespace td::viewer
