// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"
#include "viewer/geometry/Measure.h"
#include "viewer/pixel/RegionStatistics.h"
#include "viewer/scene/Tool.h"

#include <QUuid>

namespace td::viewer::scene {

/// The image that something stands on: a frame, counted from 0, of an instance.
struct ImageRef {
    StudyInstanceUid study{};
    SeriesInstanceUid series{};
    SopInstanceUid instance{};
    SopClassUid sopClass{};
    int frame = 0;

    friend bool operator==(const ImageRef &a, const ImageRef &b)
    {
        return a.instance == b.instance && a.frame == b.frame;
    }
};

/// What a reader drew, measured or marked. The points of each kind, in image points:
struct Annotation {
    enum class Kind {
        Length,    ///< two ends
        Angle,     ///< side, vertex, side
        CobbAngle, ///< two lines of two points
        Rectangle, ///< two opposite corners
        Ellipse,   ///< two opposite corners of its box
        Freehand,  ///< a closed outline
        Point,     ///< one
        Text,      ///< one: what the text is about
        Arrow,     ///< tail, tip
        Calibrate, ///< two ends of a line whose length the reader knew; holds for all frames of its instance
        KeyImage,  ///< none: the image is marked as important
    };
    static constexpr int kMaxCorners = 1024; ///< of a freehand outline: looking for crossings takes their square
    static constexpr int kMaxText = 200;

    QUuid id{};
    Kind kind = Kind::Length;
    ImageRef image{};
    std::vector<geometry::ImagePoint> points{};
    std::optional<geometry::ImagePoint> label{}; ///< upper left corner of its text, where the reader has put it
    QString text{};                              ///< of Text; a note of the others
    double knownMillimetres = 0;                 ///< of Calibrate
    QString result{};                            ///< the sentence last measured, for an export without the pixels
    qint64 changed = 0;                          ///< ms since 1970 UTC
    bool isRemoved = false;                      ///< kept so that an older copy elsewhere does not bring it back
};

/// The kind that a tool makes. Precondition: isAnnotating(tool).
Annotation::Kind kindOf(Tool tool);
/// How many points make it whole; 0 for Freehand, which ends when the reader says so.
int pointsOf(Annotation::Kind kind);
bool hasArea(Annotation::Kind kind);

/// The places that can be dragged, in image points.
std::vector<geometry::ImagePoint> handles(const Annotation &annotation);
/// Puts handle `index` of handles() at `to`.
void moveHandle(Annotation &annotation, int index, geometry::ImagePoint to);
/// Moves all of it, with its label.
void moveBy(Annotation &annotation, double columns, double rows);

/// The lines that are drawn of it, in image points; the curve of an ellipse as 64 chords.
std::vector<std::pair<geometry::ImagePoint, geometry::ImagePoint>> strokes(const Annotation &annotation);
/// Where its text belongs when nobody has moved it: a point of the shape.
geometry::ImagePoint anchor(const Annotation &annotation);
/// The pixels whose centres lie inside; those of a freehand outline by the rule of even and odd crossings.
/// Precondition: hasArea(kind).
std::vector<pixel::PixelSpan> pixelsInside(const Annotation &annotation, geometry::ImageSize size);

} // namespace td::viewer::scene
