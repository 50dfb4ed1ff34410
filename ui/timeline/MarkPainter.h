// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"

#include <QRectF>

class QPainter;

namespace td::ui {

/// How a mark looks: its modality by shape, tone and letters; a group by a number and a second edge behind it.
struct MarkLook {
    QString modality; ///< DICOM code; not used for a group
    QString text;     ///< letters or number
    bool isGroup = false;
    bool isOwn = false; ///< dashed: from the patient's own discs
};

/// The size of every mark with these `letters`: as wide as the widest of them, never smaller than a target to hit.
QSizeF markSize(const theme::Theme &theme, const QStringList &letters);

/// Draws into `area`. The tones are no signals: green or amber would look like good or bad news.
void paintMark(QPainter &painter, const theme::Theme &theme, const QRectF &area, const MarkLook &look);

} // namespace td::ui
