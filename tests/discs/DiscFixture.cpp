// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/discs/DiscFixture.h"

#include "core/dicom/Part10Writer.h"
#include "tests/support/Catch.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QDirIterator>

namespace td::test {

using namespace Qt::StringLiterals;
namespace attribute = dicom::attribute;

namespace {

dicom::DataSetBuilder dataSet(const DiscImage &image)
{
    const QString study = u"1.2.826.0.1.3680043.10.7.%1"_s.arg(image.study);
    dicom::DataSetBuilder set;
    set.text(attribute::SOPClassUID, u"1.2.840.10008.5.1.4.1.1.7"_s) // Secondary Capture (PS3.4 B.5)
        .text(attribute::SOPInstanceUID, u"%1.1.%2"_s.arg(study).arg(image.number))
        .text(attribute::StudyInstanceUID, study)
        .text(attribute::SeriesInstanceUID, study + u".1"_s)
        .text(attribute::PatientName, image.patientName)
        .text(attribute::PatientID, u"ALTRO-77"_s)
        .text(attribute::PatientBirthDate, image.birthDate)
        .text(attribute::StudyDate, u"20240305"_s)
        .text(attribute::StudyTime, u"091500"_s)
        .text(attribute::StudyDescription, u"RX TORACE"_s)
        .text(attribute::Modality, u"CR"_s)
        .integers(attribute::SeriesNumber, {1})
        .integers(attribute::InstanceNumber, {image.number})
        .text(attribute::PhotometricInterpretation, u"MONOCHROME2"_s)
        .integers(attribute::SamplesPerPixel, {1})
        .integers(attribute::Rows, {image.side})
        .integers(attribute::Columns, {image.side})
        .integers(attribute::BitsAllocated, {8})
        .integers(attribute::BitsStored, {8})
        .integers(attribute::HighBit, {7})
        .integers(attribute::PixelRepresentation, {0})
        .bytes(attribute::PixelData, QByteArray(qsizetype(image.side) * image.side, image.grey));
    return set;
}

} // namespace

QByteArray DiscImage::bytes() const
{
    const auto file = dicom::writePart10(dataSet(*this), dicom::explicitVrLittleEndian, "OSPEDALE");
    REQUIRE(file);
    return *file;
}

QByteArray DiscImage::bareDataset() const
{
    return dataSet(*this).explicitLittleEndian();
}

model::Patient mario()
{
    model::Patient patient;
    patient.id = PatientId(u"pat-1"_s);
    patient.familyName = u"Rossi"_s;
    patient.givenName = u"Mario"_s;
    patient.sex = model::Sex::Male;
    patient.birthDate = QDate(1985, 12, 10);
    patient.fiscalCode = u"RSSMRA85T10A562S"_s;
    return patient;
}

void put(const QString &path, const QByteArray &bytes)
{
    REQUIRE(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

bool zipFolder(const QString &folder, const QString &zip)
{
    return haveTool(u"zip"_s) && runTool(u"zip"_s, {u"-q"_s, u"-r"_s, u"-y"_s, zip, u"."_s}, folder).exitCode == 0;
}

bool makeIso(const QString &folder, const QString &iso, const QString &volume)
{
    return haveTool(u"xorriso"_s) && runTool(u"xorriso"_s, {u"-as"_s, u"mkisofs"_s, u"-quiet"_s, u"-J"_s, u"-R"_s,
                                                            u"-V"_s, volume, u"-o"_s, iso, folder})
                                             .exitCode == 0;
}

bool zipByPython(const QString &zip, const QString &script)
{
    const QString program = u"import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:\n"
                            "%1\n"_s.arg(script);
    return haveTool(u"python3"_s) && runTool(u"python3"_s, {u"-c"_s, program, zip}).exitCode == 0;
}

Discs::Discs()
{
    reopen();
}

void Discs::reopen()
{
    archive.reset();
    auto opened = discs::DiscArchive::open(path(u"archive"_s), mario());
    REQUIRE(opened);
    archive = *opened;
}

Result<discs::ImportSummary> Discs::import(const QString &source, qint64 resume)
{
    return discs::runImport(*archive, {source, resume, limits}, progress, cancel);
}

QHash<QString, std::pair<discs::Outcome, discs::Reason>> Discs::ledger(qint64 disc) const
{
    const auto entries = archive->ledger(disc);
    REQUIRE(entries);
    QHash<QString, std::pair<discs::Outcome, discs::Reason>> byPath;
    for (const discs::LedgerEntry &entry : *entries)
        byPath.insert(entry.path, {entry.outcome, entry.reason});
    return byPath;
}

QVector<discs::Disc> Discs::list() const
{
    const auto found = archive->discs();
    REQUIRE(found);
    return *found;
}

qsizetype Discs::objects() const
{
    qsizetype count = 0;
    QDirIterator files(archive->folder() + u"/objects"_s, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    for (; files.hasNext(); files.next())
        ++count;
    return count;
}

} // namespace td::test
