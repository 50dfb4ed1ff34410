// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportJob.h"
#include "core/media/FolderSource.h"
#include "core/media/MediumCheck.h"
#include "tests/support/Catch.h"
#include "tests/support/Files.h"
#include "tests/support/MemoryInstanceSource.h"
#include "tests/support/SealFile.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

const std::atomic_bool goOn = false;

/// Three studies of four small instances.
void fill(test::MemoryInstanceSource &source)
{
    for (int study = 1; study <= 3; ++study)
        for (int i = 1; i <= 4; ++i)
            REQUIRE(source.add(test::smallInstance(study, 1, i)));
}

qint64 oneInstance(const test::MemoryInstanceSource &source)
{
    return authoring::onMedium(source.studies()[0].series[0].instances[0].bytes);
}

/// What a volume is allowed beyond its instances, for pages.
constexpr qint64 pages = 256 * 1024 + authoring::seriesOnPages;

authoring::ExportRequest requestOf(const test::MemoryInstanceSource &source, const QString &target)
{
    return {source.studies(), target, u"it"_s, test::sealFile()};
}

QSet<SopInstanceUid> instancesOn(const QString &folder)
{
    const auto medium = media::FolderSource::open(folder, {}, goOn);
    REQUIRE(medium);
    QSet<SopInstanceUid> found;
    for (const auto &study : (*medium)->studies())
        for (const auto &series : study.series)
            for (const auto &instance : series.instances)
                found.insert(instance.uid);
    return found;
}

} // namespace

TEST_CASE("Each volume is a medium by itself and no study is on two of them")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    auto request = requestOf(source, folder.filePath(u"VOL1"_s));
    request.form = authoring::MediumForm::Folder;
    request.volumeBytes = 5 * oneInstance(source) + pages; // one study of four, and not two
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE(done);
    CHECK(done->instances == 12);
    CHECK(done->volumes ==
          QStringList{folder.filePath(u"VOL1"_s), folder.filePath(u"VOL2"_s), folder.filePath(u"VOL3"_s)});
    for (int i = 0; i < 3; ++i) {
        const auto check = media::checkMedium(done->volumes[i], {}, goOn);
        REQUIRE(check);
        CHECK(check->isIntact());
        QSet<SopInstanceUid> expected;
        const auto studies = source.studies();
        for (const auto &instance : studies[i].series[0].instances)
            expected.insert(instance.uid);
        CHECK(instancesOn(done->volumes[i]) == expected);
        CHECK(QFileInfo::exists(done->volumes[i] + u"/DICOM/PAT00001/STU00001/SER00001/IMG00004"_s));
    }
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() == 3);
}

TEST_CASE("A volume that is full before its plan ends goes on in one more")
{
    test::MemoryInstanceSource source;
    for (int i = 1; i <= 12; ++i)
        REQUIRE(source.add(test::noisyInstance(i, 100'000)));
    const QTemporaryDir folder;
    auto request = requestOf(source, folder.filePath(u"exam.zip"_s));
    request.volumeBytes = 10 * oneInstance(source) + pages; // ten of the twelve, less README.TXT
    for (auto &study : request.studies)
        for (auto &series : study.series)
            for (auto &instance : series.instances)
                instance.bytes = 1; // the index is wrong
    REQUIRE(authoring::planOf(request)->volumes == 1);
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE(done);
    REQUIRE(done->volumes.size() == 2);
    CHECK(done->volumes[1] == folder.filePath(u"exam-2.zip"_s));
    qint64 instances = 0;
    for (const QString &volume : std::as_const(done->volumes)) {
        const auto check = media::checkMedium(volume, {}, goOn);
        REQUIRE(check);
        CHECK(check->isIntact());
        qint64 unpacked = 0;
        for (const auto &entry : check->manifest.entries) {
            unpacked += authoring::onMedium(entry.bytes);
            instances += entry.path.startsWith(u"DICOM/"_s) ? 1 : 0;
        }
        CHECK(unpacked <= request.volumeBytes);
    }
    CHECK(instances == 12);
}

TEST_CASE("When a later volume fails none of them is left")
{
    test::MemoryInstanceSource source;
    fill(source);
    source.intercept = [](int, const QByteArray &bytes) { return test::MemoryInstanceSource::answer(bytes); };
    const QTemporaryDir folder;
    auto request = requestOf(source, folder.filePath(u"VOL1.zip"_s));
    request.volumeBytes = 5 * oneInstance(source) + pages;
    REQUIRE(QDir().mkdir(folder.filePath(u"VOL3.zip"_s))); // where the third would go
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::InvalidArgument);
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) ==
          QStringList{u"VOL3.zip"_s});
}

TEST_CASE("A folder that is there keeps its files and gets the medium beside them")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    test::write(folder.filePath(u"holiday.txt"_s), "sun");
    auto request = requestOf(source, folder.path());
    request.form = authoring::MediumForm::Folder;
    REQUIRE(authoring::runExport(source, request, {}, goOn));
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name) ==
          QStringList{u"DICOM"_s, u"DICOMDIR"_s, u"IHE_PDI"_s, u"INDEX.HTM"_s, u"MANIFEST.TXT"_s, u"README.TXT"_s,
                      u"holiday.txt"_s});
    CHECK(test::contentOf(folder.filePath(u"holiday.txt"_s)) == "sun");
    CHECK(media::checkMedium(folder.path(), {}, goOn)->added == QStringList{u"holiday.txt"_s});

    const auto again = authoring::runExport(source, request, {}, goOn);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::Conflict); // two media do not mix
    CHECK(media::checkMedium(folder.path(), {}, goOn)->missing.isEmpty());
}

TEST_CASE("A name of the medium that is taken by another file stops the export and touches nothing")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    test::write(folder.filePath(u"README.TXT"_s), "mine");
    auto request = requestOf(source, folder.path());
    request.form = authoring::MediumForm::Folder;
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::Conflict);
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) ==
          QStringList{u"README.TXT"_s});
    CHECK(test::contentOf(folder.filePath(u"README.TXT"_s)) == "mine");
}

TEST_CASE("The same studies give the same files whatever the form")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    auto request = requestOf(source, folder.filePath(u"deflated.zip"_s));
    REQUIRE(authoring::runExport(source, request, {}, goOn));
    request.target = folder.filePath(u"stored.zip"_s);
    request.deflate = false;
    REQUIRE(authoring::runExport(source, request, {}, goOn));
    request.target = folder.filePath(u"folder"_s);
    request.form = authoring::MediumForm::Folder;
    REQUIRE(authoring::runExport(source, request, {}, goOn));
    const auto entriesOf = [&](const QString &name) {
        QMap<QString, QByteArray> entries;
        const auto check = media::checkMedium(folder.filePath(name), {}, goOn);
        REQUIRE(check);
        CHECK(check->isIntact());
        for (const auto &entry : check->manifest.entries)
            entries.insert(entry.path, entry.sha256);
        return entries;
    };
    const auto deflated = entriesOf(u"deflated.zip"_s);
    CHECK(deflated.size() == 12 + 2 + 8); // README.TXT and DICOMDIR, index and three studies in two languages
    CHECK(entriesOf(u"stored.zip"_s) == deflated);
    CHECK(entriesOf(u"folder"_s) == deflated);
    CHECK(QFileInfo(folder.filePath(u"stored.zip"_s)).size() > QFileInfo(folder.filePath(u"deflated.zip"_s)).size());
}

TEST_CASE("A medium of every form holds the same files and is intact when it is read back")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    QMap<QString, QByteArray> expected;
    for (const auto form : {authoring::MediumForm::Zip, authoring::MediumForm::EncryptedZip,
                            authoring::MediumForm::Folder, authoring::MediumForm::IsoImage}) {
        auto request = requestOf(source, folder.filePath(u"medium%1"_s.arg(int(form))));
        request.form = form;
        if (form == authoring::MediumForm::EncryptedZip)
            request.passphrase = Secret("gatto luna mare");
        const auto done = authoring::runExport(source, request, {}, goOn);
        REQUIRE(done);
        const auto check = media::checkMedium(request.target, {}, goOn, request.passphrase);
        REQUIRE(check);
        CHECK(check->isIntact());
        QMap<QString, QByteArray> entries;
        for (const auto &entry : check->manifest.entries)
            if (entry.path.startsWith(u"DICOM"_s)) // pages say when they were made
                entries.insert(entry.path, entry.sha256);
        CHECK(entries.size() == 13);
        if (expected.isEmpty())
            expected = entries;
        CHECK(entries == expected);
    }
}

TEST_CASE("Reports lie with their studies and on the page of each, and what is no PDF is left out and counted")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    const auto studies = source.studies();
    auto request = requestOf(source, folder.filePath(u"VOL1"_s));
    request.form = authoring::MediumForm::Folder;
    request.volumeBytes = 5 * oneInstance(source) + pages + 3 * authoring::onMedium(10);
    const auto pdf = [](const char *text) {
        return [text](const std::atomic_bool &) -> Result<QByteArray> { return QByteArray(text); };
    };
    const QDateTime date(QDate(2025, 3, 1), QTime(9, 0));
    request.reports = {{u"First & second"_s, date, {studies[0].study.uid, studies[1].study.uid}, pdf("%PDF-1.4 a")},
                       {u"Letter"_s, date, {}, pdf("%PDF-1.4 b")},
                       {u"Signed"_s, date, {studies[0].study.uid}, pdf("0\x80 no pdf")}};
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE(done);
    CHECK(done->reports == 2);
    CHECK(done->reportsLeftOut == 1);
    REQUIRE(done->volumes.size() == 3);
    const auto report = [](const QString &volume, int number) {
        return volume + u"/IHE_PDI/REPORT/R000000%1.PDF"_s.arg(number);
    };
    CHECK(test::contentOf(report(done->volumes[0], 1)) == "%PDF-1.4 a");
    CHECK(test::contentOf(report(done->volumes[0], 2)) == "%PDF-1.4 b"); // of no study: on the first volume
    CHECK(test::contentOf(report(done->volumes[1], 1)) == "%PDF-1.4 a");
    CHECK_FALSE(QFileInfo::exists(done->volumes[2] + u"/IHE_PDI/REPORT"_s));
    CHECK(test::contentOf(done->volumes[1] + u"/IHE_PDI/I0000001.HTM"_s).contains("First &amp; second"));
}

TEST_CASE("A report that cannot be fetched fails the export and leaves nothing")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    auto request = requestOf(source, folder.filePath(u"a.zip"_s));
    request.reports = {
        {u"Report"_s, {}, {}, [](const std::atomic_bool &) -> Result<QByteArray> { return fail(ErrorCode::Network); }}};
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::Network);
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty());
}

TEST_CASE("Pictures are made of the planned frames and lie on the pages")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    auto request = requestOf(source, folder.filePath(u"medium"_s));
    request.form = authoring::MediumForm::Folder;
    request.pictures = [](const QByteArray &, const QVector<int> &frames) {
        QVector<Result<authoring::FramePicture>> made;
        for (qsizetype i = 0; i < frames.size(); ++i)
            made.append(authoring::FramePicture{"JPEG", 8, 8});
        return made;
    };
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE(done);
    CHECK(done->picturesMissing == 0);
    const QDir pictures(request.target + u"/IHE_PDI"_s);
    CHECK(pictures.entryList({u"P*.JPG"_s}).size() == 12);
    CHECK(test::contentOf(pictures.filePath(u"I0000003.HTM"_s)).contains("P0000012.JPG"));
    request.target = folder.filePath(u"none"_s);
    request.pictures = [](const QByteArray &, const QVector<int> &) {
        return QVector<Result<authoring::FramePicture>>();
    };
    CHECK(authoring::runExport(source, request, {}, goOn)->picturesMissing == 12);
}

TEST_CASE("What cannot be changed into another instance is left out and counted")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    auto request = requestOf(source, folder.filePath(u"medium"_s));
    request.form = authoring::MediumForm::Folder;
    std::atomic_int asked = 0;
    request.transform = [&asked](const QByteArray &bytes) -> Result<QByteArray> {
        return ++asked % 3 == 0 ? fail(ErrorCode::Unsupported) : Result<QByteArray>(bytes);
    };
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE(done);
    CHECK(done->leftOut == 4);
    CHECK(done->instances == 8);
    CHECK(instancesOn(request.target).size() == 8);
    request.target = folder.filePath(u"none"_s);
    request.transform = [](const QByteArray &) -> Result<QByteArray> { return fail(ErrorCode::Unsupported); };
    CHECK(authoring::runExport(source, request, {}, goOn).error().code == ErrorCode::Unsupported);
}

TEST_CASE("A report of a study's first instance counts before the study is on a volume")
{
    test::MemoryInstanceSource source;
    for (int study = 1; study <= 2; ++study)
        REQUIRE(source.add(test::smallInstance(study, 1, 1)));
    const QTemporaryDir folder;
    auto request = requestOf(source, folder.filePath(u"VOL1"_s));
    request.form = authoring::MediumForm::Folder;
    const QByteArray pdf = "%PDF-1.4 " + QByteArray(200'000, 'x');
    // Both images fit, and the report of the second one beside neither: its size is only known when it is fetched.
    request.volumeBytes = 2 * oneInstance(source) + pages + authoring::seriesOnPages + 100'000;
    request.reports = {
        {u"Report"_s, {}, {source.studies()[1].study.uid}, [pdf](const std::atomic_bool &) -> Result<QByteArray> {
             return pdf;
         }}};
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::TooLarge); // larger than a volume with it
    request.volumeBytes = oneInstance(source) + pages + authoring::onMedium(pdf.size());
    const auto fits = authoring::runExport(source, request, {}, goOn);
    REQUIRE(fits);
    REQUIRE(fits->volumes.size() == 2);
    CHECK(QFileInfo::exists(fits->volumes[1] + u"/IHE_PDI/REPORT/R0000001.PDF"_s));
    for (const QString &volume : fits->volumes)
        CHECK(test::contentOf(volume + u"/INDEX.HTM"_s).contains("di 2:"));
}

TEST_CASE("Where volumes may come out otherwise the pages promise no number of them")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    auto request = requestOf(source, folder.filePath(u"VOL1"_s));
    request.form = authoring::MediumForm::Folder;
    request.volumeBytes = 5 * oneInstance(source) + pages;
    request.transform = [](const QByteArray &bytes) -> Result<QByteArray> { return bytes; };
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE(done);
    REQUIRE(done->volumes.size() == 3);
    CHECK(test::contentOf(done->volumes[1] + u"/INDEX.HTM"_s).contains("Volume 2: altri esami possono essere"));
    CHECK(test::contentOf(done->volumes[1] + u"/README.TXT"_s).contains("volume 2: altri esami"));
}

TEST_CASE("What is anonymised is signed by a key of its own")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    QSet<QString> seals;
    for (int i = 0; i < 2; ++i) {
        auto request = requestOf(source, folder.filePath(u"VOL%1.zip"_s.arg(i)));
        request.transform = [](const QByteArray &bytes) -> Result<QByteArray> { return bytes; };
        const auto done = authoring::runExport(source, request, {}, goOn);
        REQUIRE(done);
        CHECK(media::checkMedium(request.target, {}, goOn)->isIntact());
        seals.insert(done->seal);
    }
    seals.insert(authoring::runExport(source, requestOf(source, folder.filePath(u"named.zip"_s)), {}, goOn)->seal);
    CHECK(seals.size() == 3); // the kept key would tell that all are of one computer
}

TEST_CASE("A name of the viewer that a folder holds already is told before anything is written")
{
    test::MemoryInstanceSource source;
    fill(source);
    const QTemporaryDir folder;
    const QTemporaryDir payload;
    test::write(payload.filePath(u"licenses/GPL.txt"_s), "free");
    test::write(folder.filePath(u"licenses/mine.txt"_s), "mine");
    auto request = requestOf(source, folder.path());
    request.form = authoring::MediumForm::Folder;
    request.payloadFolder = payload.path();
    const auto done = authoring::runExport(source, request, {}, goOn);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::Conflict);
    CHECK(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) ==
          QStringList{u"licenses"_s});
}
