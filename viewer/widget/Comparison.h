// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/widget/PaneGrid.h"

namespace td::viewer {

/// What the panes have to do with each other: scrolling together, reference lines, and one point shown in all. Images
/// share a place only when they share a frame of reference (PS3.3 C.7.4.1).
class Comparison : public QObject {
    Q_OBJECT
public:
    Comparison(PaneGrid &grid, load::StudyLoader &loader, const theme::Theme &theme, QObject *parent);

    /// Panes of one frame of reference then scroll by the patient's position; others keep the offset they have now.
    void setLinked(bool linked);
    void setReferenceLinesShown(bool shown);
    bool referenceLinesShown() const noexcept { return m_linesShown; }

    /// Shows the place `at` of `from` in every pane that has it.
    void pointAt(ImagePane &from, geometry::ImagePoint at);
    void forgetPoint();
    const std::optional<geometry::PatientPoint> &point() const noexcept { return m_point; }
    const QString &pointFrame() const noexcept { return m_pointFrame; }
    ImagePane &activePane() { return m_grid.active(); }

private:
    struct Anchor {
        SeriesInstanceUid series;
        int index = 0;
    };
    void attach(ImagePane &pane);
    void follow(ImagePane &moved);
    void remember();
    void repaint();
    /// The image of the pane's stack nearest to a place, among those whose place is known; -1 without any.
    int nearestIndex(const ImagePane &pane, const QString &frameOfReference, const geometry::PatientPoint &point) const;
    std::optional<int> followedIndex(const ImagePane &leader, const ImagePane &pane) const;

    PaneGrid &m_grid;
    load::StudyLoader &m_loader;
    const theme::Theme &m_theme;
    QHash<const ImagePane *, Anchor> m_anchors; ///< where each pane stood when they were linked
    bool m_linked = false;
    bool m_linesShown = true;
    bool m_following = false;
    std::optional<geometry::PatientPoint> m_point;
    QString m_pointFrame;
};

} // namespace td::viewer
