// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Consent.h"

#include <QCoreApplication>

namespace td::ui {

/// What a consent means, in plain words.
class ConsentText {
    Q_DECLARE_TR_FUNCTIONS(td::ui::ConsentText)
public:
    /// What it allows.
    static QString allows(model::ConsentKind kind);
    /// What follows from withdrawing it.
    static QString withdrawing(model::ConsentKind kind);
    /// "Given on 20/06/2025", "Withdrawn on …", "Not given".
    static QString state(const std::optional<model::Consent> &present);
    /// One line of the history: "20/06/2025, 09:38: given, at the acceptance desk".
    static QString line(const model::Consent &decision);
};

} // namespace td::ui
