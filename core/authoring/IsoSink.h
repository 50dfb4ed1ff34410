// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/IsoWriter.h"
#include "core/authoring/MediumSink.h"
#include "core/authoring/PartFile.h"

namespace td::authoring {

/// A medium as one file that is burnt to a disc or mounted: an ISO 9660 image (IsoWriter.h).
class IsoSink final : public MediumSink {
public:
    /// `target`: path of the image. `volumeName`: as of IsoWriter. Errors: as of MediumSink; InvalidArgument — not a
    /// name for a file.
    static Result<std::unique_ptr<MediumSink>> create(const QString &target, const QString &volumeName);

    bool takesDeflated() const override { return false; }
    /// Errors besides those of MediumSink: InvalidArgument — deflated bytes, or as IsoWriter::add().
    Result<void> add(const QString &path, const PackedFile &file) override;
    Result<void> finish() override;
    QString writtenPath() const override { return m_writtenPath; }
    Result<void> commit() override { return m_part.commit(); }
    qint64 bytesWritten() const override { return m_writer.bytesWritten(); }

private:
    IsoSink(PartFile part, IsoWriter writer)
        : m_part(std::move(part))
        , m_writer(std::move(writer))
        , m_writtenPath(m_part.file().fileName())
    {
    }
    PartFile m_part;
    IsoWriter m_writer;
    QString m_writtenPath;
};

} // namespace td::authoring
