// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/AnnotationLayer.h"

#include "viewer/widget/AnnotationEditor.h"
#include "viewer/widget/AnnotationTexts.h"

#include <QLocale>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <cmath>

namespace td::viewer {
namespace {

using Kind = scene::Annotation::Kind;
using Source = geometry::Calibration::Source;

/// Steps of counting pixels that are done at once, in 2 or 3 ms; more go to a worker.
constexpr double kCountedAtOnce = 1 << 20;

double countingSteps(const scene::Annotation &a)
{
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    for (const geometry::ImagePoint &p : a.points) {
        left = std::min(left, p.column), right = std::max(right, p.column);
        top = std::min(top, p.row), bottom = std::max(bottom, p.row);
    }
    const double corners = a.kind == Kind::Freehand ? double(a.points.size()) : 0;
    return (bottom - top) * (right - left + corners);
}

bool isByHandAllowed(Source source)
{
    return source == Source::None || source == Source::ImagerPixelSpacing || source == Source::Magnified;
}

} // namespace

scene::ImageRef refOf(const load::LoadedImage &image)
{
    const dicom::ImageAttributes &a = *image.attributes;
    return {a.study, a.series, a.sopInstance, a.sopClass, image.frameIndex};
}

geometry::Scale scaleOf(const load::LoadedImage &image, const scene::AnnotationBook &book)
{
    const geometry::Scale file{image.calibration, image.rowAspect};
    const scene::Annotation *known = book.calibrationOf(refOf(image));
    if (!known || !isByHandAllowed(file.calibration.source))
        return file;
    const auto own = geometry::calibrated(file, known->points[0], known->points[1], known->knownMillimetres);
    return own ? geometry::Scale{*own, file.rowAspect} : file;
}

AnnotationLayer::AnnotationLayer(Viewport &viewport, scene::AnnotationBook &book, const theme::Theme &theme)
    : ViewportLayer(&viewport)
    , m_viewport(viewport)
    , m_book(book)
    , m_theme(theme)
    , m_editor(new AnnotationEditor(theme, &viewport))
{
}

AnnotationLayer::~AnnotationLayer()
{
    m_editor->forget(); // it stays until the viewport goes
}

void AnnotationLayer::choose(const QUuid &id)
{
    if (m_chosen == id)
        return;
    m_chosen = id;
    Q_EMIT chosenChanged();
    Q_EMIT changed();
}

void AnnotationLayer::abandon()
{
    m_editor->finish();
    m_gesture.cancel();
    m_cursor.reset();
    Q_EMIT changed();
}

render::AnnotationStyle annotationStyle(const theme::Theme &theme)
{
    return {theme.color(theme::ColorRole::ViewerAccent), theme.color(theme::ColorRole::ViewerOverlay),
            theme.color(theme::ColorRole::ViewerCanvas), theme.font(theme::TextStyle::Small)};
}

QStringList AnnotationLayer::draftLines(const scene::Annotation &a, const load::LoadedImage &image) const
{
    std::optional<pixel::RegionStatistics> statistics;
    if (scene::hasArea(a.kind) && a.points.size() > 1 && !image.frame->isColour() && countingSteps(a) <= kCountedAtOnce)
        statistics = pixel::statistics(*image.frame, image.presentation, scene::pixelsInside(a, image.size()));
    return AnnotationTexts::lines(a, image, scaleOf(image, m_book), statistics);
}

QStringList AnnotationLayer::linesOf(const scene::Annotation &a, const std::shared_ptr<const load::LoadedImage> &image)
{
    const geometry::Scale scale = scaleOf(*image, m_book);
    const double perRow = scale.calibration.spacingMm ? (*scale.calibration.spacingMm)[0] : 0;
    Reading &reading = m_readings[a.id];
    const bool isFresh = reading.changed == a.changed && reading.source == scale.calibration.source &&
                         reading.millimetresPerRow == perRow && reading.image.lock() == image;
    if (isFresh)
        return reading.lines;
    reading = {a.changed, scale.calibration.source, perRow, image, {}, false, {}};
    const bool isLarge = scene::hasArea(a.kind) && !image->frame->isColour() && countingSteps(a) > kCountedAtOnce;
    if (isLarge)
        count(a, image);
    reading.lines = isLarge ? AnnotationTexts::lines(a, *image, scale, std::nullopt) : draftLines(a, *image);
    m_book.noteResult(a.id, AnnotationTexts::spoken(a, reading.lines));
    return reading.lines;
}

void AnnotationLayer::count(const scene::Annotation &annotation, const std::shared_ptr<const load::LoadedImage> &image)
{
    auto promise = std::make_shared<QPromise<pixel::RegionStatistics>>();
    promise->start();
    promise->future().then(this, [this, annotation, image](const pixel::RegionStatistics &statistics) {
        const auto reading = m_readings.find(annotation.id);
        if (reading == m_readings.end() || reading->changed != annotation.changed || reading->image.lock() != image)
            return; // changed meanwhile
        reading->lines = AnnotationTexts::lines(annotation, *image, scaleOf(*image, m_book), statistics);
        m_book.noteResult(annotation.id, AnnotationTexts::spoken(annotation, reading->lines));
        if (annotation.id == m_chosen)
            announce(annotation);
        Q_EMIT changed();
    });
    QThreadPool::globalInstance()->start([promise, annotation, image] {
        promise->addResult(
            pixel::statistics(*image->frame, image->presentation, scene::pixelsInside(annotation, image->size())));
        promise->finish();
    });
}

std::vector<render::AnnotationMark> AnnotationLayer::marks(const std::shared_ptr<const load::LoadedImage> &image)
{
    std::vector<render::AnnotationMark> all;
    for (scene::Annotation &a : m_book.on(refOf(*image))) {
        if (m_asked && m_asked->id == a.id)
            continue; // painted as it is being asked about
        const QStringList lines = linesOf(a, image);
        all.push_back({std::move(a), lines, false});
    }
    return all;
}

std::vector<render::AnnotationMark> AnnotationLayer::shownMarks(const LayerView &view)
{
    std::vector<render::AnnotationMark> all = marks(view.image);
    for (render::AnnotationMark &mark : all)
        mark.isChosen = mark.annotation.id == m_chosen;
    return all;
}

QRectF AnnotationLayer::labelArea(const LayerView &view) const
{
    const double margin = m_theme.metric(theme::Metric::SpaceS);
    constexpr double noticeLines = 2.4; // it may wrap
    return view.area.adjusted(margin, margin, -margin,
                              -margin - noticeLines * m_theme.font(theme::TextStyle::Small).pixelSize());
}

QVector<render::AnnotationLabel> AnnotationLayer::labelsOf(const std::vector<render::AnnotationMark> &marks,
                                                           const LayerView &view) const
{
    return render::annotationLabels(marks, view.placement, labelArea(view), annotationStyle(m_theme).font);
}

void AnnotationLayer::paint(QPainter &painter, const LayerView &view)
{
    const scene::ImageRef ref = refOf(*view.image);
    if (m_gesture.isDrawing() && !(m_gesture.draft().image == ref))
        m_gesture.cancel(); // the reader has paged on
    std::vector<render::AnnotationMark> all = shownMarks(view);
    for (const scene::Annotation *draft : std::initializer_list<const scene::Annotation *>{
             m_gesture.isActive() ? &m_gesture.draft() : nullptr, m_asked ? &*m_asked : nullptr}) {
        if (!draft || !(draft->image == ref))
            continue;
        const auto same = [&](const render::AnnotationMark &mark) { return mark.annotation.id == draft->id; };
        all.erase(std::remove_if(all.begin(), all.end(), same), all.end());
        all.push_back({*draft, draftLines(*draft, *view.image), true});
    }
    render::paintAnnotations(painter, all, view.placement, labelArea(view), annotationStyle(m_theme));
    if (m_book.isKey(ref)) {
        const double radius = m_theme.font(theme::TextStyle::Small).pixelSize() * 0.75;
        render::paintKeyMark(painter, {view.area.center().x(), view.area.top() + radius * 4.5}, radius,
                             annotationStyle(m_theme));
    }
    if (m_cursor && scene::isAnnotating(view.tool))
        render::paintKeyboardCursor(painter, view.toWidget(*m_cursor), annotationStyle(m_theme));
}

void AnnotationLayer::announce(const scene::Annotation &annotation)
{
    const auto reading = m_readings.constFind(annotation.id);
    m_viewport.setSpokenContents(
        AnnotationTexts::spoken(annotation, reading == m_readings.constEnd() ? QStringList() : reading->lines));
}

void AnnotationLayer::keep(scene::Annotation annotation)
{
    const QUuid id = annotation.id;
    const StudyInstanceUid study = annotation.image.study;
    if (!m_book.put(std::move(annotation))) {
        m_viewport.setSpokenContents(AnnotationTexts::saveError({ErrorCode::TooLarge}));
        return;
    }
    choose(id);
    if (const auto image = m_viewport.image(); image && m_book.find(id) && m_book.find(id)->image == refOf(*image)) {
        linesOf(*m_book.find(id), image);
        announce(*m_book.find(id));
    }
    Q_EMIT bookChanged(study);
    Q_EMIT changed();
}

void AnnotationLayer::finish(scene::Annotation annotation, const LayerView &view)
{
    const bool isNew = m_book.find(annotation.id) == nullptr;
    if (isNew && annotation.kind == Kind::Text)
        return askText(std::move(annotation), view);
    if (isNew && annotation.kind == Kind::Calibrate)
        return askLength(std::move(annotation), view);
    keep(std::move(annotation));
}

void AnnotationLayer::askText(scene::Annotation annotation, const LayerView &view)
{
    m_asked = std::move(annotation);
    m_editor->ask(
        tr("Text:"), m_asked->text, view.toWidget(m_asked->points.back()),
        [this](const QString &text) {
            scene::Annotation whole = *m_asked;
            m_asked.reset();
            whole.text = text;
            keep(std::move(whole));
            return true;
        },
        [this] {
            m_asked.reset();
            Q_EMIT changed();
        });
}

void AnnotationLayer::askLength(scene::Annotation annotation, const LayerView &view)
{
    constexpr double longest = 10'000; // mm: no image shows more of a person
    const QString now =
        annotation.knownMillimetres > 0 ? QLocale().toString(annotation.knownMillimetres, 'g', 6) : QString();
    m_asked = std::move(annotation);
    m_editor->ask(
        tr("Length of this line in mm:"), now, view.toWidget(m_asked->points.back()),
        [this](const QString &text) {
            bool isNumber = false;
            double millimetres = QLocale().toDouble(text, &isNumber);
            if (!isNumber)
                millimetres = QLocale::c().toDouble(text, &isNumber);
            if (!isNumber || !(millimetres > 0) || millimetres > longest) {
                m_viewport.setSpokenContents(tr("Please type a length between 0 and 10,000 mm."));
                return false;
            }
            scene::Annotation whole = *m_asked;
            m_asked.reset();
            whole.knownMillimetres = millimetres;
            keep(std::move(whole));
            return true;
        },
        [this] {
            m_asked.reset();
            Q_EMIT changed();
        });
}

bool AnnotationLayer::isDrawable(const load::LoadedImage &image) const
{
    const scene::ImageRef ref = refOf(image);
    QString why;
    if (image.making == load::Making::Draft)
        why = tr("One moment: this plane is still being drawn.");
    else if (ref.study.isEmpty() || ref.series.isEmpty() || ref.instance.isEmpty() || ref.sopClass.isEmpty())
        why = tr("This image has no identifier, so nothing can be kept on it.");
    else if (m_viewport.tool() == Tool::Calibrate && !isByHandAllowed(image.calibration.source))
        why = tr("This image brings its own scale: it is not calibrated by hand.");
    if (why.isEmpty())
        return true;
    m_viewport.setSpokenContents(why);
    m_editor->say(why);
    return false;
}

} // namespace td::viewer
