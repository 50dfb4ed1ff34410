// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

#include <memory>
#include <vector>

namespace td::language {

/// The language to speak: the first of `wanted` and `system` that names one, if it is Italian or English; else Italian.
/// `wanted` (the command line, then the saved choice) may hold empty strings; "C" counts as no language.
QString spokenLanguage(const QStringList &wanted, const QStringList &system);

/// The program's texts in one language, and Qt's own for its dialogs. Replaces what it installed before.
class Translations {
public:
    Translations() = default;
    ~Translations();
    Translations(const Translations &) = delete;
    Translations &operator=(const Translations &) = delete;

    /// Sets QLocale's default too. `language` is "it" or "en".
    void install(const QString &language);

private:
    void remove();

    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

} // namespace td::language
