// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace td::dicom::detail {

/// A value that is not empty, legal for its VR (PS3.5 6.2) and the same for everybody. Text says that something was
/// taken out; numbers and bytes are zeros, as many as `length`, the length of what they replace.
QByteArray dummyValue(QByteArrayView vr, qsizetype length);

/// DA and DT moved by days, TM and anything else that tells a time of day as it is; several values by backslashes. The
/// older form of a date, 1997.03.12 (PS3.5 6.2, note to DA), is understood and written in today's. Nothing when the
/// value is no such time, or one without a day, which cannot be moved.
std::optional<QByteArray> shiftedTimes(QByteArrayView vr, const QByteArray &value, qint64 days);

/// An age as AS writes it (PS3.5 6.2): years from two years on, months from two months on, else days. Empty when
/// either is no date, or the birth comes later.
QByteArray ageOn(const QByteArray &birthDate, const QByteArray &date);

/// Whether text holds what IS and DS may hold: digits, signs, points, exponents, blanks and backslashes.
bool isNumberText(QByteArrayView text);

} // namespace td::dicom::detail
