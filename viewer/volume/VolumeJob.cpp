// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/volume/VolumeJob.h"

#include <QtConcurrent>

#include <algorithm>
#include <cmath>

namespace td::viewer::volume {

VolumeJob::VolumeJob(load::StudyLoader &loader, std::size_t maxBytes, QObject *parent)
    : QObject(parent)
    , m_loader(&loader)
    , m_maxBytes(maxBytes)
{
    m_worker.setMaxThreadCount(1);
    connect(&loader, &load::StudyLoader::imageReady, this, &VolumeJob::takeImage);
    connect(&loader, &load::StudyLoader::imageFailed, this, &VolumeJob::takeFailure);
    connect(&loader, &load::StudyLoader::stackChanged, this, [this](const SeriesInstanceUid &series) {
        if (m_running && !m_building && series == m_series)
            askForNext();
    });
}

VolumeJob::~VolumeJob()
{
    cancel();
}

void VolumeJob::cancel()
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled.reset();
    m_images.clear();
    m_running = false;
    m_building = false;
}

void VolumeJob::start(const SeriesInstanceUid &series)
{
    cancel();
    m_series = series;
    m_halvings = 0;
    m_running = true;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    for (const load::ImageKey &key : m_loader->stack(series)) {
        if (const auto error = m_loader->error(key)) {
            cancel();
            Q_EMIT failed(*error);
            return;
        }
        if (auto image = m_loader->image(key); image && !image->isPreview())
            m_images.insert(key, thinned(std::move(image)));
    }
    askForNext();
}

void VolumeJob::takeImage(const load::ImageKey &key)
{
    if (!m_running || m_building)
        return;
    // Where other panes are looked at meanwhile they may have asked for their images: the turn is ours again.
    const bool isNew = key.instance.series == m_series && !m_images.contains(key);
    if (auto image = m_loader->image(key); isNew && image && !image->isPreview())
        m_images.insert(key, thinned(std::move(image)));
    askForNext();
}

void VolumeJob::takeFailure(const load::ImageKey &key, const Error &error)
{
    if (!m_running || m_building || key.instance.series != m_series)
        return;
    cancel();
    Q_EMIT failed(error);
}

void VolumeJob::askForNext()
{
    const load::Stack &stack = m_loader->stack(m_series);
    int missing = -1;
    int ready = 0;
    for (int i = 0; i < stack.size(); ++i) {
        const bool here = m_images.contains(stack[i]);
        ready += here ? 1 : 0;
        missing = !here && missing < 0 ? i : missing;
    }
    Q_EMIT progressed(ready, int(stack.size()));
    if (missing < 0)
        build();
    else
        m_loader->setUrgent(load::Focus{m_series, missing}); // an image asked for first is never too much for the cache
}

std::shared_ptr<const load::LoadedImage> VolumeJob::thinned(std::shared_ptr<const load::LoadedImage> image)
{
    // The first image tells how large all will be; should others be larger, Volume::build refuses them anyway.
    if (m_images.isEmpty()) {
        constexpr std::size_t four = 4;
        std::size_t all = std::size_t(image->size().columns) * std::size_t(image->size().rows) * sizeof(std::uint16_t) *
                          std::size_t(m_loader->stack(m_series).size());
        for (m_halvings = 0; all > m_maxBytes && m_halvings < 4; ++m_halvings)
            all /= four;
    }
    for (int i = 0; i < m_halvings; ++i)
        image = halved(std::move(image));
    return image;
}

int VolumeJob::nearestIndex(const geometry::PatientPoint &p) const
{
    const auto nearest = std::min_element(m_planes.begin(), m_planes.end(), [&](const auto &a, const auto &b) {
        return std::abs(a.distanceMm(p)) < std::abs(b.distanceMm(p));
    });
    return nearest == m_planes.end() ? -1 : int(nearest - m_planes.begin());
}

std::optional<geometry::ImagePlane> VolumeJob::planeAt(int index) const
{
    return index >= 0 && std::size_t(index) < m_planes.size() ? std::optional(m_planes[std::size_t(index)])
                                                              : std::nullopt;
}

void VolumeJob::build()
{
    m_building = true;
    std::vector<std::shared_ptr<const load::LoadedImage>> images;
    m_planes.clear();
    for (const load::ImageKey &key : m_loader->stack(m_series)) {
        images.push_back(m_images.take(key));
        if (const auto &plane = images.back()->plane)
            m_planes.push_back(*plane);
    }
    m_images.clear();
    const auto work = [images = std::move(images), maxBytes = m_maxBytes, cancelled = m_cancelled]() mutable {
        return Volume::build(std::move(images), maxBytes, [cancelled] { return cancelled->load(); });
    };
    QtConcurrent::run(&m_worker, std::move(work))
        .then(this, [this, cancelled = m_cancelled](const Built<std::shared_ptr<const Volume>> &answer) {
            if (cancelled->load())
                return;
            m_running = false;
            m_building = false;
            if (answer)
                Q_EMIT built(*answer);
            else
                Q_EMIT refused(answer.error());
        });
}

} // namespace td::viewer::volume
