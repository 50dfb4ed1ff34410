// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/dicom/Attribute.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <map>

namespace td::dicom {

/// Collects the elements of a data set, in any order, and encodes them as Explicit VR Little Endian (PS3.5 7.1, A.2)
/// in ascending order of tags. Setting an element again replaces it. A value must fit the value representation of its
/// attribute: what the writer is given comes from this program, so a misfit is a defect and asserts.
class DataSetBuilder {
public:
    /// Character strings of any VR, several values joined by backslashes. UTF-8: a data set with other than ASCII
    /// carries SpecificCharacterSet "ISO_IR 192".
    DataSetBuilder &text(const Attribute &attribute, const QString &value);
    /// The same for bytes that are already in the character set of the data set, whatever it is.
    DataSetBuilder &encodedText(const Attribute &attribute, const QByteArray &value);
    /// DS, FD and FL. DS is written with at most ten significant digits, which fits its 16 characters.
    DataSetBuilder &decimals(const Attribute &attribute, const QVector<double> &values);
    /// IS, US, SS, UL and SL.
    DataSetBuilder &integers(const Attribute &attribute, const QVector<qint64> &values);
    /// AT: the tag of another attribute.
    DataSetBuilder &pointer(const Attribute &attribute, const Attribute &target);
    /// OB and OW, or a value already in the encoding of its VR.
    DataSetBuilder &bytes(const Attribute &attribute, const QByteArray &value);
    DataSetBuilder &sequence(const Attribute &attribute, const QVector<DataSetBuilder> &items);
    /// Pixel Data as fragments, one per frame, after a basic offset table (PS3.5 A.4).
    DataSetBuilder &encapsulatedPixelData(const QVector<QByteArray> &frames);

    QByteArray explicitLittleEndian() const;
    /// The value of an element without its padding; empty when absent.
    QByteArray value(const Attribute &attribute) const;

private:
    struct Element {
        QByteArray header;
        QByteArray value;
    };
    void put(const Attribute &attribute, const QByteArray &value, char padding);
    std::map<quint32, Element> m_elements;
};

inline constexpr auto explicitVrLittleEndian = "1.2.840.10008.1.2.1";
inline constexpr auto jpegBaseline = "1.2.840.10008.1.2.4.50";

/// Implementation Class UID and Version Name of this program (PS3.7 D.3.3.2).
inline constexpr auto implementationClassUid = "2.25.147698014147466751550969759945925282609";
inline constexpr auto implementationVersionName = "TUODOSSIER_01";

/// A Part 10 file: preamble, file meta information (PS3.10 7.1) with the SOP UIDs of the data set, data set.
/// Errors: InvalidArgument — no SOP Class or SOP Instance UID in the data set.
Result<QByteArray> writePart10(const DataSetBuilder &dataSet, const QByteArray &transferSyntax,
                               const QByteArray &sourceAe);

/// The same for data sets without those UIDs of their own: a DICOMDIR.
QByteArray writePart10(const QByteArray &encodedDataSet, const QByteArray &sopClass, const QByteArray &sopInstance,
                       const QByteArray &transferSyntax, const QByteArray &sourceAe);

/// One frame of [rows][columns][R,G,B] bytes as baseline JPEG with 4:2:2 chroma: what YBR_FULL_422 in the JPEG baseline
/// transfer syntax holds (PS3.5 8.2.1).
/// Errors: InvalidArgument — `rgb` is not 3 * rows * columns bytes; Internal — the encoder refused.
Result<QByteArray> encodeJpegBaseline(const QByteArray &rgb, int rows, int columns, int quality);

/// A UID under 2.25 (PS3.5 B.2) that is always the same for the same name: 122 bits of its SHA-256.
QString uidFromName(const QByteArray &name);

/// A UID under 2.25 from a random UUID (PS3.5 B.2).
QString randomUid();

} // namespace td::dicom
