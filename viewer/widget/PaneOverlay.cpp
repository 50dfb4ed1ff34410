// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/PaneOverlay.h"

#include "viewer/widget/ViewerTexts.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace td::viewer {

using namespace Qt::StringLiterals;

namespace {

QString joined(QStringList parts, const QString &separator = u"  "_s)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

/// Whole numbers, except where the window is so narrow that they would all be the same.
QString windowNumber(double value, double width)
{
    constexpr double narrow = 10;
    return width >= narrow ? QLocale().toString(qRound64(value)) : QLocale().toString(value, 'g', 3);
}

} // namespace

QString PaneOverlay::patientLine(const dicom::ImageAttributes &a)
{
    const QString birth = ViewerTexts::date(a.patientBirthDate);
    return joined({ViewerTexts::personName(a.patientName), birth.isEmpty() ? QString() : tr("born %1").arg(birth),
                   a.patientId.isEmpty() ? QString() : tr("ID %1").arg(a.patientId)},
                  u" · "_s);
}

QString PaneOverlay::studyLine(const dicom::ImageAttributes &a)
{
    return joined({ViewerTexts::date(a.studyDate), a.studyDescription, a.institutionName}, u" · "_s);
}

QString PaneOverlay::seriesLine(const dicom::ImageAttributes &a)
{
    return joined(
        {a.modality, a.seriesDescription, a.laterality.isEmpty() ? QString() : tr("side %1").arg(a.laterality)});
}

render::OverlayContent PaneOverlay::content(const load::LoadedImage &image, Position position,
                                            const std::optional<pixel::Window> &window, double magnification)
{
    const dicom::ImageAttributes &a = *image.attributes;
    const QLocale locale;
    const QString birth = ViewerTexts::date(a.patientBirthDate);
    render::OverlayContent overlay;
    overlay.topLeft = {ViewerTexts::personName(a.patientName),
                       a.patientId.isEmpty() ? QString() : tr("ID %1").arg(a.patientId),
                       birth.isEmpty() ? QString() : tr("born %1").arg(birth)};
    overlay.topRight = {
        joined({a.modality, ViewerTexts::date(a.studyDate)}), a.studyDescription,
        joined({a.seriesDescription, a.laterality.isEmpty() ? QString() : tr("side %1").arg(a.laterality)})};
    overlay.topLeft.removeAll(QString());
    overlay.topRight.removeAll(QString());
    if (!image.preparedBy.isEmpty())
        overlay.bottomLeft.append(tr("Prepared view: %1").arg(image.preparedBy));
    if (position.awaited >= 0)
        overlay.bottomLeft.append(tr("Loading image %1…").arg(position.awaited + 1));
    overlay.bottomLeft.append(tr("Image %1/%2").arg(position.index + 1).arg(position.count));
    if (window)
        overlay.bottomLeft.append(
            tr("W %1  L %2")
                .arg(windowNumber(window->width, window->width), windowNumber(window->center, window->width)));
    overlay.bottomLeft.append(tr("Zoom %1 %").arg(locale.toString(qRound(magnification * 100))));
    overlay.legend = legend(image);
    overlay.legendRest = tr("and %1 more");
    overlay.letters = image.edges;
    overlay.scaleNote = image.atDetector ? tr("at the detector") : QString();
    overlay.notice = ViewerTexts::notice();
    return overlay;
}

render::OverlayContent PaneOverlay::empty()
{
    render::OverlayContent overlay;
    overlay.notice = ViewerTexts::notice();
    return overlay;
}

QString PaneOverlay::segmentName(const pixel::Mask &mask)
{
    return mask.label.isEmpty() ? tr("Segment without a name") : mask.label;
}

QVector<render::LegendEntry> PaneOverlay::legend(const load::LoadedImage &image)
{
    QVector<render::LegendEntry> entries;
    for (const auto &mask : image.masks) {
        const render::LegendEntry entry{QColor::fromRgb(mask->colour), segmentName(*mask)};
        const bool isSeen = std::any_of(mask->opacity.begin(), mask->opacity.end(), [](auto o) { return o != 0; });
        if (mask->kind == pixel::Mask::Kind::Segment && isSeen && !entries.contains(entry))
            entries.append(entry);
    }
    return entries;
}

QStringList PaneOverlay::segments(const load::LoadedImage &image)
{
    QStringList names;
    for (const render::LegendEntry &entry : legend(image))
        names.append(entry.name);
    return names;
}

QStringList PaneOverlay::segmentsAt(const load::LoadedImage &image, geometry::ImagePoint at)
{
    QStringList names;
    for (const auto &mask : image.masks) {
        const int column = int(std::floor(at.column)) - mask->originColumn;
        const int row = int(std::floor(at.row)) - mask->originRow;
        const bool isInside = column >= 0 && row >= 0 && column < mask->columns && row < mask->rows;
        if (mask->kind == pixel::Mask::Kind::Segment && isInside &&
            mask->opacity[std::size_t(row) * std::size_t(mask->columns) + std::size_t(column)] != 0)
            names.append(segmentName(*mask));
    }
    names.removeDuplicates();
    return names;
}

QString PaneOverlay::spoken(const load::LoadedImage &image, Position position,
                            const std::optional<pixel::Window> &window)
{
    const dicom::ImageAttributes &a = *image.attributes;
    QStringList parts{patientLine(a), studyLine(a), joined({a.modality, a.seriesDescription}),
                      tr("image %1 of %2").arg(position.index + 1).arg(position.count)};
    if (!image.preparedBy.isEmpty())
        parts.append(tr("prepared view %1").arg(image.preparedBy));
    if (window)
        parts.append(tr("window width %1, level %2")
                         .arg(windowNumber(window->width, window->width), windowNumber(window->center, window->width)));
    return joined(parts, u", "_s);
}

} // namespace td::viewer
