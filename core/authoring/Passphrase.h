// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QStringList>

namespace td::authoring {

/// The 1,024 Italian words that passphrases are made of: four to eight letters from a to z, no two with the same first
/// four letters, no two that differ by one letter.
const QStringList &passphraseWords();

/// Seven words drawn by chance and joined by spaces: 70 bits. Errors: Crypto.
Result<Secret> newPassphrase();

/// What a person typed, as newPassphrase() writes it: lower case, accents taken off, words joined by one space;
/// hyphens, commas and line breaks between words are spaces. For passphrases of ours only: others may depend on case.
Secret normalisedPassphrase(const QString &typed);

} // namespace td::authoring
