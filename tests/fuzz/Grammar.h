// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Dataset.h"
#include "tests/fuzz/Target.h"

namespace td::fuzz {

/// An attribute that a data set of some kind may have.
struct Word {
    std::uint32_t tag = 0;
    const char *vr = "UN";
};
using Vocabulary = std::vector<Word>;

/// Data sets as a fuzzer writes them: every change of a byte gives another well-formed data set, so that it reaches
/// what the elements mean and not only how they are framed.
///
/// A byte below 0xFE chooses a word of the vocabulary, modulo its size. A sequence begins its first item with it; 0xFE
/// ends an item and begins the next, 0xFF ends item and sequence. Any other word is followed by the length of its
/// value, a byte, or 0xFF and two bytes, and the value. The end of the input closes everything. Result: elements in
/// Explicit VR Little Endian.
QByteArray datasetOf(Input &input, const Vocabulary &vocabulary);

/// What datasetOf() makes `set` of, as far as its attributes are in the vocabulary; long values are cut.
QByteArray sentenceOf(const dicom::Dataset &set, const Vocabulary &vocabulary);

/// A Part 10 file around encoded elements.
QByteArray fileOf(const QByteArray &elements, const QByteArray &syntax = "1.2.840.10008.1.2.1");

/// `head`, then what datasetOf() makes the file's own data set of: a target's seed. None when the file is not readable
/// or has none of the attributes.
std::vector<QByteArray> sentenceSeeds(const QByteArray &file, const Vocabulary &vocabulary,
                                      const QByteArray &head = {});

} // namespace td::fuzz
