// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace td::ui {

/// The language that the medium's own settings ask for, for computers that speak neither Italian nor English: there the
/// patient's is the better guess. Empty when `system` names one of the two, or the medium asks for none.
QString languageOfMedium(const QString &medium, const QStringList &system);

} // namespace td::ui
