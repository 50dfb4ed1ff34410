// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Deidentifier.h"
#include "core/dicom/Dictionary.h"
#include "tests/dicom/DeidentifyFixture.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"

#include <QDate>
#include <QSet>

using namespace td;
using namespace Qt::StringLiterals;
using dicom::DeidentifyOptions;
using test::deidentified;
using test::Part10Builder;

namespace {

constexpr auto implicitLittle = "1.2.840.10008.1.2";
constexpr auto explicitLittle = "1.2.840.10008.1.2.1";
constexpr auto explicitBig = "1.2.840.10008.1.2.2";

/// Whose exam it is: what no byte of a copy may hold, whatever its case.
const QByteArrayList secrets{"rossi", "mario", "verdi", "orsola", "rssmra58s03", "19581103", "3680043.9.77"};

QByteArrayList found(const QByteArray &bytes)
{
    QByteArrayList all;
    for (const QByteArray &secret : secrets)
        if (bytes.toLower().contains(secret))
            all.append(secret);
    return all;
}

/// Names where nobody looks: sequences in sequences, UIDs, code strings, numbers, prose, curves, overlays, other VRs.
QByteArray hidden(const QByteArray &syntax, int depth)
{
    Part10Builder b(syntax);
    b.text(0x00081048, "PN", "Verdi^Anna");
    if (depth > 0)
        b.sequence(0x00081115, {hidden(syntax, depth - 1)}); // Referenced Series Sequence
    b.text(0x00081155, "UI", "1.2.826.0.1.3680043.9.77.1");
    b.text(0x00081190, "UR", "https://pacs.orsola.example/rossi");
    b.text(0x00090010, "LO", "ROSSI").text(0x00091001, "LT", "Mario Rossi");
    b.text(0x00100033, "LO", "19581103");
    b.text(0x00101030, "DS", "rossi 70");
    b.text(0x0018003A, "ST", "Mario Rossi, puntura");
    b.text(0x00181030, "LO", "torace ROSSI");
    b.text(0x00186002, "ST", "Orsola").text(0x0018FFF0, "LO", "Rossi"); // no such attributes
    if (syntax != implicitLittle)                                       // which has no VRs that could be wrong
        b.text(0x00280107, "LO", "Mario");
    b.text(0x00700080, "CS", "ROSSI").text(0x00700081, "LO", "lesione di Rossi Mario");
    b.text(0x00880200, "UN", "Mario Rossi");
    b.text(0x300600B6, "UN", "Verdi"); // a sequence, by the dictionary
    b.text(0x50002500, "LO", "Rossi").text(0x50000005, "US", "ro");
    b.text(0x60000022, "LO", "Rossi").text(0x60001500, "LO", "Mario").text(0x60004000, "LT", "Orsola");
    return b.body();
}

QByteArray whoseExam(const QByteArray &syntax)
{
    Part10Builder b(syntax);
    b.image(1, 2, 8, 8, false).text(0x00080050, "SH", "RSSMRA58S03").text(0x00080080, "LO", "S. Orsola");
    b.text(0x00080018, "UI", "1.2.826.0.1.3680043.9.77.9"); // a second one, which a reader must not find
    b.text(0x00080070, "LO", "Verdi Imaging").text(0x00080090, "PN", "Verdi^Anna");
    b.text(0x00081030, "LO", "RX Rossi").bytes(hidden(syntax, 3));
    b.text(0x00100010, "PN", "Rossi^Mario").text(0x00100020, "LO", "RSSMRA58S03H501X");
    b.text(0x00100030, "DA", "19581103").text(0x00104000, "LT", "Sig. Rossi");
    b.raw(0x7FE00010, "OW", "px").raw(0xFFFCFFFC, "OB", "Mario Rossi");
    Part10Builder meta;
    meta.text(0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.7").text(0x00020003, "UI", "1.2.826.0.1.3680043.9.77.9");
    meta.text(0x00020010, "UI", syntax).text(0x00020016, "AE", "ORSOLA_CT");
    meta.text(0x00020100, "UI", "1.2.826.0.1.3680043.9.77").raw(0x00020102, "OB", "Mario Rossi ");
    return QByteArray("Rossi").leftJustified(128, '\0') + "DICM" + meta.body() + b.body();
}

QByteArray exam(const QByteArray &patientId, const QByteArray &studyDate, const QByteArray &more = {})
{
    return Part10Builder()
        .image(1, 2, 8, 8, false)
        .text(0x00080020, "DA", studyDate)
        .text(0x00100020, "LO", patientId)
        .bytes(more)
        .raw(0x7FE00010, "OW", "px")
        .file();
}

ErrorCode refusal(const QByteArray &file)
{
    const auto copy = test::deidentifier().apply(file);
    return copy ? ErrorCode::Internal : copy.error().code;
}

} // namespace

TEST_CASE("no byte of a copy says whose exam it is, in any encoding and with any option")
{
    for (const char *syntax : {explicitLittle, implicitLittle, explicitBig}) {
        const QByteArray file = whoseExam(syntax);
        REQUIRE(found(file).size() == secrets.size());
        for (const DeidentifyOptions &options :
             {DeidentifyOptions{}, test::withoutOptions(),
              DeidentifyOptions{DeidentifyOptions::Dates::Shifted, true, true, true, true}}) {
            const auto copy = test::deidentifier(options).apply(file);
            REQUIRE(copy);
            INFO(syntax << " " << found(*copy).join(' ').toStdString());
            CHECK(found(*copy).isEmpty());
            CHECK(test::pixelBytes(*copy) == "px");
        }
    }
}

TEST_CASE("references between instances still fit, and what the standard itself names keeps its UID")
{
    const auto one = test::deidentifier();
    const QByteArray reference =
        Part10Builder().text(0x00081150, "UI", "1.2.840.10008.5.1.4.1.1.7").text(0x00081155, "UI", "1.2.3.4").body();
    const auto image = deidentified(exam("1", "20200227", Part10Builder().text(0x00200052, "UI", "1.2.3.77").body()));
    const auto other = deidentified(exam("1", "20200227",
                                         Part10Builder()
                                             .sequence(0x00081140, {reference})
                                             .text(0x0008010C, "UI", "2.16.840.1.113883.6.96") // a coding scheme
                                             .text(0x00200052, "UI", "1.2.840.10008.1.4.1.1")  // Talairach's brain
                                             .text(0x30060024, "UI", "1.2.3.77\\1.2.3.4")
                                             .body()));
    const QByteArray instance = image.dataset().text(0x00080018);
    CHECK(instance == one.uid(u"1.2.3.4"_s).toLatin1());
    CHECK(image.meta().text(0x00020003) == instance);
    CHECK(other.dataset().item(0x00081140)->text(0x00081155) == instance);
    CHECK(other.dataset().text(0x30060024) == image.dataset().text(0x00200052) + '\\' + instance);
    CHECK(other.dataset().item(0x00081140)->text(0x00081150) == "1.2.840.10008.5.1.4.1.1.7");
    CHECK(other.dataset().text(0x00080016) == "1.2.840.10008.5.1.4.1.1.7");
    CHECK(other.dataset().text(0x0008010C) == "2.16.840.1.113883.6.96");
    CHECK(other.dataset().text(0x00200052) == "1.2.840.10008.1.4.1.1");
}

TEST_CASE("one secret gives the same identifiers each time, another secret gives others")
{
    const QByteArray file = exam("1", "20200227");
    const auto first = test::deidentifier({}, 'a');
    CHECK(first.apply(file).value() == test::deidentifier({}, 'a').apply(file).value());
    const auto second = test::deidentifier({}, 'b');
    CHECK(first.uid(u"1.2.3"_s) != second.uid(u"1.2.3"_s));
    CHECK(first.uid(u"1.2.3"_s) != first.uid(u"1.2.4"_s));
    CHECK(first.pseudonym("1", {}, {}) != second.pseudonym("1", {}, {}));
    CHECK(first.days() != second.days());
    QSet<QString> all;
    for (int i = 0; i < 10'000; ++i)
        all.insert(first.uid(u"1.2.3.%1"_s.arg(i)));
    CHECK(all.size() == 10'000);
}

TEST_CASE("the exams of a patient stay together, those of two patients apart")
{
    const auto idOf = [](const QByteArray &file, const DeidentifyOptions &options = {}) {
        return deidentified(file, options).dataset().text(0x00100020);
    };
    CHECK(idOf(exam("1", "20200227")) == idOf(exam("1", "20210101")));
    CHECK(idOf(exam("1", "20200227")) != idOf(exam("2", "20200227")));
    // The same number in another clinic, of somebody born on another day.
    CHECK(idOf(exam("1", "20200227")) !=
          idOf(exam("1", "20200227", Part10Builder().text(0x00100030, "DA", "19990101").body())));
    DeidentifyOptions one;
    one.onePatient = true;
    CHECK(idOf(exam("1", "20200227"), one) == idOf(exam("2", "20200227"), one));
    CHECK(idOf(Part10Builder().image(1, 1, 8, 8, false).file()).startsWith("ANON-")); // none before
}

TEST_CASE("shifted dates keep their distances and times of day, and say that they are not true")
{
    const auto dayOf = [](const dicom::Part10 &file, dicom::Tag tag) {
        return QDate::fromString(QString::fromLatin1(file.dataset().text(tag).left(8)), u"yyyyMMdd"_s);
    };
    const QByteArray more = Part10Builder()
                                .text(0x00080021, "DA", "2020.03.02") // the older form
                                .text(0x0008002A, "DT", "20200229113000.5+0100")
                                .text(0x00080030, "TM", "113000")
                                .text(0x00080106, "DT", "20020904000000") // the version of a context group
                                .text(0x00181078, "DT", "2020")           // no day, no shift; X by the table
                                .text(0x00189516, "DT", "2020")           // the same; X/D
                                .body();
    const auto copy = deidentified(exam("1", "20200227", more));
    const qint64 days = QDate(2020, 2, 27).daysTo(dayOf(copy, 0x00080020));
    CHECK(days == test::deidentifier().days());
    CHECK((days <= -365 && days > -4017));
    CHECK(dayOf(copy, 0x00080020).daysTo(dayOf(copy, 0x00080021)) == 4); // 2020 was a leap year
    CHECK(dayOf(copy, 0x00080020).daysTo(dayOf(copy, 0x0008002A)) == 2);
    CHECK(copy.dataset().text(0x0008002A).mid(8) == "113000.5+0100");
    CHECK(copy.dataset().text(0x00080030) == "113000");
    CHECK(copy.dataset().text(0x00080106) == "20020904000000");
    CHECK_FALSE(copy.dataset().contains(0x00181078));
    CHECK(copy.dataset().text(0x00189516) == "19000101000000");
    CHECK(copy.dataset().text(0x00280303) == "MODIFIED");
    // Another patient's exam in the same export: distances between people's clinics count too.
    CHECK(dayOf(deidentified(exam("2", "20200228")), 0x00080020) == dayOf(copy, 0x00080020).addDays(1));
    const auto strict = deidentified(exam("1", "20200227", more), test::withoutOptions());
    CHECK(strict.dataset().text(0x00080020).isEmpty());
    CHECK(strict.dataset().text(0x00280303) == "REMOVED");
}

TEST_CASE("an age is worked out where only the birth date tells it")
{
    const auto ageOf = [](const char *born, const QByteArray &more = {}, const DeidentifyOptions &options = {}) {
        const QByteArray birth = Part10Builder().text(0x00100030, "DA", born).body();
        return deidentified(exam("1", "20200227", birth + more), options).dataset().text(0x00101010);
    };
    CHECK(ageOf("19581103") == "061Y");
    CHECK(ageOf("19580227") == "062Y"); // on the birthday
    CHECK(ageOf("20191120") == "003M");
    CHECK(ageOf("20200118") == "040D");
    CHECK(ageOf("20200301").isEmpty()); // born after the exam
    CHECK(ageOf("unknown").isEmpty());
    CHECK(ageOf("19581103", Part10Builder().text(0x00101010, "AS", "060Y").body()) == "060Y");
    CHECK(ageOf("19581103", {}, test::withoutOptions()).isEmpty());
}

TEST_CASE("a copy says what was done, also where others have done something before")
{
    const auto codesOf = [](const dicom::Part10 &file) {
        QByteArrayList codes;
        for (const dicom::Dataset &item : file.dataset().items(0x00120064))
            codes.append(item.text(0x00080100) + ' ' + item.text(0x00080102));
        return codes;
    };
    const auto copy = deidentified(exam("1", "20200227"));
    CHECK(copy.dataset().text(0x00120062) == "YES");
    CHECK(copy.dataset().text(0x00120063) == "TuoDossier: PS3.15 2026c Annex E, Basic Profile");
    CHECK(codesOf(copy) == QByteArrayList{"113100 DCM", "113105 DCM", "113107 DCM", "113108 DCM"});
    CHECK(codesOf(deidentified(exam("1", "20200227"), test::withoutOptions())) == QByteArrayList{"113100 DCM"});
    const QByteArray pixels = Part10Builder().text(0x00080100, "SH", "113101").text(0x00080102, "SH", "DCM").body();
    const QByteArray basic = Part10Builder().text(0x00080100, "SH", "113100").text(0x00080102, "SH", "DCM").body();
    const QByteArray before =
        Part10Builder().text(0x00120063, "LO", "Trial office").sequence(0x00120064, {pixels, basic}).body();
    const auto again = deidentified(exam("1", "20200227", before));
    CHECK(again.dataset().text(0x00120063) == "Trial office\\TuoDossier: PS3.15 2026c Annex E, Basic Profile");
    CHECK(codesOf(again) == QByteArrayList{"113101 DCM", "113100 DCM", "113105 DCM", "113107 DCM", "113108 DCM"});
}

TEST_CASE("what a deidentifier has made it leaves as it is")
{
    const auto one = test::deidentifier();
    const QByteArray copy = one.apply(whoseExam(explicitLittle)).value();
    CHECK(one.apply(copy).value() == copy);
    CHECK(test::deidentifier({}, 'x').apply(copy).value() != copy);
    // Who only claims it is not believed.
    const QByteArray claim = Part10Builder().text(0x00120062, "CS", "YES").text(0x00100010, "PN", "Rossi").body();
    const auto claimed = deidentified(exam("ANON-00000000-0000", "20200227", claim));
    CHECK(claimed.dataset().text(0x00100010) == "ANONYMOUS");
}

TEST_CASE("a sequence that went through a program without a dictionary is cleaned like any other")
{
    // UN of defined length holds items in implicit little endian (PS3.5 6.2.2), whatever the file's encoding.
    const QByteArray inner =
        Part10Builder(implicitLittle).text(0x00081155, "UI", "1.2.3.4").text(0x00104000, "LT", "Rossi").body();
    const QByteArray items = QByteArray::fromHex("FEFF00E0") + char(inner.size()) + QByteArray(3, '\0') + inner;
    for (const char *syntax : {explicitLittle, explicitBig}) {
        Part10Builder b(syntax);
        const auto copy = deidentified(b.image(1, 1, 8, 8, false).raw(0x300C0002, "UN", items).file());
        const dicom::Dataset *item = copy.dataset().item(0x300C0002);
        REQUIRE(item);
        CHECK(item->text(0x00081155) == copy.dataset().text(0x00080018));
        CHECK_FALSE(item->contains(0x00104000));
    }
}

TEST_CASE("of a description the words that speak of the exam stay, unless they are somebody's name")
{
    const QByteArray more = Part10Builder()
                                .text(0x00080090, "PN", "Costa^Piero")
                                .text(0x00081030, "LO", "RM encefalo, Sig. Neri")
                                .text(0x0008103E, "LO", "AX T2 costa")
                                .text(0x00181030, "LO", "Neri") // X/D
                                .text(0x00204000, "LT", "Neri") // X
                                .body();
    const auto copy = deidentified(exam("1", "20200227", more));
    CHECK(copy.dataset().text(0x00081030) == "RM encefalo");
    CHECK(copy.dataset().text(0x0008103E) == "AX T2");
    CHECK(copy.dataset().text(0x00181030) == "ANONYMIZED");
    CHECK_FALSE(copy.dataset().contains(0x00204000));
    CHECK_FALSE(deidentified(exam("1", "20200227", more), test::withoutOptions()).dataset().contains(0x00081030));
}

TEST_CASE("a value whose VR the attribute cannot have is not taken for items")
{
    const auto copy =
        deidentified(exam("1", "20200227", Part10Builder().shorts(0x00081072, {1}).body()), test::withoutOptions());
    REQUIRE(copy.dataset().contains(0x00081072)); // Operator Identification Sequence
    CHECK(copy.dataset().items(0x00081072).empty());
    CHECK(test::pixelBytes(exam("1", "20200227")) == copy.dataset().value(0x7FE00010));
}

TEST_CASE("numbers, codes and texts that name nobody stay")
{
    const QByteArray more = Part10Builder()
                                .text(0x00080070, "LO", "Siemens")
                                .text(0x00080090, "PN", "Re^Ugo") // two letters, as in "reconstruction"
                                .text(0x00180015, "CS", "CHEST")
                                .text(0x00180050, "DS", "1.25")
                                .text(0x00181210, "SH", "Re 40f")
                                .body();
    const auto copy = deidentified(exam("12", "20200227", more));
    CHECK(copy.dataset().text(0x00080070) == "Siemens");
    CHECK(copy.dataset().text(0x00180015) == "CHEST");
    CHECK(copy.dataset().text(0x00180050) == "1.25");
    CHECK(copy.dataset().text(0x00181210) == "Re 40f");
    CHECK(copy.dataset().text(0x00080008).isEmpty());
}

TEST_CASE("a drawing keeps its lines and loses its words")
{
    const QByteArray words = Part10Builder().text(0x00700006, "ST", "Rossi, 12 mm").body();
    const QByteArray lines =
        Part10Builder().raw(0x00700022, "FL", QByteArray(8, 'n')).text(0x00700023, "CS", "POLYLINE").body();
    const QByteArray drawing = Part10Builder()
                                   .text(0x00700002, "CS", "LAYER1")
                                   .sequence(0x00700008, {words})
                                   .sequence(0x00700009, {lines})
                                   .body();
    const auto copy = deidentified(exam("1", "20200227", Part10Builder().sequence(0x00700001, {drawing}).body()));
    const dicom::Dataset *item = copy.dataset().item(0x00700001);
    REQUIRE(item);
    CHECK(item->text(0x00700002) == "LAYER1");
    CHECK(item->item(0x00700008)->text(0x00700006) == "ANONYMIZED");
    CHECK(item->item(0x00700009)->value(0x00700022) == QByteArray(8, 'n'));
}

TEST_CASE("objects of words, documents, directories and pixels elsewhere are refused")
{
    const auto ofClass = [](const char *sopClass) {
        return Part10Builder().text(0x00080016, "UI", sopClass).text(0x00080018, "UI", "1.2.3.4").file();
    };
    CHECK(refusal(ofClass("1.2.840.10008.5.1.4.1.1.88.11")) == ErrorCode::Unsupported); // Basic Text SR
    CHECK(refusal(ofClass("1.2.840.10008.5.1.4.1.1.88.59")) == ErrorCode::Unsupported); // Key Object Selection
    CHECK(refusal(ofClass("1.2.840.10008.5.1.4.1.1.104.1")) == ErrorCode::Unsupported); // Encapsulated PDF
    const QByteArray item = Part10Builder().text(0x0040A160, "UT", "Rossi").body();
    CHECK(refusal(exam("1", "20200227", Part10Builder().sequence(0x0040A730, {item}).body())) ==
          ErrorCode::Unsupported);
    CHECK(refusal(exam("1", "20200227", Part10Builder().raw(0x00420011, "OB", "%PDF").body())) ==
          ErrorCode::Unsupported);
    CHECK(refusal(exam("1", "20200227", Part10Builder().text(0x00287FE0, "UR", "https://x").body())) ==
          ErrorCode::Unsupported);
}

TEST_CASE("files that cannot be read to their end are refused")
{
    CHECK(refusal("no DICOM") == ErrorCode::Malformed);
    CHECK(refusal(Part10Builder().text(0x00080016, "UI", "1.2.3").file()) == ErrorCode::Malformed);
    CHECK(refusal(Part10Builder().image(1, 1, 8, 8, false).lie(0x7FE00010, "OW", 100, "px").file()) ==
          ErrorCode::Truncated);
    CHECK(refusal(Part10Builder().image(1, 1, 8, 8, false).lie(0x00100010, "PN", 100, "Rossi").file()) ==
          ErrorCode::Truncated);
    const auto badSecret = dicom::Deidentifier({}, Secret(QByteArray("short"))).apply(exam("1", "20200227"));
    REQUIRE_FALSE(badSecret);
    CHECK(badSecret.error().code == ErrorCode::InvalidArgument);
}
