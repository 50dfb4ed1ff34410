// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportPlan.h"

#include "core/authoring/FileNumbers.h"
#include "core/authoring/PicturePlan.h"

#include <QSet>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

qint64 mostBytesOf(const model::ImagingInstance &instance)
{
    if (instance.bytes > 0)
        return instance.bytes;
    constexpr qint64 header = 64 * 1024;
    constexpr qint64 mostBytesPerPixel = 3;
    return header + mostBytesPerPixel * instance.rows * instance.columns * std::max(1, instance.numberOfFrames);
}

/// A bound of the pictures of a series: JPEGs of at most 1024 pixels.
qint64 picturesOf(const model::ImagingSeries &series)
{
    qint64 bytes = 0;
    for (const PictureSpot &spot : planPictures(series.instances)) {
        constexpr double side = 1024;
        constexpr double mostBytesPerPixel = 0.5;
        const auto &instance = series.instances[spot.instance];
        const double scale = std::min(1.0, side / std::max(instance.rows, instance.columns));
        bytes += onMedium(16 * 1024 + qint64(mostBytesPerPixel * instance.rows * instance.columns * scale * scale));
    }
    return bytes;
}

/// Fills volume after volume.
class Filling {
public:
    explicit Filling(const VolumeLoad &load)
        : m_load(load)
    {
    }

    /// Fails with TooLarge when one of them alone is larger than a volume.
    Result<void> add(const QVector<PlannedInstance> &study, qint64 besides)
    {
        qint64 all = besides;
        for (const PlannedInstance &instance : study)
            all += onMedium(instance.mostBytes);
        if (m_used > m_load.fixed && !fits(all))
            begin();
        m_used += besides;
        for (PlannedInstance instance : study) {
            const qint64 bytes = onMedium(instance.mostBytes);
            if (!fits(bytes)) {
                if (m_used <= m_load.fixed + besides)
                    return fail(ErrorCode::TooLarge, u"an instance that no volume can hold"_s);
                begin();
                m_used += besides;
                m_plan.splitsStudy = true;
            }
            instance.volume = m_plan.volumes - 1;
            m_used += bytes;
            m_plan.mostBytes += bytes;
            m_plan.instances.append(instance);
        }
        m_plan.mostBytes += besides;
        return {};
    }
    void begin()
    {
        ++m_plan.volumes;
        m_used = m_load.fixed;
        m_plan.mostBytes += m_load.fixed;
    }
    ExportPlan take() { return std::move(m_plan); }
    bool &isExact() { return m_plan.isExact; }

private:
    bool fits(qint64 bytes) const { return m_load.capacity <= 0 || m_used + bytes <= m_load.capacity; }

    const VolumeLoad &m_load;
    ExportPlan m_plan;
    qint64 m_used = 0;
};

Result<void> checkNumbers(const ExportPlan &plan)
{
    FileNumbers numbers;
    int volume = 0;
    for (const PlannedInstance &instance : plan.instances) {
        if (instance.volume != volume)
            numbers = {};
        volume = instance.volume;
        if (const auto named = numbers.fileId(instance.subject, instance.key); !named)
            return tl::unexpected(named.error());
    }
    return {};
}

} // namespace

qint64 onMedium(qint64 bytes)
{
    constexpr qint64 sector = 2'048;
    constexpr qint64 names = 1'024; // two directory records, 200 bytes of manifest, 600 of DICOMDIR
    return (bytes + sector - 1) / sector * sector + names;
}

Result<ExportPlan> planExport(const QVector<model::StudyContents> &studies, const VolumeLoad &load)
{
    QSet<StudyInstanceUid> seenStudies;
    QSet<SopInstanceUid> seenInstances;
    Filling filling(load);
    filling.begin();
    for (const model::StudyContents &contents : studies) {
        if (seenStudies.contains(contents.study.uid))
            continue;
        seenStudies.insert(contents.study.uid);
        QVector<PlannedInstance> planned;
        qint64 besides = load.ofStudy.value(contents.study.uid);
        for (const model::ImagingSeries &series : contents.series) {
            besides += load.perSeries + (load.hasPictures ? picturesOf(series) : 0);
            for (const model::ImagingInstance &instance : series.instances) {
                if (seenInstances.contains(instance.uid))
                    return fail(ErrorCode::Conflict, u"an instance in two places"_s);
                seenInstances.insert(instance.uid);
                filling.isExact() = filling.isExact() && instance.bytes > 0;
                planned.append({{contents.study.uid, series.uid, instance.uid},
                                contents.study.subject,
                                instance.number,
                                framesOf(instance),
                                mostBytesOf(instance)});
            }
        }
        if (auto added = filling.add(planned, besides); !added)
            return tl::unexpected(added.error());
    }
    if (seenInstances.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"nothing to export"_s);
    ExportPlan plan = filling.take();
    if (auto numbered = checkNumbers(plan); !numbered)
        return tl::unexpected(numbered.error());
    return plan;
}

} // namespace td::authoring
