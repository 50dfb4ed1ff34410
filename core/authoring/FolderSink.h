// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/MediumSink.h"
#include "core/authoring/PartFile.h"

#include <QSet>

namespace td::authoring {

/// A medium as a folder, new or there already, such as the top of a stick. Its files come into a temporary folder: a
/// new folder takes its name in one step; in a folder that is there already they are moved to their places, the
/// manifest last, and moved back when that fails.
class FolderSink final : public MediumSink {
public:
    /// Errors: as of createSink().
    static Result<std::unique_ptr<MediumSink>> create(const QString &target, const QStringList &tops);
    ~FolderSink() override;

    bool takesDeflated() const override { return false; }
    Result<void> add(const QString &path, const PackedFile &file) override;
    Result<void> finish() override;
    QString writtenPath() const override { return m_folder; }
    Result<void> commit() override;
    qint64 bytesWritten() const override { return m_bytes; }

private:
    FolderSink(PartFile part, QString folder, QString target);
    bool makeFolder(const QString &path);
    Result<void> moveInto();
    Result<void> moveBack(const QStringList &moved, const Error &why);

    PartFile m_part; ///< locked, so that no other run takes the folder for a leftover; it is never renamed
    QString m_folder;
    QString m_target;
    bool m_isNew; ///< the target is made by this medium
    QSet<QString> m_made;
    qint64 m_bytes = 0;
};

} // namespace td::authoring
