// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/ConfidentialityTable.h"
#include "core/dicom/Dictionary.h"
#include "tests/dicom/DeidentifyFixture.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"

#include <map>

using namespace td;
using namespace Qt::StringLiterals;
using dicom::ConfidentialityAction;
using dicom::ConfidentialityRule;
using dicom::Dataset;
using dicom::DeidentifyOptions;
using dicom::Tag;
using test::Part10Builder;

namespace {

const std::map<QByteArray, ConfidentialityAction> &actions()
{
    using Action = ConfidentialityAction;
    static const std::map<QByteArray, Action> byCode{{"X", Action::Remove},
                                                     {"Z", Action::Empty},
                                                     {"D", Action::Dummy},
                                                     {"U", Action::NewUid},
                                                     {"Z/D", Action::EmptyOrDummy},
                                                     {"X/Z", Action::RemoveOrEmpty},
                                                     {"X/D", Action::RemoveOrDummy},
                                                     {"X/Z/D", Action::RemoveEmptyOrDummy},
                                                     {"X/Z/U*", Action::RemoveEmptyOrUid}};
    return byCode;
}

std::map<Tag, ConfidentialityAction> earlierEdition()
{
    std::map<Tag, ConfidentialityAction> table;
    const QByteArray text =
        test::contentsOf(QStringLiteral(TUODOSSIER_SOURCE_DIR "/tests/dicom/confidentiality-2024b.txt"));
    for (const QByteArray &line : text.split('\n')) {
        const QByteArrayList words = line.split(' ');
        if (!line.startsWith('#'))
            for (qsizetype i = 1; i < words.size(); ++i)
                table[words[i].toUInt(nullptr, 16)] = actions().at(words[0]);
    }
    return table;
}

QByteArray vrFor(Tag tag)
{
    const QByteArray known = dicom::dictionaryVr(tag);
    return known.isEmpty() ? "LO" : known;
}

constexpr auto plantedUid = "1.2.826.0.1.3680043.9.77.5";
constexpr auto plantedText = "ZANZOTTO";

QByteArray plantedValue(const QByteArray &vr)
{
    if (vr == "DA")
        return "19871224";
    if (vr == "TM")
        return "172311";
    if (vr == "DT")
        return "19871224172311";
    if (vr == "UI")
        return plantedUid;
    if (vr == "AS")
        return "077Y";
    return vr == "DS" || vr == "IS" ? "77" : plantedText;
}

/// An attribute with something in it; a sequence with an item that has a text and a reference.
QByteArray planted(Tag tag, bool bigEndian = false)
{
    Part10Builder builder(bigEndian ? "1.2.840.10008.1.2.2" : "1.2.840.10008.1.2.1");
    const QByteArray vr = vrFor(tag);
    if (vr != "SQ")
        return builder.text(tag, vr.constData(), plantedValue(vr)).body();
    const QByteArray item =
        Part10Builder().text(0x00080104, "LO", plantedText).text(0x00081155, "UI", plantedUid).body();
    return builder.sequence(tag, {item}).body();
}

QByteArray fileWith(const QByteArray &elements)
{
    return Part10Builder().image(1, 1, 8, 8, false).bytes(elements).file();
}

/// X by the table, and yet: type 1 in their objects.
bool isNeeded(Tag tag)
{
    return tag == 0x00700082 || tag == 0x00700083;
}

void checkOutcome(const Dataset &set, const ConfidentialityRule &rule)
{
    using Action = ConfidentialityAction;
    INFO(dicom::tagText(rule.tag).toStdString());
    const QByteArray value = set.text(rule.tag);
    const bool isSequence = vrFor(rule.tag) == "SQ";
    if (rule.tag >> 16 == 0x0000 || rule.tag >> 16 == 0x0002) { // no groups of a data set (PS3.5 7.1)
        CHECK_FALSE(set.contains(rule.tag));
        return;
    }
    CHECK_FALSE(value.contains(plantedText));
    CHECK_FALSE(value.contains(plantedUid));
    switch (rule.action) {
    case Action::Remove:
        CHECK(set.contains(rule.tag) == isNeeded(rule.tag));
        break;
    case Action::Empty:
    case Action::RemoveOrEmpty:
        CHECK(set.contains(rule.tag) == (rule.tag != 0x00081110)); // type 3 wherever it stands
        CHECK((value.isEmpty() && set.items(rule.tag).empty()));
        break;
    case Action::NewUid:
        CHECK(isValidUid(QString::fromLatin1(value)));
        break;
    case Action::RemoveEmptyOrUid:
        REQUIRE(set.item(rule.tag));
        CHECK(set.item(rule.tag)->text(0x00081155).startsWith("2.25."));
        break;
    default:
        CHECK(isSequence == set.value(rule.tag).isEmpty());
        if (isSequence) {
            REQUIRE(set.item(rule.tag));
            CHECK(set.item(rule.tag)->text(0x00080104) == "ANONYMIZED");
            CHECK(set.item(rule.tag)->text(0x00081155).startsWith("2.25."));
        } else {
            CHECK(value != plantedValue(vrFor(rule.tag)));
        }
    }
}

/// What is written anew at the top of a data set, and what makes an object one that is refused.
bool isSettledOnTop(Tag tag)
{
    return tag == 0x00100010 || tag == 0x00100020 || tag == 0x0040A730 || tag == 0x00420011;
}

} // namespace

TEST_CASE("every attribute of edition 2024b has the same action in the table")
{
    const auto earlier = earlierEdition();
    REQUIRE(earlier.size() == 617);
    for (const auto &[tag, action] : earlier) {
        INFO(dicom::tagText(tag).toStdString());
        const ConfidentialityRule *rule = dicom::confidentialityRule(tag);
        REQUIRE(rule);
        CHECK(rule->action == action);
    }
}

TEST_CASE("the table has the rows that came after 2024b, and no tag twice")
{
    const auto &rules = dicom::confidentialityRules();
    CHECK(rules.size() == 617 + 35);
    for (size_t i = 1; i < rules.size(); ++i)
        CHECK(rules[i - 1].tag < rules[i].tag);
    using Action = ConfidentialityAction;
    CHECK(dicom::confidentialityRule(0x00100011)->action == Action::Remove);        // Person Names to Use Sequence
    CHECK(dicom::confidentialityRule(0x00700006)->action == Action::Dummy);         // Unformatted Text Value
    CHECK(dicom::confidentialityRule(0x300A0054)->action == Action::NewUid);        // Table Top Position Alignment UID
    CHECK(dicom::confidentialityRule(0x0040B020)->action == Action::RemoveOrDummy); // Waveform Annotation Sequence
    CHECK(dicom::confidentialityRule(0x00280010) == nullptr);                       // Rows
}

TEST_CASE("every attribute of the table is removed, emptied or replaced as its action says, with no option")
{
    for (const ConfidentialityRule &rule : dicom::confidentialityRules()) {
        if (isSettledOnTop(rule.tag) || rule.tag == 0x00080018)
            continue;
        const auto copy = test::deidentified(fileWith(planted(rule.tag)), test::withoutOptions());
        checkOutcome(copy.dataset(), rule);
    }
}

TEST_CASE("the same goes for attributes in the items of sequences")
{
    constexpr Tag harmless = 0x00081115; // Referenced Series Sequence
    for (const ConfidentialityRule &rule : dicom::confidentialityRules()) {
        const QByteArray sequence = Part10Builder().sequence(harmless, {planted(rule.tag)}).body();
        const auto copy = test::deidentified(fileWith(sequence), test::withoutOptions());
        REQUIRE(copy.dataset().item(harmless));
        checkOutcome(*copy.dataset().item(harmless), rule);
    }
}

TEST_CASE("what describes the patient stays when that is wanted, and free texts about the patient do not")
{
    const auto kept = [](Tag tag, bool wanted) {
        DeidentifyOptions options;
        options.keepPatientCharacteristics = wanted;
        return test::deidentified(fileWith(planted(tag)), options).dataset().text(tag) == plantedValue(vrFor(tag));
    };
    // E.3.7, K: sex, age, size, weight, ethnic group, smoking status, pregnancy status, neutered.
    for (const Tag tag : {0x00100040U, 0x00101010U, 0x00101020U, 0x00101030U, 0x00102160U, 0x001021A0U, 0x00102203U}) {
        INFO(dicom::tagText(tag).toStdString());
        CHECK(kept(tag, true));
        CHECK_FALSE(kept(tag, false));
    }
    // C, which nobody can do without reading: allergies, patient state, special needs, pre-medication.
    for (const Tag tag : {0x00102110U, 0x00380500U, 0x00380050U, 0x00400012U})
        CHECK_FALSE(kept(tag, true));
    CHECK_FALSE(kept(0x00100030, true)); // the birth date never stays
}

TEST_CASE("what names the device stays when that is wanted, but not its place in the network, nor its dates")
{
    const auto kept = [](Tag tag, bool wanted) {
        DeidentifyOptions options;
        options.keepDeviceIdentity = wanted;
        return test::deidentified(fileWith(planted(tag)), options).dataset().text(tag) == plantedValue(vrFor(tag));
    };
    // E.3.8, K: station name, serial number, device UID, plate, gantry, detector.
    for (const Tag tag : {0x00081010U, 0x00181000U, 0x00181002U, 0x00181004U, 0x00181008U, 0x0018700AU}) {
        INFO(dicom::tagText(tag).toStdString());
        CHECK(kept(tag, true));
        CHECK_FALSE(kept(tag, false));
    }
    CHECK_FALSE(kept(0x00080055, true)); // Station AE Title
    CHECK_FALSE(kept(0x00181200, true)); // Date of Last Calibration
}
