// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AccessEvent.h"

#include <QCoreApplication>

namespace td::ui {

/// The columns of the record of accesses, in the user's words.
class AccessText {
    Q_DECLARE_TR_FUNCTIONS(td::ui::AccessText)
public:
    static QString when(const model::AccessEvent &event);
    /// "You" or "Staff of the clinic".
    static QString who(const model::AccessEvent &event);
    static QString department(const model::AccessEvent &event);
    /// "Opened the document «Referto radiologico 25/11/2024»", with the reason where one was given.
    static QString what(const model::AccessEvent &event);
    /// The titles, in the order of the above.
    static QStringList titles();
};

} // namespace td::ui
