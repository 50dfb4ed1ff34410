// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QVector>

namespace td::ui {

/// One chapter of the built-in guide.
struct GuideChapter {
    QString title;
    QStringList steps;
    QString picture; ///< file below ":/guide/<language>/", without ".png"; there may be none
};

/// The clinics' guide, chapter by chapter, for this program.
class GuideText {
    Q_DECLARE_TR_FUNCTIONS(td::ui::GuideText)
public:
    static QVector<GuideChapter> chapters();
    /// What to do when the SMS does not come.
    static QStringList noSms();
};

} // namespace td::ui
