// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Readme.h"

namespace td::authoring {
namespace {

constexpr auto italian = "TUODOSSIER - STUDI DICOM\r\n"
                         "\r\n"
                         "Questo supporto contiene esami di diagnostica per immagini nel formato DICOM.\r\n"
                         "Consegnare al medico tutto il contenuto, senza rinominare o spostare i file.\r\n"
                         "Il medico apre il file DICOMDIR con il proprio programma per immagini DICOM.\r\n"
                         "Le immagini si trovano nella cartella DICOM.\r\n"
                         "I dati sono sanitari e personali: custodirli con cura.\r\n"
                         "Per assistenza rivolgersi alla struttura che ha eseguito gli esami.\r\n";

constexpr auto english = "TUODOSSIER - DICOM STUDIES\r\n"
                         "\r\n"
                         "This medium holds diagnostic imaging studies in the DICOM format.\r\n"
                         "Hand over all of it; do not rename or move any file.\r\n"
                         "A physician opens the file DICOMDIR with any program for DICOM images.\r\n"
                         "The images are in the folder DICOM.\r\n"
                         "The data are personal health data: keep them safe.\r\n"
                         "For help ask the clinic that made the studies.\r\n";

} // namespace

QByteArray readmeText(const QString &languageTag)
{
    const bool italianFirst = languageTag.startsWith(QLatin1String("it"), Qt::CaseInsensitive);
    const QByteArray first = italianFirst ? italian : english;
    const QByteArray second = italianFirst ? english : italian;
    const QByteArray program = "\r\n--\r\nTuoDossier Desktop " TUODOSSIER_VERSION "\r\n";
    return first + "\r\n----------------------------------------\r\n\r\n" + second + program;
}

} // namespace td::authoring
