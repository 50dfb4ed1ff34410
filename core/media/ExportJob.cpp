// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/ExportJob.h"

#include "core/dicom/DicomDirWriter.h"
#include "core/media/InstancePipeline.h"
#include "core/media/PartFile.h"
#include "core/media/Readme.h"

namespace td::media {
namespace {

using namespace Qt::StringLiterals;

constexpr auto fileSetId = "TUODOSSIER";

/// Takes instance after instance from the pipeline into the archive and the directory.
Result<ExportSummary> writeInstances(InstancePipeline &pipeline, const ExportPlan &plan, ZipWriter &zip,
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
        if (auto added = zip.add(planned.fileId.join(u'/'), prepared->packed); !added)
            return tl::unexpected(added.error());
        ++summary.instances;
        summary.instanceBytes += prepared->packed.originalSize;
        if (progress)
            progress({summary.instances, int(plan.instances.size()), file.pos()});
    }
    return summary;
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
    auto part = PartFile::create(request.targetZip);
    if (!part)
        return tl::unexpected(part.error());
    QFile &file = part->file();
    const auto failed = [&](const Error &error) { return tl::unexpected(explained(error, *part)); };
    auto zip = ZipWriter::create(file);
    if (!zip)
        return failed(zip.error());
    ZipPacker packer;
    if (auto added = zip->add(u"README.TXT"_s, packer.pack(readmeText(request.languageTag), true)); !added)
        return failed(added.error());
    dicom::DicomDirWriter directory;
    InstancePipeline pipeline(source, *plan, cancel);
    auto summary = writeInstances(pipeline, *plan, *zip, file, directory, progress, cancel);
    if (!summary)
        return failed(summary.error());
    if (auto added = zip->add(u"DICOMDIR"_s, packer.pack(directory.write(fileSetId), true)); !added)
        return failed(added.error());
    if (auto finished = zip->finish(); !finished)
        return failed(finished.error());
    summary->archiveBytes = file.size();
    if (cancel)
        return fail(ErrorCode::Cancelled);
    if (auto committed = part->commit(); !committed)
        return tl::unexpected(committed.error());
    return summary;
}

} // namespace td::media
