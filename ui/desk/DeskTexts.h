// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Account.h"
#include "core/model/Patient.h"
#include "core/policy/Identity.h"

#include <QCoreApplication>

namespace td::ui {

/// The words that the desk's pages share.
class DeskTexts {
    Q_DECLARE_TR_FUNCTIONS(td::ui::DeskTexts)
public:
    static QString sex(model::Sex sex);
    /// "10/12/1985", or that it is not recorded.
    static QString date(QDate date);
    /// "ROSSI Mario"
    static QString name(const model::Patient &patient);
    /// Why `text` is no code a patient can log in with; empty for a good one.
    static QString codeRefusal(const QString &text);
    /// Why the contacts cannot be kept; empty when they can. One of the two is enough.
    static QString contactRefusal(const QString &phone, const QString &email);
    static QString verdict(policy::IdentityVerdict verdict);
    static QString delivered(const model::Delivery &delivery);
    /// What happened and what to do, as a clerk needs it.
    static QString failure(const Error &error);
};

} // namespace td::ui
