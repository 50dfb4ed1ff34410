// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Part10.h"

#include <QDate>
#include <QDateTime>

namespace td::dicom {

/// A concept of a coding scheme (PS3.3 8.8).
struct Code {
    QString value;
    QString scheme; ///< "DCM", "SCT", "UCUM"
    QString meaning;

    bool isEmpty() const { return value.isEmpty() && meaning.isEmpty(); }
};

/// What a content item holds (PS3.3 C.17.3.2.1).
enum class ValueType {
    Text,
    Code,
    Number,
    Date,
    Time,
    DateTime,
    PersonName,
    UidReference,
    Image,
    Composite,
    Waveform,
    Coordinates,
    Coordinates3d,
    TemporalCoordinates,
    Container,
    Reference, ///< another item of the tree, by ContentItem::target
    Unknown,   ///< a type that this program does not know; its text says which
};

/// How an item relates to the one it belongs to (PS3.3 C.17.3.2.4).
enum class Relationship {
    None, ///< the root
    Contains,
    HasObservationContext,
    HasAcquisitionContext,
    HasConceptModifier,
    HasProperties,
    InferredFrom,
    SelectedFrom,
    Unknown,
};

struct InstanceReference {
    SopClassUid sopClass;
    SopInstanceUid instance;
    std::vector<int> frames; ///< from 1; empty = all
};

struct ContentItem {
    ValueType type = ValueType::Unknown;
    Relationship relationship = Relationship::None;
    Code name;                   ///< Concept Name; empty where there is none
    QString text;                ///< text, name of a person, UID; dates and times as written; number as written
    Code code;                   ///< of Code; the unit of Number
    Code qualifier;              ///< why a number is missing or special
    InstanceReference reference; ///< of Image, Composite, Waveform
    QString graphicType;         ///< "POLYLINE", "SEGMENT"
    std::vector<double> graphic; ///< pairs or triples, as written
    std::vector<int> target;     ///< of Reference: positions from 1 down the tree, the root first
    bool continuous = false;     ///< of Container: one text rather than sections
    QDateTime observed;
    std::vector<ContentItem> children;
};

struct Observer {
    QString name; ///< "ROSSI^MARIO"
    QString organization;
    QDateTime when;
};

/// A structured report: header and content tree (PS3.3 C.17).
struct StructuredReport {
    static constexpr int kMaxItems = 20'000; ///< the largest real ones (CAD, dose) have a few thousand

    QString patientName;
    QString patientId;
    QDate patientBirthDate;
    QString studyDescription;
    QString seriesDescription;
    QString institution;
    QString manufacturer;
    QDateTime written; ///< Content Date and Time
    bool isComplete = false;
    QString completion; ///< Completion Flag Description
    bool isVerified = false;
    std::vector<Observer> verifiers;
    std::vector<Observer> authors;
    int predecessors = 0; ///< documents that this one replaces
    QString templateId;   ///< "1500"
    ContentItem root;
    int items = 0; ///< without the root

    /// Errors: NotFound — no content tree; TooLarge — more than kMaxItems items.
    static Result<StructuredReport> read(const Part10 &file);
};

/// A code of the first item of a code sequence; empty when absent.
Code readCode(const Dataset &set, Tag sequence, const CharacterSet &characters);

/// DA and TM values (PS3.5 6.2) joined; a date alone has no valid time.
QDateTime readDateTime(const QByteArray &da, const QByteArray &tm);
/// A DT value.
QDateTime readDateTime(const QByteArray &dt);

} // namespace td::dicom
