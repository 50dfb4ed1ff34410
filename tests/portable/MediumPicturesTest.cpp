// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/FolderSource.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "ui/portable/PortableViewer.h"
#include "viewer/widget/ImagePane.h"
#include "viewer/widget/ViewerWindow.h"

#include <QApplication>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

bool waitFor(const std::function<bool()> &done)
{
    return QTest::qWaitFor(done, 10'000);
}

/// $TUODOSSIER_MEDIUM, or one of the corpus that another program made.
QString medium()
{
    const QString named = qEnvironmentVariable("TUODOSSIER_MEDIUM");
    if (!named.isEmpty() || test::corpusFolder().isEmpty())
        return named;
    return test::corpusFolder() + u"/media/pydicom-dicomdirtests"_s;
}

} // namespace

/// On another system the pictures, in $TUODOSSIER_PICTURES, have to be the same (tests/windows).
TEST_CASE("the middle image of every series of a medium is drawn")
{
    const QString folder = medium();
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus with a medium"_s);
    const std::atomic_bool goOn = false;
    const auto source = media::FolderSource::open(folder, {}, goOn);
    REQUIRE(source);
    QApplication::setQuitOnLastWindowClosed(false);
    const theme::Theme theme(theme::Mode::Light);
    ui::PortableViewer viewer(theme);
    viewer.open(folder);
    REQUIRE(waitFor([&] { return viewer.viewer() && viewer.viewer()->pane(0).viewport().image(); }));
    viewer::ImagePane &pane = viewer.viewer()->pane(0);
    pane.viewport().setFixedSize(480, 480);
    const QString pictures = qEnvironmentVariable("TUODOSSIER_PICTURES");
    int number = 0;
    for (const model::StudyContents &study : (*source)->studies()) {
        for (const model::ImagingSeries &series : study.series) {
            INFO(series.uid.value().toStdString());
            pane.showSeries(series.uid);
            if (!waitFor([&] { return pane.currentImage() != nullptr || pane.objectPage() != nullptr; }) ||
                pane.objectPage())
                continue; // without pixels, or none that can be shown
            REQUIRE(waitFor([&] { return pane.viewport().image() == pane.currentImage(); }));
            const QImage drawn = pane.viewport().renderedImage();
            CHECK(drawn.width() * drawn.height() > 0);
            if (!pictures.isEmpty())
                REQUIRE(drawn.save(u"%1/medium-%2.png"_s.arg(pictures).arg(number)));
            ++number;
        }
    }
    CHECK(number >= 2);
}
