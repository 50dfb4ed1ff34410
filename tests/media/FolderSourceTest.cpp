// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/FolderSource.h"

#include "core/authoring/ExportJob.h"
#include "core/dicom/DicomDirReader.h"
#include "core/dicom/ForeignFile.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Files.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;
using test::contentOf;
using test::write;

namespace {

const std::atomic_bool goOn = false;

std::shared_ptr<media::FolderSource> opened(const QString &folder)
{
    const auto source = media::FolderSource::open(folder, {}, goOn);
    REQUIRE(source);
    return *source;
}

/// Two studies of two series of three images, exported and unpacked.
struct Medium {
    QTemporaryDir folder;
    QString tree = folder.filePath(u"Città di prova (1)"_s);
    test::MemoryInstanceSource made;

    Medium()
    {
        for (int study = 1; study <= 2; ++study)
            for (int series = 1; series <= 2; ++series)
                for (int i = 1; i <= 3; ++i)
                    REQUIRE(made.add(test::smallInstance(study, series, i)));
        const QString zip = folder.filePath(u"a.zip"_s);
        REQUIRE(authoring::runExport(made, {made.studies(), zip, u"it"_s, test::sealFile()}, {}, goOn));
        REQUIRE(test::runTool(u"unzip"_s, {u"-q"_s, zip, u"-d"_s, tree}).exitCode == 0);
    }
    QString at(const QString &path) const { return tree + u'/' + path; }

    /// Every instance is there with its own bytes, in the order of its number.
    void checkWhole(media::FolderSource &source) const
    {
        REQUIRE(source.studies().size() == 2);
        for (const model::StudyContents &contents : source.studies()) {
            CHECK(contents.patientName == u"PROVA^UNO"_s);
            CHECK(contents.study.modalities == QStringList{u"OT"_s});
            CHECK(contents.study.started == QDateTime(QDate(2025, 1, 2), QTime(10, 11, 12)));
            CHECK(contents.study.numberOfInstances == 6);
            REQUIRE(contents.series.size() == 2);
            for (const model::ImagingSeries &series : contents.series) {
                REQUIRE(series.instances.size() == 3);
                for (int i = 0; i < 3; ++i) {
                    CHECK(series.instances[i].number == i + 1);
                    auto answer = source.instance({contents.study.uid, series.uid, series.instances[i].uid});
                    answer.waitForFinished();
                    REQUIRE(answer.result());
                    CHECK(*answer.result() == made.bytesOf(series.instances[i].uid));
                }
            }
        }
    }
};

} // namespace

TEST_CASE("a medium is read by its DICOMDIR alone, whatever case its names are in")
{
    const Medium medium;
    SECTION("as it was written") {}
    SECTION("named with a slash at its end, as drives are")
    {
        medium.checkWhole(*opened(medium.tree + u'/'));
    }
    SECTION("in lower case, as some systems mount an ISO 9660 disc")
    {
        REQUIRE(QFile::rename(medium.at(u"DICOMDIR"_s), medium.at(u"dicomdir"_s)));
        REQUIRE(QFile::rename(medium.at(u"DICOM/PAT00001"_s), medium.at(u"DICOM/pat00001"_s)));
        REQUIRE(QFile::rename(medium.at(u"DICOM"_s), medium.at(u"dicom"_s)));
    }
    SECTION("with versions, as other systems do")
    {
        REQUIRE(QFile::rename(medium.at(u"DICOMDIR"_s), medium.at(u"DICOMDIR.;1"_s)));
    }
    int looked = 0;
    const auto source = media::FolderSource::open(
        medium.tree, [&looked](int) { ++looked; }, goOn);
    REQUIRE(source);
    CHECK(looked == 0);
    medium.checkWhole(**source);
}

TEST_CASE("a medium without a DICOMDIR, or with one that leads nowhere, is read file by file")
{
    const Medium medium;
    SECTION("none")
    {
        REQUIRE(QFile::remove(medium.at(u"DICOMDIR"_s)));
    }
    SECTION("damaged")
    {
        write(medium.at(u"DICOMDIR"_s), contentOf(medium.at(u"DICOMDIR"_s)).first(400));
    }
    SECTION("of another medium")
    {
        REQUIRE(QFile::rename(medium.at(u"DICOM"_s), medium.at(u"IMAGES"_s)));
    }
    medium.checkWhole(*opened(medium.tree));
}

TEST_CASE("a DICOMDIR whose offsets are broken is read in its order")
{
    const Medium medium;
    QByteArray bytes = contentOf(medium.at(u"DICOMDIR"_s));
    const auto before = dicom::readDicomDir(bytes);
    REQUIRE(before);
    REQUIRE(before->size() == 12);
    // (0004,1200) Offset of the First Directory Record, UL of 4 bytes.
    const qsizetype at = bytes.indexOf(QByteArray::fromHex("04000012554c0400"));
    REQUIRE(at > 0);
    bytes.replace(at + 8, 4, QByteArray(4, '\xFF'));
    const auto after = dicom::readDicomDir(bytes);
    REQUIRE(after);
    REQUIRE(after->size() == 12);
    for (int i = 0; i < 12; ++i) {
        CHECK(after->at(i).file == before->at(i).file);
        CHECK(after->at(i).header.sopInstance == before->at(i).header.sopInstance);
        CHECK(after->at(i).header.study == before->at(i).header.study);
        CHECK(after->at(i).header.patientName == u"PROVA^UNO"_s);
    }
}

TEST_CASE("images that the directory lists and the medium lacks keep their places and say that they are missing")
{
    const Medium medium;
    REQUIRE(QFile::remove(medium.at(u"DICOM/PAT00001/STU00001/SER00001/IMG00002"_s)));
    const auto source = opened(medium.tree);
    int missing = 0;
    for (const auto &contents : source->studies())
        for (const auto &series : contents.series) {
            CHECK(series.instances.size() == 3);
            for (const auto &instance : series.instances) {
                auto answer = source->instance({contents.study.uid, series.uid, instance.uid});
                answer.waitForFinished();
                if (!answer.result()) {
                    CHECK(answer.result().error().code == ErrorCode::NotFound);
                    ++missing;
                }
            }
        }
    CHECK(missing == 1);
}

TEST_CASE("a directory that names files outside the medium does not lead there")
{
    const Medium medium;
    QByteArray bytes = contentOf(medium.at(u"DICOMDIR"_s));
    bytes.replace("DICOM\\PAT00001", "..\\..\\..\\..\\..");
    write(medium.at(u"DICOMDIR"_s), bytes);
    medium.checkWhole(*opened(medium.tree)); // read file by file instead
}

TEST_CASE("a file that is another image than the directory says is refused")
{
    const Medium medium;
    const auto source = opened(medium.tree);
    write(medium.at(u"DICOM/PAT00001/STU00001/SER00001/IMG00001"_s),
          contentOf(medium.at(u"DICOM/PAT00001/STU00001/SER00001/IMG00002"_s)));
    int refused = 0;
    for (const auto &contents : source->studies())
        for (const auto &series : contents.series)
            for (const auto &instance : series.instances) {
                auto answer = source->instance({contents.study.uid, series.uid, instance.uid});
                answer.waitForFinished();
                if (!answer.result()) {
                    CHECK(answer.result().error().code == ErrorCode::Protocol);
                    ++refused;
                }
            }
    CHECK(refused == 1);
}

TEST_CASE("folders without images, and what is no folder, are refused with the reason")
{
    const QTemporaryDir folder;
    const auto codeOf = [](const QString &path) {
        const auto source = media::FolderSource::open(path, {}, goOn);
        return source ? ErrorCode::Internal : source.error().code;
    };
    CHECK(codeOf(folder.path()) == ErrorCode::Unsupported);
    CHECK(codeOf(folder.filePath(u"none"_s)) == ErrorCode::NotFound);
    write(folder.filePath(u"letter.txt"_s), "text");
    CHECK(codeOf(folder.path()) == ErrorCode::Unsupported);
    CHECK(codeOf(folder.filePath(u"letter.txt"_s)) == ErrorCode::NotFound);
    const std::atomic_bool stop = true;
    const auto stopped = media::FolderSource::open(folder.path(), {}, stop);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::Cancelled);
}

TEST_CASE("directories of another maker, in every encoding and order, say of each file what it says itself")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"DICOMDIRs of another maker: no corpus"_s);
    const QString folder = corpus + u"/media/pydicom-dicomdirtests/"_s;
    const auto [name, hasPatients] = GENERATE(table<const char *, bool>({{"DICOMDIR", true},
                                                                         {"DICOMDIR-implicit", true},
                                                                         {"DICOMDIR-bigEnd", true},
                                                                         {"DICOMDIR-reordered", true},
                                                                         {"DICOMDIR-nopatient", false}}));
    CAPTURE(name);
    const auto listed = dicom::readDicomDir(contentOf(folder + QLatin1String(name)));
    REQUIRE(listed);
    CHECK(listed->size() > 10);
    for (const dicom::ListedInstance &instance : *listed) {
        CAPTURE(instance.file.toStdString());
        const auto file = dicom::readForeignFile(contentOf(folder + instance.file));
        REQUIRE(file);
        CHECK(instance.header.sopInstance == file->header.sopInstance);
        CHECK(instance.header.sopClass == file->header.sopClass);
        CHECK(instance.header.series == file->header.series);
        CHECK(instance.header.study == file->header.study);
        CHECK(instance.header.modality == file->header.modality);
        if (hasPatients)
            CHECK(instance.header.patientName == file->header.patientName);
    }
}

TEST_CASE("names of a directory are read in the character set of their own records")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"character sets of a DICOMDIR: no corpus"_s);
    const QString folder = corpus + u"/media/clunie-charsets/"_s;
    const auto listed = dicom::readDicomDir(contentOf(folder + u"DICOMDIR"_s));
    REQUIRE(listed);
    CHECK(listed->size() >= 10);
    for (const dicom::ListedInstance &instance : *listed) {
        CAPTURE(instance.file.toStdString());
        const auto file = dicom::readForeignFile(contentOf(folder + instance.file));
        REQUIRE(file);
        CHECK(instance.header.patientName == file->header.patientName);
    }
}
