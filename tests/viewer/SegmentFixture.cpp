// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewer/SegmentFixture.h"

#include "tests/dicom/Part10Builder.h"
#include "tests/viewer/PresentationFixture.h"

namespace td::test {

QByteArray ctSlice(int z)
{
    return Part10Builder()
        .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        .text(0x00080018, "UI", "1.2.10.1." + QByteArray::number(z + 1))
        .text(0x00080060, "CS", "CT")
        .text(0x00100010, "PN", "PROVA^ANNA")
        .text(0x0020000D, "UI", "1.2.10")
        .text(0x0020000E, "UI", "1.2.10.1")
        .text(0x00200013, "IS", QByteArray::number(z + 1))
        .text(0x00200032, "DS", "0\\0\\" + QByteArray::number(z))
        .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
        .text(0x00200052, "UI", "1.2.3")
        .shorts(0x00280002, {1})
        .text(0x00280004, "CS", "MONOCHROME2")
        .shorts(0x00280010, {16})
        .shorts(0x00280011, {16})
        .text(0x00280030, "DS", "1\\1")
        .shorts(0x00280100, {16})
        .shorts(0x00280101, {16})
        .shorts(0x00280102, {15})
        .shorts(0x00280103, {0})
        .text(0x00281052, "DS", "0")
        .text(0x00281053, "DS", "1")
        .raw(0x7FE00010, "OW", Part10Builder::words(QVector<int>(256, 10 * z)))
        .file();
}

QByteArray boxSegment(const QVector<double> &z, const QVector<QByteArray> &sources)
{
    const QByteArray shared =
        Part10Builder()
            .sequence(0x00209116, {Part10Builder().text(0x00200037, "DS", "1\\0\\0\\0\\1\\0").body()})
            .sequence(0x00289110, {Part10Builder().text(0x00280030, "DS", "1\\1").body()})
            .body();
    QVector<QByteArray> frames;
    for (qsizetype i = 0; i < z.size(); ++i) {
        Part10Builder frame;
        if (i < sources.size())
            frame.sequence(0x00089124, {Part10Builder().sequence(0x00082112, {imageItem(sources[i])}).body()});
        frame.sequence(0x00209113, {Part10Builder().text(0x00200032, "DS", "5\\6\\" + QByteArray::number(z[i])).body()})
            .sequence(0x0062000A, {Part10Builder().shorts(0x0062000B, {1}).body()});
        frames.append(frame.body());
    }
    return Part10Builder()
        .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.66.4")
        .text(0x00080018, "UI", "1.2.10.9.1")
        .text(0x00080060, "CS", "SEG")
        .text(0x00100010, "PN", "PROVA^ANNA")
        .text(0x0020000D, "UI", "1.2.10")
        .text(0x0020000E, "UI", "1.2.10.9")
        .text(0x00200052, "UI", "1.2.3")
        .bytes(greyPixels(4, 4, 8, false, int(z.size())))
        .text(0x00620001, "CS", "BINARY")
        .sequence(0x00620002, {Part10Builder().shorts(0x00620004, {1}).text(0x00620005, "LO", "Fegato").body()})
        .sequence(0x52009229, {shared})
        .sequence(0x52009230, frames)
        .raw(0x7FE00010, "OB", QByteArray(16 * z.size(), '\x01'))
        .file();
}

} // namespace td::test
