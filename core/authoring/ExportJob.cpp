// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"

#include "core/authoring/InstancePipeline.h"
#include "core/authoring/PartFile.h"
#include "core/authoring/Readme.h"
#include "core/dicom/DicomDirWriter.h"
#include "core/media/Manifest.h"
#include "core/security/Sha256.h"

#include <QDir>
#include <QDirIterator>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr auto fileSetId = "TUODOSSIER";

/// An archive under way, and what its manifest will say of it.
class SealedZip {
public:
    explicit SealedZip(ZipWriter zip)
        : m_zip(std::move(zip))
    {
    }

    Result<void> add(const QString &path, const PackedFile &packed, const QByteArray &sha256)
    {
        m_entries.append({path, packed.originalSize, sha256});
        return m_zip.add(path, packed);
    }
    Result<void> add(const QString &path, const QByteArray &content, bool executable = false)
    {
        PackedFile packed = m_packer.pack(content, true);
        packed.executable = executable;
        return add(path, packed, security::sha256(content));
    }
    /// Adds the manifest and ends the archive.
    Result<void> seal(const security::SigningKey &key)
    {
        const QByteArray manifest = media::writeManifest(m_entries, key, QDateTime::currentDateTimeUtc());
        if (auto added = m_zip.add(QLatin1String(media::manifestName), m_packer.pack(manifest, true)); !added)
            return added;
        return m_zip.finish();
    }

private:
    ZipWriter m_zip;
    ZipPacker m_packer;
    QVector<media::ManifestEntry> m_entries;
};

/// Takes instance after instance from the pipeline into the archive and the directory.
Result<ExportSummary> writeInstances(InstancePipeline &pipeline, const ExportPlan &plan, SealedZip &zip,
                                     const QFile &file, dicom::DicomDirWriter &directory,
                                     const std::function<void(const ExportProgress &)> &progress,
                                     const std::atomic_bool &cancel)
{
    ExportSummary summary;
    for (const PlannedInstance &planned : plan.instances) {
        const auto prepared = pipeline.takeNext();
        if (!prepared)
            return tl::unexpected(prepared.error());
        if (cancel)
            return fail(ErrorCode::Cancelled);
        if (auto listed = directory.add(prepared->entry, planned.fileId); !listed)
            return tl::unexpected(listed.error());
        if (auto added = zip.add(planned.fileId.join(u'/'), prepared->packed, prepared->sha256); !added)
            return tl::unexpected(added.error());
        ++summary.instances;
        summary.instanceBytes += prepared->packed.originalSize;
        if (progress)
            progress({summary.instances, int(plan.instances.size()), file.pos()});
    }
    return summary;
}

/// Puts every file of a folder at its place on the medium. Links are left out: a medium has none.
Result<void> addPayload(SealedZip &zip, const QString &folder, const std::atomic_bool &cancel)
{
    constexpr qint64 mostBytes = 256LL * 1024 * 1024; // of one file; Qt's largest library has 10 MB
    QStringList paths;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(QDir(folder).relativeFilePath(files.next()));
    paths.sort(); // the same medium whatever order the file system gives
    for (const QString &path : std::as_const(paths)) {
        if (cancel)
            return fail(ErrorCode::Cancelled);
        const QString top = path.section(u'/', 0, 0).toUpper();
        if (top == u"DICOM"_s || top == u"DICOMDIR"_s || top == u"README.TXT"_s ||
            top == QLatin1String(media::manifestName))
            return fail(ErrorCode::Conflict, u"a payload with a name of the file-set"_s);
        QFile file(QDir(folder).filePath(path));
        if (file.size() > mostBytes)
            return fail(ErrorCode::TooLarge, u"a file of the payload"_s);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::PermissionDenied, u"a file of the payload"_s);
        const QByteArray content = file.readAll();
        if (content.size() != file.size())
            return fail(ErrorCode::Io, u"a file of the payload"_s);
        if (auto added = zip.add(path, content, QFileInfo(file).isExecutable()); !added)
            return added;
    }
    return {};
}

/// A failed write says Io; the file and its folder know what was behind it.
Error explained(const Error &error, const PartFile &part)
{
    return error.code == ErrorCode::Io && part.hasFailed() ? part.failure() : error;
}

} // namespace

Result<ExportSummary> runExport(dicom::InstanceSource &source, const ExportRequest &request,
                                const std::function<void(const ExportProgress &)> &progress,
                                const std::atomic_bool &cancel)
{
    const auto plan = planExport(request.studies);
    if (!plan)
        return tl::unexpected(plan.error());
    const auto key = security::SigningKey::kept(request.sealFile);
    if (!key)
        return tl::unexpected(key.error());
    auto part = PartFile::create(request.targetZip);
    if (!part)
        return tl::unexpected(part.error());
    QFile &file = part->file();
    const auto failed = [&](const Error &error) { return tl::unexpected(explained(error, *part)); };
    auto begun = ZipWriter::create(file);
    if (!begun)
        return failed(begun.error());
    SealedZip zip(std::move(*begun));
    if (auto added = zip.add(u"README.TXT"_s, readmeText(request.languageTag)); !added)
        return failed(added.error());
    dicom::DicomDirWriter directory;
    InstancePipeline pipeline(source, *plan, cancel);
    auto summary = writeInstances(pipeline, *plan, zip, file, directory, progress, cancel);
    if (!summary)
        return failed(summary.error());
    if (auto added = zip.add(u"DICOMDIR"_s, directory.write(fileSetId)); !added)
        return failed(added.error());
    if (!request.payloadFolder.isEmpty())
        if (auto added = addPayload(zip, request.payloadFolder, cancel); !added)
            return failed(added.error());
    if (auto sealed = zip.seal(*key); !sealed)
        return failed(sealed.error());
    summary->archiveBytes = file.size();
    summary->seal = security::keyWords(key->publicKey());
    if (cancel)
        return fail(ErrorCode::Cancelled);
    if (auto committed = part->commit(); !committed)
        return tl::unexpected(committed.error());
    return summary;
}

} // namespace td::authoring
