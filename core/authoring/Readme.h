// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QString>

namespace td::authoring {

/// What README.TXT tells of its medium.
struct ReadmeContents {
    QString languageTag; ///< BCP 47: starts in this language when it is Italian, else in English
    int volume = 1;
    int volumes = 1; ///< 0 when there may be others
    int studies = 0; ///< on this volume
    int instances = 0;
    QString clinic{};              ///< and how to reach it; may be empty
    QDate made{};                  ///< may be invalid
    QString seal{};                ///< security::keyWords(); may be empty
    bool hasPages = false;         ///< INDEX.HTM is on this medium
    bool hasWindowsViewer = false; ///< Visualizzatore.bat
    bool hasLinuxViewer = false;   ///< Visualizzatore.sh
    bool hasMacViewer = false;     ///< Visualizzatore.command
};

/// The README.TXT of the medium's root (IHE Portable Data for Imaging, RAD-47): what is on it, how it is opened on each
/// system, by which program it was made, what that program answers for, whom to ask. Plain ASCII with CR LF
/// lines of at most 78 characters, in Italian and English, the reader's language first. It names no person.
QByteArray readmeText(const ReadmeContents &contents);

} // namespace td::authoring
