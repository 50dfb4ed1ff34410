// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace td::model {

/// The words of a description that speak of an exam, in their order and as written, with single blanks between: kinds
/// of exams, parts of the body, planes, sequences, phases, in Italian or English, and measures such as "5mm" or "T2".
/// What is in no list is left out, so that neither a name nor a date nor a number of an order can stay. Case and
/// accents do not matter; words with other than ASCII letters are left out.
QString examWordsOf(const QString &description);

} // namespace td::model
