// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/AnnotationExport.h"

#include "core/dicom/KeyObjectWriter.h"
#include "core/dicom/Part10Writer.h"

#include <QColorSpace>
#include <QDir>
#include <QPromise>
#include <QSaveFile>
#include <QStorageInfo>
#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <map>

namespace td::viewer {
namespace {

using namespace Qt::StringLiterals;
using Kind = scene::Annotation::Kind;
using dicom::PresentedGraphic;
using Seen = QHash<QString, SeenImage>;

using Point = std::array<double, 2>;

Point pointOf(geometry::ImagePoint p)
{
    return {p.column, p.row};
}

/// The axes' ends, the longer axis first.
PresentedGraphic::Shape ellipseOf(const scene::Annotation &a)
{
    const geometry::ImagePoint p = a.points[0];
    const geometry::ImagePoint q = a.points[1];
    const Point left{std::min(p.column, q.column), (p.row + q.row) / 2};
    const Point right{std::max(p.column, q.column), (p.row + q.row) / 2};
    const Point top{(p.column + q.column) / 2, std::min(p.row, q.row)};
    const Point bottom{(p.column + q.column) / 2, std::max(p.row, q.row)};
    if (right[0] - left[0] >= bottom[1] - top[1])
        return {PresentedGraphic::Type::Ellipse, {left, right, top, bottom}};
    return {PresentedGraphic::Type::Ellipse, {top, bottom, left, right}};
}

/// The two barbs of an arrow, a share of its length long.
PresentedGraphic::Shape arrowHead(const scene::Annotation &a)
{
    constexpr double share = 0.15;
    constexpr double opening = 0.45; // radians
    const geometry::ImagePoint tail = a.points[0];
    const geometry::ImagePoint tip = a.points[1];
    const double back = std::atan2(tail.row - tip.row, tail.column - tip.column);
    const double length = share * std::hypot(tail.row - tip.row, tail.column - tip.column);
    const auto barb = [&](double turn) {
        return Point{tip.column + length * std::cos(back + turn), tip.row + length * std::sin(back + turn)};
    };
    return {PresentedGraphic::Type::Polyline, {barb(-opening), pointOf(tip), barb(opening)}};
}

PresentedGraphic graphicOf(const scene::Annotation &a)
{
    PresentedGraphic graphic;
    graphic.frame = a.image.frame;
    graphic.text = a.kind == Kind::Text ? a.text : a.result;
    graphic.anchor = pointOf(scene::anchor(a));
    if (a.kind == Kind::Ellipse) {
        graphic.shapes.push_back(ellipseOf(a));
    } else if (a.kind == Kind::Point) {
        graphic.shapes.push_back({PresentedGraphic::Type::Point, {pointOf(a.points[0])}});
    } else if (a.kind == Kind::CobbAngle) {
        for (const auto &[from, to] : scene::strokes(a))
            graphic.shapes.push_back({PresentedGraphic::Type::Polyline, {pointOf(from), pointOf(to)}});
    } else if (a.kind != Kind::Text) {
        PresentedGraphic::Shape line;
        for (const geometry::ImagePoint &p : a.kind == Kind::Rectangle ? scene::handles(a) : a.points)
            line.points.push_back(pointOf(p));
        if (scene::hasArea(a.kind))
            line.points.push_back(line.points.front());
        graphic.shapes.push_back(std::move(line));
    }
    if (a.kind == Kind::Arrow)
        graphic.shapes.push_back(arrowHead(a));
    return graphic;
}

/// sRGB as an input profile, which is what pixels of an image are (PS3.3 C.11.15).
QByteArray colourProfile()
{
    constexpr qsizetype deviceClass = 12; // ICC.1 7.2.7
    QByteArray profile = QColorSpace(QColorSpace::SRgb).iccProfile();
    return profile.replace(deviceClass, 4, "scnr");
}

Result<void> write(const QString &folder, const QString &name, const QByteArray &bytes)
{
    QString path = QDir(folder).filePath(name + u".dcm"_s);
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = QDir(folder).filePath(u"%1-%2.dcm"_s.arg(name).arg(i));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::PermissionDenied, u"export of annotations"_s);
    if (file.write(bytes) == bytes.size() && file.commit())
        return {};
    constexpr qint64 almostNothing = 1 << 20;
    const qint64 left = QStorageInfo(folder).bytesAvailable();
    return fail(left >= 0 && left < almostNothing ? ErrorCode::DiskFull : ErrorCode::Io, u"export of annotations"_s);
}

/// A series for what is made together.
SeriesInstanceUid newSeries()
{
    return *SeriesInstanceUid::create(dicom::randomUid());
}

Result<void> writeStates(const QString &folder, const std::vector<scene::Annotation> &all, const Seen &seen,
                         const QDateTime &made, ExportedAnnotations &done)
{
    std::map<SopInstanceUid, std::vector<PresentedGraphic>> byImage;
    for (const scene::Annotation &a : all)
        if (a.kind != Kind::KeyImage)
            byImage[a.image.instance].push_back(graphicOf(a));
    QHash<StudyInstanceUid, SeriesInstanceUid> series;
    const QByteArray profile = colourProfile();
    for (const auto &[instance, graphics] : byImage) {
        const auto known = seen.constFind(instance.value());
        if (known == seen.constEnd()) {
            ++done.imagesLeftOut;
            continue;
        }
        SeriesInstanceUid &own = series[known->study.study];
        own = own.isEmpty() ? newSeries() : own;
        const auto bytes = dicom::writePresentationState(known->study, known->image, known->numberOfFrames, graphics,
                                                         profile, own, done.presentationStates + 1, made);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (const auto written = write(folder, u"measures-%1"_s.arg(done.presentationStates + 1), *bytes); !written)
            return written;
        ++done.presentationStates;
    }
    return {};
}

Result<void> writeKeys(const QString &folder, const std::vector<scene::Annotation> &all, const Seen &seen,
                       const QDateTime &made, ExportedAnnotations &done)
{
    std::map<StudyInstanceUid, std::vector<dicom::KeyImage>> byStudy;
    for (const scene::Annotation &a : all) {
        if (a.kind != Kind::KeyImage)
            continue;
        const auto known = seen.constFind(a.image.instance.value());
        const bool isOneFrame = known != seen.constEnd() && known->numberOfFrames == 1;
        byStudy[a.image.study].push_back({a.image.sopClass, a.image.instance, a.image.series,
                                          isOneFrame ? std::nullopt : std::optional(a.image.frame)});
    }
    for (const auto &[study, images] : byStudy) {
        const auto known = std::find_if(seen.cbegin(), seen.cend(), [&study = study](const SeenImage &image) {
            return image.study.study == study;
        });
        if (known == seen.cend()) {
            done.imagesLeftOut += int(images.size());
            continue;
        }
        const auto bytes = dicom::writeKeyObject(known->study, images, newSeries(), made);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (const auto written = write(folder, u"key-images"_s, *bytes); !written)
            return written;
        ++done.keyObjects;
    }
    return {};
}

Result<ExportedAnnotations> exported(const QString &folder, const std::vector<scene::Annotation> &all, const Seen &seen)
{
    if (all.empty())
        return fail(ErrorCode::NotFound, u"no annotations"_s);
    const QDateTime made = QDateTime::currentDateTime();
    ExportedAnnotations done;
    if (const auto states = writeStates(folder, all, seen, made, done); !states)
        return tl::unexpected(states.error());
    if (const auto keys = writeKeys(folder, all, seen, made, done); !keys)
        return tl::unexpected(keys.error());
    return done;
}

} // namespace

SeenImage seenImage(const load::LoadedImage &image)
{
    const dicom::ImageAttributes &a = *image.attributes;
    SeenImage seen;
    seen.study = {a.patientName, a.patientId, a.patientBirthDate, a.study,
                  a.studyDate,   a.studyTime, a.studyDescription};
    dicom::PresentedImage &p = seen.image;
    p.sopClass = a.sopClass;
    p.sopInstance = a.sopInstance;
    p.series = a.series;
    p.columns = image.size().columns;
    p.rows = image.size().rows;
    p.isColour = image.frame->isColour();
    p.isInverse = image.presentation.inverse;
    p.pixelSpacing = image.calibration.spacingMm;
    p.pixelAspect = image.rowAspect;
    p.rescaleSlope = image.presentation.modality.slope;
    p.rescaleIntercept = image.presentation.modality.intercept;
    p.rescaleType = image.presentation.unit;
    if (const auto &table = image.presentation.modality.table)
        p.modalityLut = dicom::LookupTable{table->firstMapped, table->bits, table->data, {}};
    seen.numberOfFrames = image.numberOfFrames;
    return seen;
}

void noteWindow(SeenImage &seen, const std::optional<pixel::Window> &window)
{
    seen.image.window.reset();
    if (!window)
        return;
    seen.image.window = dicom::VoiWindow{window->center, window->width, {}};
    seen.image.windowFunction = dicom::VoiFunction(int(window->function));
}

QFuture<Result<ExportedAnnotations>>
exportAnnotations(const QString &folder, std::vector<scene::Annotation> annotations, QHash<QString, SeenImage> seen)
{
    auto promise = std::make_shared<QPromise<Result<ExportedAnnotations>>>();
    promise->start();
    QThreadPool::globalInstance()->start(
        [promise, folder, annotations = std::move(annotations), seen = std::move(seen)] {
            promise->addResult(exported(folder, annotations, seen));
            promise->finish();
        });
    return promise->future();
}

} // namespace td::viewer
