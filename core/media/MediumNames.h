// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace td::media {

/// A path as ISO 9660 means it: upper case, each name without its version (";1") and without a dot at its end.
QString plainPath(const QString &path);

/// Finds files of a medium whatever case a file system gives their names in, and behind the version that ISO 9660 adds.
class MediumNames {
public:
    explicit MediumNames(QString root);

    /// Where a file lies that the medium itself calls `path`; nothing for one that is not there, or not on the medium.
    std::optional<QString> find(const QString &path);

private:
    const QHash<QString, QString> &namesIn(const QString &folder);

    QString m_root;
    QHash<QString, QHash<QString, QString>> m_folders;
};

} // namespace td::media
