// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"

#include "core/authoring/PicturePlan.h"
#include "core/authoring/Readme.h"
#include "core/authoring/UnderWay.h"
#include "core/authoring/Volume.h"
#include "core/media/MediumCheck.h"
#include "core/security/Random.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

/// What every volume holds besides its studies: the payload, README.TXT and settings.
qint64 fixedBytes(const ExportRequest &request)
{
    constexpr qint64 texts = 256 * 1024;
    constexpr qint64 imageItself = (19 + 150) * 2'048; // descriptors and what optical drives want at the end
    return texts + (request.form == MediumForm::IsoImage ? imageItself : 0) +
           (request.payloadFolder.isEmpty() ? 0 : folderOnMedium(request.payloadFolder));
}

/// What of a study is to be looked into: the first instance of each series, and the frames that get a picture.
Preparation preparationOf(const ExportRequest &request)
{
    Preparation preparation;
    preparation.deflate = request.deflate && request.form == MediumForm::Zip;
    preparation.transform = request.transform;
    preparation.pictures = request.pictures;
    for (const model::StudyContents &study : request.studies)
        for (const model::ImagingSeries &series : study.series) {
            for (const model::ImagingInstance &instance : series.instances)
                if (request.transform || &instance == &series.instances.first()) // it may leave the first one out
                    preparation.headersWanted.insert(instance.uid);
            if (request.pictures)
                for (const PictureSpot &spot : planPictures(series.instances))
                    preparation.framesToPicture[series.instances[spot.instance].uid].append(spot.frame);
        }
    return preparation;
}

struct FetchedReport {
    const MediumReport *about;
    QByteArray pdf;
    bool isOfNoStudy; ///< of the export
};

/// Fetches the reports, those that are no PDF without their bytes. They are small beside images, and their sizes are to
/// be known before volumes are planned.
Result<std::vector<FetchedReport>> fetchReports(const ExportRequest &request, const std::atomic_bool &cancel)
{
    QSet<StudyInstanceUid> exported;
    for (const model::StudyContents &study : request.studies)
        exported.insert(study.study.uid);
    std::vector<FetchedReport> reports;
    for (const MediumReport &report : request.reports) {
        if (cancel)
            return fail(ErrorCode::Cancelled);
        auto pdf = report.fetch(cancel);
        if (!pdf)
            return tl::unexpected(pdf.error());
        const QSet<StudyInstanceUid> about(report.studies.cbegin(), report.studies.cend());
        const bool isPdf = pdf->left(1024).contains("%PDF-"); // ISO 32000 allows bytes before it
        reports.push_back({&report, isPdf ? std::move(*pdf) : QByteArray(), !exported.intersects(about)});
    }
    return reports;
}

VolumeLoad loadOf(const ExportRequest &request)
{
    VolumeLoad load;
    load.capacity = request.volumeBytes;
    load.fixed = fixedBytes(request);
    load.perSeries = seriesOnPages;
    load.hasPictures = bool(request.pictures);
    return load;
}

/// The key that signs. One of its own for what is to say nothing of whose it is: the kept one is on all other media
/// too.
Result<security::SigningKey> keyOf(const ExportRequest &request)
{
    if (!request.transform)
        return security::SigningKey::kept(request.sealFile);
    const auto seed = security::randomSecret();
    return seed ? security::SigningKey::fromSeed(*seed) : tl::unexpected(seed.error());
}

/// One run: volumes that are complete, the one under way, and what is told of them.
class Job {
public:
    Job(const ExportRequest &request, const ExportPlan &plan, qint64 fixed, std::vector<FetchedReport> reports,
        const security::SigningKey &key, const std::function<void(const ExportProgress &)> &progress,
        const std::atomic_bool &cancel)
        : m_request(request)
        , m_plan(plan)
        , m_key(key)
        , m_fixed(fixed)
        , m_progress(progress)
        , m_cancel(cancel)
    {
        m_told.instancesTotal = int(plan.instances.size());
        for (FetchedReport &report : reports) {
            ++(report.pdf.isEmpty() ? m_summary.reportsLeftOut : m_summary.reports);
            if (!report.pdf.isEmpty())
                m_reports.push_back(std::move(report));
        }
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
            const bool isNext =
                m_current->instances() > 0 && (instance.volume != planned || !hasRoomFor(instance, **prepared));
            planned = instance.volume;
            if (auto finished = isNext ? finishVolume() : Result<void>(); !finished)
                return finished;
            if (auto begun = isNext ? beginVolume() : Result<void>(); !begun)
                return begun;
            if ((*prepared)->header)
                m_headers.insert(instance.key.series, *(*prepared)->header);
            if (auto added = m_current->addInstance(instance, **prepared, m_headers.value(instance.key.series)); !added)
                return added;
            ++m_summary.instances;
            m_summary.picturesMissing += (*prepared)->picturesMissing;
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
        if (m_cancel)
            return fail(ErrorCode::Cancelled);
        for (const auto &volume : m_complete) {
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
        QStringList tops = topNames();
        if (!m_request.payloadFolder.isEmpty())
            tops += QDir(m_request.payloadFolder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        auto sink = createSink(m_request.form, volumePath(m_request.target, m_told.volume), m_request.passphrase, tops);
        if (!sink)
            return tl::unexpected(sink.error());
        m_current = std::make_unique<Volume>(std::move(*sink));
        return {};
    }

    Result<void> finishVolume()
    {
        m_current->encodeDirectory();
        for (const auto step : {&Job::addReports, &Job::addPages, &Job::addPayload})
            if (auto added = (this->*step)(); !added)
                return added;
        if (m_request.volumeBytes > 0 && m_current->used() > m_request.volumeBytes)
            return fail(ErrorCode::TooLarge, u"a study with its reports is larger than a volume"_s);
        if (auto finished = m_current->finish(m_key); !finished)
            return finished;
        if (auto same = m_request.readBack ? readBack() : Result<void>(); !same)
            return same;
        m_complete.push_back(std::move(m_current));
        return {};
    }

    /// Those about studies of this volume; on the first one also those about none of the export.
    Result<void> addReports()
    {
        int number = 0;
        for (const FetchedReport &report : m_reports) {
            const bool isAbout = m_current->pages().isAbout(report.about->studies);
            if (!isAbout && (!report.isOfNoStudy || !m_complete.empty()))
                continue;
            const PageReport page{report.about->title, report.about->date, reportPath(++number)};
            if (auto added = m_current->addFile(page.path, report.pdf); !added)
                return added;
            if (isAbout)
                m_current->pages().addReport(report.about->studies, page);
            else
                m_otherReports.append(page);
        }
        return {};
    }

    /// 0 where the plan may turn out otherwise: sizes that are bounds, or instances that are left out.
    int numberOfVolumes() const
    {
        const bool isSure = m_request.volumeBytes <= 0 || (m_plan.isExact && !m_request.transform);
        return isSure ? std::max(m_plan.volumes, m_told.volume) : 0;
    }

    Result<void> addPages()
    {
        const auto has = [this](const char *name) {
            return !m_request.payloadFolder.isEmpty() &&
                   QFileInfo::exists(QDir(m_request.payloadFolder).filePath(QLatin1String(name)));
        };
        PageContents pages{m_request.languageTag, m_told.volume, numberOfVolumes(), m_request.clinic,
                           QDateTime::currentDateTime()};
        pages.hasWindowsViewer = has("Visualizzatore.bat");
        pages.hasLinuxViewer = has("Visualizzatore.sh");
        pages.hasMacViewer = has("Visualizzatore.command");
        pages.studies = m_current->pages().studies();
        pages.reports = std::exchange(m_otherReports, {});
        pages.seal = security::keyWords(m_key.publicKey());
        for (const PageFile &page : indexPages(pages))
            if (auto added = m_current->addFile(page.path, page.content); !added)
                return added;
        ReadmeContents readme{pages.languageTag,
                              pages.volume,
                              pages.volumes,
                              int(pages.studies.size()),
                              m_current->instances(),
                              pages.clinic,
                              pages.made.date(),
                              pages.seal,
                              true};
        readme.hasWindowsViewer = pages.hasWindowsViewer;
        readme.hasLinuxViewer = pages.hasLinuxViewer;
        readme.hasMacViewer = pages.hasMacViewer;
        return m_current->addFile(u"README.TXT"_s, readmeText(readme));
    }

    Result<void> addPayload()
    {
        if (m_request.payloadFolder.isEmpty())
            return {};
        const QByteArray settings = "[viewer]\r\nlanguage=" + m_request.languageTag.left(2).toLatin1() + "\r\n";
        if (auto added = m_current->addFile(u"settings/visualizzatore.ini"_s, settings); !added)
            return added;
        return m_current->addFolder(m_request.payloadFolder, m_cancel);
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
            m_cancel, m_request.passphrase);
        if (!check)
            return tl::unexpected(check.error());
        return check->isIntact() ? Result<void>() : fail(ErrorCode::Io, u"the medium differs from what was written"_s);
    }

    bool hasRoomFor(const PlannedInstance &instance, const PreparedInstance &prepared) const
    {
        if (m_request.volumeBytes <= 0)
            return true;
        qint64 more =
            onMedium(prepared.packed.originalSize) + m_fixed + m_current->pages().seriesWith(instance) * seriesOnPages;
        for (const PreparedPicture &picture : prepared.pictures)
            more += onMedium(picture.picture.jpeg.size());
        for (const FetchedReport &report : m_reports)
            if (m_current->pages().isAbout(report.about->studies) || report.about->studies.contains(instance.key.study))
                more += onMedium(report.pdf.size());
        return m_current->used() + more <= m_request.volumeBytes;
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
    std::vector<FetchedReport> m_reports;
    QHash<SeriesInstanceUid, dicom::InstanceHeader> m_headers;
    QVector<PageReport> m_otherReports;
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
    return planExport(request.studies, loadOf(request));
}

Result<ExportSummary> runExport(dicom::InstanceSource &source, const ExportRequest &request,
                                const std::function<void(const ExportProgress &)> &progress,
                                const std::atomic_bool &cancel)
{
    VolumeLoad load = loadOf(request);
    if (const auto possible = planExport(request.studies, load); !possible) // before anything is fetched
        return tl::unexpected(possible.error());
    const auto key = keyOf(request);
    if (!key)
        return tl::unexpected(key.error());
    auto reports = fetchReports(request, cancel);
    if (!reports)
        return tl::unexpected(reports.error());
    for (const FetchedReport &report : *reports)
        for (const StudyInstanceUid &study : report.about->studies)
            load.ofStudy[study] += onMedium(report.pdf.size());
    const auto plan = planExport(request.studies, load);
    if (!plan)
        return tl::unexpected(plan.error());
    const UnderWay note(request.sealFile, request.target);
    const Preparation preparation = preparationOf(request);
    Job job(request, *plan, load.fixed, std::move(*reports), *key, progress, cancel);
    InstancePipeline pipeline(source, *plan, preparation, cancel);
    if (auto written = job.writeInstances(pipeline); !written)
        return tl::unexpected(written.error());
    return job.commit();
}

} // namespace td::authoring
