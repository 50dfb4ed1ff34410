// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QPalette>

namespace td::theme {

enum class Mode { Light, Dark };

/// Colours by role, from tokens.json. Viewer colours are the same in both modes.
enum class ColorRole {
    Background,
    Surface,
    Raised,
    Text,
    Secondary,
    Primary,
    OnPrimary,
    PrimarySoft,
    Border,
    Focus,
    Good,
    GoodSoft,
    Caution,
    CautionSoft,
    Bad,
    BadSoft,
    ViewerCanvas,
    ViewerChrome,
    ViewerRaised,
    ViewerBorder,
    ViewerText,
    ViewerSecondary,
    ViewerAccent,
    ViewerOverlay,
    ViewerAxial, ///< lines of the three planes
    ViewerCoronal,
    ViewerSagittal,
};

/// Lengths in device-independent pixels, from tokens.json.
enum class Metric {
    SpaceXs,
    SpaceS,
    SpaceM,
    SpaceL,
    SpaceXl,
    SpaceXxl, // 4 8 12 16 24 32
    Control,
    TableRow,
    Target,
    Radius,
    Icon, // 40 48 32 8 24
};

enum class TextStyle { Small, Body, BodyStrong, Heading3, Heading2, Heading1 }; // 13, 15, 15 semi-bold, 18, 22, 28

/// The one source of colours, lengths and icons for widgets and painters. Immutable; made once by app and handed down.
class Theme {
public:
    /// Reads the tokens built into the program. A missing token is a defect of the build and ends the program.
    explicit Theme(Mode mode);

    Mode mode() const noexcept { return m_mode; }
    QColor color(ColorRole role) const;
    int metric(Metric metric) const;
    /// The system's font in the size of `style`, scaled with the system's text size.
    QFont font(TextStyle style) const;
    /// For numbers in tables: figures of one width.
    QFont tabularFont() const;

    QPalette palette() const;
    /// For QApplication::setStyleSheet(): every widget of ui.
    QString styleSheet() const;
    /// For the viewer's window, dark in both modes.
    QString viewerStyleSheet() const;

    /// `name` is a file of resources/theme/icons without ".svg"; drawn in `role`, dimmed when disabled.
    QIcon icon(const QString &name, ColorRole role = ColorRole::Text) const;

private:
    QString filled(const QString &path) const;

    Mode m_mode;
    QHash<int, QColor> m_colors;
    QHash<int, int> m_metrics;
    QHash<int, int> m_fontPixels;
};

} // namespace td::theme
