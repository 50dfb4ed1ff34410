// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomDirWriter.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/Tool.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

using namespace td;
using namespace Qt::StringLiterals;
namespace attribute = td::dicom::attribute;

namespace {

const QStringList somewhere{u"DICOM"_s, u"A"_s};

quint32 wordAt(const QByteArray &bytes, qsizetype position)
{
    REQUIRE(position + 4 <= bytes.size());
    return qFromLittleEndian<quint32>(bytes.constData() + position);
}

dicom::DirectoryEntry entryOf(const QByteArray &file)
{
    auto entry = dicom::readDirectoryEntry(file);
    REQUIRE(entry);
    return *entry;
}

QByteArray reportInstance()
{
    dicom::DataSetBuilder concept_;
    concept_.text({0x0008, 0x0100, "SH"}, u"18748-4"_s)
        .text({0x0008, 0x0102, "SH"}, u"LN"_s)
        .text({0x0008, 0x0104, "LO"}, u"Diagnostic imaging study"_s);
    dicom::DataSetBuilder ds;
    ds.text(attribute::SpecificCharacterSet, u"ISO_IR 192"_s)
        .text(attribute::SOPClassUID, u"1.2.840.10008.5.1.4.1.1.88.11"_s)
        .text(attribute::SOPInstanceUID, u"2.25.77"_s)
        .text(attribute::StudyInstanceUID, u"2.25.78"_s)
        .text(attribute::SeriesInstanceUID, u"2.25.79"_s)
        .text(attribute::PatientName, u"PROVA^DUE"_s)
        .text(attribute::PatientID, u"P-2"_s)
        .text(attribute::StudyDate, u"20250102"_s)
        .text(attribute::StudyTime, u"101112"_s)
        .text(attribute::Modality, u"SR"_s)
        .text(attribute::ContentDate, u"20250103"_s)
        .text(attribute::ContentTime, u"111213"_s)
        .text(attribute::CompletionFlag, u"COMPLETE"_s)
        .text(attribute::VerificationFlag, u"UNVERIFIED"_s)
        .sequence(attribute::ConceptNameCodeSequence, {concept_});
    return dicom::writePart10(ds, dicom::explicitVrLittleEndian, "TEST").value();
}

} // namespace

TEST_CASE("The offsets of a DICOMDIR lead from the root through every level and back to nothing")
{
    dicom::DicomDirWriter writer;
    REQUIRE(writer.add(entryOf(test::smallInstance(1, 1, 1)), {u"DICOM"_s, u"A"_s}));
    REQUIRE(writer.add(entryOf(test::smallInstance(1, 1, 2)), {u"DICOM"_s, u"B"_s}));
    const QByteArray file = writer.write("TEST");
    // (0004,1200) UL and (0004,1202) UL: header of 8 bytes, then the offset.
    const qsizetype first = file.indexOf(QByteArray("\x04\x00\x00\x12UL\x04\x00", 8));
    REQUIRE(first > 0);
    const quint32 patient = wordAt(file, first + 8);
    CHECK(wordAt(file, first + 12 + 8) == patient); // the only root record is the last one too
    const auto next = [&](quint32 record) { return wordAt(file, record + 16); };
    const auto lower = [&](quint32 record) { return wordAt(file, record + 38); };
    const auto isItem = [&](quint32 record) { return file.mid(record, 4) == QByteArray("\xFE\xFF\x00\xE0", 4); };
    const auto type = [&](quint32 record) {
        return file.mid(record + 42 + 8, qFromLittleEndian<quint16>(file.constData() + record + 42 + 6)).trimmed();
    };
    REQUIRE(isItem(patient));
    CHECK(type(patient) == "PATIENT");
    CHECK(next(patient) == 0);
    const quint32 study = lower(patient);
    REQUIRE(isItem(study));
    CHECK(type(study) == "STUDY");
    const quint32 series = lower(study);
    REQUIRE(isItem(series));
    CHECK(type(series) == "SERIES");
    const quint32 one = lower(series);
    REQUIRE(isItem(one));
    CHECK(type(one) == "IMAGE");
    CHECK(lower(one) == 0);
    const quint32 two = next(one);
    REQUIRE(isItem(two));
    CHECK(next(two) == 0);
}

TEST_CASE("A study is one record although one of its instances names no issuer or writes the name otherwise")
{
    const auto entryWith = [](int instance, const QString &name, const QString &issuer) {
        auto entry = entryOf(test::smallInstance(1, 1, instance, name));
        entry.patientKeys.text(attribute::IssuerOfPatientID, issuer);
        entry.patientKey += issuer.toLatin1();
        return entry;
    };
    dicom::DicomDirWriter writer;
    REQUIRE(writer.add(entryWith(1, u"PROVA^UNO"_s, u"HOSPITAL"_s), {u"DICOM"_s, u"A"_s}));
    REQUIRE(writer.add(entryWith(2, u"PROVA^UNO"_s, {}), {u"DICOM"_s, u"B"_s}));
    REQUIRE(writer.add(entryWith(3, u"PROVA^UNO^^"_s, u"HOSPITAL"_s), {u"DICOM"_s, u"C"_s}));
    const QByteArray one = writer.write("TEST");
    CHECK(one.count("PATIENT ") == 1);
    CHECK(one.count("STUDY ") == 1);
    CHECK(one.count("IMAGE ") == 3);
    // Another identifier is another patient, whatever the study says.
    REQUIRE(writer.add(entryOf(test::smallInstance(1, 1, 4, u"PROVA^UNO"_s, u"P-9"_s)), {u"DICOM"_s, u"D"_s}));
    CHECK(writer.write("TEST").count("PATIENT ") == 2);
}

TEST_CASE("Record types follow the SOP class")
{
    const QByteArray root = "1.2.840.10008.5.1.4.1.1.";
    CHECK(dicom::directoryRecordType(root + "2", true) == "IMAGE");
    CHECK(dicom::directoryRecordType(root + "88.33", false) == "SR DOCUMENT");
    CHECK(dicom::directoryRecordType(root + "88.59", false) == "KEY OBJECT DOC");
    CHECK(dicom::directoryRecordType(root + "104.1", false) == "ENCAP DOC");
    CHECK(dicom::directoryRecordType(root + "11.1", false) == "PRESENTATION");
    CHECK(dicom::directoryRecordType(root + "9.1.1", false) == "WAVEFORM");
    CHECK(dicom::directoryRecordType(root + "481.3", false) == "RT STRUCTURE SET");
    CHECK(dicom::directoryRecordType(root + "66.4", true) == "IMAGE");
    CHECK(dicom::directoryRecordType(root + "2", false) == "IMAGE");
    CHECK(dicom::directoryRecordType("1.2.3.4", false) == "PRIVATE");
}

TEST_CASE("A DICOMDIR takes only file ids of the standard and each instance once")
{
    dicom::DicomDirWriter writer;
    const auto entry = entryOf(test::smallInstance(1, 1, 1));
    CHECK(writer.add(entry, {u"dicom"_s}).error().code == ErrorCode::InvalidArgument);
    CHECK(writer.add(entry, {u"TOOLONGNAME"_s}).error().code == ErrorCode::InvalidArgument);
    CHECK(writer.add(entry, {u"IMG.1"_s}).error().code == ErrorCode::InvalidArgument);
    CHECK(writer.add(entry, {}).error().code == ErrorCode::InvalidArgument);
    CHECK(writer.add(entry, QStringList(9, u"A"_s)).error().code == ErrorCode::InvalidArgument);
    CHECK(writer.add(entry, somewhere));
    CHECK(writer.add(entry, somewhere).error().code == ErrorCode::Conflict);
}

TEST_CASE("A file that is not DICOM or ends in its header gives no directory entry")
{
    const QByteArray file = test::smallInstance(1, 1, 1);
    CHECK(dicom::readDirectoryEntry("not DICOM").error().code == ErrorCode::Malformed);
    const auto cut = dicom::readDirectoryEntry(file.left(400));
    REQUIRE_FALSE(cut);
    CHECK((cut.error().code == ErrorCode::Truncated || cut.error().code == ErrorCode::Malformed));
}

TEST_CASE("Text stands in the DICOMDIR in the bytes and the character set of its instance")
{
    dicom::DicomDirWriter writer;
    REQUIRE(writer.add(entryOf(test::smallInstance(1, 1, 1, u"NICOLÒ^Zoë"_s)), somewhere));
    const QByteArray file = writer.write("TEST");
    CHECK(file.contains(QByteArray("\x10\x00\x10\x00PN\x0C\x00", 8) + u"NICOLÒ^Zoë"_s.toUtf8()));
    CHECK(file.count("ISO_IR 192") == 4); // once per record
}

TEST_CASE("A name too long for any directory is left out and does not break the records around it")
{
    dicom::DicomDirWriter writer;
    // (0010,0020) of VR UT, which takes 100,000 bytes where a patient's identifier has 64 characters.
    QByteArray file = test::smallInstance(1, 1, 1);
    const QByteArray usual = QByteArray("\x10\x00\x20\x00LO\x04\x00P-1 ", 12);
    REQUIRE(file.contains(usual));
    file.replace(usual, QByteArray("\x10\x00\x20\x00UT\0\0\xA0\x86\x01\0", 12) + QByteArray(100'000, 'A'));
    REQUIRE(writer.add(entryOf(file), somewhere));
    const QByteArray directory = writer.write("TEST");
    CHECK(directory.size() < 4096);
    CHECK(directory.contains(QByteArray("\x10\x00\x20\x00LO\x02\x00\x31\x20", 10))); // numbered "1" instead
}

TEST_CASE("A DICOMDIR of the whole corpus can be read by an independent program to its end")
{
    if (test::corpusFolder().isEmpty() || !test::haveTool(u"dcmdump"_s)) {
        test::announceSkip(u"the corpus or dcmdump is not there"_s);
        return;
    }
    dicom::DicomDirWriter writer;
    int count = 0;
    QDirIterator walk(test::corpusFolder(), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        const auto entry = dicom::readDirectoryEntry(file.readAll());
        if (entry && writer.add(*entry, {u"DICOM"_s, u"F%1"_s.arg(count, 5, 10, QChar(u'0'))}))
            ++count;
    }
    CHECK(count > 400);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"DICOMDIR"_s));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(writer.write("CORPUS"));
    file.close();
    const auto dump = test::runTool(u"dcmdump"_s, {u"+P"_s, u"ReferencedFileID"_s, file.fileName()});
    CHECK(dump.exitCode == 0);
    CHECK(dump.output.count("ReferencedFileID") == count);
    CHECK_FALSE(dump.output.contains("E:"));
}

TEST_CASE("Independent tools find no error in a DICOMDIR of images and a report")
{
    dicom::DicomDirWriter writer;
    REQUIRE(writer.add(entryOf(test::smallInstance(1, 1, 1)), {u"DICOM"_s, u"A"_s}));
    REQUIRE(writer.add(entryOf(test::smallInstance(1, 2, 1)), {u"DICOM"_s, u"B"_s}));
    REQUIRE(writer.add(entryOf(test::smallInstance(2, 1, 1)), {u"DICOM"_s, u"C"_s}));
    REQUIRE(writer.add(entryOf(reportInstance()), {u"DICOM"_s, u"D"_s}));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"DICOMDIR"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(writer.write("TUODOSSIER"));
    file.close();
    if (!test::haveTool(u"dciodvfy"_s) || !test::haveTool(u"dcmdump"_s)) {
        test::announceSkip(u"dciodvfy or dcmdump is not installed"_s);
        return;
    }
    CHECK(test::dciodvfyErrors(path).join('\n') == QByteArray());
    const auto dump = test::runTool(u"dcmdump"_s, {path});
    CHECK(dump.exitCode == 0);
    CHECK(dump.output.count("PATIENT") >= 2);
    CHECK(dump.output.contains("SR DOCUMENT"));
    CHECK_FALSE(dump.output.contains("W:"));
    CHECK_FALSE(dump.output.contains("E:"));
}
