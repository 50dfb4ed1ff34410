// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ZipWriter.h"

#include <libdeflate.h>
#include <quazip.h>
#include <quazipfile.h>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr int fastest = 1;
constexpr qint64 zip64From = 0xFFFF0000LL; // a little below 4 GiB, where 32 bits of size end

struct FreeCompressor {
    void operator()(libdeflate_compressor *compressor) const { libdeflate_free_compressor(compressor); }
};

} // namespace

struct ZipPacker::State {
    std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor{libdeflate_alloc_compressor(fastest)};
};

ZipPacker::ZipPacker()
    : m_state(std::make_unique<State>())
{
}

ZipPacker::~ZipPacker() = default;

quint32 crc32(quint32 before, const char *bytes, qsizetype size)
{
    return libdeflate_crc32(before, bytes, size_t(size));
}

PackedFile ZipPacker::pack(const QByteArray &content, bool tryDeflate)
{
    PackedFile entry{content, content.size(), crc32(0, content.constData(), content.size())};
    if (!tryDeflate || content.isEmpty() || !m_state->compressor)
        return entry;
    QByteArray packed(content.size() - 1, Qt::Uninitialized);
    const size_t size = libdeflate_deflate_compress(m_state->compressor.get(), content.constData(),
                                                    size_t(content.size()), packed.data(), size_t(packed.size()));
    if (size == 0)
        return entry;
    packed.truncate(qsizetype(size));
    entry.bytes = packed;
    entry.deflated = true;
    return entry;
}

struct ZipWriter::State {
    explicit State(QIODevice &device)
        : archive(&device)
    {
    }
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
    if (m_state->archive.getZipError() != ZIP_OK)
        return fail(ErrorCode::Io, u"archive cannot be finished"_s);
    return {};
}

} // namespace td::authoring
