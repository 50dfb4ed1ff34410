// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Passphrase.h"

#include "core/security/Random.h"

namespace td::authoring {

using namespace Qt::StringLiterals;

Result<Secret> newPassphrase()
{
    constexpr int wordCount = 7;
    const QStringList &words = passphraseWords();
    QByteArray passphrase;
    for (int i = 0; i < wordCount; ++i) {
        const auto chosen = security::randomBelow(quint32(words.size()));
        if (!chosen)
            return tl::unexpected(chosen.error());
        if (i > 0)
            passphrase += ' ';
        passphrase += words[*chosen].toLatin1();
    }
    return Secret(std::move(passphrase));
}

Secret normalisedPassphrase(const QString &typed)
{
    QString text;
    for (const QChar c : typed.normalized(QString::NormalizationForm_KD).toLower()) {
        if (!c.isMark())
            text += c.isLetterOrNumber() ? c : QChar(u' ');
    }
    text = text.simplified();
    Secret secret = Secret::fromString(text);
    wipe(text);
    return secret;
}

} // namespace td::authoring
