// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QCoreApplication>

namespace td::ui {

/// Errors as sentences for a patient: what happened, and what to do.
class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(td::ui::ErrorText)
public:
    /// One or two sentences in the user's language.
    static QString sentence(const Error &error);
    /// "25 seconds", "3 minutes": a waiting time as a person says it.
    static QString duration(int seconds);
    /// True when the service could not be reached, so that what is on the screen may still be used.
    static bool isNetwork(const Error &error);
};

} // namespace td::ui
