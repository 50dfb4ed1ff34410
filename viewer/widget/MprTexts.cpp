// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/MprTexts.h"

#include <QLocale>

#include <algorithm>

namespace td::viewer {
namespace {

QString inMm(double millimetres)
{
    return QLocale().toString(millimetres, 'f', 1);
}

} // namespace

QString MprTexts::name(volume::View view)
{
    switch (view) {
    case volume::View::Axial:
        return tr("Axial");
    case volume::View::Coronal:
        return tr("Coronal");
    case volume::View::Sagittal:
    default:
        return tr("Sagittal");
    }
}

QString MprTexts::title(volume::View view, bool straight)
{
    return straight ? name(view) : tr("%1, turned").arg(name(view));
}

QString MprTexts::slab(const volume::Cut &cut)
{
    if (cut.slabMm <= 0)
        return {};
    const QString mm = QLocale().toString(cut.slabMm, 'f', 0);
    switch (cut.projection) {
    case volume::Projection::Maximum:
        return tr("Slab of %1 mm, maximum").arg(mm);
    case volume::Projection::Minimum:
        return tr("Slab of %1 mm, minimum").arg(mm);
    case volume::Projection::Mean:
    default:
        return tr("Slab of %1 mm, mean").arg(mm);
    }
}

QString MprTexts::refusal(const volume::Refusal &refusal)
{
    using volume::Obstacle;
    switch (refusal.obstacle) {
    case Obstacle::TooFew:
        return tr("This series has too few images for planes in other directions.");
    case Obstacle::Colour:
        return tr("Planes in other directions can be made of grey images only; these are in colour.");
    case Obstacle::NoPlacement:
        return tr("These images do not say where they lie in the body, so no planes in other directions can be made.");
    case Obstacle::OtherFrameOfReference:
        return tr("The images of this series were not made in one and the same position of the patient.");
    case Obstacle::OtherSize:
        return tr("The images of this series differ in size, so they make no single volume.");
    case Obstacle::NotParallel:
        return tr("The images of this series are not parallel, so they make no single volume.");
    case Obstacle::RepeatedPosition:
        return tr("This series shows the same places several times, at different times or in different ways. Planes in "
                  "other directions would mix them.");
    case Obstacle::NotInLine:
        return tr("The images of this series are shifted against each other, so they make no single volume.");
    case Obstacle::Gap:
        return tr("An image is missing: two neighbouring images are %1 mm apart. Planes in other directions would show "
                  "something that nobody has seen.")
            .arg(inMm(refusal.millimetres));
    case Obstacle::TooLarge:
        return tr("This series is too large for the memory set aside for planes in other directions.");
    case Obstacle::Cancelled:
    default:
        return tr("Cancelled.");
    }
}

QString MprTexts::description(const volume::VoxelGrid &grid, bool halved)
{
    QStringList parts;
    const std::vector<double> &mm = grid.slicesMm();
    double least = grid.sliceSpacingMm();
    double most = least;
    for (std::size_t i = 1; i < mm.size() && !grid.isRegular(); ++i) {
        least = std::min(least, mm[i] - mm[i - 1]);
        most = std::max(most, mm[i] - mm[i - 1]);
    }
    const QString count = QLocale().toString(grid.slices());
    parts.append(grid.isRegular()
                     ? tr("Made of %1 images, %2 mm apart.").arg(count, inMm(grid.sliceSpacingMm()))
                     : tr("Made of %1 images, unevenly %2 to %3 mm apart.").arg(count, inMm(least), inMm(most)));
    constexpr double tilted = 0.5; // degrees; below it rounding explains
    if (grid.tiltDegrees() > tilted)
        parts.append(tr("The tilt of the scanner, %1°, is taken into account.").arg(inMm(grid.tiltDegrees())));
    if (halved)
        parts.append(tr("Coarser than the images, to fit into memory."));
    return parts.join(u' ');
}

} // namespace td::viewer
