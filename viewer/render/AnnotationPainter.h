// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/scene/Annotation.h"
#include "viewer/scene/ViewState.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QStringList>

namespace td::viewer::render {

/// An annotation with what is written beside it, already in the reader's language.
struct AnnotationMark {
    scene::Annotation annotation;
    QStringList lines{};
    bool isChosen = false; ///< its handles are shown
};

struct AnnotationStyle {
    QColor line;
    QColor chosen;
    QColor rim; ///< dark: a light line has to be seen over bright anatomy
    QFont font; ///< with a size in pixels
    double pen = 1.5;
};

/// What is written of a mark, and where.
struct AnnotationLabel {
    QRectF rect{}; ///< null where there is no text
    QStringList lines{};
};

/// The texts of `marks`, one per mark: beside their shapes, or where the reader has put them; never outside `area`, and
/// in free places where they would cover each other. The chosen one is placed first. Where the pane is too full for all
/// lines, only the first stands, with an ellipsis: choosing the annotation shows the rest.
QVector<AnnotationLabel> annotationLabels(const std::vector<AnnotationMark> &marks, const scene::Placement &placement,
                                          const QRectF &area, const QFont &font);

/// Paints shapes, texts and their leader lines. `placement` maps image points to the painter's units; texts stand
/// inside `area`, and what of the shapes is seen is for the painter's own clipping to say.
void paintAnnotations(QPainter &painter, const std::vector<AnnotationMark> &marks, const scene::Placement &placement,
                      const QRectF &area, const AnnotationStyle &style);

/// The mark of a key image, a star, in the middle of `at`.
void paintKeyMark(QPainter &painter, const QPointF &at, double radius, const AnnotationStyle &style);

/// Where the next point goes when there is no mouse.
void paintKeyboardCursor(QPainter &painter, const QPointF &at, const AnnotationStyle &style);

} // namespace td::viewer::render
