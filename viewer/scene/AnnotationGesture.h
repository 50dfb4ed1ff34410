// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewer/scene/Annotation.h"
#include "viewer/scene/ViewState.h"

namespace td::viewer::scene {

/// A part of an annotation that can be taken hold of.
struct Grip {
    enum class Part { Handle, Shape, Label };
    QUuid id{};
    Part part = Part::Shape;
    int handle = 0; ///< into handles()
};

/// The handle or line nearest to `at`, within `reach` canvas units; of several the one made last.
std::optional<Grip> gripAt(const std::vector<Annotation> &annotations, const Placement &placement,
                           geometry::CanvasPoint at, double reach);

/// An annotation that is being drawn or changed: by press, drag and release, by clicks, or by the keyboard, which
/// presses and releases at its cursor. `slack` is how far, in columns, a hand may move and still mean the same place.
class AnnotationGesture {
public:
    bool isActive() const { return m_draft.has_value(); }
    bool isDrawing() const { return m_draft && !m_grip; }
    bool isHeld() const { return m_down; }
    /// As it would be if the gesture ended now. Precondition: isActive().
    const Annotation &draft() const { return *m_draft; }

    /// Starts a new one, or places the next point of the one under way.
    void press(Annotation::Kind kind, const ImageRef &image, geometry::ImagePoint at);
    /// Takes hold of a part of `annotation`.
    void grab(const Annotation &annotation, const Grip &grip, geometry::ImagePoint at);
    void move(geometry::ImagePoint at, double slack);
    /// The annotation, when it is whole now, or changed.
    std::optional<Annotation> release(geometry::ImagePoint at, double slack);
    /// Ends an outline that is made by clicks; nothing when it encloses nothing yet, and the gesture goes on.
    std::optional<Annotation> close();
    void cancel();

private:
    std::optional<Annotation> releaseDrawing(geometry::ImagePoint at, double slack);
    std::optional<Annotation> releaseOutline(geometry::ImagePoint at, double slack);
    std::optional<Annotation> taken();

    std::optional<Annotation> m_draft;
    std::optional<Grip> m_grip; ///< nothing while drawing
    geometry::ImagePoint m_pressed;
    geometry::ImagePoint m_last;
    std::size_t m_placed = 0; ///< points that are settled; one more may follow the pointer
    bool m_down = false;
    bool m_opens = false; ///< this press began a line: without a drag, the next click ends it
    bool m_dragged = false;
};

} // namespace td::viewer::scene
