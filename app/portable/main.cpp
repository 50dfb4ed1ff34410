// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/language/Translations.h"
#include "resources/theme/Theme.h"
#include "ui/portable/MediumSettings.h"
#include "ui/portable/PortableViewer.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QOperatingSystemVersion>
#include <QSettings>

namespace {

using namespace Qt::StringLiterals;

/// A guest on somebody else's computer: no setting of ours, and none of Qt's file dialog, has a place to be written to.
void keepNothing()
{
    const QString nowhere = QCoreApplication::applicationFilePath() + u"/none"_s; // a file is no folder
    for (const QSettings::Format format : {QSettings::NativeFormat, QSettings::IniFormat})
        QSettings::setPath(format, QSettings::UserScope, nowhere);
    QSettings::setDefaultFormat(QSettings::IniFormat); // the registry knows no path
}

/// Windows' registry cannot be moved like that, and Qt's file dialog writes folders into it: taken out at the end,
/// unless another program of Qt's had it before.
class RegistryOfQt {
public:
    RegistryOfQt()
        : m_ours(QOperatingSystemVersion::currentType() == QOperatingSystemVersion::Windows &&
                 !QSettings(software, QSettings::NativeFormat).childGroups().contains(group))
    {
    }
    ~RegistryOfQt()
    {
        if (m_ours)
            QSettings(software, QSettings::NativeFormat).remove(group);
    }
    Q_DISABLE_COPY_MOVE(RegistryOfQt)

private:
    const QString software = u"HKEY_CURRENT_USER\\Software"_s;
    const QString group = u"QtProject"_s;
    const bool m_ours;
};

/// The names of attributes lie beside the program where DCMTK is not installed.
void useOwnDictionary()
{
    const QString names = QCoreApplication::applicationDirPath() + u"/share/dicom.dic"_s;
    if (QFile::exists(names))
        qputenv("DCMDICTPATH", QFile::encodeName(names)); // read when it is first asked
}

/// The medium that the program is on: its own folder or the one above, by their DICOMDIR; empty when it is on none.
QString ownMedium()
{
    QDir folder(QCoreApplication::applicationDirPath());
    for (int up = 0; up < 2; ++up) {
        if (!folder.entryList({u"DICOMDIR*"_s}, QDir::Files).isEmpty())
            return folder.absolutePath();
        if (!folder.cdUp())
            break;
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(u"Fusion"_s); // DECISIONS 55
    QCoreApplication::setOrganizationName(u"TuoDossier"_s);
    QCoreApplication::setApplicationName(u"visualizzatore"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TUODOSSIER_VERSION));
    keepNothing();
    const RegistryOfQt registry;
    useOwnDictionary();

    QCommandLineParser line;
    line.setApplicationDescription(u"Shows the DICOM images of a medium or a folder, and verifies a medium."_s);
    line.addHelpOption();
    line.addVersionOption();
    line.addPositionalArgument(u"folder"_s, u"a folder with DICOM images; without it, the medium the program is on"_s);
    const QCommandLineOption language(u"language"_s, u"it or en"_s, u"language"_s);
    const QCommandLineOption exitAtFirstImage(u"exit-at-first-image"_s,
                                              u"end once an image is painted, to measure the start"_s);
    line.addOptions({language, exitAtFirstImage});
    line.process(application);

    const QString medium = ownMedium();
    const QStringList system = QLocale::system().uiLanguages();
    td::language::Translations translations;
    translations.install(
        td::language::spokenLanguage({line.value(language), td::ui::languageOfMedium(medium, system)}, system));
    const td::theme::Theme theme(td::theme::Mode::Light);
    td::ui::PortableViewer viewer(theme);
    if (line.isSet(exitAtFirstImage)) {
        QObject::connect(&viewer, &td::ui::PortableViewer::firstImageShown, &application, &QCoreApplication::quit);
        QObject::connect(&viewer, &td::ui::PortableViewer::failed, &application, [] { QCoreApplication::exit(1); });
    }
    const QString folder = line.positionalArguments().value(0, medium);
    if (folder.isEmpty())
        viewer.start();
    else
        viewer.open(folder);
    return QApplication::exec();
}
