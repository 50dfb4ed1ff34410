// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/scene/AnnotationBook.h"

#include <chrono>

namespace td::test {

inline const StudyInstanceUid study = *StudyInstanceUid::create(QStringLiteral("1.2.3"));

/// An image of `study`.
inline viewer::scene::ImageRef image(int frame = 0)
{
    return {study, *SeriesInstanceUid::create(QStringLiteral("1.2.3.4")),
            *SopInstanceUid::create(QStringLiteral("1.2.3.4.5")),
            *SopClassUid::create(QStringLiteral("1.2.840.10008.5.1.4.1.1.2")), frame};
}

/// A length along the first row of image().
inline viewer::scene::Annotation line(double to = 10)
{
    return {.id = QUuid::createUuid(),
            .kind = viewer::scene::Annotation::Kind::Length,
            .image = image(),
            .points = {{0, 0}, {to, 0}}};
}

/// An empty book and the clock that it goes by.
struct AnnotationBookFixture {
    ManualClock clock{TimePoint(std::chrono::seconds(1000))};
    viewer::scene::AnnotationBook book{clock};
};

} // namespace td::test
