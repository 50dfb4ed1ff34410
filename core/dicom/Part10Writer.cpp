// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Part10Writer.h"

#include <QCryptographicHash>
#include <QUuid>
#include <QtEndian>

#include <turbojpeg.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;

template <class T>
QByteArray littleEndian(T value)
{
    QByteArray bytes(qsizetype(sizeof(T)), Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray tagBytes(quint16 group, quint16 element)
{
    return littleEndian(group) + littleEndian(element);
}

bool isVr(const Attribute &attribute, const char *vr)
{
    return std::strcmp(attribute.vr, vr) == 0;
}

bool hasLongLength(const char *vr)
{
    // PS3.5 table 7.1-1.
    static constexpr std::array longForms{"OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"};
    for (const char *longForm : longForms)
        if (std::strcmp(vr, longForm) == 0)
            return true;
    return false;
}

constexpr quint32 undefinedLength = 0xFFFFFFFFU;

QByteArray elementHeader(const Attribute &attribute, const char *vr, quint32 length)
{
    std::array<char, 12> header{};
    qToLittleEndian(attribute.group, header.data());
    qToLittleEndian(attribute.element, header.data() + 2);
    std::copy_n(vr, 2, header.data() + 4);
    if (hasLongLength(vr)) {
        qToLittleEndian(length, header.data() + 8);
        return QByteArray(header.data(), 12);
    }
    Q_ASSERT(length <= 0xFFFF);
    qToLittleEndian(quint16(length), header.data() + 6);
    return QByteArray(header.data(), 8);
}

QByteArray decimalString(double value)
{
    const QByteArray text = QByteArray::number(value, 'g', 10);
    Q_ASSERT(text.size() <= 16);
    return text;
}

/// The decimal digits of a 128-bit number, most significant byte first.
QString decimalDigits(QByteArray number)
{
    QString digits;
    while (!number.isEmpty()) {
        int remainder = 0;
        for (char &byte : number) {
            const int dividend = remainder * 256 + static_cast<unsigned char>(byte);
            byte = char(dividend / 10);
            remainder = dividend % 10;
        }
        digits.prepend(QChar(u'0' + remainder));
        while (!number.isEmpty() && number.front() == '\0')
            number.remove(0, 1);
    }
    return digits;
}

QString uidFromUuid(QByteArray bits)
{
    // RFC 4122 4.4: version 4 and the variant, so that the number is a UUID's.
    bits[6] = char((bits[6] & 0x0F) | 0x40);
    bits[8] = char((bits[8] & 0x3F) | 0x80);
    return u"2.25."_s + decimalDigits(bits);
}

} // namespace

void DataSetBuilder::put(const Attribute &attribute, const QByteArray &value, char padding)
{
    const QByteArray even = value.size() % 2 ? value + padding : value;
    m_elements[attribute.tag()] = {elementHeader(attribute, attribute.vr, quint32(even.size())), even};
}

DataSetBuilder &DataSetBuilder::text(const Attribute &attribute, const QString &value)
{
    return encodedText(attribute, value.toUtf8());
}

DataSetBuilder &DataSetBuilder::encodedText(const Attribute &attribute, const QByteArray &value)
{
    put(attribute, value, isVr(attribute, "UI") ? '\0' : ' ');
    return *this;
}

DataSetBuilder &DataSetBuilder::decimals(const Attribute &attribute, const QVector<double> &values)
{
    QByteArray encoded;
    for (const double value : values) {
        if (isVr(attribute, "FD")) {
            encoded += littleEndian(value);
        } else if (isVr(attribute, "FL")) {
            encoded += littleEndian(float(value));
        } else {
            Q_ASSERT(isVr(attribute, "DS"));
            encoded += (encoded.isEmpty() ? QByteArray() : QByteArray("\\")) + decimalString(value);
        }
    }
    put(attribute, encoded, ' ');
    return *this;
}

DataSetBuilder &DataSetBuilder::integers(const Attribute &attribute, const QVector<qint64> &values)
{
    QByteArray encoded;
    for (const qint64 value : values) {
        if (isVr(attribute, "US") || isVr(attribute, "SS")) {
            encoded += littleEndian(quint16(value));
        } else if (isVr(attribute, "UL") || isVr(attribute, "SL")) {
            encoded += littleEndian(quint32(value));
        } else {
            Q_ASSERT(isVr(attribute, "IS"));
            encoded += (encoded.isEmpty() ? QByteArray() : QByteArray("\\")) + QByteArray::number(value);
        }
    }
    put(attribute, encoded, ' ');
    return *this;
}

DataSetBuilder &DataSetBuilder::pointer(const Attribute &attribute, const Attribute &target)
{
    put(attribute, tagBytes(target.group, target.element), '\0');
    return *this;
}

DataSetBuilder &DataSetBuilder::bytes(const Attribute &attribute, const QByteArray &value)
{
    put(attribute, value, '\0');
    return *this;
}

DataSetBuilder &DataSetBuilder::sequence(const Attribute &attribute, const QVector<DataSetBuilder> &items)
{
    QByteArray encoded;
    for (const DataSetBuilder &item : items) {
        const QByteArray content = item.explicitLittleEndian();
        encoded += tagBytes(0xFFFE, 0xE000) + littleEndian(quint32(content.size())) + content;
    }
    put(attribute, encoded, '\0');
    return *this;
}

DataSetBuilder &DataSetBuilder::encapsulatedPixelData(const QVector<QByteArray> &frames)
{
    QByteArray offsets;
    QByteArray fragments;
    for (const QByteArray &frame : frames) {
        offsets += littleEndian(quint32(fragments.size()));
        const QByteArray even = frame.size() % 2 ? frame + '\0' : frame;
        fragments += tagBytes(0xFFFE, 0xE000) + littleEndian(quint32(even.size())) + even;
    }
    const QByteArray table = tagBytes(0xFFFE, 0xE000) + littleEndian(quint32(offsets.size())) + offsets;
    const QByteArray end = tagBytes(0xFFFE, 0xE0DD) + littleEndian(quint32(0));
    m_elements[attribute::PixelData.tag()] = {elementHeader(attribute::PixelData, "OB", undefinedLength),
                                              table + fragments + end};
    return *this;
}

QByteArray DataSetBuilder::explicitLittleEndian() const
{
    qsizetype size = 0;
    for (const auto &[tag, element] : m_elements)
        size += element.header.size() + element.value.size();
    QByteArray encoded;
    encoded.reserve(size);
    for (const auto &[tag, element] : m_elements)
        encoded.append(element.header).append(element.value);
    return encoded;
}

QByteArray DataSetBuilder::value(const Attribute &attribute) const
{
    const auto found = m_elements.find(attribute.tag());
    if (found == m_elements.end())
        return {};
    QByteArray bytes = found->second.value;
    while (bytes.endsWith('\0') || bytes.endsWith(' '))
        bytes.chop(1);
    return bytes;
}

QByteArray writePart10(const QByteArray &encodedDataSet, const QByteArray &sopClass, const QByteArray &sopInstance,
                       const QByteArray &transferSyntax, const QByteArray &sourceAe)
{
    const auto latin = [](const QByteArray &bytes) { return QString::fromLatin1(bytes); };
    DataSetBuilder meta;
    meta.bytes({0x0002, 0x0001, "OB"}, QByteArray("\0\1", 2))
        .text({0x0002, 0x0002, "UI"}, latin(sopClass))
        .text({0x0002, 0x0003, "UI"}, latin(sopInstance))
        .text({0x0002, 0x0010, "UI"}, latin(transferSyntax))
        .text({0x0002, 0x0012, "UI"}, latin(implementationClassUid))
        .text({0x0002, 0x0013, "SH"}, latin(implementationVersionName));
    if (!sourceAe.isEmpty())
        meta.text({0x0002, 0x0016, "AE"}, latin(sourceAe));
    const QByteArray metaBytes = meta.explicitLittleEndian();
    DataSetBuilder length;
    length.integers({0x0002, 0x0000, "UL"}, {metaBytes.size()});
    const QByteArray lengthBytes = length.explicitLittleEndian();
    QByteArray file;
    file.reserve(132 + lengthBytes.size() + metaBytes.size() + encodedDataSet.size());
    file.append(QByteArray(128, '\0')).append("DICM").append(lengthBytes).append(metaBytes).append(encodedDataSet);
    return file;
}

Result<QByteArray> writePart10(const DataSetBuilder &dataSet, const QByteArray &transferSyntax,
                               const QByteArray &sourceAe)
{
    const QByteArray sopClass = dataSet.value(attribute::SOPClassUID);
    const QByteArray sopInstance = dataSet.value(attribute::SOPInstanceUID);
    if (sopClass.isEmpty() || sopInstance.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"data set without SOP UIDs"_s);
    return writePart10(dataSet.explicitLittleEndian(), sopClass, sopInstance, transferSyntax, sourceAe);
}

Result<QByteArray> encodeJpegBaseline(const QByteArray &rgb, int rows, int columns, int quality)
{
    if (rows <= 0 || columns <= 0 || rgb.size() != qsizetype(rows) * columns * 3)
        return fail(ErrorCode::InvalidArgument, u"size of the frame"_s);
    const std::unique_ptr<void, int (*)(void *)> encoder(tjInitCompress(), &tjDestroy);
    if (!encoder)
        return fail(ErrorCode::Internal, u"no JPEG encoder"_s);
    QByteArray jpeg(qsizetype(tjBufSize(columns, rows, TJSAMP_422)), Qt::Uninitialized);
    auto *target = reinterpret_cast<unsigned char *>(jpeg.data());
    auto size = static_cast<unsigned long>(jpeg.size());
    const auto *source = reinterpret_cast<const unsigned char *>(rgb.constData());
    if (tjCompress2(encoder.get(), source, columns, 0, rows, TJPF_RGB, &target, &size, TJSAMP_422, quality,
                    TJFLAG_NOREALLOC | TJFLAG_ACCURATEDCT))
        return fail(ErrorCode::Internal, u"JPEG encoder"_s);
    jpeg.truncate(qsizetype(size));
    return jpeg;
}

QString uidFromName(const QByteArray &name)
{
    return uidFromUuid(QCryptographicHash::hash(name, QCryptographicHash::Sha256).left(16));
}

QString randomUid()
{
    return uidFromUuid(QUuid::createUuid().toRfc4122());
}

} // namespace td::dicom
