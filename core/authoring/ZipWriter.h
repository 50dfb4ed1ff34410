// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/MediumSink.h"

#include <QIODevice>

#include <memory>

namespace td::authoring {

/// Writes packed entries to a ZIP archive; ZIP64 where sizes or counts ask for it.
class ZipWriter {
public:
    /// `device` is open, empty, can seek and outlives the writer.
    /// Errors: Io — the archive cannot be begun.
    static Result<ZipWriter> create(QIODevice &device);
    ZipWriter(ZipWriter &&) noexcept;
    ZipWriter &operator=(ZipWriter &&) = delete;
    ~ZipWriter();

    /// Errors: Io — writing failed; the device knows why.
    Result<void> add(const QString &name, const PackedFile &entry);
    /// Writes the central directory. Errors: Io.
    Result<void> finish();

private:
    struct State;
    explicit ZipWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace td::authoring
