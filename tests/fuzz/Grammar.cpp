// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Grammar.h"

#include "core/dicom/Part10.h"
#include "tests/dicom/Part10Builder.h"

#include <algorithm>
#include <string_view>

namespace td::fuzz {
namespace {

constexpr std::uint8_t nextItem = 0xFE;
constexpr std::uint8_t endOfItems = 0xFF;
constexpr std::uint8_t longLength = 0xFF;
constexpr int mostDepth = 40; // deeper than readers go
constexpr qsizetype mostValueBytes = 2048;

bool isSequence(const Word &word)
{
    return std::string_view(word.vr) == "SQ";
}

enum class End { Item, Items };

/// Elements up to the end of an item; says which end it was.
QByteArray itemOf(Input &input, const Vocabulary &vocabulary, int depth, End &end)
{
    test::Part10Builder elements;
    end = End::Items;
    while (!input.isEmpty()) {
        const std::uint8_t choice = input.byte();
        if (choice >= nextItem) {
            end = choice == nextItem ? End::Item : End::Items;
            break;
        }
        const Word &word = vocabulary[choice % vocabulary.size()];
        if (!isSequence(word)) {
            const std::uint8_t shortLength = input.byte();
            const qsizetype length = shortLength == longLength ? input.word() : shortLength;
            elements.raw(word.tag, word.vr, input.take(length).toByteArray());
            continue;
        }
        QVector<QByteArray> items;
        End inner = End::Item;
        while (inner == End::Item && depth < mostDepth)
            items.append(itemOf(input, vocabulary, depth + 1, inner));
        elements.sequence(word.tag, items);
    }
    return elements.body();
}

} // namespace

QByteArray datasetOf(Input &input, const Vocabulary &vocabulary)
{
    QByteArray elements;
    while (!input.isEmpty()) {
        End end = End::Items;
        elements += itemOf(input, vocabulary, 0, end);
    }
    return elements;
}

QByteArray sentenceOf(const dicom::Dataset &set, const Vocabulary &vocabulary)
{
    QByteArray sentence;
    for (const dicom::Element &element : set.elements()) {
        const auto word = std::find_if(vocabulary.begin(), vocabulary.end(),
                                       [&element](const Word &w) { return w.tag == element.tag; });
        if (word == vocabulary.end() || element.encapsulated)
            continue;
        sentence += char(word - vocabulary.begin());
        if (isSequence(*word)) {
            for (std::size_t i = 0; i < element.items.size(); ++i) {
                sentence += i == 0 ? QByteArray() : QByteArray(1, char(nextItem));
                sentence += sentenceOf(element.items[i], vocabulary);
            }
            sentence += char(endOfItems);
            continue;
        }
        const QByteArrayView value =
            QByteArrayView(set.buffer()).sliced(element.value.offset, std::min(element.value.length, mostValueBytes));
        if (value.size() < longLength)
            sentence += char(value.size());
        else
            sentence.append(char(longLength)).append(char(value.size())).append(char(value.size() >> 8));
        sentence.append(value);
    }
    return sentence;
}

QByteArray fileOf(const QByteArray &elements, const QByteArray &syntax)
{
    return test::Part10Builder(syntax).bytes(elements).file();
}

std::vector<QByteArray> sentenceSeeds(const QByteArray &file, const Vocabulary &vocabulary, const QByteArray &head)
{
    const auto part10 = dicom::Part10::read(file, dicom::Part10::Preamble::Optional);
    if (!part10)
        return {};
    const QByteArray sentence = sentenceOf(part10->dataset(), vocabulary);
    if (sentence.isEmpty())
        return {};
    return {(head + sentence).left(kMostSeedBytes)};
}

} // namespace td::fuzz
