// SPDX-License-Identifier: GPL-3.0-or-later
// The names of segments beside their colours.
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/viewer/PresentationFixture.h"
#include "tests/viewer/ViewerFixture.h"
#include "viewer/widget/ViewerSheets.h"

#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;
using test::picture;
using test::ViewerFixture;
using test::waitUntil;
using viewer::ImagePane;
namespace render = viewer::render;

TEST_CASE("the colours of a legend stand one below the other under the texts of their corner")
{
    render::OverlayContent content;
    content.topLeft = {u"ROSSI MARIO"_s};
    content.legend = {{QColor(255, 0, 0), u"Liver"_s}, {QColor(0, 0, 255), u"Spleen"_s}};
    QFont font;
    font.setPixelSize(20);
    QImage image(600, 600, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    render::paintOverlay(painter, QRectF(0, 0, 600, 600), content, {Qt::white, Qt::black, font, 8});
    painter.end();
    const auto rows = [&image](const QColor &colour) {
        std::pair<int, int> range{-1, -1};
        for (int y = 0; y < image.height(); ++y)
            if (image.pixelColor(16, y) == colour)
                range = {range.first < 0 ? y : range.first, y};
        return range;
    };
    const auto [redFirst, redLast] = rows(QColor(255, 0, 0));
    const auto [blueFirst, blueLast] = rows(QColor(0, 0, 255));
    CHECK(redFirst > 8 + 20); // below the name
    CHECK(redLast - redFirst > 10);
    CHECK(blueFirst > redLast);
    CHECK(blueLast < 300); // above the letter of the left edge
}

TEST_CASE("segments are named: over the image, on paper, under the pointer, for a screen reader")
{
    const QByteArray segmentation = test::corpusFile(u"seg/partial_overlaps.dcm"_s);
    if (segmentation.isEmpty())
        return test::announceSkip(u"names of segments in the window: corpus"_s);
    ViewerFixture f;
    REQUIRE(f.source->add(test::corpusFile(u"seg/02.dcm"_s)));
    REQUIRE(f.source->add(segmentation));
    f.openAll();
    ImagePane &pane = f.window->pane(0);
    REQUIRE(waitUntil([&] { return pane.viewport().image() && !pane.viewport().image()->masks.empty(); }));
    QStringList names;
    for (const auto &mask : pane.viewport().image()->masks)
        if (!names.contains(mask->label))
            names.append(mask->label);
    REQUIRE(names.size() > 1);
    const auto named = [](const viewer::render::OverlayContent &overlay) {
        QStringList list;
        for (const auto &entry : overlay.legend)
            list.append(entry.name);
        return list;
    };
    CHECK(named(pane.viewport().overlay()) == names);
    CHECK(named(f.window->sheets().sheet(true).cells[0].overlay) == names);
    CHECK(pane.viewport().spokenContents().contains(names.join(u", "_s)));
    picture(*f.window, u"segment-names"_s);

    const auto &mask = *pane.viewport().image()->masks.front();
    const auto at = std::find(mask.opacity.begin(), mask.opacity.end(), 255) - mask.opacity.begin();
    const viewer::geometry::ImagePoint point{mask.originColumn + double(at % mask.columns) + 0.5,
                                             mask.originRow + double(at / mask.columns) + 0.5};
    const auto tipAt = [&pane](const QPoint &p) {
        QHelpEvent event(QEvent::ToolTip, p, pane.viewport().mapToGlobal(p));
        QApplication::sendEvent(&pane.viewport(), &event);
        return event.isAccepted() ? QToolTip::text() : QString();
    };
    CHECK(tipAt(pane.viewport().layerView().toWidget(point).toPoint()).contains(mask.label));
    CHECK(tipAt(QPoint(2, 2)).isEmpty());

    f.window->actions().fileGraphics->setChecked(false);
    CHECK(f.window->sheets().sheet(true).cells[0].overlay.legend.isEmpty());
    CHECK_FALSE(pane.viewport().spokenContents().contains(names.front()));
    CHECK(tipAt(pane.viewport().layerView().toWidget(point).toPoint()).isEmpty());
}
