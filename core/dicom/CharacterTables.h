// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace td::dicom::detail {

/// The tables of character sets that the system has, one source per kind of system. `terms` are the defined terms of
/// PS3.3 C.12.1.1.2 as written, joined by backslashes.

bool canConvert(const QByteArray &terms);

/// Empty when the bytes are no text of these sets. Code extensions (PS3.5 6.1.2.5) end at the delimiters of values and
/// of the components of a name.
std::optional<QString> toUnicode(const QByteArray &terms, const QByteArray &bytes);

} // namespace td::dicom::detail
