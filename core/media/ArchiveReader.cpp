// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/ArchiveReader.h"

#include "core/media/EntryName.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>

namespace td::media {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 blockBytes = 64 * 1024;

} // namespace

struct ArchiveReader::State {
    State(ByteInput &from, Secret secret)
        : input(from)
        , archive(archive_read_new())
        , passphrase(std::move(secret))
    {
    }
    ~State() { archive_read_free(archive); }
    Q_DISABLE_COPY_MOVE(State)

    static la_ssize_t onRead(struct archive *, void *self, const void **block)
    {
        auto &state = *static_cast<State *>(self);
        const qint64 got = state.input.read(state.block.data(), blockBytes);
        *block = state.block.data();
        return got < 0 ? la_ssize_t(ARCHIVE_FATAL) : la_ssize_t(got);
    }

    static la_int64_t onSkip(struct archive *, void *self, la_int64_t bytes)
    {
        auto &state = *static_cast<State *>(self);
        const qint64 from = state.input.position();
        // Past the end an input cannot go; reading then finds the end.
        const qint64 to = state.input.size() < 0 ? from : std::min(from + bytes, state.input.size());
        return to > from && state.input.seek(to) ? to - from : 0;
    }

    static la_int64_t onSeek(struct archive *, void *self, la_int64_t offset, int whence)
    {
        auto &state = *static_cast<State *>(self);
        const qint64 base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? state.input.position() : state.input.size();
        if (base < 0 || base + offset < 0 || !state.input.seek(base + offset))
            return ARCHIVE_FATAL;
        return state.input.position();
    }

    /// The library asks again when what it was given does not open an entry.
    static const char *onPassphrase(struct archive *, void *self)
    {
        auto &state = *static_cast<State *>(self);
        state.refused = state.asked;
        state.asked = true;
        return state.refused ? nullptr : state.passphrase.reveal().constData();
    }

    ByteInput &input;
    struct archive *archive;
    Secret passphrase;
    bool asked = false;
    bool refused = false;
    ArchiveEntry entry;
    std::array<char, size_t(blockBytes)> block{};
};

namespace {

QString nameOf(struct archive_entry *from)
{
    if (const char *utf8 = archive_entry_pathname_utf8(from))
        return QString::fromUtf8(utf8);
    const char *raw = archive_entry_pathname(from);
    return raw ? entryNameFromBytes(raw) : QString();
}

ArchiveEntry::Type typeOf(struct archive_entry *from)
{
    if (archive_entry_hardlink(from))
        return ArchiveEntry::Type::HardLink;
    switch (archive_entry_filetype(from)) {
    case AE_IFREG:
        return ArchiveEntry::Type::File;
    case AE_IFDIR:
        return ArchiveEntry::Type::Folder;
    case AE_IFLNK:
        return ArchiveEntry::Type::Link;
    default:
        return ArchiveEntry::Type::Other;
    }
}

ArchiveEntry entryOf(struct archive_entry *from)
{
    ArchiveEntry entry;
    entry.name = nameOf(from);
    entry.type = typeOf(from);
    if (archive_entry_size_is_set(from))
        entry.size = archive_entry_size(from);
    if (archive_entry_mtime_is_set(from))
        entry.modified = qint64(archive_entry_mtime(from)) * 1'000;
    entry.isEncrypted = archive_entry_is_encrypted(from) != 0;
    return entry;
}

} // namespace

ArchiveReader::ArchiveReader(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}
ArchiveReader::ArchiveReader(ArchiveReader &&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

Result<ArchiveReader> ArchiveReader::open(ByteInput &input, const Secret &passphrase)
{
    auto state = std::make_unique<State>(input, passphrase.copy());
    struct archive *archive = state->archive;
    if (!archive || archive_read_support_format_zip(archive) != ARCHIVE_OK ||
        archive_read_support_format_iso9660(archive) != ARCHIVE_OK)
        return fail(ErrorCode::Internal, u"archive reader"_s);
    if (!passphrase.isEmpty() &&
        archive_read_set_passphrase_callback(archive, state.get(), &State::onPassphrase) != ARCHIVE_OK)
        return fail(ErrorCode::Internal, u"archive reader"_s);
    archive_read_set_callback_data(archive, state.get());
    archive_read_set_read_callback(archive, &State::onRead);
    if (input.canSeek() && input.size() >= 0) {
        archive_read_set_skip_callback(archive, &State::onSkip);
        archive_read_set_seek_callback(archive, &State::onSeek);
    }
    if (archive_read_open1(archive) != ARCHIVE_OK)
        return fail(ErrorCode::Malformed, u"neither a ZIP nor an ISO image"_s);
    return ArchiveReader(std::move(state));
}

ArchiveReader::Step ArchiveReader::next()
{
    struct archive_entry *from = nullptr;
    const int status = archive_read_next_header(m_state->archive, &from);
    if (status == ARCHIVE_EOF)
        return Step::End;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        return Step::Broken;
    m_state->entry = entryOf(from);
    return Step::Entry;
}

const ArchiveEntry &ArchiveReader::entry() const
{
    return m_state->entry;
}

qint64 ArchiveReader::read(char *to, qint64 size)
{
    const la_ssize_t got = archive_read_data(m_state->archive, to, size_t(size));
    // Every status below zero, a warning too, is a checksum or a structure that does not hold.
    return got < 0 ? -1 : qint64(got);
}

bool ArchiveReader::hasRefusedPassphrase() const
{
    return m_state->refused;
}

QString ArchiveReader::volumeName(const QByteArray &head)
{
    // Volume Identifier of the primary volume descriptor (ECMA-119 8.4.7): 32 bytes from byte 41 of sector 16.
    constexpr qsizetype at = 16 * 2048 + 40;
    constexpr qsizetype length = 32;
    if (head.size() < at + length)
        return {};
    return printableEntryName(QString::fromLatin1(head.sliced(at, length)).trimmed());
}

} // namespace td::media
