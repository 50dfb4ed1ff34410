// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/theme/Theme.h"

#include "resources/theme/IconEngine.h"

#include <QFile>
#include <QFontInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

#include <algorithm>
#include <array>

namespace td::theme {
namespace {

using namespace Qt::StringLiterals;

template <class E>
struct Named {
    E value;
    QLatin1StringView name;
};

constexpr std::array colorNames = {
    Named{ColorRole::Background, "Background"_L1},
    Named{ColorRole::Surface, "Surface"_L1},
    Named{ColorRole::Raised, "Raised"_L1},
    Named{ColorRole::Text, "Text"_L1},
    Named{ColorRole::Secondary, "Secondary"_L1},
    Named{ColorRole::Primary, "Primary"_L1},
    Named{ColorRole::OnPrimary, "OnPrimary"_L1},
    Named{ColorRole::PrimarySoft, "PrimarySoft"_L1},
    Named{ColorRole::Border, "Border"_L1},
    Named{ColorRole::Focus, "Focus"_L1},
    Named{ColorRole::Good, "Good"_L1},
    Named{ColorRole::GoodSoft, "GoodSoft"_L1},
    Named{ColorRole::Caution, "Caution"_L1},
    Named{ColorRole::CautionSoft, "CautionSoft"_L1},
    Named{ColorRole::Bad, "Bad"_L1},
    Named{ColorRole::BadSoft, "BadSoft"_L1},
    Named{ColorRole::ViewerCanvas, "ViewerCanvas"_L1},
    Named{ColorRole::ViewerChrome, "ViewerChrome"_L1},
    Named{ColorRole::ViewerRaised, "ViewerRaised"_L1},
    Named{ColorRole::ViewerBorder, "ViewerBorder"_L1},
    Named{ColorRole::ViewerText, "ViewerText"_L1},
    Named{ColorRole::ViewerSecondary, "ViewerSecondary"_L1},
    Named{ColorRole::ViewerAccent, "ViewerAccent"_L1},
    Named{ColorRole::ViewerOverlay, "ViewerOverlay"_L1},
    Named{ColorRole::ViewerAxial, "ViewerAxial"_L1},
    Named{ColorRole::ViewerCoronal, "ViewerCoronal"_L1},
    Named{ColorRole::ViewerSagittal, "ViewerSagittal"_L1},
};

constexpr std::array metricNames = {
    Named{Metric::SpaceXs, "SpaceXs"_L1}, Named{Metric::SpaceS, "SpaceS"_L1},
    Named{Metric::SpaceM, "SpaceM"_L1},   Named{Metric::SpaceL, "SpaceL"_L1},
    Named{Metric::SpaceXl, "SpaceXl"_L1}, Named{Metric::SpaceXxl, "SpaceXxl"_L1},
    Named{Metric::Control, "Control"_L1}, Named{Metric::TableRow, "TableRow"_L1},
    Named{Metric::Target, "Target"_L1},   Named{Metric::Radius, "Radius"_L1},
    Named{Metric::Icon, "Icon"_L1},
};

constexpr std::array textNames = {
    Named{TextStyle::Small, "Small"_L1},           Named{TextStyle::Body, "Body"_L1},
    Named{TextStyle::BodyStrong, "BodyStrong"_L1}, Named{TextStyle::Heading3, "Heading3"_L1},
    Named{TextStyle::Heading2, "Heading2"_L1},     Named{TextStyle::Heading1, "Heading1"_L1},
};

QByteArray resourceBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without %s", qPrintable(path));
    return file.readAll();
}

// How much larger than usual the system wants its text; 12 px is the desktops' usual 9 pt at 96 dpi.
qreal systemTextScale()
{
    constexpr qreal usualPixels = 12.0;
    constexpr qreal largest = 2.5;
    return std::clamp(QFontInfo(QGuiApplication::font()).pixelSize() / usualPixels, 1.0, largest);
}

bool scalesWithText(Metric metric)
{
    return metric == Metric::Control || metric == Metric::TableRow || metric == Metric::Target ||
           metric == Metric::Icon;
}

} // namespace

Theme::Theme(Mode mode)
    : m_mode(mode)
{
    const QJsonObject tokens = QJsonDocument::fromJson(resourceBytes(u":/theme/tokens.json"_s)).object();
    const QJsonObject own = tokens[mode == Mode::Light ? "light"_L1 : "dark"_L1].toObject();
    const QJsonObject viewer = tokens["viewer"_L1].toObject();
    for (const auto &[role, name] : colorNames) {
        const QColor color(own.contains(name) ? own[name].toString() : viewer[name].toString());
        if (!color.isValid())
            qFatal("tokens.json has no colour %s", name.data());
        m_colors.insert(int(role), color);
    }
    const qreal scale = systemTextScale();
    const QJsonObject metrics = tokens["metrics"_L1].toObject();
    for (const auto &[metric, name] : metricNames) {
        if (!metrics.contains(name))
            qFatal("tokens.json has no metric %s", name.data());
        m_metrics.insert(int(metric), qRound(metrics[name].toInt() * (scalesWithText(metric) ? scale : 1.0)));
    }
    const QJsonObject text = tokens["text"_L1].toObject();
    for (const auto &[style, name] : textNames) {
        if (!text.contains(name))
            qFatal("tokens.json has no text size %s", name.data());
        m_fontPixels.insert(int(style), qRound(text[name].toInt() * scale));
    }
}

QColor Theme::color(ColorRole role) const
{
    return m_colors.value(int(role));
}

int Theme::metric(Metric metric) const
{
    return m_metrics.value(int(metric));
}

QFont Theme::font(TextStyle style) const
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(m_fontPixels.value(int(style)));
    font.setWeight(style == TextStyle::Small || style == TextStyle::Body ? QFont::Normal : QFont::DemiBold);
    return font;
}

QFont Theme::tabularFont() const
{
    QFont font = this->font(TextStyle::Body);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, color(ColorRole::Background));
    palette.setColor(QPalette::WindowText, color(ColorRole::Text));
    palette.setColor(QPalette::Base, color(ColorRole::Surface));
    palette.setColor(QPalette::AlternateBase, color(ColorRole::Background));
    palette.setColor(QPalette::Text, color(ColorRole::Text));
    palette.setColor(QPalette::PlaceholderText, color(ColorRole::Secondary));
    palette.setColor(QPalette::Button, color(ColorRole::Surface));
    palette.setColor(QPalette::ButtonText, color(ColorRole::Text));
    palette.setColor(QPalette::ToolTipBase, color(ColorRole::Raised));
    palette.setColor(QPalette::ToolTipText, color(ColorRole::Text));
    palette.setColor(QPalette::Highlight, color(ColorRole::Primary));
    palette.setColor(QPalette::HighlightedText, color(ColorRole::OnPrimary));
    palette.setColor(QPalette::Link, color(ColorRole::Primary));
    palette.setColor(QPalette::Disabled, QPalette::Text, color(ColorRole::Secondary));
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, color(ColorRole::Secondary));
    palette.setColor(QPalette::Disabled, QPalette::WindowText, color(ColorRole::Secondary));
    return palette;
}

QString Theme::filled(const QString &path) const
{
    QString sheet = QString::fromUtf8(resourceBytes(path));
    for (const auto &[role, name] : colorNames)
        sheet.replace("${"_L1 + name + u'}', color(role).name());
    for (const auto &[metric, name] : metricNames)
        sheet.replace("${metric:"_L1 + name + u'}', QString::number(m_metrics.value(int(metric))));
    for (const auto &[style, name] : textNames)
        sheet.replace("${text:"_L1 + name + u'}', QString::number(m_fontPixels.value(int(style))));
    sheet.replace("${icons}"_L1, ":/theme/arrows"_L1);
    sheet.replace("@mode@"_L1, m_mode == Mode::Light ? "light"_L1 : "dark"_L1);
    if (sheet.contains("${"_L1))
        qFatal("%s names a token that tokens.json has not", qPrintable(path));
    return sheet;
}

QString Theme::styleSheet() const
{
    return filled(u":/theme/style.qss"_s);
}

QString Theme::viewerStyleSheet() const
{
    return filled(u":/theme/viewer.qss"_s);
}

QIcon Theme::icon(const QString &name, ColorRole role) const
{
    const QString mask = u":/theme/icons/"_s + name + u".png"_s;
    if (!QFile::exists(mask))
        qFatal("there is no icon %s", qPrintable(name));
    return QIcon(new IconEngine(mask, color(role)));
}

} // namespace td::theme
