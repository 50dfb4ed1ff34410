// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Readme.h"

#include <QStringList>

#include <utility>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

/// Letters without their accents; what has no letter in ASCII becomes a question mark.
QString ascii(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD))
        if (c.category() != QChar::Mark_NonSpacing)
            plain.append(c.unicode() >= 0x7F ? u'?' : c.unicode() < u' ' ? u' ' : c);
    return plain.simplified();
}

struct Texts {
    const char16_t *title;
    const char16_t *volume;
    const char16_t *volumeOfSome;
    const char16_t *overview; ///< studies, instances
    const char16_t *dicom;
    const char16_t *pages;
    const char16_t *open;
    const char16_t *physician;
    const char16_t *onWindows;
    const char16_t *onMac;
    const char16_t *onLinux;
    const char16_t *noViewer;
    const char16_t *verify;
    const char16_t *seal;
    const char16_t *notes;
    const char16_t *disclaimer;
    const char16_t *care;
    const char16_t *contact;
    const char16_t *askClinic;
    const char16_t *madeOn;
};

constexpr Texts italian{
    u"TUODOSSIER - STUDI DICOM",
    u"Questo e' il volume %1 di %2: gli altri esami sono sugli altri volumi.",
    u"Questo e' il volume %1: altri esami possono essere su altri volumi.",
    u"Contiene esami di diagnostica per immagini nel formato DICOM: studi %1, oggetti %2.",
    u"DICOMDIR     indice delle immagini\nDICOM        cartella delle immagini originali\n"
    u"MANIFEST.TXT elenco firmato di tutti i file",
    u"INDEX.HTM    pagine con immagini da consultare, senza altri programmi\n"
    u"IHE_PDI      cartella di quelle pagine e dei referti in PDF",
    u"COME SI APRE",
    u"Il medico apre il file DICOMDIR con il proprio programma per immagini DICOM.",
    u"Windows:     doppio clic su Visualizzatore.bat",
    u"Mac:         doppio clic su Visualizzatore.command",
    u"Linux:       avviare Visualizzatore.sh",
    u"Su questo supporto non c'e' un visualizzatore.",
    u"Per verificare che nulla manchi o sia alterato: sha256sum -c MANIFEST.TXT",
    u"Sigillo:     %1",
    u"AVVERTENZE",
    u"Le immagini di INDEX.HTM e del visualizzatore servono per la consultazione e non per la diagnosi. Il programma "
    u"e' distribuito senza alcuna garanzia.",
    u"Consegnare al medico tutto il contenuto, senza rinominare o spostare i file. I dati sono sanitari e personali: "
    u"custodirli con cura.",
    u"ASSISTENZA",
    u"Per assistenza rivolgersi alla struttura che ha eseguito gli esami.",
    u"Preparato il %1 con TuoDossier Desktop %2",
};

constexpr Texts english{
    u"TUODOSSIER - DICOM STUDIES",
    u"This is volume %1 of %2: the other exams are on the other volumes.",
    u"This is volume %1: other exams may be on other volumes.",
    u"It holds diagnostic imaging studies in the DICOM format: studies %1, objects %2.",
    u"DICOMDIR     index of the images\nDICOM        folder of the original images\n"
    u"MANIFEST.TXT signed list of all files",
    u"INDEX.HTM    pages with pictures to look at, without any other program\n"
    u"IHE_PDI      folder of those pages and of the reports in PDF",
    u"HOW TO OPEN IT",
    u"A physician opens the file DICOMDIR with any program for DICOM images.",
    u"Windows:     double-click Visualizzatore.bat",
    u"Mac:         double-click Visualizzatore.command",
    u"Linux:       start Visualizzatore.sh",
    u"This medium holds no viewer.",
    u"To verify that nothing is missing or altered: sha256sum -c MANIFEST.TXT",
    u"Seal:        %1",
    u"PLEASE NOTE",
    u"The pictures of INDEX.HTM and of the viewer are for looking, not for diagnosis. The program comes without any "
    u"warranty.",
    u"Hand over all of it; do not rename or move any file. The data are personal health data: keep them safe.",
    u"HELP",
    u"For help ask the clinic that made the studies.",
    u"Prepared on %1 with TuoDossier Desktop %2",
};

/// Lines of at most 78 characters, broken between words.
QStringList wrapped(const QString &text)
{
    constexpr qsizetype width = 78;
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n')) {
        QString line;
        for (const QString &word : paragraph.length() > width ? paragraph.split(u' ') : QStringList{paragraph}) {
            if (!line.isEmpty() && line.size() + 1 + word.size() > width)
                lines.append(std::exchange(line, QString()));
            line += line.isEmpty() ? word : u' ' + word;
        }
        lines.append(line);
    }
    return lines;
}

QStringList linesOf(const ReadmeContents &contents, const Texts &texts)
{
    QStringList lines;
    const auto add = [&lines](const char16_t *text, bool wanted = true) {
        if (wanted)
            lines += wrapped(QString::fromUtf16(text));
    };
    const auto addFilled = [&lines](const QString &text) { lines += wrapped(text); };
    add(texts.title);
    lines.append(QString());
    addFilled(QString::fromUtf16(texts.overview).arg(contents.studies).arg(contents.instances));
    if (contents.volumes > 1)
        addFilled(QString::fromUtf16(texts.volume).arg(contents.volume).arg(contents.volumes));
    else if (contents.volumes == 0)
        addFilled(QString::fromUtf16(texts.volumeOfSome).arg(contents.volume));
    lines.append(QString());
    add(texts.pages, contents.hasPages);
    add(texts.dicom);
    lines.append(QString());
    add(texts.open);
    add(texts.physician);
    add(texts.onWindows, contents.hasWindowsViewer);
    add(texts.onMac, contents.hasMacViewer);
    add(texts.onLinux, contents.hasLinuxViewer);
    add(texts.noViewer, !contents.hasWindowsViewer && !contents.hasMacViewer && !contents.hasLinuxViewer);
    add(texts.verify);
    if (!contents.seal.isEmpty())
        addFilled(QString::fromUtf16(texts.seal).arg(contents.seal));
    lines.append(QString());
    add(texts.notes);
    add(texts.disclaimer);
    add(texts.care);
    lines.append(QString());
    add(texts.contact);
    add(texts.askClinic);
    if (const QString clinic = ascii(contents.clinic); !clinic.isEmpty())
        addFilled(clinic);
    if (contents.made.isValid())
        addFilled(QString::fromUtf16(texts.madeOn)
                      .arg(contents.made.toString(Qt::ISODate), QStringLiteral(TUODOSSIER_VERSION)));
    return lines;
}

} // namespace

QByteArray readmeText(const ReadmeContents &contents)
{
    const bool italianFirst = contents.languageTag.startsWith(u"it"_s, Qt::CaseInsensitive);
    QStringList lines = linesOf(contents, italianFirst ? italian : english);
    lines += {QString(), QString(40, u'-'), QString()};
    lines += linesOf(contents, italianFirst ? english : italian);
    lines += {QString(), u"--"_s, u"TuoDossier Desktop "_s + QStringLiteral(TUODOSSIER_VERSION), QString()};
    return lines.join(u"\r\n"_s).toLatin1();
}

} // namespace td::authoring
