// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/language/Translations.h"

#include <QCoreApplication>
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
    QLocale::setDefault(QLocale(language == "it"_L1 ? QLocale::Italian : QLocale::English));
    for (const auto &[name, folder] : {std::pair(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)),
                                       std::pair(u"viewer"_s, u":/i18n"_s), std::pair(u"ui"_s, u":/i18n"_s)}) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(name + u'_' + language, folder)) // English needs no table where nothing is counted
            continue;
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    }
}

} // namespace td::language
