// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/PresentationStateWriter.h"
#include "core/dicom/KeyObjectWriter.h"
#include "core/dicom/Part10.h"
#include "core/dicom/StandardUptake.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QFile>
#include <QTemporaryDir>

using namespace td;
using namespace Qt::StringLiterals;
using dicom::PresentedGraphic;
using dicom::UptakeScale;

namespace {

dicom::StudyIdentity study()
{
    return {u"ROSSI^Nicolò"_s,   u"P2"_s,          QDate(1995, 4, 10), *StudyInstanceUid::create(u"1.2.3"_s),
            QDate(2024, 11, 25), QTime(9, 30, 15), u"TORACE"_s};
}

dicom::PresentedImage ct()
{
    dicom::PresentedImage image;
    image.sopClass = *SopClassUid::create(u"1.2.840.10008.5.1.4.1.1.2"_s);
    image.sopInstance = *SopInstanceUid::create(u"1.2.3.4.5"_s);
    image.series = *SeriesInstanceUid::create(u"1.2.3.4"_s);
    image.columns = 512;
    image.rows = 256;
    image.pixelSpacing = {0.7, 0.5};
    image.rescaleIntercept = -1024;
    image.rescaleType = u"HU"_s;
    image.window = dicom::VoiWindow{40, 350, {}};
    return image;
}

const QDateTime made(QDate(2026, 11, 24), QTime(15, 0, 9));
const SeriesInstanceUid series = *SeriesInstanceUid::create(u"2.25.77"_s);

std::vector<PresentedGraphic> everyShape()
{
    using Type = PresentedGraphic::Type;
    return {{0, {{Type::Polyline, {{10.5, 20.25}, {110.5, 20.25}}}}, u"Length: 50.0 mm"_s, {110.5, 20.25}},
            {0, {{Type::Polyline, {{0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0}}}}, u"Mean 5 HU\nSD 2"_s, {9, 4.5}},
            {0, {{Type::Ellipse, {{0, 5}, {20, 5}, {10, 0}, {10, 10}}}}, {}, {}},
            {0, {{Type::Point, {{30, 40}}}}, u"12 HU"_s, {30, 40}},
            {0, {}, u"così «qui»"_s, {50, 60}}};
}

QString stored(const QTemporaryDir &folder, const QString &name, const Result<QByteArray> &bytes)
{
    REQUIRE(bytes);
    const QString path = folder.filePath(name);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(*bytes) == bytes->size());
    return path;
}

bool haveDicomTools()
{
    if (test::haveTool(u"dciodvfy"_s) && test::haveTool(u"dcmdump"_s) && test::haveTool(u"dsrdump"_s))
        return true;
    test::announceSkip(u"presentation states by dciodvfy and DCMTK"_s);
    return false;
}

/// A header that allows a body-weight SUV.
dicom::PetAttributes pet()
{
    dicom::PetAttributes pet;
    pet.units = "BQML";
    pet.decayCorrection = "START";
    pet.attenuationCorrected = true;
    pet.decayCorrected = true;
    pet.totalDoseBecquerel = 370e6;
    pet.halfLifeSeconds = 6586.2; // fluorine-18
    pet.patientWeightKg = 70;
    pet.injected = QDateTime(QDate(2024, 11, 25), QTime(10, 0), Qt::UTC);
    pet.series = QDateTime(QDate(2024, 11, 25), QTime(11, 0), Qt::UTC);
    pet.acquired = pet.series.addSecs(600);
    return pet;
}

} // namespace

TEST_CASE("a presentation state is valid and keeps every shape and sentence")
{
    if (!haveDicomTools())
        return;
    QTemporaryDir folder;
    const QString path =
        stored(folder, u"pr.dcm"_s, dicom::writePresentationState(study(), ct(), 1, everyShape(), {}, series, 1, made));
    CHECK(test::dciodvfyErrors(path).join('\n') == QByteArray());
    const QByteArray dump = test::runTool(u"dcmdump"_s, {u"+L"_s, u"+U8"_s, path}).output;
    for (const char *part : {"10.5\\20.25\\110.5\\20.25", "ELLIPSE", "POINT", "Length: 50.0 mm", "così «qui»",
                             "512\\256", "0.7\\0.5", "-1024", "SCALE TO FIT", "IDENTITY"}) {
        INFO(part);
        CHECK(dump.contains(part));
    }
    CHECK_FALSE(dump.contains("ReferencedFrameNumber"));
}

TEST_CASE("a presentation state of a clip names the frame of each drawing, from 1")
{
    QTemporaryDir folder;
    auto graphics = everyShape();
    graphics[0].frame = 6;
    const auto bytes = dicom::writePresentationState(study(), ct(), 10, graphics, {}, series, 1, made);
    REQUIRE(bytes);
    const auto file = dicom::Part10::read(*bytes, dicom::Part10::Preamble::Required);
    REQUIRE(file);
    const auto &annotations = file->dataset().items(0x00700001);
    REQUIRE(annotations.size() == 5);
    CHECK(annotations[0].item(0x00081140)->integer(0x00081160) == 7);
    CHECK(annotations[1].item(0x00081140)->integer(0x00081160) == 1);
}

TEST_CASE("a presentation state of an inverse image, of a lookup table and of pixels without a size is valid")
{
    if (!haveDicomTools())
        return;
    QTemporaryDir folder;
    dicom::PresentedImage image = ct();
    image.isInverse = true;
    image.pixelSpacing.reset();
    image.pixelAspect = 1.25;
    image.window.reset();
    image.modalityLut = dicom::LookupTable{-5, 16, {1, 2, 3, 40'000}, {}};
    const QString path =
        stored(folder, u"pr.dcm"_s, dicom::writePresentationState(study(), image, 1, {}, {}, series, 2, made));
    CHECK(test::dciodvfyErrors(path).join('\n') == QByteArray());
    const QByteArray dump = test::runTool(u"dcmdump"_s, {u"+L"_s, path}).output;
    CHECK(dump.contains("INVERSE"));
    CHECK(dump.contains("12500\\10000"));
    CHECK(dump.contains("4\\-5\\16"));
}

TEST_CASE("a colour image gets a colour presentation state with a profile, and none without")
{
    dicom::PresentedImage image = ct();
    image.isColour = true;
    const auto without = dicom::writePresentationState(study(), image, 1, everyShape(), {}, series, 1, made);
    REQUIRE_FALSE(without);
    CHECK(without.error().code == ErrorCode::InvalidArgument);
    if (!haveDicomTools())
        return;
    QTemporaryDir folder;
    const QString path =
        stored(folder, u"pr.dcm"_s,
               dicom::writePresentationState(study(), image, 1, everyShape(), QByteArray(128, 'p'), series, 1, made));
    CHECK(test::dciodvfyErrors(path).join('\n') == QByteArray());
    const QByteArray dump = test::runTool(u"dcmdump"_s, {path}).output;
    CHECK(dump.contains("ColorSoftcopyPresentationStateStorage"));
    CHECK_FALSE(dump.contains("PresentationLUTShape"));
}

TEST_CASE("a key object selection is valid, and DCMTK reads it as a document of the marked images")
{
    if (!haveDicomTools())
        return;
    QTemporaryDir folder;
    dicom::PresentedImage image = ct();
    image.sopClass = *SopClassUid::create(u"1.2.840.10008.5.1.4.1.1.3.1"_s); // has frames
    const auto other = *SopInstanceUid::create(u"1.2.3.4.6"_s);
    const QString path = stored(folder, u"ko.dcm"_s,
                                dicom::writeKeyObject(study(),
                                                      {{image.sopClass, other, image.series, 3},
                                                       {image.sopClass, image.sopInstance, image.series, {}},
                                                       {image.sopClass, other, image.series, 5}},
                                                      series, made));
    CHECK(test::dciodvfyErrors(path).join('\n') == QByteArray());
    const auto document = test::runTool(u"dsrdump"_s, {path});
    CHECK(document.exitCode == 0);
    CHECK(document.output.contains("Of Interest"));
    CHECK(document.output.count("<contains IMAGE:") == 3);
    // Objects stand once in the evidence, frames in the content.
    const QByteArray dump = test::runTool(u"dcmdump"_s, {path}).output;
    CHECK(dump.count("[1.2.3.4.6]") == 3); // evidence, and two frames
    CHECK(dump.contains("(0008,1160) IS [4]"));
}

TEST_CASE("nothing is written without an image or an identifier")
{
    CHECK(dicom::writeKeyObject(study(), {}, series, made).error().code == ErrorCode::InvalidArgument);
    dicom::PresentedImage image = ct();
    image.sopInstance = {};
    CHECK(dicom::writePresentationState(study(), image, 1, {}, {}, series, 1, made).error().code ==
          ErrorCode::InvalidArgument);
}

TEST_CASE("a standardized uptake value takes the dose that was left when the scan began")
{
    // 370 MBq after 3,600 s with a half life of 6,586.2 s: times 2^-0.54660 = 0.684633, 253.314 MBq; 70,000 g over it
    const UptakeScale scale = dicom::uptakeScale(pet());
    CHECK(scale.unit == UptakeScale::Unit::SuvBodyWeight);
    CHECK(scale.factor == Approx(2.763367e-4).epsilon(1e-6));
}

TEST_CASE("values that are corrected to the injection take the whole dose")
{
    dicom::PetAttributes header = pet();
    header.decayCorrection = "ADMIN";
    header.injected = {};
    CHECK(dicom::uptakeScale(header).factor == Approx(70'000 / 370e6));
}

TEST_CASE("a header that misses anything gives becquerels and no SUV")
{
    const auto unitWith = [](auto change) {
        dicom::PetAttributes header = pet();
        change(header);
        return dicom::uptakeScale(header).unit;
    };
    using Unit = UptakeScale::Unit;
    CHECK(unitWith([](auto &) {}) == Unit::SuvBodyWeight);
    CHECK(unitWith([](auto &h) { h.attenuationCorrected = false; }) == Unit::BecquerelPerMl);
    CHECK(unitWith([](auto &h) { h.decayCorrected = false; }) == Unit::BecquerelPerMl);
    CHECK(unitWith([](auto &h) { h.patientWeightKg.reset(); }) == Unit::BecquerelPerMl);
    CHECK(unitWith([](auto &h) { h.totalDoseBecquerel.reset(); }) == Unit::BecquerelPerMl);
    CHECK(unitWith([](auto &h) { h.totalDoseBecquerel = 370; }) == Unit::BecquerelPerMl); // MBq
    CHECK(unitWith([](auto &h) { h.halfLifeSeconds.reset(); }) == Unit::BecquerelPerMl);
    CHECK(unitWith([](auto &h) { h.injected = {}; }) == Unit::BecquerelPerMl);
    CHECK(unitWith([](auto &h) { h.injected = h.series.addSecs(60); }) == Unit::BecquerelPerMl);
    CHECK(unitWith([](auto &h) { h.series = h.acquired.addSecs(60); }) == Unit::BecquerelPerMl);
    CHECK(unitWith([](auto &h) { h.decayCorrection = "NONE"; }) == Unit::BecquerelPerMl);
    CHECK(unitWith([](auto &h) { h.units = "CNTS"; }) == Unit::Counts);
    CHECK(unitWith([](auto &h) { h.units = "PROPCPS"; }) == Unit::Other);
}

TEST_CASE("values that are SUVs already stay as they are")
{
    dicom::PetAttributes header;
    header.units = "GML";
    CHECK(dicom::uptakeScale(header).unit == UptakeScale::Unit::SuvBodyWeight);
    CHECK(dicom::uptakeScale(header).factor == 1);
    header.suvType = "LBM";
    CHECK(dicom::uptakeScale(header).unit == UptakeScale::Unit::SuvOther);
}
