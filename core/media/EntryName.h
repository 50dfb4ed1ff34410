// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace td::media {

/// Text for a name whose encoding an archive does not tell: UTF-8 where it is valid, else one character a byte.
QString entryNameFromBytes(const QByteArray &name);

/// Whether a name from an archive is a plain relative path: no "..", not absolute, no drive letter, no control
/// characters, not empty, at most `maximumLength` characters. Both kinds of slash separate.
bool isSafeEntryName(const QString &name, qsizetype maximumLength);

/// The name with everything that does not print, or that turns the direction of writing, shown as U+FFFD, and its
/// middle left out where it is too long to be read.
QString printableEntryName(const QString &name);

} // namespace td::media
