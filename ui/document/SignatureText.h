// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/Signature.h"

#include <QCoreApplication>
#include <QVector>

namespace td::ui {

/// Electronic signatures as sentences for a patient.
class SignatureText {
    Q_DECLARE_TR_FUNCTIONS(td::ui::SignatureText)
public:
    struct Detail {
        QString name;
        QString value;
    };

    /// Two or three words that say the same as the colour.
    static QString headline(const signature::Signature &signature);
    /// Who and when, whether the file is as it was signed, and whether the signer is recognised.
    static QString sentence(const signature::Signature &signature);
    /// What somebody who checks it wants to know besides.
    static QVector<Detail> details(const signature::Signature &signature);

private:
    static QString who(const signature::Signature &signature);
    static QString whatBecame(const signature::Signature &signature);
    static QString standing(const signature::Signature &signature);
    static QString certificate(const signature::Signature &signature);
    static QString revocation(const signature::Signature &signature);
    static QString coverage(const signature::Signature &signature);
    static QString time(const signature::Signature &signature);
};

} // namespace td::ui
