// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

namespace td::app {

/// A folder for what this run of the program prepares. It holds health data, so it goes when this object goes, and
/// what runs left behind that were killed goes when the next run begins. Folders of programs that still run are left
/// alone: each stands beside a lock file of its name.
class WorkFolder {
public:
    /// Makes `root` if need be, cleans it, and takes a name in it.
    explicit WorkFolder(const QString &root);
    ~WorkFolder();
    Q_DISABLE_COPY_MOVE(WorkFolder)

    /// To be created by whoever first writes into it.
    const QString &path() const noexcept { return m_path; }

private:
    QString m_path;
    QLockFile m_lock;
};

} // namespace td::app
