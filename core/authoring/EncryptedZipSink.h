// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/MediumSink.h"
#include "core/base/Secret.h"

namespace td::authoring {

/// A medium as a ZIP archive whose files are encrypted with AES-256 in the form of WinZip ("AE-1", "AE-2" for files of
/// less than 20 bytes), which 7-Zip, WinZip, Keka and libarchive open. Their names, sizes and times are not encrypted,
/// nor, in AE-1, is their CRC-32: the names of a medium of ours are numbers. ZIP64 where it is needed.
class EncryptedZipSink final : public MediumSink {
public:
    /// Errors: as of MediumSink; InvalidArgument — not a name for a file, or no passphrase; Unsupported — a libarchive
    /// without cryptography.
    static Result<std::unique_ptr<MediumSink>> create(const QString &target, const Secret &passphrase);
    ~EncryptedZipSink() override;

    bool takesDeflated() const override { return false; }
    /// Deflates what a sample says is worth it. Errors besides those of MediumSink: InvalidArgument — deflated bytes.
    Result<void> add(const QString &path, const PackedFile &file) override;
    Result<void> finish() override;
    QString writtenPath() const override;
    Result<void> commit() override;
    qint64 bytesWritten() const override;

private:
    struct State;
    explicit EncryptedZipSink(std::unique_ptr<State> state);
    Error failure() const;

    std::unique_ptr<State> m_state;
};

} // namespace td::authoring
