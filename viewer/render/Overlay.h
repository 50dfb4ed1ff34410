// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/geometry/Orientation.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QStringList>
#include <QVector>

namespace td::viewer::render {

/// What a colour over the image stands for.
struct LegendEntry {
    QColor colour;
    QString name;

    friend bool operator==(const LegendEntry &, const LegendEntry &) = default;
};

/// What is written over an image. All texts are already in the reader's language.
struct OverlayContent {
    QStringList topLeft;
    QVector<LegendEntry> legend; ///< below topLeft
    QString legendRest;          ///< "and %1 more": stands for those that find no room
    QStringList topRight;
    QStringList bottomLeft;
    geometry::EdgeLetters letters;
    double millimetresPerPixel = 0; ///< of the canvas, along a row; 0 = not known, no scale bar
    QString scaleNote;              ///< besides the length, such as "at the detector"
    QString notice;                 ///< always written
};

struct OverlayStyle {
    QColor text;
    QColor outline;
    QFont font;
    double margin = 8;    ///< canvas pixels
    double smallest = 10; ///< of letters that are made smaller to fit; canvas pixels
};

/// The length of a scale bar: 1, 2 or 5 times a power of ten, in mm, at most `longestMillimetres`.
double scaleBarLength(double longestMillimetres);
/// "5 cm", "10 mm", "0.5 mm", with the locale's decimal sign.
QString scaleBarText(double millimetres, const QLocale &locale);

/// How many entries of a legend are named where `rows` lines find room; the others share the last line.
qsizetype namedEntries(qsizetype entries, qsizetype rows);

/// Writes `content` over `area`. Texts that would run into each other are cut with an ellipsis.
void paintOverlay(QPainter &painter, const QRectF &area, const OverlayContent &content, const OverlayStyle &style);

} // namespace td::viewer::render
