// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notify/Outbox.h"
#include "ui/tour/Tour.h"

namespace td::ui {

/// What the journey needs besides the windows.
struct JourneySettings {
    QString userName;
    QString password;
    QString folder; ///< for the files that the journey saves: referto.pdf, esame.zip, stampa.pdf
    const notify::Outbox *outbox = nullptr;
    std::function<void()> stopService; ///< the network goes away for good
};

/// The main job, step by step: mistakes at the login, a forgotten password, the code, lists, a report, two studies in
/// the viewer, export, print, the other exams, both languages and appearances, and the network gone.
QVector<TourStep> mainJourney(const JourneySettings &settings);

} // namespace td::ui
