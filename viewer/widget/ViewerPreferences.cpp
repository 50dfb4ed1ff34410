// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/ViewerPreferences.h"

#include "viewer/load/LoadLimits.h"

#include <QSettings>

#include <algorithm>

namespace td::viewer {
namespace {

using namespace Qt::StringLiterals;
using scene::Tool;

constexpr auto kGroup = "viewer/input"_L1;
constexpr auto kKeys = "keys"_L1;
constexpr auto kImageMemory = "viewer/imageMemoryMb"_L1;
constexpr std::size_t kMegabyte = std::size_t(1024) * 1024;

/// Tools are stored by name: numbers would change their meaning when one is added.
const QHash<Tool, QString> &toolNames()
{
    static const QHash<Tool, QString> names{
        {Tool::Window, u"window"_s}, {Tool::Pan, u"pan"_s}, {Tool::Zoom, u"zoom"_s}, {Tool::Scroll, u"scroll"_s}};
    return names;
}

Tool storedTool(const QSettings &settings, QLatin1StringView key, Tool usual)
{
    return toolNames().key(settings.value(key).toString(), usual);
}

/// The computer may have other memory now than when it was chosen.
std::size_t storedMemory(const QSettings &settings)
{
    const std::size_t bytes = settings.value(kImageMemory).toUInt() * kMegabyte;
    const std::vector<std::size_t> choices = load::LoadLimits::choices();
    return std::find(choices.begin(), choices.end(), bytes) == choices.end() ? 0 : bytes;
}

} // namespace

ViewerPreferences ViewerPreferences::load()
{
    QSettings settings;
    ViewerPreferences preferences;
    preferences.imageMemory = storedMemory(settings);
    settings.beginGroup(kGroup);
    preferences.rightButton = storedTool(settings, "rightButton"_L1, preferences.rightButton);
    preferences.middleButton = storedTool(settings, "middleButton"_L1, preferences.middleButton);
    preferences.wheel = settings.value("wheel"_L1).toString() == "zoom"_L1 ? Wheel::Zooms : Wheel::Scrolls;
    settings.beginGroup(kKeys);
    const QStringList commands = settings.childKeys();
    for (const QString &command : commands)
        preferences.keys.insert(
            command, QKeySequence::fromString(settings.value(command).toString(), QKeySequence::PortableText));
    return preferences;
}

void ViewerPreferences::save() const
{
    QSettings settings;
    settings.remove(kGroup);
    settings.setValue(kImageMemory, uint(imageMemory / kMegabyte));
    settings.beginGroup(kGroup);
    settings.setValue("rightButton"_L1, toolNames().value(rightButton));
    settings.setValue("middleButton"_L1, toolNames().value(middleButton));
    settings.setValue("wheel"_L1, wheel == Wheel::Zooms ? u"zoom"_s : u"scroll"_s);
    settings.beginGroup(kKeys);
    for (const auto &[command, sequence] : keys.asKeyValueRange())
        settings.setValue(command, sequence.toString(QKeySequence::PortableText));
}

} // namespace td::viewer
