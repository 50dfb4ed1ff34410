// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

namespace td::authoring {

/// A note beside the key of this installation that an export to `target` is under way, so that the next start of the
/// program finds what a killed one left there. It goes with this object when nothing is left. An export for which none
/// can be made goes on without: what it leaves waits for the next export into the same folder.
class UnderWay {
public:
    UnderWay(const QString &sealFile, const QString &target);
    ~UnderWay();
    Q_DISABLE_COPY_MOVE(UnderWay)

private:
    QFile m_note;
    QString m_noted; ///< what it says
};

/// Removes what exports left that were under way when their program ended, and no living one holds; for the start of
/// the program. A place that is not there now, such as a stick, is looked at again at a later start, within 90 days.
/// Blocks, and on a slow medium for a while.
void removeUnfinished(const QString &sealFile);

} // namespace td::authoring
