// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Part10Writer.h"
#include "core/dicom/InstanceHeader.h"
#include "tests/support/Catch.h"

using namespace td;
using namespace Qt::StringLiterals;
namespace attribute = td::dicom::attribute;

TEST_CASE("Elements are encoded in Explicit VR Little Endian in the order of their tags and padded to even length")
{
    dicom::DataSetBuilder ds;
    ds.integers(attribute::Rows, {258}).text(attribute::PatientName, u"A^B"_s).text(attribute::SOPClassUID, u"1.2"_s);
    // PS3.5 7.1.2: tag, VR, 16-bit length, value; 258 = 0x0102; "A^B" and "1.2" are padded by a blank and by a NUL.
    const QByteArray expected = QByteArray("\x08\x00\x16\x00UI\x04\x00"
                                           "1.2\0",
                                           12) +
                                QByteArray("\x10\x00\x10\x00PN\x04\x00"
                                           "A^B ",
                                           12) +
                                QByteArray("\x28\x00\x10\x00US\x02\x00\x02\x01", 10);
    CHECK(ds.explicitLittleEndian() == expected);
}

TEST_CASE("Sequences and binary values take the 32-bit length of their value representation")
{
    dicom::DataSetBuilder item;
    item.integers(attribute::RegionDataType, {1});
    dicom::DataSetBuilder ds;
    ds.sequence(attribute::SequenceOfUltrasoundRegions, {item}).bytes(attribute::PixelData, QByteArray("\1\2\3", 3));
    const QByteArray expected =
        QByteArray("\x18\x00\x11\x60SQ\0\0\x12\0\0\0", 12) + QByteArray("\xFE\xFF\x00\xE0\x0A\0\0\0", 8) +
        QByteArray("\x18\x00\x14\x60US\x02\0\x01\0", 10) + QByteArray("\xE0\x7F\x10\x00OW\0\0\x04\0\0\0\1\2\3\0", 16);
    CHECK(ds.explicitLittleEndian() == expected);
}

TEST_CASE("Encapsulated frames follow a basic offset table and end with a delimiter")
{
    dicom::DataSetBuilder ds;
    ds.encapsulatedPixelData({QByteArray("abc"), QByteArray("de")});
    // Offsets count from the first byte of the first fragment's item tag: 0 and 8 + 4 = 12 (PS3.5 A.4).
    const QByteArray expected = QByteArray("\xE0\x7F\x10\x00OB\0\0\xFF\xFF\xFF\xFF", 12) +
                                QByteArray("\xFE\xFF\x00\xE0\x08\0\0\0\0\0\0\0\x0C\0\0\0", 16) +
                                QByteArray("\xFE\xFF\x00\xE0\x04\0\0\0abc\0", 12) +
                                QByteArray("\xFE\xFF\x00\xE0\x02\0\0\0de", 10) +
                                QByteArray("\xFE\xFF\xDD\xE0\0\0\0\0", 8);
    CHECK(ds.explicitLittleEndian() == expected);
}

TEST_CASE("A written Part 10 file reads back with its meta information")
{
    dicom::DataSetBuilder ds;
    ds.text(attribute::SpecificCharacterSet, u"ISO_IR 192"_s)
        .text(attribute::SOPClassUID, u"1.2.840.10008.5.1.4.1.1.7"_s)
        .text(attribute::SOPInstanceUID, u"2.25.1"_s)
        .text(attribute::StudyInstanceUID, u"2.25.2"_s)
        .text(attribute::SeriesInstanceUID, u"2.25.3"_s)
        .text(attribute::PatientName, u"NICOLÒ^Zoë"_s);
    const auto file = dicom::writePart10(ds, dicom::explicitVrLittleEndian, "SOMEAE");
    REQUIRE(file);
    const auto header = dicom::readInstanceHeader(*file);
    REQUIRE(header);
    CHECK(header->sopInstance.value() == u"2.25.1"_s);
    CHECK(header->patientName == u"NICOLÒ^Zoë"_s);
    CHECK(header->sourceAe == u"SOMEAE"_s);
    CHECK(header->transferSyntax.value() == u"1.2.840.10008.1.2.1"_s);
}

TEST_CASE("A data set without SOP UIDs does not become a Part 10 file")
{
    const auto file = dicom::writePart10(dicom::DataSetBuilder(), dicom::explicitVrLittleEndian, "AE");
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("UIDs from names are valid and equal for equal names only")
{
    const QString uid = dicom::uidFromName("one");
    CHECK(isValidUid(uid));
    CHECK(uid.startsWith(u"2.25."_s));
    CHECK(uid == dicom::uidFromName("one"));
    CHECK(uid != dicom::uidFromName("two"));
    CHECK(isValidUid(dicom::randomUid()));
    CHECK(dicom::randomUid() != dicom::randomUid());
}

TEST_CASE("A JPEG frame is a baseline image with two to one chroma across")
{
    const auto jpeg = dicom::encodeJpegBaseline(QByteArray(16 * 8 * 3, char(90)), 8, 16, 90);
    REQUIRE(jpeg);
    CHECK(jpeg->startsWith("\xFF\xD8"));
    const qsizetype frame = jpeg->indexOf("\xFF\xC0"); // SOF0: baseline DCT (ISO/IEC 10918-1 B.1.1.3)
    REQUIRE(frame > 0);
    CHECK(int(jpeg->at(frame + 11)) == 0x21); // sampling factors of the first component: 2 across, 1 down
    CHECK(dicom::encodeJpegBaseline(QByteArray(5, 'x'), 8, 16, 90).error().code == ErrorCode::InvalidArgument);
}
