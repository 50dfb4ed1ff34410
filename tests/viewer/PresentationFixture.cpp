// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/viewer/PresentationFixture.h"

#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "viewer/load/ImageFactory.h"

#include <QFile>

#include <cstring>

namespace td::test {

using namespace Qt::StringLiterals;

QByteArray greyPixels(int rows, int columns, int bits, bool isSigned, int frames)
{
    return Part10Builder()
        .shorts(0x00280002, {1})
        .text(0x00280004, "CS", "MONOCHROME2")
        .text(0x00280008, "IS", QByteArray::number(frames))
        .shorts(0x00280010, {rows})
        .shorts(0x00280011, {columns})
        .shorts(0x00280100, {bits})
        .shorts(0x00280101, {bits})
        .shorts(0x00280102, {bits - 1})
        .shorts(0x00280103, {isSigned ? 1 : 0})
        .body();
}

QByteArray floats(const QVector<float> &values)
{
    QByteArray bytes(values.size() * qsizetype(sizeof(float)), '\0');
    std::memcpy(bytes.data(), values.constData(), std::size_t(bytes.size()));
    return bytes;
}

QByteArray imageItem(const QByteArray &instance, const QByteArray &frames)
{
    Part10Builder item;
    item.text(0x00081150, "UI", "1.2.840.10008.5.1.4.1.1.7").text(0x00081155, "UI", instance);
    if (!frames.isEmpty())
        item.text(0x00081160, "IS", frames);
    return item.body();
}

QByteArray presentationState(const QByteArray &study, const QByteArray &series, const QByteArray &instance,
                             const QByteArray &own, const StateParts &parts)
{
    const QByteArray referenced =
        Part10Builder().sequence(0x00081140, {imageItem(instance)}).text(0x0020000E, "UI", series).body();
    Part10Builder builder;
    builder.text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.11.1")
        .text(0x00080018, "UI", own)
        .text(0x00080060, "CS", "PR")
        .sequence(0x00081115, {referenced})
        .text(0x00100010, "PN", "PROVA^ANNA")
        .text(0x00100020, "LO", "1")
        .bytes(parts.shutter)
        .text(0x0020000D, "UI", study)
        .text(0x0020000E, "UI", own + ".1")
        .text(0x00200013, "IS", "1")
        .bytes(parts.modality)
        .bytes(parts.softcopyVoi)
        .bytes(parts.annotations)
        .text(0x00700041, "CS", parts.flipped ? "Y" : "N")
        .shorts(0x00700042, {parts.rotation})
        .bytes(parts.area)
        .bytes(parts.layers)
        .text(0x00700080, "CS", parts.label)
        .text(0x00700082, "DA", parts.date)
        .text(0x00700083, "TM", "120000")
        .text(0x00700084, "PN", "BIANCHI^LUCA")
        .text(0x20500020, "CS", parts.inverse);
    return builder.file();
}

std::shared_ptr<const viewer::load::LoadedImage> openImage(const QByteArray &file, int frame)
{
    const auto instance = viewer::load::OpenInstance::open(file);
    REQUIRE(instance);
    const auto image = (*instance)->image(frame);
    REQUIRE(image);
    return *image;
}

QByteArray corpusFile(const QString &name)
{
    if (corpusFolder().isEmpty())
        return {};
    QFile file(corpusFolder() + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace td::test
