// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/IdentifyingWords.h"

#include "core/dicom/Dcmtk.h"

#include <algorithm>

namespace td::dicom {
namespace {

constexpr qsizetype kShortestName = 3;     // two letters are initials, particles and "DR"
constexpr qsizetype kShortestNumber = 5;   // "1" and "2024" are in every header
constexpr qsizetype kShortestPart = 5;     // inside longer words only what is not there by chance
constexpr qsizetype kMostWords = 256;      // a file with more names has them to slow its reader down
constexpr qsizetype kLongestName = 16'384; // bytes; PS3.5 6.2 allows 64 characters for each of three groups

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : text.toCaseFolded()) {
        if (c.isLetterOrNumber()) {
            word.append(c);
        } else if (!word.isEmpty()) {
            words.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

} // namespace

IdentifyingWords::IdentifyingWords(const Part10 &file)
{
    const auto addAll = [&](std::initializer_list<DcmTagKey> keys, qsizetype shortest) {
        for (const DcmTagKey &key : keys)
            if (file.dataset().value(detail::tagOf(key)).size() <= kLongestName)
                add(file.text(detail::tagOf(key)), shortest);
    };
    addAll({DCM_PatientName, DCM_OtherPatientNames, DCM_PatientBirthName, DCM_PatientMotherBirthName,
            DCM_ResponsiblePerson, DCM_ReferringPhysicianName, DCM_PerformingPhysicianName, DCM_OperatorsName,
            DCM_NameOfPhysiciansReadingStudy, DCM_PhysiciansOfRecord, DCM_RequestingPhysician},
           kShortestName);
    addAll({DCM_PatientID, DCM_RETIRED_OtherPatientIDs, DCM_AccessionNumber, DCM_AdmissionID}, kShortestNumber);
}

void IdentifyingWords::add(const QString &text, qsizetype shortest)
{
    for (const QString &word : wordsOf(text))
        if (word.size() >= shortest && m_words.size() < kMostWords)
            m_words.insert(word);
}

bool IdentifyingWords::areIn(const QString &text) const
{
    if (m_words.isEmpty() || text.isEmpty())
        return false;
    const QStringList words = wordsOf(text);
    if (std::any_of(words.begin(), words.end(), [this](const QString &word) { return m_words.contains(word); }))
        return true;
    const QString folded = text.toCaseFolded();
    return std::any_of(m_words.begin(), m_words.end(),
                       [&](const QString &word) { return word.size() >= kShortestPart && folded.contains(word); });
}

} // namespace td::dicom
