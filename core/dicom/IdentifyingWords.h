// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Part10.h"

#include <QSet>
#include <QString>

namespace td::dicom {

/// The words by which an object names people: names of the patient and of staff, and numbers of the patient and of the
/// exam. They also turn up in texts that a table of attributes cannot know of.
class IdentifyingWords {
public:
    explicit IdentifyingWords(const Part10 &file);

    /// Whether a text holds one of them, whatever its case: as a word, or, from five letters on, anywhere.
    bool areIn(const QString &text) const;

private:
    void add(const QString &text, qsizetype shortest);
    QSet<QString> m_words; ///< case folded
};

} // namespace td::dicom
