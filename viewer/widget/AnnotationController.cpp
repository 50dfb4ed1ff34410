// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/AnnotationController.h"

#include "viewer/scene/AnnotationJson.h"
#include "viewer/widget/AnnotationTexts.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/ViewerActions.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace td::viewer {
namespace {

using namespace std::chrono_literals;

constexpr auto kPause = 800ms; // a hand that goes on drawing does not wait for the disk
/// What an export remembers of images; more are let go, and said to be missing.
constexpr qsizetype kMostSeen = 20'000;

/// The step from what is stored to what is to be stored: nothing of another window is lost.
model::AnnotationStore::Update addTo(const StudyInstanceUid &study, QByteArray ours)
{
    return [study, ours = std::move(ours)](const QByteArray &stored) {
        return scene::mergedAnnotations(study, stored, ours);
    };
}

} // namespace

AnnotationController::AnnotationController(std::shared_ptr<model::AnnotationStore> store, const theme::Theme &theme,
                                           QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_store(std::move(store))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &AnnotationController::save);
}

AnnotationController::~AnnotationController()
{
    for (const auto &layer : std::as_const(m_layers))
        delete layer.data(); // they hold the book
    if (m_store)
        for (const StudyInstanceUid &study : std::as_const(m_dirty))
            m_store->save(study, addTo(study, m_book.toJson(study)));
}

void AnnotationController::attach(ImagePane &pane)
{
    if (m_viewports.contains(&pane.viewport()))
        return;
    attach(pane.viewport());
    connect(&pane, &ImagePane::focusChanged, this, &AnnotationController::changed);
    connect(&pane, &ImagePane::playingChanged, this, &AnnotationController::imageChanged); // one may have arrived
    connect(this, &AnnotationController::bookChanged, &pane, &ImagePane::refreshTexts);
    pane.setSpokenSupplement(
        [self = QPointer(this)](const load::LoadedImage &image) { return self ? self->spoken(image) : QString(); });
}

AnnotationLayer &AnnotationController::attach(Viewport &viewport)
{
    auto *layer = new AnnotationLayer(viewport, m_book, m_theme);
    viewport.addLayer(*layer);
    m_layers.append(layer);
    m_viewports.append(&viewport);
    connect(layer, &AnnotationLayer::bookChanged, this, &AnnotationController::touch);
    connect(layer, &AnnotationLayer::chosenChanged, this, &AnnotationController::changed);
    connect(&viewport, &Viewport::activated, this, [this, &viewport] { setActive(viewport); });
    connect(&viewport, &Viewport::imagePainted, this, [this, &viewport] {
        if (const auto image = viewport.image(); image && image->making == load::Making::Stored)
            see(*image, viewport.window());
    });
    return *layer;
}

void AnnotationController::setActive(Viewport &viewport)
{
    const qsizetype at = m_viewports.indexOf(&viewport);
    if (at < 0 || at == m_active)
        return;
    m_active = at;
    Q_EMIT changed();
}

void AnnotationController::setInForce(bool inForce)
{
    if (std::exchange(m_inForce, inForce) != inForce)
        Q_EMIT changed();
}

AnnotationLayer *AnnotationController::activeLayer() const
{
    return m_active >= 0 && m_active < m_layers.size() ? m_layers[m_active].data() : nullptr;
}

void AnnotationController::setTool(scene::Tool)
{
    for (const auto &layer : std::as_const(m_layers))
        if (layer)
            layer->abandon();
}

void AnnotationController::see(const load::LoadedImage &image, const std::optional<pixel::Window> &window)
{
    const scene::ImageRef ref = refOf(image);
    if (ref.study.isEmpty())
        return;
    if (!m_seen.contains(ref.instance.value()) && m_seen.size() < kMostSeen)
        m_seen.insert(ref.instance.value(), seenImage(image));
    if (const auto seen = m_seen.find(ref.instance.value()); seen != m_seen.end())
        noteWindow(*seen, window);
    open(ref.study);
}

void AnnotationController::open(const StudyInstanceUid &study)
{
    if (m_loaded.contains(study))
        return;
    m_loaded.insert(study);
    load(study);
}

void AnnotationController::load(const StudyInstanceUid &study)
{
    if (m_store)
        m_store->load(study).then(this, [this, study](const Result<QByteArray> &stored) { take(study, stored); });
}

void AnnotationController::take(const StudyInstanceUid &study, const Result<QByteArray> &stored)
{
    const Result<bool> merged = stored ? m_book.merge(study, *stored) : tl::unexpected(stored.error());
    if (!merged)
        m_failed.insert(study, merged.error());
    else
        m_failed.remove(study);
    if (merged && *merged)
        repaint();
    Q_EMIT changed();
}

void AnnotationController::touch(const StudyInstanceUid &study)
{
    m_dirty.insert(study);
    m_pause.start();
    repaint();
    Q_EMIT changed();
}

void AnnotationController::save()
{
    if (!m_store)
        return;
    const QSet<StudyInstanceUid> studies = m_dirty - m_saving; // one save of a study at a time
    for (const StudyInstanceUid &study : studies) {
        m_dirty.remove(study);
        m_saving.insert(study);
        m_store->save(study, addTo(study, m_book.toJson(study)))
            .then(this, [this, study](const Result<QByteArray> &stored) {
                m_saving.remove(study);
                take(study, stored);
                if (!stored)
                    m_dirty.insert(study); // not lost: retry(), the next change, or the end of the window
                else if (m_dirty.contains(study))
                    m_pause.start();
            });
    }
    Q_EMIT changed();
}

void AnnotationController::repaint()
{
    for (const auto &layer : std::as_const(m_layers))
        if (layer)
            Q_EMIT layer->changed();
    Q_EMIT bookChanged();
}

void AnnotationController::undo()
{
    if (!m_book.canUndo())
        return;
    setTool({});
    touch(m_book.undo());
}

void AnnotationController::redo()
{
    if (!m_book.canRedo())
        return;
    setTool({});
    touch(m_book.redo());
}

bool AnnotationController::canRemove() const
{
    const AnnotationLayer *layer = activeLayer();
    return layer && m_book.find(layer->chosen());
}

void AnnotationController::removeChosen()
{
    AnnotationLayer *layer = activeLayer();
    const scene::Annotation *annotation = layer ? m_book.find(layer->chosen()) : nullptr;
    if (!annotation)
        return;
    const StudyInstanceUid study = annotation->image.study;
    layer->abandon();
    m_book.remove(layer->chosen());
    layer->choose({});
    touch(study);
}

bool AnnotationController::canMark() const
{
    const AnnotationLayer *layer = activeLayer();
    const auto image = layer ? m_viewports[m_active]->image() : nullptr;
    if (!image || image->making != load::Making::Stored)
        return false;
    const scene::ImageRef ref = refOf(*image);
    return !ref.study.isEmpty() && !ref.series.isEmpty() && !ref.instance.isEmpty() && !ref.sopClass.isEmpty();
}

bool AnnotationController::isKeyImage() const
{
    return canMark() && m_book.isKey(refOf(*m_viewports[m_active]->image()));
}

void AnnotationController::toggleKeyImage()
{
    if (!canMark())
        return;
    Viewport &viewport = *m_viewports[m_active];
    const scene::ImageRef ref = refOf(*viewport.image());
    m_book.toggleKey(ref);
    viewport.setSpokenContents(m_book.isKey(ref) ? tr("Marked as key image.") : tr("No longer a key image."));
    touch(ref.study);
}

AnnotationController::Keeping AnnotationController::keeping() const
{
    if (!m_store)
        return Keeping::NotKept;
    if (!m_failed.isEmpty())
        return Keeping::Failed;
    return m_dirty.isEmpty() && m_saving.isEmpty() ? Keeping::Kept : Keeping::Pending;
}

QString AnnotationController::problem() const
{
    if (keeping() == Keeping::Failed)
        return AnnotationTexts::saveError(m_failed.cbegin().value());
    if (keeping() == Keeping::NotKept && !m_dirty.isEmpty())
        return tr("These measures are not saved: they are lost when this window is closed.");
    return {};
}

void AnnotationController::retry()
{
    const QList<StudyInstanceUid> failed = m_failed.keys();
    for (const StudyInstanceUid &study : failed)
        if (!m_dirty.contains(study))
            load(study);
    save();
}

std::vector<render::AnnotationMark> AnnotationController::marks(ImagePane &pane)
{
    const auto image = pane.viewport().image();
    const qsizetype at = m_viewports.indexOf(&pane.viewport());
    return image && at >= 0 ? m_layers[at]->marks(image) : std::vector<render::AnnotationMark>();
}

std::vector<render::AnnotationMark> AnnotationController::marks(const std::shared_ptr<const load::LoadedImage> &image)
{
    AnnotationLayer *layer = activeLayer();
    return layer ? layer->marks(image) : std::vector<render::AnnotationMark>();
}

render::AnnotationStyle AnnotationController::style() const
{
    return annotationStyle(m_theme);
}

QString AnnotationController::spoken(const load::LoadedImage &image) const
{
    const scene::ImageRef ref = refOf(image);
    QStringList parts;
    if (m_book.isKey(ref))
        parts.append(tr("key image"));
    for (const scene::Annotation &a : m_book.on(ref))
        parts.append(a.result.isEmpty() ? AnnotationTexts::spoken(a, {}) : a.result);
    return parts.join(QStringLiteral(", "));
}

bool AnnotationController::canExport() const
{
    return std::any_of(m_loaded.cbegin(), m_loaded.cend(),
                       [this](const StudyInstanceUid &study) { return !m_book.of(study).empty(); });
}

QFuture<Result<ExportedAnnotations>> AnnotationController::exportTo(const QString &folder) const
{
    std::vector<scene::Annotation> all;
    for (const StudyInstanceUid &study : m_loaded)
        for (scene::Annotation &a : m_book.of(study))
            all.push_back(std::move(a));
    return exportAnnotations(folder, std::move(all), m_seen);
}

void AnnotationController::connectActions(ViewerActions &actions)
{
    const auto inForce = [this](QAction *action, auto what) {
        connect(action, &QAction::triggered, this, [this, what] {
            if (m_inForce)
                (this->*what)();
        });
    };
    inForce(actions.undo, &AnnotationController::undo);
    inForce(actions.redo, &AnnotationController::redo);
    inForce(actions.remove, &AnnotationController::removeChosen);
    inForce(actions.keyImage, &AnnotationController::toggleKeyImage);
    for (int tool = int(Tool::Length); tool <= int(Tool::Calibrate); ++tool)
        if (QAction *action = actions.tool(Tool(tool)); action && !action->toolTip().contains(u'\n')) // said once
            action->setToolTip(action->toolTip() + u'\n' +
                               tr("By keyboard: Enter shows a cross, then places a point; arrows move it, with Shift "
                                  "by 10 pixels; Space takes hold and lets go; Escape stops."));
    const auto update = [this, &actions] {
        if (!m_inForce)
            return;
        actions.undo->setEnabled(canUndo());
        actions.redo->setEnabled(canRedo());
        actions.remove->setEnabled(canRemove());
        actions.keyImage->setEnabled(canMark());
        actions.keyImage->setChecked(isKeyImage());
        actions.saveMeasurements->setEnabled(canExport());
    };
    connect(this, &AnnotationController::changed, &actions, update);
    connect(this, &AnnotationController::imageChanged, &actions, update);
    update();
}

QWidget *AnnotationController::makeNotice(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("chrome", true);
    auto *row = new QHBoxLayout(line);
    const int space = m_theme.metric(theme::Metric::SpaceS);
    row->setContentsMargins(space, space / 2, space, space / 2);
    auto *text = new QLabel(line);
    text->setWordWrap(true);
    auto *again = new QPushButton(tr("Try again"), line);
    row->addWidget(text, 1);
    row->addWidget(again);
    connect(again, &QPushButton::clicked, this, &AnnotationController::retry);
    const auto update = [this, line, text, again] {
        text->setText(problem());
        line->setAccessibleName(problem());
        again->setVisible(keeping() == Keeping::Failed);
        line->setVisible(!problem().isEmpty());
    };
    connect(this, &AnnotationController::changed, line, update);
    update();
    return line;
}

} // namespace td::viewer
