// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/WindowPresets.h"

#include "viewer/pixel/DisplayLut.h"

#include <QLocale>

namespace td::viewer {

using namespace Qt::StringLiterals;

QVector<WindowPreset> WindowPresets::of(const load::LoadedImage &image)
{
    QVector<WindowPreset> presets;
    const QLocale locale;
    int number = 0;
    for (const pixel::Window &w : image.presentation.windows) {
        ++number;
        const QString name = w.explanation.isEmpty() ? tr("From the file, %1").arg(number) : w.explanation;
        presets.append(
            {u"%1 (%2 / %3)"_s.arg(name, locale.toString(w.width, 'g', 5), locale.toString(w.center, 'g', 5)), w});
    }
    // Windows in Hounsfield units, as radiology departments name them; of no meaning for other units.
    if (image.attributes->modality == u"CT"_s && image.presentation.unit == u"HU"_s) {
        const auto add = [&presets](const QString &name, double width, double center) {
            presets.append({name, {center, width, pixel::WindowFunction::Linear, {}}});
        };
        add(tr("Soft tissue"), 400, 40);
        add(tr("Lung"), 1500, -600);
        add(tr("Bone"), 2000, 350);
        add(tr("Brain"), 80, 40);
        add(tr("Liver"), 150, 60);
        add(tr("Vessels"), 600, 200);
    }
    presets.append({tr("Everything"), pixel::fullRangeWindow(*image.frame, image.presentation)});
    return presets;
}

} // namespace td::viewer
