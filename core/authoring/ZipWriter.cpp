// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ZipWriter.h"

#include <quazip.h>
#include <quazipfile.h>

#include <algorithm>
#include <cstring>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr int fastest = 1;
constexpr qint64 zip64From = 0xFFFF0000LL; // a little below 4 GiB, where 32 bits of size end

/// Gathers what is written to another device into blocks: a header of an entry comes two bytes at a time, and some of
/// it is written once more when the entry ends.
class BlockDevice final : public QIODevice {
public:
    explicit BlockDevice(QIODevice &device)
        : m_device(device)
    {
        open(ReadWrite | Unbuffered);
    }
    bool isSequential() const override { return false; }
    qint64 size() const override { return std::max(m_device.size(), m_start + m_block.size()); }
    bool seek(qint64 position) override { return QIODevice::seek(position); }
    bool flush()
    {
        if (!m_block.isEmpty() && (!m_device.seek(m_start) || m_device.write(m_block) != m_block.size()))
            return false;
        m_start += m_block.size();
        m_block.resize(0); // keeps its memory
        return true;
    }

protected:
    qint64 readData(char *to, qint64 size) override
    {
        return flush() && m_device.seek(pos()) ? m_device.read(to, size) : -1;
    }
    qint64 writeData(const char *from, qint64 size) override
    {
        constexpr qsizetype blockBytes = 4 * 1024 * 1024;
        const qint64 at = pos() - m_start;
        if (at < 0 || at > m_block.size() || at + size > blockBytes) {
            if (!flush())
                return -1;
            if (size >= blockBytes || pos() != m_start)
                return writeThrough(from, size);
            m_block.reserve(blockBytes);
            m_block.append(from, size);
            return size;
        }
        if (at + size > m_block.size())
            m_block.resize(at + size);
        std::memcpy(m_block.data() + at, from, size_t(size));
        return size;
    }

private:
    qint64 writeThrough(const char *from, qint64 size)
    {
        if (!m_device.seek(pos()) || m_device.write(from, size) != size)
            return -1;
        m_start = std::max(m_start, pos() + size);
        return size;
    }

    QIODevice &m_device;
    qint64 m_start = 0; ///< where the block lies on the device
    QByteArray m_block;
};

} // namespace

struct ZipWriter::State {
    explicit State(QIODevice &device)
        : blocks(device)
        , archive(&blocks)
    {
    }
    BlockDevice blocks;
    QuaZip archive;
};

ZipWriter::ZipWriter(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}
ZipWriter::ZipWriter(ZipWriter &&) noexcept = default;
ZipWriter::~ZipWriter() = default;

Result<ZipWriter> ZipWriter::create(QIODevice &device)
{
    auto state = std::make_unique<State>(device);
    state->archive.setAutoClose(false);
    state->archive.setUtf8Enabled(true);
    // Sizes are known beforehand or written by seeking back: readers without support for descriptors can read it.
    state->archive.setDataDescriptorWritingEnabled(false);
    if (!state->archive.open(QuaZip::mdCreate))
        return fail(ErrorCode::Io, u"archive cannot be begun"_s);
    return ZipWriter(std::move(state));
}

Result<void> ZipWriter::add(const QString &name, const PackedFile &entry)
{
    QuaZip &archive = m_state->archive;
    archive.setZip64Enabled(entry.originalSize >= zip64From);
    QuaZipNewInfo info(name);
    info.uncompressedSize = decltype(info.uncompressedSize)(entry.originalSize);
    info.externalAttr = (entry.executable ? 0100755U : 0100644U) << 16; // a plain file, for systems that read this
    QuaZipFile file(&archive);
    constexpr int stored = 0;
    if (!file.open(QIODevice::WriteOnly, info, nullptr, entry.crc, entry.deflated ? Z_DEFLATED : stored, fastest, true))
        return fail(ErrorCode::Io, u"archive entry cannot be begun"_s);
    const bool written = file.write(entry.bytes) == entry.bytes.size();
    file.close();
    if (!written || file.getZipError() != ZIP_OK)
        return fail(ErrorCode::Io, u"archive entry cannot be written"_s);
    return {};
}

Result<void> ZipWriter::finish()
{
    m_state->archive.close();
    if (m_state->archive.getZipError() != ZIP_OK || !m_state->blocks.flush())
        return fail(ErrorCode::Io, u"archive cannot be finished"_s);
    return {};
}

} // namespace td::authoring
