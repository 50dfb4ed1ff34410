// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/MediumSink.h"
#include "core/authoring/PartFile.h"
#include "core/authoring/ZipWriter.h"

namespace td::authoring {

/// A medium as a ZIP archive.
class ZipSink final : public MediumSink {
public:
    /// Errors: as of createSink().
    static Result<std::unique_ptr<MediumSink>> create(const QString &target);

    bool takesDeflated() const override { return true; }
    Result<void> add(const QString &path, const PackedFile &file) override;
    Result<void> finish() override;
    QString writtenPath() const override { return m_part.file().fileName(); }
    Result<void> commit() override { return m_part.commit(); }
    qint64 bytesWritten() const override { return m_zip.bytesWritten(); }

private:
    explicit ZipSink(PartFile part)
        : m_part(std::move(part))
        , m_zip(m_part.file())
    {
    }
    PartFile m_part;
    ZipWriter m_zip;
};

} // namespace td::authoring
