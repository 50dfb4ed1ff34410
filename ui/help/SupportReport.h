// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QDateTime>
#include <QSize>
#include <QString>
#include <QVector>

namespace td::ui {

/// What went wrong since the program started, by code and time alone: nothing in it can say whose dossier was open.
/// Keeps the newest ones. On the GUI thread.
class SupportLog {
public:
    static constexpr qsizetype kept = 100;

    void add(ErrorCode code, const QDateTime &when);
    struct Line {
        QDateTime when;
        ErrorCode code = ErrorCode::Internal;
    };
    const QVector<Line> &lines() const { return m_lines; }

private:
    QVector<Line> m_lines;
};

/// What the report says of the installation.
struct SupportFacts {
    QString language;
    QString appearance;        ///< "light" or "dark"
    bool embedded = true;      ///< the service runs in the program itself
    QSize screen;              ///< device-independent pixels
    double pixelRatio = 1;     ///< of the screen
    double textSizePoints = 0; ///< of the system's font
    QString platform;          ///< of Qt, "xcb"
};

/// The text that a person reads before saving it for the assistance: versions, settings and codes of errors. It holds
/// no name, no identifier, no address and no document.
QString supportReport(const SupportFacts &facts, const SupportLog &log, const QDateTime &now);

} // namespace td::ui
