// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/AnnotationJson.h"

#include "viewer/scene/AnnotationBook.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <array>
#include <cmath>

namespace td::viewer::scene {
namespace {

using namespace Qt::StringLiterals;
using geometry::ImagePoint;
using Kind = Annotation::Kind;

constexpr int kVersion = 1;
constexpr int kMaxFrames = 1'000'000;
constexpr double kFarthest = 1e6; // image points lie within images of 65,535 pixels, or a little beside them
constexpr double kMostMillimetres = 1e5;
constexpr qsizetype kMaxResult = 2000;
constexpr qsizetype kMostInAll = 2 * AnnotationBook::kMaxPerStudy; // two full windows put together
/// The order of Annotation::Kind.
constexpr std::array kNames{"length", "angle", "cobb",  "rectangle",   "ellipse",  "freehand",
                            "point",  "text",  "arrow", "calibration", "key-image"};

QJsonArray pointToJson(ImagePoint p)
{
    return {p.column, p.row};
}

std::optional<ImagePoint> pointFromJson(const QJsonValue &value)
{
    const QJsonArray pair = value.toArray();
    if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble())
        return std::nullopt;
    const ImagePoint p{pair[0].toDouble(), pair[1].toDouble()};
    // Not-a-number fails the comparison too.
    return std::abs(p.column) <= kFarthest && std::abs(p.row) <= kFarthest ? std::optional(p) : std::nullopt;
}

QJsonObject toJson(const Annotation &a)
{
    QJsonObject o{{u"id"_s, a.id.toString(QUuid::WithoutBraces)}, {u"changed"_s, a.changed}};
    if (a.isRemoved) {
        o.insert(u"removed"_s, true);
        return o;
    }
    o.insert(u"kind"_s, QString::fromLatin1(kNames.at(std::size_t(a.kind))));
    o.insert(u"series"_s, a.image.series.value());
    o.insert(u"instance"_s, a.image.instance.value());
    o.insert(u"class"_s, a.image.sopClass.value());
    o.insert(u"frame"_s, a.image.frame);
    QJsonArray points;
    for (const ImagePoint &p : a.points)
        points.append(pointToJson(p));
    o.insert(u"points"_s, points);
    if (a.label)
        o.insert(u"label"_s, pointToJson(*a.label));
    if (!a.text.isEmpty())
        o.insert(u"text"_s, a.text);
    if (!a.result.isEmpty())
        o.insert(u"result"_s, a.result);
    if (a.kind == Kind::Calibrate)
        o.insert(u"millimetres"_s, a.knownMillimetres);
    return o;
}

std::optional<Kind> kindNamed(const QString &name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (name == QLatin1StringView(kNames[i]))
            return Kind(i);
    return std::nullopt;
}

bool readPoints(const QJsonArray &from, Annotation &a)
{
    const bool fits = a.kind == Kind::Freehand ? from.size() >= 3 && from.size() <= Annotation::kMaxCorners
                                               : from.size() == pointsOf(a.kind);
    if (!fits)
        return false;
    for (const QJsonValue &value : from) {
        const auto point = pointFromJson(value);
        if (!point)
            return false;
        a.points.push_back(*point);
    }
    return true;
}

bool readImage(const QJsonObject &o, ImageRef &image)
{
    const auto series = SeriesInstanceUid::create(o[u"series"_s].toString());
    const auto instance = SopInstanceUid::create(o[u"instance"_s].toString());
    const auto sopClass = SopClassUid::create(o[u"class"_s].toString());
    image.frame = o[u"frame"_s].toInt(-1);
    if (!series || !instance || !sopClass || image.frame < 0 || image.frame > kMaxFrames)
        return false;
    image.series = *series;
    image.instance = *instance;
    image.sopClass = *sopClass;
    return true;
}

std::optional<Annotation> fromJson(const StudyInstanceUid &study, const QJsonObject &o)
{
    Annotation a;
    a.id = QUuid::fromString(o[u"id"_s].toString());
    a.changed = o[u"changed"_s].toInteger(-1);
    a.isRemoved = o[u"removed"_s].toBool();
    a.image.study = study;
    if (a.id.isNull() || a.changed < 0)
        return std::nullopt;
    if (a.isRemoved)
        return a;
    const auto kind = kindNamed(o[u"kind"_s].toString());
    if (!kind)
        return std::nullopt;
    a.kind = *kind;
    a.text = o[u"text"_s].toString();
    a.result = o[u"result"_s].toString();
    if (!readImage(o, a.image) || !readPoints(o[u"points"_s].toArray(), a) || a.text.size() > Annotation::kMaxText ||
        a.result.size() > kMaxResult)
        return std::nullopt;
    if (o.contains(u"label"_s) && !(a.label = pointFromJson(o[u"label"_s])))
        return std::nullopt;
    a.knownMillimetres = o[u"millimetres"_s].toDouble();
    const bool lengthFits = a.knownMillimetres > 0 && a.knownMillimetres <= kMostMillimetres;
    return a.kind != Kind::Calibrate || lengthFits ? std::optional(a) : std::nullopt;
}

} // namespace

QByteArray annotationsToJson(const StudyInstanceUid &study, const std::vector<Annotation> &annotations)
{
    QJsonArray all;
    for (const Annotation &a : annotations)
        all.append(toJson(a));
    const QJsonObject top{{u"version"_s, kVersion}, {u"study"_s, study.value()}, {u"annotations"_s, all}};
    return QJsonDocument(top).toJson(QJsonDocument::Compact);
}

Result<std::vector<Annotation>> annotationsFromJson(const StudyInstanceUid &study, const QByteArray &json)
{
    if (json.isEmpty())
        return std::vector<Annotation>();
    if (json.size() > kMaxAnnotationBytes)
        return fail(ErrorCode::TooLarge, u"annotations"_s);
    const QJsonObject top = QJsonDocument::fromJson(json).object(); // bounds its nesting by itself
    const int version = top[u"version"_s].toInt();
    if (version > kVersion)
        return fail(ErrorCode::Unsupported, u"annotations of a newer version"_s);
    const QJsonArray list = top[u"annotations"_s].toArray();
    if (version != kVersion || top[u"study"_s].toString() != study.value() || !top[u"annotations"_s].isArray() ||
        list.size() > kMostInAll)
        return fail(ErrorCode::Malformed, u"annotations"_s);
    std::vector<Annotation> all;
    QSet<QUuid> ids;
    for (const QJsonValue &value : list) {
        const auto annotation = fromJson(study, value.toObject());
        if (!annotation || ids.contains(annotation->id))
            return fail(ErrorCode::Malformed, u"annotation"_s);
        ids.insert(annotation->id);
        all.push_back(*annotation);
    }
    return all;
}

Result<QByteArray> mergedAnnotations(const StudyInstanceUid &study, const QByteArray &stored, const QByteArray &ours)
{
    auto all = annotationsFromJson(study, stored);
    const auto mine = annotationsFromJson(study, ours);
    if (!all || !mine)
        return tl::unexpected(all ? mine.error() : all.error());
    QHash<QUuid, std::size_t> at;
    for (std::size_t i = 0; i < all->size(); ++i)
        at.insert((*all)[i].id, i);
    for (const Annotation &a : *mine) {
        const auto there = at.constFind(a.id);
        if (there == at.constEnd())
            all->push_back(a);
        else if ((*all)[*there].changed <= a.changed)
            (*all)[*there] = a;
    }
    if (qsizetype(all->size()) > kMostInAll)
        return fail(ErrorCode::TooLarge, u"annotations"_s);
    return annotationsToJson(study, *all);
}

} // namespace td::viewer::scene
