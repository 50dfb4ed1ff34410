// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportPlan.h"
#include "core/authoring/FileNumbers.h"
#include "core/authoring/InstancePipeline.h"
#include "core/authoring/MediumSink.h"
#include "core/authoring/PageListing.h"
#include "core/authoring/ZipPacker.h"
#include "core/dicom/DicomDirWriter.h"
#include "core/media/Manifest.h"

#include <future>

namespace td::authoring {

/// One volume under way: its files, and what its DICOMDIR and its manifest will say of them.
class Volume {
public:
    explicit Volume(std::unique_ptr<MediumSink> sink)
        : m_sink(std::move(sink))
    {
    }

    /// With its pictures. `header`: as of PageListing::add().
    /// Errors: as of MediumSink; TooLarge, Conflict, InvalidArgument — as of FileNumbers and DicomDirWriter.
    Result<void> addInstance(const PlannedInstance &planned, const PreparedInstance &prepared,
                             const dicom::InstanceHeader &header);
    enum class Packing { Deflate, Store };
    Result<void> addFile(const QString &path, const QByteArray &content, Packing packing = Packing::Deflate,
                         bool executable = false);
    /// Every file of a folder, at its place. Links are left out: a medium has none.
    /// Errors: Cancelled; Conflict — a name of the file-set's; TooLarge; PermissionDenied; Io.
    Result<void> addFolder(const QString &folder, const std::atomic_bool &cancel);
    /// After the last instance: begins to encode the DICOMDIR, beside what else is added.
    void encodeDirectory();
    /// Adds DICOMDIR and manifest; what follows are the sink's own last steps.
    Result<void> finish(const security::SigningKey &key);

    int instances() const noexcept { return m_instances; }
    /// What its files take on the medium, unpacked.
    qint64 used() const noexcept { return m_used; }
    PageListing &pages() noexcept { return m_pages; }
    MediumSink &sink() noexcept { return *m_sink; }

private:
    Result<void> add(const QString &path, const PackedFile &file, const QByteArray &sha256);

    std::unique_ptr<MediumSink> m_sink;
    ZipPacker m_packer;
    FileNumbers m_numbers;
    dicom::DicomDirWriter m_directory;
    std::future<QByteArray> m_encodedDirectory; ///< waits for its thread when it goes
    PageListing m_pages;
    QVector<media::ManifestEntry> m_entries;
    int m_instances = 0;
    qint64 m_used = 0;
};

/// Bytes of all files below a folder, as addFolder() would put them onto a medium.
qint64 folderOnMedium(const QString &folder);

} // namespace td::authoring
