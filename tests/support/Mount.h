// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/Tool.h"

#include <QTemporaryDir>

namespace td::test {

/// A file system of its own in a temporary folder, where this user may mount one; gone with this object.
class Mount {
public:
    explicit Mount(const QString &options, const QString &device = QStringLiteral("tmpfs"),
                   const QString &type = QStringLiteral("tmpfs"))
        : m_isThere(haveTool(QStringLiteral("mount")) &&
                    runTool(QStringLiteral("mount"),
                            {QStringLiteral("-t"), type, QStringLiteral("-o"), options, device, m_folder.path()})
                            .exitCode == 0)
    {
    }
    Mount(const Mount &) = delete;
    Mount &operator=(const Mount &) = delete;
    ~Mount()
    {
        if (m_isThere)
            pullOut();
    }

    bool isThere() const { return m_isThere; }
    QString path() const { return m_folder.path(); }
    /// Takes the file system away while files of it may be open: under its path is then the folder that was below it.
    void pullOut() { m_isThere = runTool(QStringLiteral("umount"), {QStringLiteral("-l"), path()}).exitCode != 0; }

private:
    QTemporaryDir m_folder;
    bool m_isThere;
};

} // namespace td::test
