// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discs/ArchiveInstanceSource.h"
#include "tests/discs/DiscFixture.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QElapsedTimer>

using namespace td;
using namespace Qt::StringLiterals;
using discs::LedgerEntry;
using discs::Outcome;
using discs::Reason;
using test::DiscImage;
using test::put;

namespace {

StudyInstanceUid study(int number)
{
    return *StudyInstanceUid::create(u"1.2.826.0.1.3680043.10.7.%1"_s.arg(number));
}

} // namespace

TEST_CASE("a disc is imported byte for byte with a line for each of its files")
{
    test::Discs discs;
    for (int i = 1; i <= 3; ++i)
        put(discs.path(u"cd/DICOM/IM%1"_s.arg(i)), DiscImage{1, i}.bytes());
    put(discs.path(u"cd/DICOM/COPIA"_s), DiscImage{1, 2}.bytes());
    put(discs.path(u"cd/autorun.inf"_s), "[autorun]");
    put(discs.path(u"cd/VIEWER.EXE"_s), QByteArray("MZ").append(5000, '\0'));
    put(discs.path(u"cd/vuoto"_s), "");
    const auto summary = discs.import(discs.path(u"cd"_s));
    REQUIRE(summary);
    CHECK(summary->counts ==
          discs::OutcomeCounts{{Outcome::Imported, 3}, {Outcome::Duplicate, 1}, {Outcome::NotDicom, 3}});
    const auto ledger = discs.ledger(summary->disc);
    CHECK(ledger.size() == 7);
    // Files are read in the order of their names: COPIA comes first, and IM2 is then the duplicate.
    CHECK(ledger[u"DICOM/IM2"_s] == std::pair(Outcome::Duplicate, Reason::SameDisc));
    CHECK(ledger[u"VIEWER.EXE"_s] == std::pair(Outcome::NotDicom, Reason::None));

    const auto list = discs.list();
    REQUIRE(list.size() == 1);
    CHECK(list[0].isComplete);
    CHECK(list[0].name == u"cd"_s);
    REQUIRE(list[0].studies.size() == 1);
    const model::ImagingStudy &seen = list[0].studies[0];
    CHECK(seen.uid == study(1));
    CHECK(seen.origin == model::Origin::OwnDisc);
    CHECK(seen.description == u"RX TORACE"_s);
    CHECK(seen.modalities == QStringList{u"CR"_s});
    CHECK(seen.started == QDateTime(QDate(2024, 3, 5), QTime(9, 15)));
    CHECK(seen.numberOfInstances == 3);

    discs::ArchiveInstanceSource source(discs.archive);
    auto contents = source.contents(study(1));
    REQUIRE(test::waitFor(contents));
    REQUIRE(contents.result());
    REQUIRE(contents.result()->series.size() == 1);
    const model::ImagingSeries series = contents.result()->series[0];
    REQUIRE(series.instances.size() == 3);
    auto bytes = source.instance({study(1), series.uid, series.instances[1].uid});
    REQUIRE(test::waitFor(bytes));
    CHECK(bytes.result().value() == DiscImage{1, 2}.bytes());
    auto nothing = source.contents(study(9));
    REQUIRE(test::waitFor(nothing));
    CHECK(nothing.result().error().code == ErrorCode::NotFound);
}

TEST_CASE("of two patients on one disc only the own images are imported and the other is not named")
{
    test::Discs discs;
    put(discs.path(u"cd/A"_s), DiscImage{1, 1}.bytes());
    put(discs.path(u"cd/B"_s), DiscImage{2, 1, u"VERDI^ANNA"_s, u"19600101"_s}.bytes());
    put(discs.path(u"cd/C"_s), DiscImage{3, 1, {}, {}}.bytes());
    const auto summary = discs.import(discs.path(u"cd"_s));
    REQUIRE(summary);
    const auto ledger = discs.ledger(summary->disc);
    CHECK(ledger[u"A"_s] == std::pair(Outcome::Imported, Reason::None));
    CHECK(ledger[u"B"_s] == std::pair(Outcome::OtherPatient, Reason::OtherPerson));
    CHECK(ledger[u"C"_s] == std::pair(Outcome::OtherPatient, Reason::PersonUnclear));
    CHECK(discs.archive->studies().value() == QVector{study(1)});
    CHECK(discs.objects() == 1);
    discs.archive.reset();
    QByteArray everything;
    for (const QString &name : QDir(discs.path(u"archive"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        everything += test::bytesOf(discs.path(u"archive/"_s + name + u"/archive.sqlite"_s));
    CHECK(everything.contains("ROSSI"));
    CHECK_FALSE(everything.contains("VERDI"));
}

TEST_CASE("broken files are told apart and none of them is imported")
{
    test::Discs discs;
    const QByteArray whole = DiscImage{1, 1, u"ROSSI^MARIO"_s, u"19851210"_s, 64}.bytes();
    put(discs.path(u"cd/whole"_s), whole);
    put(discs.path(u"cd/no-preamble"_s), DiscImage{1, 2}.bytes().mid(128 + 4));
    put(discs.path(u"cd/bare"_s), DiscImage{1, 3}.bareDataset());
    put(discs.path(u"cd/cut-in-pixels"_s), DiscImage{1, 4, u"ROSSI^MARIO"_s, u"19851210"_s, 64}.bytes().chopped(100));
    put(discs.path(u"cd/cut-in-header"_s), whole.first(300));
    put(discs.path(u"cd/no-uid"_s),
        QByteArray(whole).replace("1.2.826.0.1.3680043.10.7.1.1", "x.2.826.0.1.3680043.10.7.1.1"));
    put(discs.path(u"cd/eight"_s), QByteArray("\x08\0", 2) + QByteArray(3000, 'x'));
    const auto summary = discs.import(discs.path(u"cd"_s));
    REQUIRE(summary);
    const auto ledger = discs.ledger(summary->disc);
    CHECK(ledger[u"whole"_s].first == Outcome::Imported);
    CHECK(ledger[u"no-preamble"_s].first == Outcome::Imported);
    CHECK(ledger[u"bare"_s].first == Outcome::Imported);
    CHECK(ledger[u"cut-in-pixels"_s] == std::pair(Outcome::Damaged, Reason::EndsTooSoon));
    CHECK(ledger[u"cut-in-header"_s].first == Outcome::Damaged);
    CHECK(ledger[u"no-uid"_s] == std::pair(Outcome::Damaged, Reason::BrokenStructure));
    CHECK(ledger[u"eight"_s] == std::pair(Outcome::NotDicom, Reason::None));
    // What lacked its preamble has one now: PS3.10 7.1 asks for it, and the export reads such files only.
    const auto contents = discs.archive->contents(study(1));
    REQUIRE(contents);
    REQUIRE(contents->series[0].instances.size() == 3);
    for (const model::ImagingInstance &instance : contents->series[0].instances) {
        const auto bytes = discs.archive->instance({study(1), contents->series[0].uid, instance.uid});
        REQUIRE(bytes);
        CHECK(bytes->mid(128, 4) == "DICM");
    }
}

TEST_CASE("a length of three gigabytes in a file of three kilobytes costs nothing")
{
    test::Discs discs;
    // An OB element in Explicit VR (PS3.5 7.1.2) whose length is 3 GB, after a valid beginning.
    QByteArray hostile = DiscImage{1, 1}.bytes();
    hostile
        .append(QByteArray::fromHex("e17f1000"
                                    "4f420000"
                                    "000000c0"))
        .append(QByteArray(2500, '\0'));
    const qsizetype pixels = hostile.indexOf(QByteArray::fromHex("e07f1000"));
    REQUIRE(pixels > 0);
    hostile.remove(pixels, 12 + 64);
    put(discs.path(u"cd/hostile"_s), hostile);
    QElapsedTimer timer;
    timer.start();
    const auto summary = discs.import(discs.path(u"cd"_s));
    REQUIRE(summary);
    CHECK(discs.ledger(summary->disc)[u"hostile"_s].first == Outcome::Damaged);
    CHECK(timer.elapsed() < 5'000);
    CHECK(discs.objects() == 0);
}

TEST_CASE("the index of a disc is not trusted and tells what is missing")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"a disc with a DICOMDIR: the corpus is not there"_s);
    test::Discs discs;
    const QString from = corpus + u"/media/pydicom-dicomdirtests/"_s;
    put(discs.path(u"cd/DICOMDIR"_s), test::bytesOf(from + u"DICOMDIR"_s));
    put(discs.path(u"cd/77654033/CR1/6154"_s), test::bytesOf(from + u"77654033/CR1/6154"_s));
    put(discs.path(u"cd/unlisted"_s), DiscImage{1, 1}.bytes());
    const auto summary = discs.import(discs.path(u"cd"_s));
    REQUIRE(summary);
    const auto ledger = discs.ledger(summary->disc);
    CHECK(ledger[u"DICOMDIR"_s] == std::pair(Outcome::NotDicom, Reason::DiscIndex));
    CHECK(ledger[u"unlisted"_s].first == Outcome::Imported);
    CHECK(ledger[u"77654033/CR1/6154"_s] == std::pair(Outcome::OtherPatient, Reason::OtherPerson));
    CHECK(ledger[u"77654033/CR2/6247"_s] == std::pair(Outcome::Unreadable, Reason::ListedButMissing));
    // The DICOMDIR lists 31 images (pydicom's own description of this file-set); one of them is there.
    CHECK(summary->counts.value(Outcome::Unreadable) == 30);
}

TEST_CASE("every disc of the corpus is read to its end with a line for each file")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"real discs: the corpus is not there"_s);
    for (const QString &name : {u"media"_s, u"malformed"_s, u"multistudy"_s, u"charsets"_s}) {
        INFO(name.toStdString());
        test::Discs discs;
        const auto summary = discs.import(corpus + u'/' + name);
        REQUIRE(summary);
        int files = 0;
        QDirIterator all(corpus + u'/' + name, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        for (; all.hasNext(); all.next())
            ++files;
        int lines = 0;
        const auto ledger = discs.archive->ledger(summary->disc);
        REQUIRE(ledger);
        for (const LedgerEntry &entry : *ledger)
            lines += entry.reason == Reason::ListedButMissing ? 0 : 1;
        CHECK(lines >= files);                                // ZIPs among them have a line for each entry
        CHECK(summary->counts.value(Outcome::Imported) == 0); // none of them is Mario Rossi's
        CHECK(summary->counts.value(Outcome::OtherPatient) > 0);
    }
}

TEST_CASE("a disc inside a ZIP or an ISO image is imported like the disc itself")
{
    test::Discs discs;
    for (int i = 1; i <= 4; ++i)
        put(discs.path(u"cd/DICOM/IM%1"_s.arg(i)), DiscImage{1, i}.bytes());
    if (!test::zipFolder(discs.path(u"cd"_s), discs.path(u"cd.zip"_s)) ||
        !test::makeIso(discs.path(u"cd"_s), discs.path(u"cd.iso"_s)))
        return test::announceSkip(u"discs in archives: zip or xorriso is not installed"_s);
    const auto zip = discs.import(discs.path(u"cd.zip"_s));
    REQUIRE(zip);
    CHECK(zip->counts == discs::OutcomeCounts{{Outcome::Imported, 4}});
    const auto iso = discs.import(discs.path(u"cd.iso"_s));
    REQUIRE(iso);
    CHECK(iso->counts == discs::OutcomeCounts{{Outcome::Duplicate, 4}});
    CHECK(discs.list()[0].name == u"CD_OSPEDALE"_s);
    CHECK(discs.ledger(iso->disc)[u"DICOM/IM1"_s] == std::pair(Outcome::Duplicate, Reason::AlreadyImported));
}

TEST_CASE("removing a disc keeps what another disc has brought too")
{
    test::Discs discs;
    put(discs.path(u"a/1"_s), DiscImage{1, 1}.bytes());
    put(discs.path(u"a/2"_s), DiscImage{2, 1}.bytes());
    put(discs.path(u"b/2"_s), DiscImage{2, 1}.bytes());
    put(discs.path(u"b/3"_s), DiscImage{2, 2}.bytes());
    const auto a = discs.import(discs.path(u"a"_s));
    const auto b = discs.import(discs.path(u"b"_s));
    REQUIRE(a);
    REQUIRE(b);
    CHECK(discs.objects() == 3);
    REQUIRE(discs.archive->remove(a->disc));
    CHECK(discs.archive->studies().value() == QVector{study(2)});
    CHECK(discs.archive->contents(study(2))->series[0].instances.size() == 2);
    CHECK(discs.objects() == 2);
    REQUIRE(discs.archive->remove(b->disc));
    CHECK(discs.archive->studies().value().isEmpty());
    CHECK(discs.objects() == 0);
    CHECK(discs.archive->remove(b->disc).error().code == ErrorCode::NotFound);
}

TEST_CASE("the same identifier with other contents does not replace what is there")
{
    test::Discs discs;
    put(discs.path(u"a/1"_s), DiscImage{1, 1}.bytes());
    DiscImage other{1, 1};
    other.grey = 99;
    put(discs.path(u"b/1"_s), other.bytes());
    REQUIRE(discs.import(discs.path(u"a"_s)));
    const auto b = discs.import(discs.path(u"b"_s));
    REQUIRE(b);
    CHECK(discs.ledger(b->disc)[u"1"_s] == std::pair(Outcome::Duplicate, Reason::OtherContents));
    const auto contents = discs.archive->contents(study(1));
    CHECK(discs.archive->instance({study(1), contents->series[0].uid, contents->series[0].instances[0].uid}).value() ==
          DiscImage{1, 1}.bytes());
}

TEST_CASE("an archive can be entered by its owner alone and opened by one program at a time")
{
    test::Discs discs;
    const QString folder = discs.archive->folder();
    CHECK_FALSE(folder.contains(u"RSSMRA85T10A562S"_s));
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    CHECK((QFile::permissions(folder) & others) == QFileDevice::Permissions());
    CHECK(discs::DiscArchive::open(discs.path(u"archive"_s), test::mario()).error().code == ErrorCode::Conflict);
    model::Patient anna = test::mario();
    anna.fiscalCode = u"MRTMTT91D08F205J"_s;
    const auto second = discs::DiscArchive::open(discs.path(u"archive"_s), anna);
    REQUIRE(second);
    CHECK((*second)->folder() != folder);
}
