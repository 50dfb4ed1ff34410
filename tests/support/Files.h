// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace td::test {

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// Makes the folders on the way too.
inline void write(const QString &path, const QByteArray &content)
{
    REQUIRE(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
}

} // namespace td::test
