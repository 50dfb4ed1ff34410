// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/AnnotationTexts.h"

#include "core/dicom/StandardUptake.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace td::viewer {
namespace {

using namespace Qt::StringLiterals;
using geometry::LengthUnit;
using geometry::Unknown;
using Kind = scene::Annotation::Kind;

constexpr qsizetype kMaxUnit = 16; // characters of what a file calls its unit

QString number(double value, int decimals)
{
    // A locale writes "-0.0" for small negative numbers.
    const double shown = std::abs(value) < 0.5 * std::pow(10, -decimals) ? 0 : value;
    return QLocale().toString(shown, 'f', decimals);
}

/// What the values of an image are, for a number of modality value `v`: v * factor `unit`.
struct ValueUnit {
    double factor = 1;
    QString unit{}; ///< empty when nothing is known
    int mostDecimals = 6;
};

ValueUnit valueUnit(const load::LoadedImage &image)
{
    using Unit = dicom::UptakeScale::Unit;
    if (const auto &pet = image.attributes->pet) {
        const dicom::UptakeScale scale = dicom::uptakeScale(*pet);
        switch (scale.unit) {
        case Unit::SuvBodyWeight:
            return {scale.factor, u"SUVbw (g/ml)"_s, 2};
        case Unit::SuvOther:
            return {1, u"SUV "_s + QString::fromLatin1(pet->suvType.left(kMaxUnit)), 2};
        case Unit::BecquerelPerMl:
            return {1, u"Bq/ml"_s, 0};
        case Unit::Counts:
            return {1, AnnotationTexts::tr("counts"), 1};
        case Unit::Other:
            return {1, QString::fromLatin1(pet->units.left(kMaxUnit)), 6};
        }
    }
    const QString unit = image.presentation.unit.simplified().left(kMaxUnit);
    return {1, unit == u"US"_s ? QString() : unit, 6}; // US = unspecified (PS3.3 C.11.1.1.2)
}

/// Decimals of a value that the stored steps can tell apart.
int decimalsOf(const load::LoadedImage &image, const ValueUnit &unit)
{
    const double step = pixel::resolution(*image.frame, image.presentation) * unit.factor;
    return std::clamp(int(std::ceil(-std::log10(step) - 1e-6)), 0, unit.mostDecimals);
}

QString withUnit(const QString &number, const ValueUnit &unit)
{
    return unit.unit.isEmpty() ? number : number + u' ' + unit.unit;
}

/// Two decimals of a millimetre where pixels are finer than a tenth of one, and known to be.
int lengthDecimals(const geometry::Scale &scale)
{
    const auto &spacing = scale.calibration.spacingMm;
    const bool isKnown = scale.calibration.source == geometry::Calibration::Source::PixelSpacing;
    return isKnown && spacing && std::min((*spacing)[0], (*spacing)[1]) < 0.1 ? 2 : 1;
}

} // namespace

QString AnnotationTexts::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Length:
        return tr("Length");
    case Kind::Angle:
        return tr("Angle");
    case Kind::CobbAngle:
        return tr("Cobb angle");
    case Kind::Rectangle:
        return tr("Rectangle");
    case Kind::Ellipse:
        return tr("Ellipse");
    case Kind::Freehand:
        return tr("Outline");
    case Kind::Point:
        return tr("Point");
    case Kind::Text:
        return tr("Text");
    case Kind::Arrow:
        return tr("Arrow");
    case Kind::Calibrate:
        return tr("Calibration");
    case Kind::KeyImage:
        return tr("Key image");
    }
    return {};
}

QString AnnotationTexts::reason(Unknown why)
{
    switch (why) {
    case Unknown::Nothing:
        return {};
    case Unknown::UnequalPixels:
        return tr("No number: the pixels of this image are not square and their size is not known.");
    case Unknown::OutsideRegions:
        return tr("No number: this is outside the areas of the image that have a scale.");
    case Unknown::DifferentRegions:
        return tr("No number: the points lie in different areas of the image, each with a scale of its own.");
    case Unknown::SeveralRegions:
        return tr("No number: the image gives two different scales here.");
    case Unknown::NoUnit:
        return tr("No number: the scale of this area does not fit this tool.");
    case Unknown::CrossesItself:
        return tr("No number: the outline crosses itself.");
    }
    return {};
}

QString AnnotationTexts::amount(const geometry::Amount &amount, int decimals)
{
    switch (amount.unit) {
    case LengthUnit::Pixel:
        return tr("%1 px").arg(number(amount.value, 1));
    case LengthUnit::Millimetre:
        return number(amount.value, decimals) + u" mm"_s;
    case LengthUnit::Second:
        return amount.value < 1 ? number(amount.value * 1000, 0) + u" ms"_s : number(amount.value, 2) + u" s"_s;
    case LengthUnit::Hertz:
        return number(amount.value, 0) + u" Hz"_s;
    case LengthUnit::CentimetrePerSecond:
        return number(amount.value, 1) + u" cm/s"_s;
    case LengthUnit::Percent:
        return number(amount.value, 1) + u" %"_s;
    case LengthUnit::Decibel:
        return number(amount.value, 1) + u" dB"_s;
    case LengthUnit::Degree:
        return number(amount.value, 1) + u'°';
    }
    return {};
}

QString AnnotationTexts::meaning(geometry::Calibration::Source source, const QString &number)
{
    using Source = geometry::Calibration::Source;
    switch (source) {
    case Source::ImagerPixelSpacing:
        return tr("%1 at the detector").arg(number);
    case Source::Magnified:
        return tr("%1 (estimated magnification)").arg(number);
    case Source::User:
        return tr("%1 (your calibration)").arg(number);
    case Source::None:
    case Source::PixelSpacing:
    case Source::Regions:
        break;
    }
    return number;
}

QStringList AnnotationTexts::lengthLines(const scene::Annotation &a, const geometry::Scale &scale)
{
    const geometry::Distance found = geometry::distance(scale, a.points[0], a.points[1]);
    if (found.why != Unknown::Nothing)
        return {reason(found.why)};
    const int decimals = lengthDecimals(scale);
    if (!found.isApart)
        return {meaning(scale.calibration.source, amount(found.direct, decimals))};
    QStringList lines;
    for (const geometry::Amount &part : {found.horizontal, found.vertical})
        if (part.value > 0 || (found.horizontal.value == 0 && found.vertical.value == 0))
            lines.append(amount(part, decimals));
    return lines;
}

QStringList AnnotationTexts::angleLines(const scene::Annotation &a, const geometry::Scale &scale)
{
    const auto &p = a.points;
    const bool isCobb = a.kind == Kind::CobbAngle;
    const geometry::Angle found =
        isCobb ? geometry::angleBetweenLines(scale, p[0], p[1], p[2], p[3]) : geometry::angle(scale, p[0], p[1], p[2]);
    if (found.why != Unknown::Nothing)
        return {reason(found.why)};
    if (!isCobb)
        return {number(found.degrees, 1) + u'°'};
    // Lines have no direction, so a curve of more than 90 degrees is the second number.
    return {tr("Cobb %1° (or %2°)").arg(number(found.degrees, 1), number(180 - found.degrees, 1))};
}

QStringList AnnotationTexts::valueLines(const load::LoadedImage &image, const pixel::RegionStatistics &s)
{
    if (s.count == 0)
        return {s.padding > 0 ? tr("Only padding: no values") : tr("No pixels: no values")};
    const ValueUnit unit = valueUnit(image);
    const int decimals = decimalsOf(image, unit);
    const int finer = std::min(decimals + 1, std::max(unit.mostDecimals, 1));
    const auto shown = [&](double value, int digits) { return number(value * unit.factor, digits); };
    QStringList lines;
    lines.append(s.count > 1 ? tr("Mean %1, SD %2").arg(withUnit(shown(s.mean, finer), unit), shown(s.deviation, finer))
                             : tr("Mean %1").arg(withUnit(shown(s.mean, finer), unit)));
    lines.append(tr("Min %1, max %2").arg(shown(s.minimum, decimals), shown(s.maximum, decimals)));
    if (unit.unit.isEmpty())
        lines.append(tr("Values without a unit"));
    if (s.padding > 0)
        lines.append(tr("Without padding: %1 px left out").arg(QLocale().toString(qlonglong(s.padding))));
    return lines;
}

QStringList AnnotationTexts::regionLines(const scene::Annotation &a, const load::LoadedImage &image,
                                         const geometry::Scale &scale,
                                         const std::optional<pixel::RegionStatistics> &statistics)
{
    const geometry::Area found = a.kind == Kind::Ellipse     ? geometry::ellipseArea(scale, a.points[0], a.points[1])
                                 : a.kind == Kind::Rectangle ? geometry::area(scale, scene::handles(a))
                                                             : geometry::area(scale, a.points);
    QStringList lines;
    constexpr double mm2PerCm2 = 100;
    if (found.why != Unknown::Nothing)
        lines.append(reason(found.why));
    else if (!found.inMillimetres)
        lines.append(tr("Area %1 px").arg(number(found.value, 0)));
    else if (found.value < mm2PerCm2)
        lines.append(meaning(scale.calibration.source, tr("Area %1 mm²").arg(number(found.value, 1))));
    else
        lines.append(meaning(scale.calibration.source, tr("Area %1 cm²").arg(number(found.value / mm2PerCm2, 2))));
    if (found.why == Unknown::CrossesItself)
        return lines;
    if (image.frame->isColour())
        lines.append(tr("Colour image: no values"));
    else if (statistics)
        lines.append(valueLines(image, *statistics));
    else
        lines.append(tr("Counting…"));
    return lines;
}

QString AnnotationTexts::makingLine(const load::LoadedImage &image)
{
    switch (image.making) {
    case load::Making::Interpolated:
        return tr("Computed between the images");
    case load::Making::Slab:
        return tr("Computed over the slab");
    case load::Making::Stored:
    case load::Making::Voxels:
    case load::Making::Draft:
        break;
    }
    return {};
}

QString AnnotationTexts::pointLine(const scene::Annotation &a, const load::LoadedImage &image)
{
    if (image.frame->isColour())
        return tr("Colour image: no values");
    const int column = int(std::floor(a.points[0].column));
    const int row = int(std::floor(a.points[0].row));
    const auto value = pixel::valueAt(*image.frame, image.presentation, column, row);
    if (!value)
        return tr("No value here");
    const ValueUnit unit = valueUnit(image);
    const QString shown = withUnit(number(*value * unit.factor, decimalsOf(image, unit)), unit);
    return unit.unit.isEmpty() ? tr("Value %1 (without a unit)").arg(shown) : shown;
}

QStringList AnnotationTexts::lines(const scene::Annotation &a, const load::LoadedImage &image,
                                   const geometry::Scale &scale,
                                   const std::optional<pixel::RegionStatistics> &statistics)
{
    const std::size_t whole = std::size_t(scene::pointsOf(a.kind));
    if (a.points.size() < std::max<std::size_t>(whole, a.kind == Kind::Freehand ? 3 : 1))
        return {};
    QStringList found;
    switch (a.kind) {
    case Kind::Length:
        return lengthLines(a, scale);
    case Kind::Angle:
    case Kind::CobbAngle:
        return angleLines(a, scale);
    case Kind::Rectangle:
    case Kind::Ellipse:
    case Kind::Freehand:
        found = regionLines(a, image, scale, statistics) + QStringList{makingLine(image)};
        break;
    case Kind::Point:
        found = {pointLine(a, image), makingLine(image)};
        break;
    case Kind::Calibrate:
        return a.knownMillimetres > 0 ? QStringList{tr("%1 mm, as you said").arg(number(a.knownMillimetres, 1))}
                                      : QStringList();
    case Kind::Text:
        return a.text.isEmpty() ? QStringList() : QStringList{a.text};
    case Kind::Arrow:
    case Kind::KeyImage:
        break;
    }
    found.removeAll(QString());
    return found;
}

QString AnnotationTexts::spoken(const scene::Annotation &a, const QStringList &lines)
{
    return lines.isEmpty() ? kindName(a.kind) : tr("%1: %2").arg(kindName(a.kind), lines.join(u", "_s));
}

QString AnnotationTexts::saveError(const Error &error)
{
    switch (error.code) {
    case ErrorCode::DiskFull:
        return tr("Your measures are not saved: the disk is full. Make room and try again.");
    case ErrorCode::PermissionDenied:
        return tr("Your measures are not saved: this computer does not let the program write its own folder.");
    case ErrorCode::Timeout:
        return tr("Your measures are not saved: another window holds them. Close it and try again.");
    case ErrorCode::Unsupported:
        return tr("Your measures are not saved: a newer version of this program has written them. Install it.");
    case ErrorCode::Malformed:
        return tr("The measures saved earlier are damaged and cannot be shown. New ones will be saved beside them.");
    case ErrorCode::TooLarge:
        return tr("Your measures are not saved: there are too many on this exam. Delete some and try again.");
    default:
        return tr("Your measures are not saved. Try again.");
    }
}

} // namespace td::viewer
