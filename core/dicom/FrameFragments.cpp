// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/FrameFragments.h"

#include "core/dicom/Dcmtk.h"

#include <QtEndian>

#include <algorithm>

namespace td::dicom::detail {
namespace {

using namespace Qt::StringLiterals;
using Frames = std::vector<std::vector<ByteRange>>;

std::vector<std::uint64_t> offsetTable(const Dataset &set, const Element &element)
{
    std::vector<std::uint64_t> table = set.unsignedVeryLongs(tagOf(DCM_ExtendedOffsetTable));
    if (!table.empty())
        return table;
    const ByteRange &basic = element.fragments.front();
    for (qsizetype i = 0; i + 4 <= basic.length; i += 4)
        table.push_back(qFromLittleEndian<std::uint32_t>(set.buffer().constData() + basic.offset + i));
    return table;
}

/// Groups fragments by a predicate "this fragment starts a frame"; empty when the first does not.
template <class Starts>
Frames grouped(const std::vector<ByteRange> &fragments, Starts starts)
{
    Frames frames;
    for (const ByteRange &fragment : fragments) {
        if (starts(fragment))
            frames.emplace_back();
        else if (frames.empty())
            return {};
        frames.back().push_back(fragment);
    }
    return frames;
}

bool startsImage(const QByteArray &bytes, const ByteRange &fragment)
{
    if (fragment.length < 4)
        return false;
    const auto *p = reinterpret_cast<const unsigned char *>(bytes.constData() + fragment.offset);
    const bool jpeg = p[0] == 0xFF && p[1] == 0xD8 && p[2] == 0xFF;
    const bool codestream = p[0] == 0xFF && p[1] == 0x4F && p[2] == 0xFF && p[3] == 0x51;
    const bool jp2 = p[0] == 0 && p[1] == 0 && p[2] == 0 && p[3] == 0x0C;
    return jpeg || codestream || jp2;
}

} // namespace

Result<Frames> framesOfFragments(const Dataset &set, const Element &element, int frames)
{
    if (element.fragments.size() < 2)
        return fail(ErrorCode::Truncated, u"no fragment"_s);
    const std::vector<ByteRange> fragments(element.fragments.begin() + 1, element.fragments.end());
    if (frames == 1)
        return Frames{fragments};
    if (fragments.size() == size_t(frames))
        return grouped(fragments, [](const ByteRange &) { return true; });

    // Offsets count from the first byte after the Basic Offset Table, to the item tag of a frame's first fragment.
    std::vector<std::uint64_t> table = offsetTable(set, element);
    std::sort(table.begin(), table.end());
    const qsizetype base = fragments.front().offset - 8;
    if (table.size() == size_t(frames)) {
        Frames byTable = grouped(fragments, [&](const ByteRange &f) {
            return std::binary_search(table.begin(), table.end(), std::uint64_t(f.offset - 8 - base));
        });
        if (byTable.size() == size_t(frames))
            return byTable;
    }
    const Frames byMarker = grouped(fragments, [&](const ByteRange &f) { return startsImage(set.buffer(), f); });
    if (byMarker.size() == size_t(frames) || (element.truncated && !byMarker.empty()))
        return byMarker;
    if (fragments.size() < size_t(frames))
        return grouped(fragments, [](const ByteRange &) { return true; }); // the missing frames are errors one by one
    return fail(ErrorCode::Malformed, u"fragments and frames do not match"_s);
}

} // namespace td::dicom::detail
