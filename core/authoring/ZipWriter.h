// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/MediumSink.h"

#include <QIODevice>

namespace td::authoring {

/// Writes packed files to a ZIP archive (PKWARE APPNOTE 6.3), each with its sizes and sum before it, and ZIP64 where
/// sizes, places or counts ask for it. Nothing is written twice or sought.
class ZipWriter {
public:
    /// `device` is open, empty and outlives the writer.
    explicit ZipWriter(QIODevice &device);

    /// Errors: TooLarge — a name of more than 65,535 bytes; Io — writing failed; the device knows why.
    Result<void> add(const QString &name, const PackedFile &file);
    /// Writes the central directory. Errors: Io.
    Result<void> finish();
    qint64 bytesWritten() const noexcept { return m_written + m_block.size(); }

private:
    Result<void> write(const QByteArray &bytes);
    Result<void> flush();
    QByteArray endRecords(qint64 directoryAt, qint64 directoryBytes) const;

    QIODevice *m_device;
    quint32 m_dosTime; ///< of all files: date in the upper half (APPNOTE 4.4.6)
    QByteArray m_block;
    QByteArray m_directory;
    qint64 m_written = 0;
    qint64 m_count = 0;
};

} // namespace td::authoring
