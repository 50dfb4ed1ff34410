// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/AttributeFacts.h"
#include "core/dicom/Deidentifier.h"
#include "core/dicom/ElementWriter.h"
#include "core/dicom/IdentifyingWords.h"
#include "core/dicom/Part10.h"

#include <map>
#include <unordered_map>

namespace td::dicom {

/// One walk through one data set, by one thread: writes what Deidentifier keeps of it, element by element and item by
/// item.
class DeidentifyWalk {
public:
    DeidentifyWalk(const Deidentifier &deidentifier, const Part10 &file);

    /// Appends the elements of the data set, with `settled` ones, by tag and encoded, in place of its own.
    void write(const std::map<Tag, QByteArray> &settled, QByteArray &out) const;

    /// The items of a sequence, cleaned and encoded.
    QByteArrayList items(const Element &sequence, Encoding encoding, bool dummies = false) const;

    /// How the file writes its elements.
    Encoding encoding() const noexcept { return m_encoding; }

    /// The pseudonym for a Patient ID of this file, wherever it stands.
    QByteArray pseudonym(const QByteArray &patientId) const;

    /// Whether a text of this file names somebody.
    bool names(const QByteArray &text) const;

private:
    enum class Step { Keep, Remove, Empty, Dummy, NewUid, Shift, Clean };
    const AttributeFacts &facts(Tag tag) const;
    static Step basicStep(const AttributeFacts &facts);
    Step step(const AttributeFacts &facts, QByteArrayView vr, bool dummies) const;
    Step stepByVr(const AttributeFacts &facts, QByteArrayView vr, bool dummies) const;
    void element(const Dataset &set, const Element &element, bool dummies, ElementWriter &to) const;
    void sequence(const Element &element, bool asUnknown, Step step, bool dummies, ElementWriter &to) const;
    void kept(const Element &element, const AttributeFacts &about, QByteArrayView vr, const QByteArray &value,
              ElementWriter &to) const;
    void replaced(Tag tag, const AttributeFacts &about, QByteArrayView vr, Step step, const QByteArray &value,
                  ElementWriter &to) const;
    QByteArray cleaned(const QByteArray &description) const;
    QByteArray uids(const QByteArray &value) const;
    const Deidentifier &m_deidentifier;
    const Part10 &m_file;
    Encoding m_encoding;
    IdentifyingWords m_words;
    mutable std::unordered_map<Tag, AttributeFacts> m_facts; ///< as they are asked for: the dictionary is slow
};

} // namespace td::dicom
