// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace td::test {

/// What a small Secondary Capture image of the tests is about; 4x4 pixels of 8 bits unless `side` says otherwise.
struct SmallDicom {
    QString patientId = QStringLiteral("PZ-1");
    QString patientName = QStringLiteral("ROSSI^MARIO");
    QString study = QStringLiteral("1.2.826.0.1.3680043.10.1.1");
    QString series = QStringLiteral("1.2.826.0.1.3680043.10.1.1.1");
    QString instance = QStringLiteral("1.2.826.0.1.3680043.10.1.1.1.1");
    QString modality = QStringLiteral("CR");
    QString studyDescription = QStringLiteral("RX PIEDE DX");
    QString accession = QStringLiteral("AQ1");
    QString studyDate = QStringLiteral("20250423");
    QString birthDate{}; ///< DICOM DA; left out when empty
    int seriesNumber = 1;
    int instanceNumber = 1;
    int side = 4;
    unsigned char grey = 7; ///< of every pixel

    /// A Part 10 file, Explicit VR Little Endian.
    QByteArray bytes() const;
};

} // namespace td::test
