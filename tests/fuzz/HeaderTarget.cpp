// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/EncapsulatedDocument.h"
#include "core/dicom/FrameDecoder.h"
#include "core/dicom/ImageAttributes.h"
#include "core/dicom/InstanceHeader.h"
#include "tests/fuzz/HeapWatch.h"
#include "tests/fuzz/ImageInput.h"

namespace td::fuzz {
namespace {

using dicom::Dataset;
using dicom::Element;

// An item of eight bytes becomes a Dataset, and lists grow by doubling.
constexpr std::uint64_t mostBytesPerByte = 48;
constexpr std::uint64_t mostBytes = 1024 * 1024;

bool isInside(const dicom::ByteRange &range, const Dataset &set)
{
    return range.offset >= 0 && range.length >= 0 && range.offset <= set.buffer().size() &&
           range.length <= set.buffer().size() - range.offset;
}

/// Every value of any type, and where it lies.
void checkElements(const Dataset &set, int depth, int &count)
{
    require(depth < Dataset::kMaxDepth, "nesting is bounded");
    dicom::Tag before = 0;
    for (const Element &element : set.elements()) {
        require(++count <= Dataset::kMaxElements, "the number of elements is bounded");
        require(element.tag >= before, "elements are in the order of their tags");
        before = element.tag;
        require(isInside(element.value, set), "a value lies inside the file");
        for (const dicom::ByteRange &fragment : element.fragments)
            require(isInside(fragment, set), "a fragment lies inside the file");
        (void)set.text(element.tag, 1);
        (void)set.shorts(element.tag, true);
        (void)set.unsignedLongs(element.tag);
        (void)set.unsignedVeryLongs(element.tag);
        (void)set.integer(element.tag);
        (void)set.decimals(element.tag);
        (void)set.doubles(element.tag);
        for (const Dataset &item : element.items)
            checkElements(item, depth + 1, count);
    }
}

void run(Input &input)
{
    using enum ErrorCode;
    const QByteArray file = input.rest().toByteArray();
    (void)dicom::Part10::read(file, dicom::Part10::Preamble::Optional); // tables that are made once do not count
    const HeapWatch watch(0xA5);
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    // How much a deflated data set was before it was refused is not known here.
    const qsizetype read = part10 ? part10->dataset().buffer().size() : file.size() * dicom::Part10::kMaxInflationRatio;
    require(watch.peak() <= mostBytesPerByte * std::uint64_t(file.size() + read) + mostBytes,
            "reading a header keeps to its bound of memory");
    if (!part10) {
        requireCode(part10.error(), {Malformed, Truncated, TooLarge});
        return;
    }
    int count = 0;
    checkElements(part10->dataset(), 0, count);
    checkElements(part10->meta(), 0, count);
    (void)dicom::FrameDecoder::canDecode(part10->transferSyntax());
    if (const auto document = dicom::EncapsulatedDocument::read(*part10))
        require(!document->bytes.isNull() && document->bytes.size() <= file.size(), "a document lies inside its file");
    if (const auto header = dicom::readInstanceHeader(file))
        require(!header->sopInstance.isEmpty() && header->numberOfFrames >= 1, "a header names its instance");
    const auto attributes = dicom::readImageAttributes(*part10, 1);
    require(attributes.frames.size() == 1, "one frame has the attributes of one");
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    return {file.left(kMostSeedBytes)};
}

const Registration registration({"header", run, seeds});

} // namespace
} // namespace td::fuzz
