// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Dataset.h"
#include "core/dicom/Dcmtk.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <string_view>

namespace td::dicom {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint32_t kUndefinedLength = 0xFFFFFFFFu; // PS3.5 7.1.1
const Tag kItem = detail::tagOf(DCM_Item);
const Tag kItemEnd = detail::tagOf(DCM_ItemDelimitationItem);
const Tag kSequenceEnd = detail::tagOf(DCM_SequenceDelimitationItem);
const Tag kPixelData = detail::tagOf(DCM_PixelData);

bool isOneOf(std::string_view vr, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), vr) != list.end();
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isSequenceByDictionary(Tag tag)
{
    return DcmTag(DcmTagKey(Uint16(tag >> 16), Uint16(tag))).getEVR() == EVR_SQ;
}

} // namespace

/// Walks the element structure once. Recursion is bounded by Dataset::kMaxDepth.
class DatasetReader {
public:
    explicit DatasetReader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }

    struct Scope {
        qsizetype end = 0;
        bool undefinedLength = false; ///< ends at an Item Delimitation Item
        bool top = false;
        bool metaOnly = false;
        int depth = 0;
    };

    Result<Dataset> readDataset(qsizetype &at, const Scope &scope, Encoding encoding)
    {
        Dataset set;
        set.m_bytes = m_bytes;
        set.m_encoding = encoding;
        while (at < scope.end) {
            const qsizetype start = at;
            auto header = readHeader(at, scope.end, encoding);
            if (!header) {
                // Bytes after the pixels are padding that some writers leave behind.
                if (scope.top && set.contains(kPixelData))
                    break;
                return tl::unexpected(header.error());
            }
            if (scope.metaOnly && header->tag >> 16 != 2) {
                at = start;
                break;
            }
            if (header->tag == kItemEnd && scope.undefinedLength)
                return sorted(std::move(set));
            if (++m_elements > Dataset::kMaxElements)
                return fail(ErrorCode::TooLarge, u"too many elements"_s);
            const Result<void> done = readValue(*header, at, scope, encoding, set);
            if (!done)
                return tl::unexpected(done.error());
            if (!set.m_elements.empty() && set.m_elements.back().truncated)
                break;
        }
        if (scope.undefinedLength)
            return fail(ErrorCode::Truncated, u"an item without an end"_s);
        return sorted(std::move(set));
    }

private:
    struct Header {
        Tag tag = 0;
        std::uint32_t length = 0;
        std::array<char, 2> vr{'?', '?'};
        std::string_view vrText() const { return {vr.data(), 2}; }
    };

    std::uint16_t u16(qsizetype at, bool big) const
    {
        return big ? qFromBigEndian<std::uint16_t>(m_bytes.constData() + at)
                   : qFromLittleEndian<std::uint16_t>(m_bytes.constData() + at);
    }
    std::uint32_t u32(qsizetype at, bool big) const
    {
        return big ? qFromBigEndian<std::uint32_t>(m_bytes.constData() + at)
                   : qFromLittleEndian<std::uint32_t>(m_bytes.constData() + at);
    }

    Result<Header> readHeader(qsizetype &at, qsizetype end, Encoding encoding) const
    {
        if (end - at < 8)
            return fail(ErrorCode::Truncated, u"inside a tag"_s);
        Header h;
        h.tag = Tag(u16(at, encoding.bigEndian)) << 16 | u16(at + 2, encoding.bigEndian);
        const bool delimiter = h.tag >> 16 == 0xFFFE;
        const char *vr = m_bytes.constData() + at + 4;
        // Some writers switch to implicit VR inside private items; a VR is two capital letters (PS3.5 6.2).
        if (delimiter || !encoding.explicitVr || !isUpper(vr[0]) || !isUpper(vr[1])) {
            h.length = u32(at + 4, encoding.bigEndian);
            at += 8;
            return h;
        }
        h.vr = {vr[0], vr[1]};
        const bool shortForm = isOneOf(h.vrText(), {"AE", "AS", "AT", "CS", "DA", "DS", "DT", "FL", "FD", "IS", "LO",
                                                    "LT", "PN", "SH", "SL", "SS", "ST", "TM", "UI", "UL", "US"});
        if (shortForm) {
            h.length = u16(at + 6, encoding.bigEndian);
            at += 8;
            return h;
        }
        // Any other VR, known or to come, has a 32-bit length (PS3.5 7.1.2).
        if (end - at < 12)
            return fail(ErrorCode::Truncated, u"inside a length"_s);
        h.length = u32(at + 8, encoding.bigEndian);
        at += 12;
        return h;
    }

    Result<void> checkLength(std::uint32_t length, qsizetype at, qsizetype end) const
    {
        if (qsizetype(length) <= end - at)
            return {};
        return qsizetype(length) > m_bytes.size() ? fail(ErrorCode::Malformed, u"an element longer than the file"_s)
                                                  : fail(ErrorCode::Truncated, u"inside an element"_s);
    }

    Result<void> readValue(const Header &h, qsizetype &at, const Scope &scope, Encoding encoding, Dataset &set)
    {
        Element element;
        element.tag = h.tag;
        element.words = h.vrText() == "OW";
        element.vr = h.vr;
        if (h.tag == kPixelData && scope.top)
            readPixels(h, at, scope.end, encoding, element);
        else if (h.length == kUndefinedLength || h.vrText() == "SQ" || looksLikeSequence(h, at, scope.end, encoding)) {
            // An UN of undefined length holds implicit little endian (PS3.5 6.2.2 note 2).
            const Encoding inner = h.vrText() == "UN" ? Encoding{false, false} : encoding;
            const Result<void> done = readItems(h.length, at, scope, inner, element);
            if (!done)
                return done;
        } else {
            const Result<void> fits = checkLength(h.length, at, scope.end);
            if (!fits)
                return fits;
            element.value = {at, qsizetype(h.length)};
            at += qsizetype(h.length);
        }
        set.m_elements.push_back(std::move(element));
        return {};
    }

    bool looksLikeSequence(const Header &h, qsizetype at, qsizetype end, Encoding encoding) const
    {
        if (h.vrText() != "??" || h.length < 8 || end - at < 8)
            return false;
        return Tag(u16(at, encoding.bigEndian)) << 16 == (kItem & 0xFFFF0000u) &&
               u16(at + 2, encoding.bigEndian) == (kItem & 0xFFFFu) && isSequenceByDictionary(h.tag);
    }

    Result<void> readItems(std::uint32_t length, qsizetype &at, const Scope &scope, Encoding encoding, Element &element)
    {
        if (scope.depth + 1 >= Dataset::kMaxDepth)
            return fail(ErrorCode::TooLarge, u"nested too deep"_s);
        const bool undefined = length == kUndefinedLength;
        if (!undefined) {
            const Result<void> fits = checkLength(length, at, scope.end);
            if (!fits)
                return fits;
        }
        const qsizetype end = undefined ? scope.end : at + qsizetype(length);
        while (at < end) {
            const Result<Header> h = readHeader(at, end, encoding);
            if (!h)
                return tl::unexpected(h.error());
            if (h->tag == kSequenceEnd && undefined)
                return {};
            if (h->tag != kItem)
                return fail(ErrorCode::Malformed, u"a sequence without an item"_s);
            Scope inner{end, h->length == kUndefinedLength, false, false, scope.depth + 1};
            if (!inner.undefinedLength) {
                const Result<void> fits = checkLength(h->length, at, end);
                if (!fits)
                    return fits;
                inner.end = at + qsizetype(h->length);
            }
            if (++m_elements > Dataset::kMaxElements)
                return fail(ErrorCode::TooLarge, u"too many items"_s);
            auto item = readDataset(at, inner, encoding);
            if (!item)
                return tl::unexpected(item.error());
            element.items.push_back(std::move(*item));
        }
        return undefined ? Result<void>(fail(ErrorCode::Truncated, u"a sequence without an end"_s)) : Result<void>();
    }

    /// Pixel data may end early: the header is still of use, and the frame decoder says which frames are missing.
    void readPixels(const Header &h, qsizetype &at, qsizetype end, Encoding encoding, Element &element) const
    {
        element.value.offset = at;
        if (h.length != kUndefinedLength) {
            element.truncated = qsizetype(h.length) > end - at;
            element.value.length = std::min(qsizetype(h.length), end - at);
            at += element.value.length;
            return;
        }
        element.encapsulated = true;
        while (true) {
            const Result<Header> item = readHeader(at, end, encoding);
            if (item && item->tag == kSequenceEnd)
                break;
            if (!item || item->tag != kItem || item->length == kUndefinedLength ||
                element.fragments.size() >= size_t(Dataset::kMaxElements)) {
                element.truncated = true;
                break;
            }
            const qsizetype length = std::min(qsizetype(item->length), end - at);
            element.fragments.push_back({at, length});
            at += length;
            if (length < qsizetype(item->length)) {
                element.truncated = true;
                break;
            }
        }
        element.value.length = at - element.value.offset;
    }

    static Dataset sorted(Dataset set)
    {
        std::stable_sort(set.m_elements.begin(), set.m_elements.end(),
                         [](const Element &a, const Element &b) { return a.tag < b.tag; });
        return set;
    }

    QByteArray m_bytes;
    int m_elements = 0;
};

Result<Dataset> Dataset::read(const QByteArray &bytes, qsizetype offset, Encoding encoding)
{
    return DatasetReader(bytes).readDataset(offset, {bytes.size(), false, true, false, 0}, encoding);
}

Result<Dataset> Dataset::readFileMeta(const QByteArray &bytes, qsizetype offset, qsizetype &end)
{
    auto meta = DatasetReader(bytes).readDataset(offset, {bytes.size(), false, false, true, 0}, {true, false});
    end = offset;
    return meta;
}

} // namespace td::dicom
