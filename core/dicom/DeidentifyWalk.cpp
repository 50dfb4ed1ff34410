// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DeidentifyWalk.h"

#include "core/base/Identifier.h"
#include "core/dicom/Dcmtk.h"
#include "core/dicom/ReplacementValues.h"
#include "core/model/ExamWords.h"

#include <algorithm>

namespace td::dicom {
namespace {

using detail::tagOf;

bool isOneOf(QByteArrayView vr, std::initializer_list<QByteArrayView> list)
{
    return std::find(list.begin(), list.end(), vr) != list.end();
}

bool isProse(QByteArrayView vr)
{
    return isOneOf(vr, {"LT", "ST", "UC", "UT"});
}

bool isText(QByteArrayView vr)
{
    return isProse(vr) || isOneOf(vr, {"AE", "LO", "PN", "SH", "UR"});
}

QByteArrayList partsOf(const QByteArray &uids)
{
    QByteArrayList parts = uids.split('\\');
    for (QByteArray &part : parts)
        while (part.endsWith('\0') || part.endsWith(' '))
            part.chop(1);
    return parts;
}

bool areUids(const QByteArray &value)
{
    const QByteArrayList parts = partsOf(value);
    return std::all_of(parts.begin(), parts.end(),
                       [](const QByteArray &part) { return part.isEmpty() || isValidUid(QString::fromLatin1(part)); });
}

/// As written; as the dictionary has it where that says nothing (implicit VR, UN), or something else where there are
/// to be items, codes or numbers.
QByteArray effectiveVr(const Element &element, const AttributeFacts &facts)
{
    const QByteArray written(element.vr.data(), 2);
    if (facts.vr == "SQ" || (isText(written) && isOneOf(facts.vr, {"CS", "DS", "IS"})))
        return facts.vr;
    if (element.vr[0] != '?' && written != "UN")
        return written;
    if (!element.items.empty())
        return "SQ";
    return facts.vr.isEmpty() ? QByteArray("UN") : facts.vr;
}

bool isUnknown(const Element &element)
{
    return QByteArrayView(element.vr.data(), 2) == "UN";
}

/// The sequence that an UN of defined length holds, in implicit VR little endian (PS3.5 6.2.2 note 2), as a data set of
/// one element; nothing when the bytes are none.
std::optional<Dataset> unknownSequence(Tag tag, QByteArrayView bytes)
{
    constexpr Encoding implicit{false, false};
    QByteArray element;
    ElementWriter(element, implicit).value(tag, "UN", bytes);
    auto set = Dataset::read(element, 0, implicit);
    const bool isRead = set && set->elements().size() == 1 && !set->elements().front().items.empty();
    return isRead ? std::optional(std::move(*set)) : std::nullopt;
}

/// What a kept value is written with.
QByteArray writtenVr(const Element &element, QByteArrayView effective)
{
    return element.vr[0] == '?' ? effective.toByteArray() : QByteArray(element.vr.data(), 2);
}

} // namespace

DeidentifyWalk::DeidentifyWalk(const Deidentifier &deidentifier, const Part10 &file)
    : m_deidentifier(deidentifier)
    , m_file(file)
    , m_encoding{file.transferSyntax().value() != QLatin1StringView(UID_LittleEndianImplicitTransferSyntax),
                 file.dataset().isBigEndian()}
    , m_words(file)
{
}

bool DeidentifyWalk::names(const QByteArray &text) const
{
    return m_words.areIn(m_file.characterSet().toUnicode(text));
}

void DeidentifyWalk::write(const std::map<Tag, QByteArray> &settled, QByteArray &out) const
{
    ElementWriter writer(out, m_encoding);
    auto next = settled.begin();
    const Element *previous = nullptr;
    for (const Element &one : m_file.dataset().elements()) {
        for (; next != settled.end() && next->first <= one.tag; ++next)
            out.append(next->second);
        const bool twice = previous && previous->tag == one.tag;
        if (!twice && !settled.contains(one.tag))
            element(m_file.dataset(), one, false, writer);
        previous = &one;
    }
    for (; next != settled.end(); ++next)
        out.append(next->second);
}

QByteArrayList DeidentifyWalk::items(const Element &sequence, Encoding encoding, bool dummies) const
{
    QByteArrayList encoded;
    for (const Dataset &item : sequence.items) {
        QByteArray bytes;
        ElementWriter writer(bytes, encoding);
        for (const Element &one : item.elements())
            element(item, one, dummies, writer);
        encoded.append(bytes);
    }
    return encoded;
}

const AttributeFacts &DeidentifyWalk::facts(Tag tag) const
{
    const auto found = m_facts.find(tag);
    return found != m_facts.end() ? found->second : m_facts.emplace(tag, attributeFacts(tag)).first->second;
}

/// Without the object's definition at hand a combined code is taken by its last letter: what is not empty is legal in
/// type 1, 2 and 3, what is empty in type 2 and 3.
DeidentifyWalk::Step DeidentifyWalk::basicStep(const AttributeFacts &facts)
{
    if (!facts.rule)
        return Step::Dummy;
    switch (facts.rule->action) {
    case ConfidentialityAction::Remove:
        return facts.isNeeded ? Step::Dummy : Step::Remove;
    case ConfidentialityAction::Empty:
    case ConfidentialityAction::RemoveOrEmpty:
        return Step::Empty;
    case ConfidentialityAction::Dummy:
    case ConfidentialityAction::EmptyOrDummy:
    case ConfidentialityAction::RemoveOrDummy:
    case ConfidentialityAction::RemoveEmptyOrDummy:
        return Step::Dummy;
    case ConfidentialityAction::NewUid:
        return Step::NewUid;
    case ConfidentialityAction::RemoveEmptyOrUid:
        return Step::Keep; // a sequence of references, whose UIDs are replaced where they are
    }
    return Step::Remove;
}

DeidentifyWalk::Step DeidentifyWalk::step(const AttributeFacts &facts, QByteArrayView vr, bool dummies) const
{
    if (facts.isRemoved)
        return Step::Remove;
    if (!facts.rule)
        return stepByVr(facts, vr, dummies);
    const DeidentifyOptions &options = m_deidentifier.options();
    if (facts.rule->temporal)
        return options.dates == DeidentifyOptions::Dates::Shifted ? Step::Shift : basicStep(facts);
    if ((facts.rule->patientCharacteristic && options.keepPatientCharacteristics) ||
        (facts.rule->deviceIdentity && options.keepDeviceIdentity))
        return Step::Keep;
    return facts.rule->descriptor && options.keepDescriptions ? Step::Clean : basicStep(facts);
}

DeidentifyWalk::Step DeidentifyWalk::stepByVr(const AttributeFacts &facts, QByteArrayView vr, bool dummies) const
{
    if (isText(vr) && !facts.vr.isEmpty() && !isText(facts.vr))
        return Step::Remove; // words where the standard has numbers or items
    if (isOneOf(vr, {"DA", "DT", "TM"}))
        return m_deidentifier.options().dates == DeidentifyOptions::Dates::Shifted ? Step::Shift : Step::Dummy;
    if (vr == "UI")
        return facts.namesNoInstance ? Step::Keep : Step::NewUid;
    if (dummies && isText(vr))
        return Step::Dummy;
    if (facts.isHarmlessText)
        return Step::Keep;
    if (vr == "UR")
        return Step::Remove; // leads to where the original lies
    return isProse(vr) || vr == "PN" ? Step::Dummy : Step::Keep;
}

void DeidentifyWalk::element(const Dataset &set, const Element &element, bool dummies, ElementWriter &to) const
{
    const AttributeFacts &about = facts(element.tag);
    const QByteArray vr = effectiveVr(element, about);
    const Step what = step(about, vr, dummies);
    if (what == Step::Remove)
        return;
    const auto bytes = QByteArrayView(set.buffer()).sliced(element.value.offset, element.value.length);
    if (vr == "SQ" || !element.items.empty()) {
        const std::optional<Dataset> unread =
            element.items.empty() ? unknownSequence(element.tag, bytes) : std::nullopt;
        return sequence(unread ? unread->elements().front() : element, unread || isUnknown(element), what, dummies, to);
    }
    if (element.encapsulated)
        return to.encapsulated(element.tag, writtenVr(element, vr), bytes);
    if (what == Step::Keep && !isText(vr) && !isOneOf(vr, {"CS", "DS", "IS", "UI"}))
        return to.value(element.tag, writtenVr(element, vr), bytes); // the pixels too, without a copy between
    if (what == Step::Keep)
        return kept(element, about, vr, bytes.toByteArray(), to);
    replaced(element.tag, about, vr, what, bytes.toByteArray(), to);
}

void DeidentifyWalk::sequence(const Element &element, bool asUnknown, Step step, bool dummies, ElementWriter &to) const
{
    if (step == Step::Empty || step == Step::Shift || element.items.empty()) // a time is no sequence
        return to.sequence(element.tag, false, {});
    const Encoding inner = asUnknown ? Encoding{false, false} : to.encoding();
    to.sequence(element.tag, asUnknown, items(element, inner, dummies || step == Step::Dummy));
}

void DeidentifyWalk::kept(const Element &element, const AttributeFacts &about, QByteArrayView vr,
                          const QByteArray &value, ElementWriter &to) const
{
    const QByteArray as = writtenVr(element, vr);
    if ((vr == "DS" || vr == "IS") && !detail::isNumberText(value))
        return to.value(element.tag, as, {});
    if (vr == "UI")
        return to.value(element.tag, as, about.namesNoInstance && !areUids(value) ? uids(value) : value);
    const bool readable = isText(vr) || (vr == "CS" && about.isTypedCode);
    to.value(element.tag, as, readable && names(value) ? detail::dummyValue(vr, value.size()) : value);
}

void DeidentifyWalk::replaced(Tag tag, const AttributeFacts &about, QByteArrayView vr, Step step,
                              const QByteArray &value, ElementWriter &to) const
{
    const QByteArray as = about.vr.isEmpty() ? vr.toByteArray() : about.vr;
    if (step == Step::Shift) {
        if (const auto moved = detail::shiftedTimes(as, value, about.isVersion ? 0 : m_deidentifier.days()))
            return to.value(tag, as, *moved);
        step = basicStep(about);
        if (step == Step::Remove)
            return;
    }
    if (step == Step::Clean) {
        if (const QByteArray words = isText(as) ? cleaned(value) : QByteArray(); !words.isEmpty())
            return to.value(tag, as, words);
        step = basicStep(about);
        if (step == Step::Remove)
            return;
    }
    if (value.isEmpty() || step == Step::Empty)
        return to.value(tag, as, {});
    if (step == Step::NewUid || as == "UI")
        return to.value(tag, as == "UN" ? QByteArray("UI") : as, uids(value));
    to.value(tag, as, tag == tagOf(DCM_PatientID) ? pseudonym(value.trimmed()) : detail::dummyValue(as, value.size()));
}

QByteArray DeidentifyWalk::pseudonym(const QByteArray &patientId) const
{
    const Dataset &set = m_file.dataset();
    if (patientId != set.text(tagOf(DCM_PatientID)))
        return m_deidentifier.pseudonym(patientId, {}, {});
    return m_deidentifier.pseudonym(patientId, set.text(tagOf(DCM_IssuerOfPatientID)),
                                    set.text(tagOf(DCM_PatientBirthDate)));
}

/// Also a word that speaks of an exam may be a name: Testa, Costa, Ventre.
QByteArray DeidentifyWalk::cleaned(const QByteArray &description) const
{
    QStringList words =
        model::examWordsOf(m_file.characterSet().toUnicode(description)).split(u' ', Qt::SkipEmptyParts);
    words.removeIf([this](const QString &word) { return m_words.areIn(word); });
    return words.join(u' ').toLatin1();
}

QByteArray DeidentifyWalk::uids(const QByteArray &value) const
{
    QByteArrayList replaced;
    for (const QByteArray &part : partsOf(value))
        replaced.append(part.isEmpty() ? part : m_deidentifier.uid(QString::fromLatin1(part)).toLatin1());
    return replaced.join('\\');
}

} // namespace td::dicom
