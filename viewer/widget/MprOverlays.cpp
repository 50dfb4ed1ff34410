// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the planes: segments, and what is measured on them.
#include "viewer/widget/AnnotationController.h"
#include "viewer/widget/MprView.h"

#include <QSignalBlocker>

#include <algorithm>

namespace td::viewer {

void MprView::updateSegments()
{
    QSet<SopInstanceUid> images;
    for (const load::ImageKey &key : m_loader.stack(m_series))
        images.insert(key.instance.instance);
    std::vector<volume::ShownSegments> shown;
    for (const auto &masks : m_companions.segmentations()) {
        if (!m_volume)
            break;
        const auto known = std::find_if(m_segments.begin(), m_segments.end(),
                                        [&](const auto &segments) { return segments.body->masks() == masks; });
        const auto body =
            known != m_segments.end() ? known->body : volume::SegmentBody::create(masks, *m_volume, images);
        if (body)
            shown.push_back({body, m_companions.hidden(masks->segmentation().instance)});
    }
    m_segments = std::move(shown);
    for (Pane &pane : m_panes)
        if (pane.queue)
            pane.queue->setSegments(m_segments);
    Q_EMIT segmentsChanged();
}

std::vector<std::shared_ptr<const load::SegmentMasks>> MprView::segmentations() const
{
    std::vector<std::shared_ptr<const load::SegmentMasks>> all;
    for (const volume::ShownSegments &segments : m_segments)
        all.push_back(segments.body->masks());
    return all;
}

void MprView::setFileGraphicsShown(bool shown)
{
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        m_panes[i].viewport->setFileGraphicsShown(shown);
        refreshTexts(i);
    }
}

void MprView::makeMeasures()
{
    m_measures->setInForce(false);
    for (const volume::View view : volume::kViews) {
        AnnotationLayer &layer = m_measures->attach(*m_panes[std::size_t(view)].viewport);
        connect(&layer, &AnnotationLayer::bookChanged, this, [this, view] { noteMeasured(view); });
    }
    connect(m_measures, &AnnotationController::bookChanged, this, [this] {
        for (const volume::View view : volume::kViews)
            refreshTexts(std::size_t(view));
        offerNextMeasure();
    });
}

void MprView::measureImages(AnnotationController &ofImages)
{
    m_ofImages = &ofImages;
    ofImages.attach(*m_panes.back().viewport);
    connect(m_ofImages, &AnnotationController::bookChanged, this, [this] { refreshTexts(m_panes.size() - 1); });
}

bool MprView::isMeasured(const SopInstanceUid &plane) const
{
    scene::ImageRef ref;
    ref.instance = plane;
    return !m_measures->book().on(ref).empty();
}

void MprView::noteMeasured(volume::View view)
{
    const auto image = m_panes[std::size_t(view)].viewport->image();
    if (!image || !isMeasured(image->attributes->sopInstance))
        return;
    const SopInstanceUid &plane = image->attributes->sopInstance;
    const auto known =
        std::find_if(m_measured.begin(), m_measured.end(), [&](const Measured &m) { return m.plane == plane; });
    m_lastMeasured = known - m_measured.begin();
    if (known == m_measured.end()) {
        // The picture that was drawn on may be one step behind the planes.
        volume::PlaneSet planes = m_planes;
        if (image->plane) {
            const geometry::Vector &centre = planes.center().mm;
            const double behind = image->plane->distanceMm({centre});
            planes.setCenter({geometry::sum(centre, geometry::scaled(image->plane->normal(), -behind))});
        }
        m_measured.append({plane, m_series, view, planes, m_slab->value(), m_projection->currentIndex()});
    }
    offerNextMeasure();
}

void MprView::offerNextMeasure()
{
    m_nextMeasure->setVisible(std::any_of(m_measured.begin(), m_measured.end(), [this](const Measured &measured) {
        return measured.series == m_series && isMeasured(measured.plane);
    }));
}

void MprView::showNextMeasure()
{
    for (qsizetype i = 1; i <= m_measured.size(); ++i) {
        const qsizetype at = (m_lastMeasured + i) % m_measured.size();
        const Measured &next = m_measured[at];
        if (next.series != m_series || !isMeasured(next.plane))
            continue;
        m_lastMeasured = at;
        m_planes = next.planes;
        const QSignalBlocker slab(m_slab);
        const QSignalBlocker projection(m_projection);
        m_slab->setValue(next.slabMm);
        m_projection->setCurrentIndex(next.projection);
        m_panes[std::size_t(next.view)].viewport->setFocus();
        return planesChanged();
    }
}

} // namespace td::viewer
