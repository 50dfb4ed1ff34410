// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace td::authoring {

/// The README.TXT of the medium's root (IHE RAD TF-3 4.47, portable data for imaging): plain ASCII with CR LF lines, in
/// Italian and English, the reader's language first. It names no person.
QByteArray readmeText(const QString &languageTag);

} // namespace td::authoring
