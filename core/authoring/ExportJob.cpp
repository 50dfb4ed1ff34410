// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"

#include "core/authoring/Readme.h"
#include "core/authoring/Volume.h"
#include "core/media/MediumCheck.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

/// What every volume holds besides its studies: the payload, and pages within a bound.
qint64 fixedBytes(const ExportRequest &request)
{
    constexpr qint64 pages = 2 * 1024 * 1024;
    return pages + (request.payloadFolder.isEmpty() ? 0 : folderOnMedium(request.payloadFolder));
}

/// One run: volumes that are complete, the one under way, and what is told of them.
class Job {
public:
    Job(const ExportRequest &request, const ExportPlan &plan, const security::SigningKey &key,
        const std::function<void(const ExportProgress &)> &progress, const std::atomic_bool &cancel)
        : m_request(request)
        , m_plan(plan)
        , m_key(key)
        , m_fixed(fixedBytes(request))
        , m_progress(progress)
        , m_cancel(cancel)
    {
        m_told.instancesTotal = int(plan.instances.size());
    }

    Result<void> writeInstances(InstancePipeline &pipeline)
    {
        int planned = 0; // volume of the plan that the last instance belongs to
        if (auto begun = beginVolume(); !begun)
            return begun;
        for (const PlannedInstance &instance : m_plan.instances) {
            const auto prepared = pipeline.takeNext();
            if (!prepared)
                return tl::unexpected(prepared.error());
            if (m_cancel)
                return fail(ErrorCode::Cancelled);
            ++m_told.instancesDone;
            if (!*prepared) {
                ++m_summary.leftOut;
                continue;
            }
            const bool isNext = m_current->instances() > 0 && (instance.volume != planned || !hasRoomFor(**prepared));
            planned = instance.volume;
            if (auto finished = isNext ? finishVolume() : Result<void>(); !finished)
                return finished;
            if (auto begun = isNext ? beginVolume() : Result<void>(); !begun)
                return begun;
            if (auto added = m_current->addInstance(instance, **prepared); !added)
                return added;
            ++m_summary.instances;
            m_summary.instanceBytes += (*prepared)->packed.originalSize;
            m_told.bytesWritten = m_current->sink().bytesWritten();
            tell();
        }
        return m_current->instances() > 0 ? finishVolume()
                                          : fail(ErrorCode::Unsupported, u"no instance could be de-identified"_s);
    }

    /// Gives all volumes their names.
    Result<ExportSummary> commit()
    {
        for (const auto &volume : m_complete) {
            m_summary.archiveBytes += volume->sink().bytesWritten();
            m_summary.volumes.append(volumePath(m_request.target, int(m_summary.volumes.size()) + 1));
        }
        m_summary.seal = security::keyWords(m_key.publicKey());
        for (const auto &volume : m_complete) {
            if (m_cancel)
                return fail(ErrorCode::Cancelled);
            if (auto committed = volume->sink().commit(); !committed)
                return tl::unexpected(committed.error());
        }
        return std::move(m_summary);
    }

private:
    Result<void> beginVolume()
    {
        m_told.volume = int(m_complete.size()) + 1;
        m_told.phase = ExportProgress::Phase::Writing;
        auto sink = createSink(m_request.form, volumePath(m_request.target, m_told.volume), m_request.passphrase);
        if (!sink)
            return tl::unexpected(sink.error());
        m_current = std::make_unique<Volume>(std::move(*sink));
        return m_current->addFile(u"README.TXT"_s, readmeText({m_request.languageTag}));
    }

    Result<void> finishVolume()
    {
        if (!m_request.payloadFolder.isEmpty())
            if (auto added = m_current->addFolder(m_request.payloadFolder, m_cancel); !added)
                return added;
        if (auto finished = m_current->finish(m_key); !finished)
            return finished;
        if (auto same = m_request.readBack ? readBack() : Result<void>(); !same)
            return same;
        m_complete.push_back(std::move(m_current));
        return {};
    }

    Result<void> readBack()
    {
        m_told.phase = ExportProgress::Phase::ReadingBack;
        const auto check = media::checkMedium(
            m_current->sink().writtenPath(),
            [this](qint64 read, qint64 all) {
                m_told.bytesRead = read;
                m_told.bytesToRead = all;
                tell();
            },
            m_cancel);
        if (!check)
            return tl::unexpected(check.error());
        return check->isIntact() ? Result<void>() : fail(ErrorCode::Io, u"the medium differs from what was written"_s);
    }

    bool hasRoomFor(const PreparedInstance &prepared) const
    {
        return m_request.volumeBytes <= 0 ||
               m_current->used() + onMedium(prepared.packed.originalSize) + m_fixed <= m_request.volumeBytes;
    }

    void tell() const
    {
        if (m_progress)
            m_progress(m_told);
    }

    const ExportRequest &m_request;
    const ExportPlan &m_plan;
    const security::SigningKey &m_key;
    const qint64 m_fixed;
    const std::function<void(const ExportProgress &)> &m_progress;
    const std::atomic_bool &m_cancel;
    std::unique_ptr<Volume> m_current;
    std::vector<std::unique_ptr<Volume>> m_complete;
    ExportProgress m_told;
    ExportSummary m_summary;
};

} // namespace

QString volumePath(const QString &target, int number)
{
    if (number <= 1)
        return target;
    static const QRegularExpression parts(u"\\A(.*?)(\\d{0,9})(\\.[^./\\\\]*)?\\z"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    const auto match = parts.match(target);
    const QString digits = match.captured(2);
    const QString counted = digits.isEmpty() ? u"-%1"_s.arg(number) : QString::number(digits.toLongLong() + number - 1);
    return match.captured(1) + counted + match.captured(3);
}

Result<ExportPlan> planOf(const ExportRequest &request)
{
    VolumeLoad load;
    load.capacity = request.volumeBytes;
    load.fixed = fixedBytes(request);
    return planExport(request.studies, load);
}

Result<ExportSummary> runExport(dicom::InstanceSource &source, const ExportRequest &request,
                                const std::function<void(const ExportProgress &)> &progress,
                                const std::atomic_bool &cancel)
{
    const auto plan = planOf(request);
    if (!plan)
        return tl::unexpected(plan.error());
    const auto key = security::SigningKey::kept(request.sealFile);
    if (!key)
        return tl::unexpected(key.error());
    Preparation preparation;
    preparation.deflate = request.deflate && request.form == MediumForm::Zip;
    preparation.transform = request.transform;
    Job job(request, *plan, *key, progress, cancel);
    InstancePipeline pipeline(source, *plan, preparation, cancel);
    if (auto written = job.writeInstances(pipeline); !written)
        return tl::unexpected(written.error());
    return job.commit();
}

} // namespace td::authoring
