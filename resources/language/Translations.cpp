// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/language/Translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace td::language {

using namespace Qt::StringLiterals;

QString spokenLanguage(const QStringList &wanted, const QStringList &system)
{
    for (const QString &candidate : wanted + system) {
        if (candidate.isEmpty() || candidate == "C"_L1)
            continue;
        const QString language = candidate.left(2).toLower();
        return language == "en"_L1 ? language : u"it"_s;
    }
    return u"it"_s;
}

Translations::~Translations()
{
    remove();
}

void Translations::remove()
{
    if (QCoreApplication::instance()) {
        for (const auto &translator : m_translators)
            QCoreApplication::removeTranslator(translator.get());
    }
    m_translators.clear();
}

void Translations::install(const QString &language)
{
    remove();
    // In American dates day and month would change places.
    QLocale::setDefault(language == "it"_L1 ? QLocale(QLocale::Italian)
                                            : QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QString suffix = u'_' + language + u".qm"_s;
    QStringList files{QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase"_s + suffix};
    for (const QString &name : QDir(u":/i18n"_s).entryList({u'*' + suffix}))
        files.append(u":/i18n/"_s + name);
    for (const QString &file : files) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(file)) // Qt has no table for English, its own language
            continue;
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    }
}

} // namespace td::language
