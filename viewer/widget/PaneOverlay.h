// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/load/LoadedImage.h"
#include "viewer/render/Overlay.h"

#include <QCoreApplication>

namespace td::viewer {

/// What is written over an image of a stack.
class PaneOverlay {
    Q_DECLARE_TR_FUNCTIONS(td::viewer::PaneOverlay)
public:
    struct Position {
        int index = 0; ///< of the shown image, from 0
        int count = 0;
        int awaited = -1; ///< index of an image that is asked for and not there yet, else -1
    };

    static render::OverlayContent content(const load::LoadedImage &image, Position position,
                                          const std::optional<pixel::Window> &window, double magnification);
    /// Without an image there is still the notice.
    static render::OverlayContent empty();
    /// One sentence for a screen reader, without the segments.
    static QString spoken(const load::LoadedImage &image, Position position,
                          const std::optional<pixel::Window> &window);
    /// The names of the segments that lie over the image, and which of them lie over one of its points.
    static QStringList segments(const load::LoadedImage &image);
    static QStringList segmentsAt(const load::LoadedImage &image, geometry::ImagePoint at);
    static QString patientLine(const dicom::ImageAttributes &a);
    static QString studyLine(const dicom::ImageAttributes &a);
    static QString seriesLine(const dicom::ImageAttributes &a);

private:
    static QVector<render::LegendEntry> legend(const load::LoadedImage &image);
    static QString segmentName(const pixel::Mask &mask);
};

} // namespace td::viewer
