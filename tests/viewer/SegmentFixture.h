// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QVector>

namespace td::test {

/// A CT image of 16 x 16 pixels of 1 mm in frame of reference 1.2.3, the centre of its first pixel at 0, 0, z; every
/// value is 10 HU for each mm of z. Study 1.2.10, series 1.2.10.1, instance 1.2.10.1.(z + 1).
QByteArray ctSlice(int z);

/// A segmentation of one study with those images, of frame of reference 1.2.3, whose one segment, "Fegato", fills
/// 4 x 4 pixels of 1 mm in each of these planes: x from 4.5 to 8.5 mm, y from 5.5 to 9.5. The frames name their
/// `sources`, or nothing.
QByteArray boxSegment(const QVector<double> &z, const QVector<QByteArray> &sources = {});

} // namespace td::test
