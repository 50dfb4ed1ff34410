// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

#include <tuple>

namespace td::authoring {

/// What stands in one folder of an image, under the name that was asked for.
struct IsoChild {
    QString name;
    bool isFolder = false;
};

/// A name of ISO 9660 level 1 (ECMA-119 10.1): d-characters (A to Z, 0 to 9, _), at most eight and, for files, three.
/// They compare as ECMA-119 9.3 sorts them.
struct PrimaryName {
    QByteArray stem;
    QByteArray extension;

    friend bool operator<(const PrimaryName &a, const PrimaryName &b)
    {
        return std::tie(a.stem, a.extension) < std::tie(b.stem, b.extension);
    }
};

/// A name of that form for every child of one folder, in their order and all different. One that has the form keeps its
/// name; the others lose accents, case and length, and get a number where two would be the same.
QVector<PrimaryName> primaryNames(const QVector<IsoChild> &children);

/// Joliet names of one folder's children, in their order: at most 64 UCS-2 characters, without those that Joliet or
/// Windows refuse, different in more than case. One that has the form keeps its name.
QVector<QString> jolietNames(const QVector<IsoChild> &children);

} // namespace td::authoring
