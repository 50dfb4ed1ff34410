// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QDate>
#include <QString>

namespace td::model {

enum class Sex { Unknown, Female, Male, Other };

/// The code a patient logs in with: codice fiscale (DM 23 December 1976, omocodia included), a provisional 11-digit
/// code, or an STP / ENI code of the regional health services. Valid by construction. Identity is never derived
/// from it: `proposedBirthDate` and `proposedSex` only pre-fill a form for a clerk to confirm.
class CodiceFiscale {
public:
    enum class Kind { Personal, Provisional, Stp, Eni };

    /// Takes upper or lower case, surrounding blanks allowed.
    /// Errors: Malformed — wrong length, a letter where a digit belongs, or a wrong check character.
    static Result<CodiceFiscale> create(const QString &text);

    Kind kind() const noexcept { return m_kind; }
    /// The normalised code: upper case, no blanks.
    const QString &value() const noexcept { return m_value; }

    /// Kind::Personal only; the century is the one that makes the person at most 100 years old on `today`.
    std::optional<QDate> proposedBirthDate(QDate today) const;
    /// Kind::Personal only; day + 40 stands for women.
    std::optional<Sex> proposedSex() const;

    /// The check character of the first 15 characters, weighted as the decree says. Precondition: 15 letters or digits.
    static QChar checkCharacter(QStringView first15);

    friend bool operator==(const CodiceFiscale &, const CodiceFiscale &) = default;

private:
    CodiceFiscale(QString value, Kind kind)
        : m_value(std::move(value))
        , m_kind(kind)
    {
    }
    QString m_value;
    Kind m_kind;
};

} // namespace td::model
