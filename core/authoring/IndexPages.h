// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringList>
#include <QVector>

namespace td::authoring {

/// A JPEG that lies on the medium.
struct PagePicture {
    QString path;           ///< picturePath()
    int instanceNumber = 0; ///< 0 when absent
    int frame = 0;          ///< from 0
    int of = 1;             ///< frames of the instance
    int width = 0;          ///< pixels
    int height = 0;
};

/// A PDF that lies on the medium.
struct PageReport {
    QString title;
    QDateTime date{}; ///< in the time zone in which it is to be read
    QString path{};   ///< reportPath()
};

struct PageSeries {
    QString modality; ///< PS3.3 C.7.3.1.1.1 defined term
    int number = 0;   ///< 0 when absent
    QString description{};
    int images = 0; ///< frames on this volume, with or without a picture
    QVector<PagePicture> pictures{};
};

struct PageStudy {
    QString patientName; ///< for display, "Family Given"
    QDate patientBirthDate{};
    QDateTime started{};
    QString description{};
    QStringList modalities{};
    QVector<PageSeries> series{};
    QVector<PageReport> reports{}; ///< of this study
};

/// What a reader finds on the medium; all texts as they are, in any script.
struct PageContents {
    QString languageTag; ///< BCP 47: Italian, else English
    int volume = 1;
    int volumes = 1;               ///< 0 when there may be others
    QString clinic{};              ///< and how to reach it; may be empty
    QDateTime made{};              ///< in local time
    bool hasWindowsViewer = false; ///< Visualizzatore.bat is on this medium
    bool hasLinuxViewer = false;   ///< Visualizzatore.sh
    bool hasMacViewer = false;     ///< Visualizzatore.command
    QVector<PageStudy> studies{};
    QVector<PageReport> reports{}; ///< of no study on this volume
    QString seal{};                ///< security::keyWords()
};

struct PageFile {
    QString path; ///< from the top of the medium, joined by slashes
    QByteArray content;
};

inline constexpr auto indexPageName = "INDEX.HTM";
inline constexpr auto pagesFolderName = "IHE_PDI";

/// Where picture and report `number`, from 1 and counted anew in each volume, lie: "IHE_PDI/P0000001.JPG" and
/// "IHE_PDI/REPORT/R0000001.PDF".
QString picturePath(int number);
QString reportPath(int number);

/// The pages of a medium that needs no program (IHE Portable Data for Imaging, RAD-47): INDEX.HTM at the top and
/// a page for each study, "IHE_PDI/I0000001.HTM", in the reader's language; then the same in the other one, from
/// "IHE_PDI/INDEX_EN.HTM" (INDEX_IT, E0000001) on. HTML that is well-formed XML too, in UTF-8, with its style inside
/// and no script; whatever it refers to lies on the medium.
QVector<PageFile> indexPages(const PageContents &contents);

} // namespace td::authoring
