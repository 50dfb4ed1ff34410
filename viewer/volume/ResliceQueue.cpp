// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/volume/ResliceQueue.h"

#include <QtConcurrent>

namespace td::viewer::volume {
namespace {

std::shared_ptr<const load::LoadedImage> withSegments(std::shared_ptr<const load::LoadedImage> image, const Cut &cut,
                                                      const std::vector<ShownSegments> &segments,
                                                      const std::atomic_bool &cancelled, QThreadPool *threads)
{
    if (!image || segments.empty())
        return image;
    auto with = std::make_shared<load::LoadedImage>(*image);
    for (const ShownSegments &shown : segments)
        for (auto &mask : shown.body->cut(*image, cut, shown.hidden, &cancelled, threads))
            with->masks.push_back(std::move(mask));
    return cancelled.load() ? nullptr : with;
}

} // namespace

ResliceQueue::ResliceQueue(QObject *parent)
    : QObject(parent)
{
    m_cutter.setMaxThreadCount(1);
}

ResliceQueue::~ResliceQueue()
{
    if (m_cancelled)
        m_cancelled->store(true);
}

void ResliceQueue::setVolume(std::shared_ptr<const Volume> volume)
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled.reset();
    m_waiting.reset();
    m_shown.reset();
    m_running = false;
    m_volume = std::move(volume);
}

void ResliceQueue::setSegments(std::vector<ShownSegments> segments)
{
    m_segments = std::move(segments);
    m_shown.reset();
    m_outdated = true;
}

void ResliceQueue::request(const Cut &cut, bool dragging)
{
    if (!m_volume)
        return;
    if (!m_running) {
        if (!m_shown || !m_shown->showsTheSameAs(cut))
            start({cut, dragging});
        return;
    }
    // A quick picture under way is let through, or a long drag would show none; a full one is given up.
    if (m_runningFull)
        m_cancelled->store(true);
    m_waiting = Asked{cut, dragging};
}

void ResliceQueue::start(const Asked &asked)
{
    constexpr int coarsest = 4;
    int coarseness = 1;
    while (asked.dragging && coarseness < coarsest &&
           Reslicer::cost(*m_volume, asked.cut, coarseness) > kInteractiveCost)
        coarseness *= 2;
    m_running = true;
    m_outdated = false;
    m_runningFull = coarseness == 1 && Reslicer::cost(*m_volume, asked.cut) > kInteractiveCost;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    const auto work = [volume = m_volume, segments = m_segments, cut = asked.cut, coarseness, cancelled = m_cancelled,
                       rows = &m_rows] {
        return withSegments(Reslicer::reslice(*volume, cut, coarseness, cancelled.get(), rows), cut, segments,
                            *cancelled, rows);
    };
    QtConcurrent::run(&m_cutter, work)
        .then(this, [this, cancelled = m_cancelled, full = coarseness == 1,
                     cut = asked.cut](const std::shared_ptr<const load::LoadedImage> &image) {
            if (cancelled != m_cancelled)
                return; // of a volume that is gone
            m_running = false;
            m_shown = image && full && !m_outdated ? std::optional(cut) : std::nullopt;
            if (m_waiting) {
                const Asked next = *m_waiting;
                m_waiting.reset();
                request(next.cut, next.dragging);
            }
            if (image)
                Q_EMIT ready(image);
        });
}

} // namespace td::viewer::volume
