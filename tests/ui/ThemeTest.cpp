// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/theme/Theme.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <cmath>

using namespace td;
using theme::ColorRole;

namespace {

// Relative luminance and contrast ratio of WCAG 2.1.
double luminance(const QColor &color)
{
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a) + 0.05;
    const double y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

} // namespace

TEST_CASE("black on white has the contrast of 21 that WCAG names")
{
    CHECK(contrast(Qt::black, Qt::white) == Approx(21.0));
}

TEST_CASE("every text stands out from every ground it is shown on by at least 4.5 to 1")
{
    for (const theme::Mode mode : {theme::Mode::Light, theme::Mode::Dark}) {
        const theme::Theme theme(mode);
        const auto ratio = [&](ColorRole text, ColorRole ground) {
            return contrast(theme.color(text), theme.color(ground));
        };
        for (const ColorRole ground : {ColorRole::Background, ColorRole::Surface, ColorRole::Raised}) {
            for (const ColorRole text : {ColorRole::Text, ColorRole::Secondary, ColorRole::Primary, ColorRole::Good,
                                         ColorRole::Caution, ColorRole::Bad}) {
                CAPTURE(int(mode), int(text), int(ground));
                CHECK(ratio(text, ground) >= 4.5);
            }
        }
        for (const auto &[text, ground] : {std::pair(ColorRole::OnPrimary, ColorRole::Primary),
                                           {ColorRole::Text, ColorRole::PrimarySoft},
                                           {ColorRole::Primary, ColorRole::PrimarySoft},
                                           {ColorRole::Text, ColorRole::GoodSoft},
                                           {ColorRole::Text, ColorRole::CautionSoft},
                                           {ColorRole::Text, ColorRole::BadSoft},
                                           {ColorRole::ViewerText, ColorRole::ViewerChrome},
                                           {ColorRole::ViewerSecondary, ColorRole::ViewerChrome},
                                           {ColorRole::ViewerAccent, ColorRole::ViewerRaised},
                                           {ColorRole::ViewerOverlay, ColorRole::ViewerCanvas}}) {
            CAPTURE(int(mode), int(text), int(ground));
            CHECK(ratio(text, ground) >= 4.5);
        }
    }
}

TEST_CASE("the style sheets name only tokens that exist")
{
    // A token that is missing ends the program; an empty sheet would be a lost resource.
    for (const theme::Mode mode : {theme::Mode::Light, theme::Mode::Dark}) {
        CHECK(theme::Theme(mode).styleSheet().size() > 1000);
        CHECK(theme::Theme(mode).viewerStyleSheet().size() > 1000);
    }
}

TEST_CASE("an icon is drawn in the colour of its role")
{
    const theme::Theme theme(theme::Mode::Light);
    const QImage image = theme.icon(QStringLiteral("check"), ColorRole::Good).pixmap(48, 48).toImage();
    const QColor wanted = theme.color(ColorRole::Good);
    int painted = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            painted += image.pixelColor(x, y).alpha() == 255 && image.pixelColor(x, y).rgb() == wanted.rgb() ? 1 : 0;
    }
    CHECK(painted > 50);
}

TEST_CASE("an icon looks like its drawing at the sizes of pages and screens")
{
    const theme::Theme theme(theme::Mode::Light);
    const QColor color = theme.color(ColorRole::Text);
    const QDir drawings(QStringLiteral(TUODOSSIER_SOURCE_DIR "/resources/theme/icons"));
    const QStringList names = drawings.entryList({QStringLiteral("*.svg")});
    REQUIRE(names.size() > 50);
    for (const QString &name : names) {
        QFile file(drawings.filePath(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        QSvgRenderer drawing(file.readAll().replace("currentColor", color.name().toLatin1()));
        for (const int size : {16, 20, 24, 36, 48, 96}) {
            INFO(name.toStdString() << " at " << size);
            constexpr int finer = 8;
            QImage large(size * finer, size * finer, QImage::Format_ARGB32_Premultiplied);
            large.fill(Qt::white);
            QPainter painter(&large);
            drawing.render(&painter, QRectF(large.rect()));
            painter.end();
            QImage shown(size, size, large.format());
            shown.fill(Qt::white);
            QPainter other(&shown);
            theme.icon(name.chopped(4)).paint(&other, shown.rect());
            other.end();
            double difference = 0;
            int most = 0;
            for (int y = 0; y < size; ++y) {
                for (int x = 0; x < size; ++x) {
                    int sum = 0;
                    for (int i = 0; i < finer * finer; ++i)
                        sum += qGreen(large.pixel(x * finer + i % finer, y * finer + i / finer));
                    const int apart = std::abs(sum / (finer * finer) - qGreen(shown.pixel(x, y)));
                    difference += apart;
                    most = std::max(most, apart);
                }
            }
            CHECK(difference / (size * size) < 2); // of 255
            CHECK(most < 48);
        }
    }
}
