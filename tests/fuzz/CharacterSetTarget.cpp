// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/CharacterSet.h"
#include "core/dicom/Part10.h"
#include "tests/fuzz/HeapWatch.h"

#include "tests/fuzz/Target.h"

#include <algorithm>

namespace td::fuzz {
namespace {

bool isPlain(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// A length and a Specific Character Set, then text in it.
void run(Input &input)
{
    const QByteArray terms = input.take(input.byte()).toByteArray();
    const QByteArray text = input.rest().toByteArray();
    const auto characters = dicom::CharacterSet::fromSpecificCharacterSet(terms);
    (void)characters.toUnicode(text); // converters that are made once do not count
    const HeapWatch watch(0x5A);
    const QString unicode = characters.toUnicode(text);
    constexpr std::uint64_t mostBytesPerByte = 32;
    require(watch.peak() <= mostBytesPerByte * std::uint64_t(text.size()) + 1024 * 1024,
            "text keeps to its bound of memory");
    require(unicode == characters.toUnicode(text), "reading a text twice gives the same");
    require(unicode.size() <= 4 * text.size() + 4, "a text does not grow");
    if (isPlain(text) && !terms.contains("IR 13"))
        require(unicode == QString::fromLatin1(text), "plain letters are the same in every set");
}

std::vector<QByteArray> seeds(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    if (!part10)
        return {};
    const QByteArray terms = part10->dataset().text(0x00080005).left(255);
    const QByteArray name = part10->dataset().text(0x00100010);
    if (name.isEmpty())
        return {};
    return {QByteArray(1, char(terms.size())) + terms + name};
}

const Registration registration({"character-set", run, seeds});

} // namespace
} // namespace td::fuzz
