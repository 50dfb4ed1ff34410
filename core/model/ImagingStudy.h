// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Identifier.h"

#include <QDateTime>
#include <QStringList>
#include <QVector>

namespace td::model {

/// Private creator of group 0021 whose element 01 (UV) is the size of an instance's file in bytes.
inline constexpr auto sizeCreator = "TUODOSSIER SIZE";

/// One SOP instance as an index knows it, without its pixels.
struct ImagingInstance {
    SopInstanceUid uid;
    SopClassUid sopClass;
    int number = 0;  ///< Instance Number, 0 when absent
    int rows = 0;    ///< 0 when the instance has no pixels
    int columns = 0; ///< 0 when the instance has no pixels
    int numberOfFrames = 1;
    qint64 bytes = 0; ///< of its file; 0 when the index does not know

    friend bool operator==(const ImagingInstance &, const ImagingInstance &) = default;
};

struct ImagingSeries {
    SeriesInstanceUid uid;
    QString modality; ///< PS3.3 C.7.3.1.1.1 defined term, e.g. "CT"
    int number = 0;   ///< Series Number, 0 when absent
    QString description;
    QVector<ImagingInstance> instances; ///< by Instance Number, then by UID

    friend bool operator==(const ImagingSeries &, const ImagingSeries &) = default;
};

/// Where a study was brought from: the clinic's dossier, or a disc that the patient imported on this computer.
enum class Origin { Clinic, OwnDisc };

/// A study of the dossier (FHIR R4 ImagingStudy).
struct ImagingStudy {
    StudyInstanceUid uid;
    PatientId subject;
    QString code;      ///< the clinic's accession code, "Codice"
    QDateTime started; ///< as the modality wrote it, local time of the clinic
    QString description;
    QStringList modalities;
    QString sourceAe; ///< Source Application Entity Title, "Sorgente AE"
    int numberOfSeries = 0;
    int numberOfInstances = 0;
    Origin origin = Origin::Clinic;

    friend bool operator==(const ImagingStudy &, const ImagingStudy &) = default;
};

/// A study with what is in it: what the viewer and the export start from.
struct StudyContents {
    ImagingStudy study;
    QString patientName;           ///< for display, "Family Given"
    QVector<ImagingSeries> series; ///< by Series Number, then by UID
};

/// Names one instance for retrieval.
struct InstanceKey {
    StudyInstanceUid study;
    SeriesInstanceUid series;
    SopInstanceUid instance;

    friend bool operator==(const InstanceKey &, const InstanceKey &) = default;
    friend size_t qHash(const InstanceKey &key, size_t seed = 0) { return qHash(key.instance, seed); }
};

} // namespace td::model
