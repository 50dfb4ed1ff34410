// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/EncryptedZipSink.h"

#include "core/authoring/PartFile.h"

#include <QDateTime>

#include <archive.h>
#include <archive_entry.h>
#include <libdeflate.h>

#include <algorithm>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr int blockBytes = 1 << 20;

struct FreeEntry {
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};
struct FreeCompressor {
    void operator()(libdeflate_compressor *compressor) const { libdeflate_free_compressor(compressor); }
};

} // namespace

struct EncryptedZipSink::State {
    explicit State(PartFile file)
        : part(std::move(file))
        , archive(archive_write_new())
    {
    }
    ~State()
    {
        isOver = true; // freeing finishes the archive, and of one that has failed the library loses its buffer
        archive_write_free(archive);
    }
    Q_DISABLE_COPY_MOVE(State)

    static la_ssize_t onWrite(struct archive *, void *self, const void *bytes, size_t size)
    {
        auto &state = *static_cast<State *>(self);
        if (state.isOver)
            return la_ssize_t(size);
        const qint64 done = state.part.file().write(static_cast<const char *>(bytes), qint64(size));
        state.written += std::max<qint64>(done, 0);
        return done < 0 ? la_ssize_t(-1) : la_ssize_t(done);
    }

    /// Images that are compressed already would cost the time of a second compression and gain nothing.
    bool isWorthDeflating(const QByteArray &bytes)
    {
        constexpr qsizetype sampleBytes = 32 * 1024;
        if (bytes.isEmpty() || !compressor)
            return false;
        const qsizetype from = std::max<qsizetype>(0, (bytes.size() - sampleBytes) / 2); // headers always pack well
        const qsizetype size = std::min(sampleBytes, bytes.size());
        return libdeflate_deflate_compress(compressor.get(), bytes.constData() + from, size_t(size), sample.data(),
                                           size_t(size - size / 16)) > 0;
    }

    PartFile part;
    struct archive *archive;
    qint64 written = 0;
    bool isOver = false; ///< nothing more is written
    qint64 now = QDateTime::currentSecsSinceEpoch();
    std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor{libdeflate_alloc_compressor(1)};
    QByteArray sample = QByteArray(64 * 1024, Qt::Uninitialized);
};

EncryptedZipSink::EncryptedZipSink(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

EncryptedZipSink::~EncryptedZipSink() = default;

Result<std::unique_ptr<MediumSink>> EncryptedZipSink::create(const QString &target, const Secret &passphrase)
{
    if (passphrase.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"no passphrase"_s);
    auto part = PartFile::create(target);
    if (!part)
        return tl::unexpected(part.error());
    auto state = std::make_unique<State>(std::move(*part));
    struct archive *archive = state->archive;
    if (!archive || archive_write_set_format_zip(archive) != ARCHIVE_OK)
        return fail(ErrorCode::Internal, u"archive writer"_s);
    // Names are in UTF-8 whatever the system's locale is.
    if (archive_write_set_options(archive, "zip:encryption=aes256,zip:compression-level=1,zip:hdrcharset=UTF-8") !=
        ARCHIVE_OK)
        return fail(ErrorCode::Unsupported, u"no AES in this libarchive"_s);
    if (archive_write_set_passphrase(archive, passphrase.reveal().constData()) != ARCHIVE_OK)
        return fail(ErrorCode::InvalidArgument, u"passphrase"_s);
    archive_write_set_bytes_per_block(archive, blockBytes);
    archive_write_set_bytes_in_last_block(archive, 1);
    if (archive_write_open(archive, state.get(), nullptr, &State::onWrite, nullptr) != ARCHIVE_OK)
        return fail(ErrorCode::Io, u"archive cannot be begun"_s);
    return std::unique_ptr<MediumSink>(new EncryptedZipSink(std::move(state)));
}

/// What the library says is that writing failed; the file and its folder know what was behind it.
Error EncryptedZipSink::failure() const
{
    return m_state->part.hasFailed() ? m_state->part.failure() : Error{ErrorCode::Io, u"archive cannot be written"_s};
}

Result<void> EncryptedZipSink::add(const QString &path, const PackedFile &file)
{
    if (file.deflated)
        return fail(ErrorCode::InvalidArgument, u"what is encrypted is deflated here"_s);
    struct archive *archive = m_state->archive;
    const int chosen = m_state->isWorthDeflating(file.bytes) ? archive_write_zip_set_compression_deflate(archive)
                                                             : archive_write_zip_set_compression_store(archive);
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    if (chosen != ARCHIVE_OK || !entry)
        return fail(ErrorCode::Internal, u"archive entry"_s);
    archive_entry_set_pathname_utf8(entry.get(), path.toUtf8().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), file.executable ? 0755 : 0644);
    archive_entry_set_size(entry.get(), file.bytes.size());
    archive_entry_set_mtime(entry.get(), time_t(m_state->now), 0);
    if (archive_write_header(archive, entry.get()) != ARCHIVE_OK)
        return tl::unexpected(failure());
    for (qsizetype done = 0; done < file.bytes.size();) {
        const la_ssize_t more =
            archive_write_data(archive, file.bytes.constData() + done, size_t(file.bytes.size() - done));
        if (more <= 0)
            return tl::unexpected(failure());
        done += qsizetype(more);
    }
    if (archive_write_finish_entry(archive) != ARCHIVE_OK)
        return tl::unexpected(failure());
    return {};
}

Result<void> EncryptedZipSink::finish()
{
    if (archive_write_close(m_state->archive) != ARCHIVE_OK || m_state->part.hasFailed())
        return tl::unexpected(failure());
    return m_state->part.settle();
}

QString EncryptedZipSink::writtenPath() const
{
    return m_state->part.file().fileName();
}

Result<void> EncryptedZipSink::commit()
{
    return m_state->part.commit();
}

qint64 EncryptedZipSink::bytesWritten() const
{
    return m_state->written;
}

} // namespace td::authoring
