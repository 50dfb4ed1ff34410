// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/LoadedImage.h"
#include "viewer/scene/Annotation.h"

#include <QCoreApplication>

namespace td::viewer {

/// What is written and spoken of annotations. Every number says what it is known to mean, and where there can be none
/// the reason stands instead.
class AnnotationTexts {
    Q_DECLARE_TR_FUNCTIONS(td::viewer::AnnotationTexts)
public:
    /// The lines beside an annotation. `statistics`: of the pixels inside, nothing while they are being counted.
    static QStringList lines(const scene::Annotation &annotation, const load::LoadedImage &image,
                             const geometry::Scale &scale, const std::optional<pixel::RegionStatistics> &statistics);
    /// "Length: 12.3 mm" for a screen reader.
    static QString spoken(const scene::Annotation &annotation, const QStringList &lines);
    static QString kindName(scene::Annotation::Kind kind);
    /// Why annotations of this reader cannot be read or kept, and what to do.
    static QString saveError(const Error &error);

private:
    static QString reason(geometry::Unknown why);
    static QString amount(const geometry::Amount &amount, int decimals);
    static QString meaning(geometry::Calibration::Source source, const QString &number);
    static QStringList lengthLines(const scene::Annotation &annotation, const geometry::Scale &scale);
    static QStringList angleLines(const scene::Annotation &annotation, const geometry::Scale &scale);
    static QStringList regionLines(const scene::Annotation &annotation, const load::LoadedImage &image,
                                   const geometry::Scale &scale,
                                   const std::optional<pixel::RegionStatistics> &statistics);
    static QStringList valueLines(const load::LoadedImage &image, const pixel::RegionStatistics &statistics);
    /// Whose values they are, where no file holds them; empty otherwise.
    static QString makingLine(const load::LoadedImage &image);
    static QString pointLine(const scene::Annotation &annotation, const load::LoadedImage &image);
};

} // namespace td::viewer
