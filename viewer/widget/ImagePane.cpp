// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ImagePane.h"

#include "viewer/widget/ObjectPage.h"
#include "viewer/widget/ViewerTexts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace td::viewer {

using namespace Qt::StringLiterals;

ImagePane::ImagePane(load::StudyLoader &loader, const theme::Theme &theme, int number, QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_theme(theme)
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
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &ImagePane::playNext);
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
    const auto image = m_loader.image(key());
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
    m_retry->hide();
    m_viewport->showImage(nullptr, message, PaneOverlay::empty());
    m_viewport->setSpokenContents(message);
}

void ImagePane::setIndex(int index)
{
    const int bounded = std::clamp(index, 0, std::max(0, count() - 1));
    if (bounded == m_index || !hasSeries())
        return;
    m_index = bounded;
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
    const auto image = currentImage();
    const auto object = image ? nullptr : m_loader.object(key());
    showObject(object);
    const auto error = !object && m_index < stack.size() ? m_loader.error(stack[m_index]) : std::nullopt;
    m_retry->setVisible(error.has_value());
    if (image) {
        m_message.clear();
        if (m_shownIndex != m_index || m_viewport->image() != image)
            m_viewport->showImage(image, {}, {});
        m_shownIndex = m_index;
    } else if (object) {
        m_message.clear();
        m_shownIndex = -1;
    } else if (error) {
        m_message = tr("Image %1 of %2").arg(m_index + 1).arg(count()) + u'\n' + ViewerTexts::imageError(*error);
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
    const PaneOverlay::Position position{m_shownIndex, count(), m_shownIndex == m_index ? -1 : m_index};
    m_viewport->setOverlay(PaneOverlay::content(*image, position, m_viewport->window(), m_viewport->magnification()));
    QStringList spoken{PaneOverlay::spoken(*image, position, m_viewport->window())};
    if (m_supplement)
        spoken.append(m_supplement(*image));
    spoken.removeAll(QString());
    m_viewport->setSpokenContents(spoken.join(u", "_s));
}

bool ImagePane::canPlay() const
{
    const auto image = m_viewport->image();
    return image && image->numberOfFrames > 1 && image->attributes->frameTime.count() > 0;
}

void ImagePane::setPlaying(bool playing)
{
    if (playing && canPlay())
        m_clock.start(
            std::chrono::duration_cast<std::chrono::milliseconds>(m_viewport->image()->attributes->frameTime));
    else
        m_clock.stop();
    Q_EMIT playingChanged();
}

void ImagePane::playNext()
{
    const load::Stack &stack = m_loader.stack(m_series);
    if (m_index >= stack.size())
        return setPlaying(false);
    // A clip runs in a circle over the frames of its own instance, and waits for a frame that is not there yet.
    const int first = m_index - stack[m_index].frame;
    const bool last = m_index + 1 >= stack.size() || stack[m_index + 1].instance != stack[m_index].instance;
    const int next = last ? first : m_index + 1;
    if (m_loader.image(stack[next]) || m_loader.error(stack[next]))
        setIndex(next);
}

} // namespace td::viewer
