// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QCoreApplication>
#include <QDate>

namespace td::viewer {

/// The viewer's sentences that more than one of its widgets says.
class ViewerTexts {
    Q_DECLARE_TR_FUNCTIONS(td::viewer::ViewerTexts)
public:
    /// The notice that stays visible on screen and on paper.
    static QString notice();
    /// Why an image cannot be shown, and what to do.
    static QString imageError(const Error &error);
    /// Why a study cannot be opened, and what to do.
    static QString studyError(const Error &error);
    /// "ROSSI^MARIO" as "ROSSI MARIO".
    static QString personName(const QString &dicomName);
    /// "25/11/2024" in Italian; empty when not known.
    static QString date(const QDate &date);
    /// "Images: 2".
    static QString imageCount(int count);
};

} // namespace td::viewer
