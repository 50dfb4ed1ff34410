// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/VolumeFixture.h"
#include "viewer/load/ImageFactory.h"
#include "viewer/volume/PlaneSet.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <iostream>

using namespace td;
using namespace td::viewer;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Images framesOf(const QByteArray &part10)
{
    Images images;
    const auto instance = load::OpenInstance::open(part10);
    REQUIRE(instance.has_value());
    for (int frame = 0; frame < (*instance)->numberOfFrames(); ++frame) {
        const auto image = (*instance)->image(frame);
        REQUIRE(image.has_value());
        images.push_back(*image);
    }
    return images;
}

} // namespace

TEST_CASE("series of the corpus lie as pydicom and dcm2niix have measured them")
{
    const QString corpus = corpusFolder();
    if (corpus.isEmpty())
        return announceSkip(u"volumes"_s);
    const QJsonArray all = QJsonDocument::fromJson(contents(corpus + u"/VOLUMES.json"_s)).object()[u"series"].toArray();
    REQUIRE_FALSE(all.isEmpty());
    for (const auto &value : all) {
        const QJsonObject truth = value.toObject();
        INFO(truth[u"folder"].toString().toStdString());
        Images images;
        for (const auto &file : truth[u"sorted_files"].toArray())
            for (auto &image : framesOf(contents(corpus + u'/' + file.toString())))
                images.push_back(std::move(image));
        Images shuffled(images.rbegin(), images.rend());
        const auto volume = volume::Volume::build(shuffled);
        REQUIRE(volume.has_value());
        const volume::VoxelGrid &grid = (*volume)->grid();
        CHECK(grid.slices() == truth[u"distinct_positions"].toInt());
        CHECK(grid.isRegular() == truth[u"uniform"].toBool());
        CHECK(grid.tiltDegrees() == Approx(truth[u"shear_angle_deg"].toDouble()).margin(0.01));
        double least = 1e9;
        double most = 0;
        for (std::size_t i = 1; i < grid.slicesMm().size(); ++i) {
            least = std::min(least, grid.slicesMm()[i] - grid.slicesMm()[i - 1]);
            most = std::max(most, grid.slicesMm()[i] - grid.slicesMm()[i - 1]);
        }
        CHECK(least == Approx(truth[u"spacing_min"].toDouble()).margin(0.0002));
        CHECK(most == Approx(truth[u"spacing_max"].toDouble()).margin(0.0002));
        const QJsonArray first = truth[u"first_position"].toArray();
        for (int axis = 0; axis < 3; ++axis)
            CHECK(grid.firstPlane().origin()[std::size_t(axis)] == Approx(first[axis].toDouble()).margin(0.001));
        // Every image's own pixels are where its header says they are.
        for (const auto &image : images)
            for (const int at : {40, 256, 301}) {
                const geometry::PatientPoint p = image->plane->toPatient({at + 0.5, at + 20.5});
                const double hounsfield = image->presentation.modality(image->frame->storedAt(at, at + 20));
                const auto padding = image->presentation.padding;
                const double stored = image->frame->storedAt(at, at + 20);
                const bool none = padding && stored >= (*padding)[0] && stored <= (*padding)[1];
                CHECK((*volume)->nearestValue(p) == (none ? std::nullopt : std::optional(hounsfield)));
            }
    }
}

TEST_CASE("a coronal cut of a tilted series is what lies above and below each of its pixels")
{
    const QString corpus = corpusFolder();
    if (corpus.isEmpty())
        return announceSkip(u"gantry tilt"_s);
    Images images;
    for (int i = 1; i <= 28; ++i)
        images.push_back(
            framesOf(contents(corpus + u"/volumes/ct-gantry-tilt-ge/%1.dcm"_s.arg(i, 2, 10, QChar(u'0')))).front());
    const auto volume = *volume::Volume::build(images);
    const auto cut = volume::Reslicer::reslice(*volume, volume::PlaneSet(volume->grid()).cut(volume::View::Coronal));
    CHECK(cut->edges.top == u"H"_s);
    // Image Position (Patient) of this series moves along z alone: straight up from a pixel is the same pixel of the
    // next image. So its value is found in the two images by hand: the row where the vertical line meets each.
    int compared = 0;
    double worst = 0;
    for (int row = 0; row < cut->size().rows; row += 5)
        for (int column = 60; column < 450; column += 7) {
            const geometry::PatientPoint p = cut->plane->toPatient({column + 0.5, row + 0.5});
            for (std::size_t i = 0; i + 1 < images.size(); ++i) {
                const double below = images[i]->plane->distanceMm(p);
                const double above = images[i + 1]->plane->distanceMm(p);
                if (below < 0 || above >= 0)
                    continue;
                const double tilt = images[i]->plane->alongColumn()[1]; // cosine of the tilt
                const double at = (p.mm[1] - images[i]->plane->origin()[1]) / tilt / images[i]->plane->rowSpacingMm();
                const int upper = int(std::floor(at));
                if (upper < 0 || upper > 510)
                    continue;
                const auto inImage = [&](const load::LoadedImage &image) {
                    const auto stored = [&](int r) { return image.frame->storedAt(column, r); };
                    return stored(upper) + (stored(upper + 1) - stored(upper)) * (at - upper);
                };
                const double expected =
                    inImage(*images[i]) + (inImage(*images[i + 1]) - inImage(*images[i])) * below / (below - above);
                const auto value = valueOf(*cut, column, row);
                if (!value || *value < -1400)
                    continue; // beside the scanner's padding
                worst = std::max(worst, std::abs(*value - expected));
                ++compared;
            }
        }
    CHECK(compared > 1000);
    CHECK(worst < 2); // the header gives lengths of 0.0001 mm; a step at bone is 500 HU a millimetre
}

TEST_CASE("frames of an enhanced object make a volume")
{
    const QString corpus = corpusFolder();
    if (corpus.isEmpty())
        return announceSkip(u"enhanced volumes"_s);
    const auto built = [&](const QString &file) {
        return volume::Volume::build(framesOf(contents(corpus + u"/enhanced/"_s + file)));
    };
    const auto brain = built(u"011-0001.img"_s);
    REQUIRE(brain.has_value());
    CHECK((*brain)->grid().slices() == 25);
    CHECK((*brain)->grid().isRegular());
    CHECK((*brain)->grid().sliceSpacingMm() == Approx(3.3)); // -79.6, -76.3, -73 mm and so on
    // 40 places at 13 times each.
    const auto perfusion = built(u"5000.dcm"_s);
    REQUIRE_FALSE(perfusion.has_value());
    CHECK(perfusion.error().obstacle == volume::Obstacle::RepeatedPosition);
    const auto nowhere = built(u"emri_small.dcm"_s);
    REQUIRE_FALSE(nowhere.has_value());
    CHECK(nowhere.error().obstacle == volume::Obstacle::NoPlacement);
}

TEST_CASE("cuts of a large volume are quick", "[.bench]")
{
    const auto noise = [](const geometry::Vector &mm) { return int(mm[0] * 3 + mm[1] * 5 + mm[2] * 7) % 2000; };
    std::vector<double> z;
    for (int i = 0; i < 300; ++i)
        z.push_back(i * 1.0);
    QElapsedTimer clock;
    Images images = stackAt(z, noise, {.spacing = {0.7, 0.7}, .columns = 512, .rows = 512});
    clock.start();
    const auto volume = *volume::Volume::build(std::move(images));
    std::cout << "build " << clock.elapsed() << " ms\n";
    volume::PlaneSet planes(volume->grid());
    QThreadPool threads;
    const auto measure = [&](const char *what, volume::Cut cut, int coarseness) {
        constexpr int times = 10;
        (void)volume::Reslicer::reslice(*volume, cut, coarseness, nullptr, &threads);
        clock.start();
        for (int i = 0; i < times; ++i)
            (void)volume::Reslicer::reslice(*volume, cut, coarseness, nullptr, &threads);
        std::cout << what << ' ' << double(clock.nsecsElapsed()) / 1e6 / times << " ms\n";
    };
    measure("axial", planes.cut(volume::View::Axial), 1);
    measure("coronal", planes.cut(volume::View::Coronal), 1);
    measure("sagittal", planes.cut(volume::View::Sagittal), 1);
    planes.turn(volume::View::Axial, 0.5);
    planes.turn(volume::View::Coronal, 0.3);
    volume::Cut oblique = planes.cut(volume::View::Sagittal);
    measure("oblique", oblique, 1);
    oblique.slabMm = 20;
    oblique.projection = volume::Projection::Maximum;
    measure("oblique slab 20 mm", oblique, 1);
    measure("oblique slab 20 mm, coarse", oblique, 4);
}
