// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/geometry/Orientation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace td::viewer::geometry {
namespace {

using namespace Qt::StringLiterals;

constexpr double kSinTenDegrees = 0.17364817766693;

QString lettersOf(double x, double y, double z)
{
    std::array<std::pair<double, QChar>, 3> shares{{
        {std::abs(x), x > 0 ? u'L' : u'R'},
        {std::abs(y), y > 0 ? u'P' : u'A'},
        {std::abs(z), z > 0 ? u'H' : u'F'},
    }};
    std::sort(shares.begin(), shares.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QString letters(shares[0].second);
    if (shares[1].first > kSinTenDegrees)
        letters += shares[1].second;
    return letters;
}

QString opposite(const QString &letters)
{
    QString other;
    for (const QChar letter : letters) {
        const qsizetype at = u"RLAPFH"_s.indexOf(letter);
        if (at < 0)
            return {};
        other += u"LRPAHF"_s.at(at);
    }
    return other;
}

} // namespace

EdgeLetters edgeLetters(const std::array<double, 6> &c)
{
    const QString right = lettersOf(c[0], c[1], c[2]);
    const QString bottom = lettersOf(c[3], c[4], c[5]);
    return {opposite(right), right, opposite(bottom), bottom};
}

EdgeLetters edgeLetters(const QString &rowDirection, const QString &columnDirection)
{
    const QString left = opposite(rowDirection);
    const QString top = opposite(columnDirection);
    return {left, left.isEmpty() ? QString() : rowDirection, top, top.isEmpty() ? QString() : columnDirection};
}

EdgeLetters edgeLetters(const EdgeLetters &asStored, const Posture &posture)
{
    EdgeLetters letters = asStored;
    for (int i = 0; i < posture.quarterTurns; ++i) // clockwise: what was at the left comes to the top
        letters = {letters.bottom, letters.top, letters.left, letters.right};
    if (posture.mirrored)
        std::swap(letters.left, letters.right);
    return letters;
}

} // namespace td::viewer::geometry
