// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ZipPacker.h"

#include <libdeflate.h>

namespace td::authoring {
namespace {

constexpr int fastest = 1;

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

} // namespace td::authoring
