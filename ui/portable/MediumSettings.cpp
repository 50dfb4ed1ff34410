// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portable/MediumSettings.h"

#include <QSettings>

namespace td::ui {

using namespace Qt::StringLiterals;

QString languageOfMedium(const QString &medium, const QStringList &system)
{
    const QString own = system.value(0).left(2).toLower();
    if (medium.isEmpty() || own == u"it"_s || own == u"en"_s)
        return {};
    const QSettings settings(medium + u"/settings/visualizzatore.ini"_s, QSettings::IniFormat);
    return settings.value(u"viewer/language"_s).toString();
}

} // namespace td::ui
