// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

namespace td::test {

/// Where the exports of this test program keep the key that they sign with.
inline QString sealFile()
{
    static const QTemporaryDir folder;
    return folder.filePath(QStringLiteral("seal"));
}

} // namespace td::test
