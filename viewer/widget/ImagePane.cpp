// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ImagePane.h"

#include "core/dicom/Video.h"
#include "viewer/widget/ObjectPage.h"
#include "viewer/widget/ViewerTexts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;

ImagePane::ImagePane(load::StudyLoader &loader, const theme::Theme &theme, int number, QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_theme(theme)
    , m_player(new ClipPlayer([this](int frame) { return imageAt(clipStart() + frame) != nullptr; }, this))
{
    build(number);
    connect(m_viewport, &Viewport::scrollRequested, this, [this](int by) { setIndex(m_index + by); });
    connect(m_viewport, &Viewport::scrollToRequested, this, [this](bool last) { setIndex(last ? count() - 1 : 0); });
    connect(m_viewport, &Viewport::viewStateChanged, this, &ImagePane::refreshTexts);
    connect(m_viewport, &Viewport::activated, this, &ImagePane::activated);
    connect(m_slider, &QSlider::valueChanged, this, &ImagePane::setIndex);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (hasSeries())
            m_loader.retry(m_series);
        Q_EMIT retryRequested();
        refresh();
    });
    connect(m_saveFilm, &QPushButton::clicked, this, &ImagePane::filmRequested);
    connect(m_player, &ClipPlayer::tick, this, &ImagePane::showTick);
    clear({});
}

void ImagePane::build(int number)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_viewport = new Viewport(m_theme, this);
    m_viewport->setAccessibleName(tr("Image pane %1").arg(number));
    m_faces = new QStackedLayout;
    m_faces->addWidget(m_viewport);
    row->addLayout(m_faces, 1);
    m_slider = new QSlider(Qt::Vertical, this);
    m_slider->setInvertedAppearance(true);
    m_slider->setInvertedControls(true);
    m_slider->setAccessibleName(tr("Position in the series, pane %1").arg(number));
    m_slider->setMinimumWidth(m_theme.metric(theme::Metric::Target));
    row->addWidget(m_slider);
    m_retry = new QPushButton(tr("Try again"), m_viewport);
    m_retry->hide();
    auto *column = new QVBoxLayout(m_viewport);
    column->addStretch(3);
    column->addWidget(m_retry, 0, Qt::AlignHCenter);
    m_saveFilm = new QPushButton(tr("Save the film…"), m_viewport);
    m_saveFilm->hide();
    column->addWidget(m_saveFilm, 0, Qt::AlignHCenter);
    column->addStretch(1);
}

int ImagePane::count() const
{
    return int(m_loader.stack(m_series).size());
}

load::ImageKey ImagePane::key() const
{
    const load::Stack &stack = m_loader.stack(m_series);
    return m_index >= 0 && m_index < stack.size() ? stack[m_index] : load::ImageKey();
}

std::shared_ptr<const load::LoadedImage> ImagePane::currentImage() const
{
    return imageAt(m_index);
}

std::shared_ptr<const load::LoadedImage> ImagePane::imageAt(int index) const
{
    const load::Stack &stack = m_loader.stack(m_series);
    const auto image = index >= 0 && index < stack.size() ? m_loader.image(stack[index]) : nullptr;
    return m_companions ? m_companions->dressed(image) : image;
}

void ImagePane::setCompanions(const load::Companions &companions)
{
    m_companions = &companions;
    connect(m_companions, &load::Companions::changed, this, [this] {
        if (hasSeries())
            refresh();
    });
}

void ImagePane::showSeries(const SeriesInstanceUid &series, int index)
{
    setPlaying(false);
    m_series = series;
    m_shownIndex = -1;
    m_viewport->setViewState({});
    m_viewport->showImage(nullptr, {}, PaneOverlay::empty());
    m_index = std::clamp(index < 0 ? load::thumbnailIndex(count()) : index, 0, std::max(0, count() - 1));
    refresh();
    Q_EMIT focusChanged();
}

void ImagePane::clear(const QString &message)
{
    setPlaying(false);
    m_series = {};
    m_index = 0;
    m_shownIndex = -1;
    m_message = message;
    showObject(nullptr);
    m_slider->hide();
    updateButtons({});
    m_viewport->showImage(nullptr, message, PaneOverlay::empty());
    m_viewport->setSpokenContents(message);
}

void ImagePane::setIndex(int index)
{
    const int bounded = std::clamp(index, 0, std::max(0, count() - 1));
    if (bounded == m_index || !hasSeries())
        return;
    const int start = clipStart();
    m_index = bounded;
    m_latest = -1;
    // A reader who scrolls a running clip goes on from there; in another clip there is nothing to go on with.
    if (clipStart() == start)
        m_player->jumpTo(bounded - start);
    else
        m_player->stop();
    refresh();
    Q_EMIT focusChanged();
}

ObjectPage *ImagePane::objectPage() const
{
    return m_shownObject ? m_object : nullptr;
}

void ImagePane::showObject(const std::shared_ptr<const dicom::Part10> &object)
{
    if (object == m_shownObject)
        return;
    m_shownObject = object;
    if (!object) {
        m_faces->setCurrentWidget(m_viewport);
        return m_object->clear();
    }
    if (!m_object) {
        m_object = new ObjectPage(m_theme, this);
        m_faces->addWidget(m_object);
        connect(m_object, &ObjectPage::imageRequested, this, &ImagePane::imageRequested);
        connect(m_object, &ObjectPage::documentRequested, this, &ImagePane::documentRequested);
    }
    m_object->show(object);
    m_faces->setCurrentWidget(m_object);
}

void ImagePane::imageArrived(const load::ImageKey &key)
{
    const load::Stack &stack = m_loader.stack(m_series);
    if (m_index < stack.size() && stack[m_index] == key)
        refresh();
}

void ImagePane::stackChanged(const SeriesInstanceUid &series)
{
    if (series != m_series)
        return;
    m_index = std::clamp(m_index, 0, std::max(0, count() - 1));
    m_shownIndex = -1;
    refresh();
}

void ImagePane::refresh()
{
    const load::Stack &stack = m_loader.stack(m_series);
    const QSignalBlocker blocker(m_slider);
    m_slider->setRange(0, std::max(0, count() - 1));
    m_slider->setPageStep(10);
    m_slider->setValue(m_index);
    m_slider->setVisible(count() > 1);
    auto image = currentImage();
    int visible = m_index;
    const auto object = image ? nullptr : m_loader.object(key());
    showObject(object);
    const auto error = !object && m_index < stack.size() ? m_loader.error(stack[m_index]) : std::nullopt;
    updateButtons(error);
    if (!image && !error && m_latest >= 0) {
        image = imageAt(m_latest);
        visible = m_latest;
    }
    if (image) {
        m_message.clear();
        if (m_shownIndex != visible || m_viewport->image() != image)
            m_viewport->showImage(image, {}, {});
        m_shownIndex = visible;
    } else if (object) {
        m_message.clear();
        m_shownIndex = -1;
    } else if (error) {
        m_message = errorText(*error);
        m_shownIndex = -1;
    } else if (m_shownIndex < 0) {
        m_message = count() == 0 ? tr("This series holds no images.")
                                 : tr("Loading image %1 of %2…").arg(m_index + 1).arg(count());
    }
    if (m_shownIndex < 0)
        m_viewport->showImage(nullptr, m_message, PaneOverlay::empty());
    refreshTexts();
    Q_EMIT playingChanged();
}

void ImagePane::setSpokenSupplement(std::function<QString(const load::LoadedImage &)> supplement)
{
    m_supplement = std::move(supplement);
    refreshTexts();
}

void ImagePane::refreshTexts()
{
    const auto image = m_viewport->image();
    if (!image) {
        m_viewport->setSpokenContents(m_message);
        return;
    }
    const bool awaits = m_shownIndex != m_index && !isPlaying();
    const PaneOverlay::Position position{m_shownIndex, count(), awaits ? m_index : -1};
    render::OverlayContent overlay =
        PaneOverlay::content(*image, position, m_viewport->window(), m_viewport->magnification());
    if (canPlay())
        overlay.bottomLeft.insert(overlay.bottomLeft.size() - 1, m_player->rateText(image->attributes->cine));
    if (m_viewport->lacksTrueSize())
        overlay.bottomLeft.prepend(tr("Not in true size: screen not known"));
    m_viewport->setOverlay(overlay);
    QStringList spoken{PaneOverlay::spoken(*image, position, m_viewport->window())};
    if (const QStringList names = PaneOverlay::segments(*image); m_viewport->isFileGraphicsShown() && !names.isEmpty())
        spoken.append(tr("segments: %1").arg(names.join(u", "_s)));
    if (m_supplement)
        spoken.append(m_supplement(*image));
    spoken.removeAll(QString());
    m_viewport->setSpokenContents(spoken.join(u", "_s));
}

QString ImagePane::errorText(const Error &error) const
{
    const QString which = tr("Image %1 of %2").arg(m_index + 1).arg(count()) + u'\n';
    const auto film = dicom::filmOf(error);
    if (!film)
        return which + ViewerTexts::imageError(error);
    const QString name = dicom::videoCodingName(*film);
    if (error.code == ErrorCode::Unsupported)
        return tr("Film (%1). This installation cannot play it. You can save the film and play it with another "
                  "program.")
            .arg(name);
    return which + tr("Film (%1).").arg(name) + u' ' + ViewerTexts::imageError(error);
}

bool ImagePane::isRefusedFilm() const
{
    const auto error = m_loader.error(key());
    return error && dicom::filmOf(*error);
}

void ImagePane::updateButtons(const std::optional<Error> &error)
{
    const bool isFilm = error && dicom::filmOf(*error);
    m_retry->setVisible(error && !(isFilm && error->code == ErrorCode::Unsupported));
    m_saveFilm->setVisible(isFilm);
}

bool ImagePane::canPlay() const
{
    const auto image = m_viewport->image();
    return image && image->numberOfFrames > 1;
}

int ImagePane::clipStart() const
{
    return m_index < count() ? m_index - keys()[m_index].frame : 0;
}

void ImagePane::setPlaying(bool playing)
{
    // A clip stops at what is seen, not at what would have been due.
    const bool stops = isPlaying() && !playing && m_shownIndex >= 0 && m_shownIndex != m_index;
    m_latest = -1;
    if (playing && canPlay())
        m_player->start(m_viewport->image()->attributes->cine, m_index - clipStart());
    else
        m_player->stop();
    if (stops)
        setIndex(m_shownIndex);
    refreshTexts();
    Q_EMIT playingChanged();
}

void ImagePane::setSpeed(double speed)
{
    m_player->setSpeed(speed);
    refreshTexts();
    Q_EMIT playingChanged();
}

void ImagePane::showTick(int due, int shown)
{
    const int start = clipStart();
    if (start + due >= count())
        return setPlaying(false);
    // The loader follows what is due, the eye what is there.
    m_index = start + due;
    m_latest = shown >= 0 ? start + shown : m_shownIndex;
    refresh();
    Q_EMIT focusChanged();
}

void ImagePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->modifiers() != Qt::NoModifier || !canPlay())
        return QWidget::keyPressEvent(event);
    setPlaying(!isPlaying());
}

} // namespace td::viewer
