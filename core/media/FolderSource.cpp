// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/FolderSource.h"

#include "core/dicom/DicomDirReader.h"
#include "core/dicom/ForeignFile.h"
#include "core/media/MediumNames.h"
#include "core/media/MediumReader.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QPromise>

#include <algorithm>

namespace td::media {
namespace {

using namespace Qt::StringLiterals;

template <class T>
QFuture<Result<T>> answered(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// `cancelled`: asked between pieces, because a scratched disc takes minutes.
Result<QByteArray> contentsOf(const QString &path, const std::function<bool()> &cancelled = {})
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(file.exists() ? ErrorCode::PermissionDenied : ErrorCode::NotFound, u"file of the medium"_s);
    const qint64 size = file.size();
    if (size > MediumLimits().entryBytes)
        return fail(ErrorCode::TooLarge, u"file of the medium"_s);
    constexpr qint64 piece = 1 << 20;
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 at = 0; at < size;) {
        if (cancelled && cancelled())
            return fail(ErrorCode::Cancelled);
        const qint64 got = file.read(bytes.data() + at, std::min(piece, size - at));
        if (got <= 0)
            return fail(ErrorCode::Io, u"file of the medium"_s);
        at += got;
    }
    return bytes;
}

/// What was found so far, by study and series.
class Listing {
public:
    void add(const dicom::InstanceHeader &header, const QString &path)
    {
        constexpr int mostFrames = 200'000; // a directory may claim any number; the file tells when it is read
        if (m_files.contains(header.sopInstance))
            return;
        m_files.insert(header.sopInstance, path);
        model::StudyContents &contents = studyOf(header);
        model::ImagingInstance instance = dicom::instanceOf(header);
        if (instance.numberOfFrames > mostFrames - m_frames)
            instance.numberOfFrames = 1;
        m_frames += instance.numberOfFrames;
        instance.bytes = QFileInfo(path).size();
        seriesOf(header, contents).instances.append(instance);
        ++contents.study.numberOfInstances;
    }
    bool isEmpty() const { return m_files.isEmpty(); }
    QHash<SopInstanceUid, QString> files() const { return m_files; }

    QVector<model::StudyContents> studies()
    {
        const auto byNumber = [](const auto &a, const auto &b) {
            return std::pair(a.number, a.uid.value()) < std::pair(b.number, b.uid.value());
        };
        for (model::StudyContents &contents : m_studies) {
            contents.study.numberOfSeries = int(contents.series.size());
            std::sort(contents.series.begin(), contents.series.end(), byNumber);
            for (model::ImagingSeries &series : contents.series)
                std::sort(series.instances.begin(), series.instances.end(), byNumber);
        }
        std::stable_sort(m_studies.begin(), m_studies.end(),
                         [](const auto &a, const auto &b) { return a.study.started > b.study.started; });
        return m_studies;
    }

private:
    model::StudyContents &studyOf(const dicom::InstanceHeader &header)
    {
        const auto known = m_studyAt.constFind(header.study);
        if (known != m_studyAt.cend())
            return m_studies[*known];
        m_studyAt.insert(header.study, m_studies.size());
        model::StudyContents &contents = m_studies.emplace_back();
        contents.study = dicom::studyOf(header);
        contents.study.subject = PatientId(header.patientId);
        contents.study.code = header.accessionNumber;
        contents.patientName = header.patientName;
        return contents;
    }

    model::ImagingSeries &seriesOf(const dicom::InstanceHeader &header, model::StudyContents &contents)
    {
        const auto known = m_seriesAt.constFind(header.series);
        if (known != m_seriesAt.cend() && known->first == header.study)
            return contents.series[known->second];
        m_seriesAt.insert(header.series, {header.study, contents.series.size()});
        if (!header.modality.isEmpty() && !contents.study.modalities.contains(header.modality))
            contents.study.modalities.append(header.modality);
        return contents.series.emplace_back(dicom::seriesOf(header));
    }

    QVector<model::StudyContents> m_studies;
    QHash<StudyInstanceUid, qsizetype> m_studyAt;
    QHash<SeriesInstanceUid, std::pair<StudyInstanceUid, qsizetype>> m_seriesAt;
    QHash<SopInstanceUid, QString> m_files;
    int m_frames = 0;
};

Result<Listing> fromDirectory(const QString &folder, const std::atomic_bool &cancel)
{
    Listing listing;
    int found = 0;
    MediumNames names(folder);
    const auto directory = names.find(u"DICOMDIR"_s);
    const auto bytes = directory ? contentsOf(*directory) : fail(ErrorCode::NotFound);
    const auto listed = bytes ? dicom::readDicomDir(*bytes) : tl::unexpected(bytes.error());
    if (!listed)
        return listing; // every file is looked at instead
    for (const dicom::ListedInstance &instance : *listed) {
        if (cancel)
            return fail(ErrorCode::Cancelled);
        const auto path = names.find(instance.file);
        const bool isThere = path && QFileInfo(*path).isFile();
        found += isThere ? 1 : 0;
        listing.add(instance.header, isThere ? *path : QString()); // its place in the series says that it is missing
    }
    return found > 0 ? listing : Listing();
}

/// From the beginning of the file where that is enough: a medium is slow.
std::optional<dicom::InstanceHeader> headerOf(const QString &path)
{
    constexpr qint64 nearlyAlwaysEnough = 128 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || file.size() > MediumLimits().entryBytes)
        return std::nullopt;
    QByteArray bytes = file.read(nearlyAlwaysEnough);
    if (!dicom::mayBeDicom(bytes))
        return std::nullopt;
    auto foreign = dicom::readForeignFile(bytes, dicom::FilePart::Beginning);
    if (!foreign && bytes.size() == nearlyAlwaysEnough)
        foreign = dicom::readForeignFile(bytes += file.readAll());
    if (!foreign || foreign->isDirectory)
        return std::nullopt;
    return foreign->header;
}

Result<Listing> fromFiles(const QString &folder, const std::function<void(int)> &progress,
                          const std::atomic_bool &cancel)
{
    Listing listing;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    for (int looked = 0; files.hasNext() && looked < MediumLimits().entries; ++looked) {
        if (cancel)
            return fail(ErrorCode::Cancelled);
        const QString path = files.next();
        if (const auto header = headerOf(path))
            listing.add(*header, path);
        if (progress)
            progress(looked + 1);
    }
    return listing;
}

} // namespace

Result<std::shared_ptr<FolderSource>>
FolderSource::open(const QString &folder, const std::function<void(int)> &progress, const std::atomic_bool &cancel)
{
    const QFileInfo info(folder);
    if (!info.isDir())
        return fail(ErrorCode::NotFound, u"folder"_s);
    if (!info.isReadable() || !info.isExecutable())
        return fail(ErrorCode::PermissionDenied, u"folder"_s);
    auto listing = fromDirectory(folder, cancel);
    if (listing && listing->isEmpty())
        listing = fromFiles(folder, progress, cancel);
    if (!listing)
        return tl::unexpected(listing.error());
    if (listing->isEmpty())
        return fail(ErrorCode::Unsupported, u"no DICOM file"_s);
    std::shared_ptr<FolderSource> source(new FolderSource);
    source->m_studies = listing->studies();
    source->m_files = listing->files();
    source->m_readers.setMaxThreadCount(2); // a disc is not quicker for more
    return source;
}

FolderSource::~FolderSource()
{
    m_stopping = true;
    m_readers.clear();
    m_readers.waitForDone();
}

QFuture<Result<model::StudyContents>> FolderSource::contents(const StudyInstanceUid &study)
{
    const auto found = std::find_if(m_studies.cbegin(), m_studies.cend(),
                                    [&study](const auto &one) { return one.study.uid == study; });
    return answered(found != m_studies.cend() ? Result<model::StudyContents>(*found)
                                              : fail(ErrorCode::NotFound, u"study"_s));
}

QFuture<Result<QByteArray>> FolderSource::instance(const model::InstanceKey &key)
{
    const QString path = m_files.value(key.instance);
    if (path.isEmpty())
        return answered<QByteArray>(fail(ErrorCode::NotFound, u"instance"_s));
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    m_readers.start([this, promise, path, key] {
        if (!promise->isCanceled()) {
            auto bytes = contentsOf(path, [this, &promise] { return m_stopping || promise->isCanceled(); });
            auto foreign = bytes ? dicom::readForeignFile(*bytes) : tl::unexpected(bytes.error());
            if (foreign && foreign->header.sopInstance != key.instance)
                foreign = fail(ErrorCode::Protocol, u"another instance than the directory says"_s);
            promise->addResult(foreign ? Result<QByteArray>(foreign->part10) : tl::unexpected(foreign.error()));
        }
        promise->finish();
    });
    return promise->future();
}

} // namespace td::media
