// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DirectoryEntry.h"

#include "core/dicom/Part10.h"

#include <array>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;

// No key of a directory may be longer: ST has 1024 characters of at most four bytes, the others far less (PS3.5 6.2).
constexpr qsizetype mostKeyBytes = 4096;

/// The value as written; one that is longer than its kind allows counts as absent rather than being cut.
QByteArray bytesOf(const Dataset &from, const Attribute &attribute)
{
    const QByteArray value = from.text(attribute.tag());
    return value.size() <= mostKeyBytes ? value : QByteArray();
}

/// A type 2 key: there with its value, or there and empty.
void copyText(const Dataset &from, DataSetBuilder &to, std::initializer_list<Attribute> attributes)
{
    for (const Attribute &attribute : attributes)
        to.encodedText(attribute, bytesOf(from, attribute));
}

void copyTextIfThere(const Dataset &from, DataSetBuilder &to, std::initializer_list<Attribute> attributes)
{
    for (const Attribute &attribute : attributes)
        if (const QByteArray value = bytesOf(from, attribute); !value.isEmpty())
            to.encodedText(attribute, value);
}

/// Code sequences (PS3.3 8.8), with the attributes that name the code.
QVector<DataSetBuilder> codesOf(const Dataset &from, const Attribute &sequence)
{
    QVector<DataSetBuilder> codes;
    for (const Dataset &item : from.items(sequence.tag())) {
        DataSetBuilder code;
        copyTextIfThere(item, code,
                        {attribute::CodeValue, attribute::CodingSchemeDesignator, attribute::CodingSchemeVersion,
                         attribute::CodeMeaning, attribute::LongCodeValue, attribute::URNCodeValue});
        codes.append(code);
    }
    return codes;
}

/// The images that a presentation state is for (PS3.3 C.11.11).
QVector<DataSetBuilder> referencedSeriesOf(const Dataset &from)
{
    QVector<DataSetBuilder> all;
    for (const Dataset &item : from.items(attribute::ReferencedSeriesSequence.tag())) {
        QVector<DataSetBuilder> images;
        for (const Dataset &image : item.items(attribute::ReferencedImageSequence.tag())) {
            DataSetBuilder reference;
            copyTextIfThere(image, reference,
                            {attribute::ReferencedSOPClassUID, attribute::ReferencedSOPInstanceUID,
                             attribute::ReferencedFrameNumber});
            images.append(reference);
        }
        DataSetBuilder series;
        copyTextIfThere(item, series, {attribute::SeriesInstanceUID});
        all.append(series.sequence(attribute::ReferencedImageSequence, images));
    }
    return all;
}

QByteArray firstOf(const Dataset &item, std::initializer_list<Attribute> attributes)
{
    for (const Attribute &attribute : attributes)
        if (const QByteArray value = bytesOf(item, attribute); !value.isEmpty())
            return value;
    return {};
}

void readUpperLevels(const Dataset &ds, DirectoryEntry &entry)
{
    using namespace attribute;
    copyText(ds, entry.patientKeys, {PatientName, PatientID});
    copyTextIfThere(ds, entry.patientKeys, {IssuerOfPatientID, PatientBirthDate, PatientSex});
    entry.patientKey = bytesOf(ds, PatientID) + '\\' + bytesOf(ds, IssuerOfPatientID) + '\\' + bytesOf(ds, PatientName);
    // Date and time are type 1 here and type 2 in the study: another date of the same instance is better than none.
    // Points and colons are the older forms (PS3.5 6.2, notes to DA and TM).
    entry.studyKeys.encodedText(StudyDate,
                                firstOf(ds, {StudyDate, SeriesDate, AcquisitionDate, ContentDate}).replace(".", ""));
    entry.studyKeys.encodedText(StudyTime,
                                firstOf(ds, {StudyTime, SeriesTime, AcquisitionTime, ContentTime}).replace(":", ""));
    copyText(ds, entry.studyKeys, {StudyDescription, StudyInstanceUID, StudyID, AccessionNumber});
    copyText(ds, entry.seriesKeys, {Modality, SeriesInstanceUID, SeriesNumber});
    copyTextIfThere(ds, entry.seriesKeys, {SeriesDescription});
    if (bytesOf(ds, Modality).isEmpty())
        entry.seriesKeys.encodedText(Modality, "OT"); // type 1 here; "other" claims nothing (PS3.3 C.7.3.1.1.1)
}

void readReportKeys(const Dataset &ds, DirectoryEntry &entry)
{
    using namespace attribute;
    DataSetBuilder &keys = entry.instanceKeys;
    copyText(ds, keys, {ContentDate, ContentTime});
    keys.sequence(ConceptNameCodeSequence, codesOf(ds, ConceptNameCodeSequence));
    if (entry.recordType != "SR DOCUMENT")
        return;
    copyText(ds, keys, {CompletionFlag, VerificationFlag});
    if (const Dataset *observer = ds.item(VerifyingObserverSequence.tag()))
        copyTextIfThere(*observer, keys, {VerificationDateTime});
}

void readInstanceKeys(const Dataset &ds, DirectoryEntry &entry)
{
    using namespace attribute;
    DataSetBuilder &keys = entry.instanceKeys;
    const QByteArray &type = entry.recordType;
    copyText(ds, keys, {InstanceNumber});
    if (type == "SR DOCUMENT" || type == "KEY OBJECT DOC") {
        readReportKeys(ds, entry);
    } else if (type == "ENCAP DOC") {
        copyText(ds, keys, {ContentDate, ContentTime, DocumentTitle, MIMETypeOfEncapsulatedDocument});
        copyTextIfThere(ds, keys, {HL7InstanceIdentifier});
        keys.sequence(ConceptNameCodeSequence, codesOf(ds, ConceptNameCodeSequence));
    } else if (type == "PRESENTATION") {
        copyText(
            ds, keys,
            {PresentationCreationDate, PresentationCreationTime, ContentLabel, ContentDescription, ContentCreatorName});
        keys.sequence(ReferencedSeriesSequence, referencedSeriesOf(ds));
    } else if (type == "RT STRUCTURE SET") {
        copyText(ds, keys, {StructureSetLabel, StructureSetDate, StructureSetTime});
    } else if (type == "RT DOSE") {
        copyText(ds, keys, {DoseSummationType});
    } else if (type == "RT PLAN") {
        copyText(ds, keys, {RTPlanLabel, RTPlanDate, RTPlanTime});
    } else if (type == "RT TREAT RECORD") {
        copyText(ds, keys, {TreatmentDate, TreatmentTime});
    } else if (type == "REGISTRATION" || type == "FIDUCIAL" || type == "VALUE MAP") {
        copyText(ds, keys, {ContentDate, ContentTime, ContentLabel, ContentDescription, ContentCreatorName});
    } else if (type != "IMAGE") {
        copyText(ds, keys, {ContentDate, ContentTime});
    }
}

void carryCharacterSet(const Dataset &ds, DirectoryEntry &entry)
{
    const QByteArray set = bytesOf(ds, attribute::SpecificCharacterSet);
    if (set.isEmpty())
        return;
    for (DataSetBuilder *keys : {&entry.patientKeys, &entry.studyKeys, &entry.seriesKeys, &entry.instanceKeys})
        keys->encodedText(attribute::SpecificCharacterSet, set);
}

} // namespace

QByteArray directoryRecordType(const QByteArray &sopClass, bool hasPixels)
{
    struct Kind {
        const char *uid;
        const char *type;
        bool family; ///< all classes below this one
    };
    // Suffixes of 1.2.840.10008.5.1.4.1.1 by PS3.3 F.4 and PS3.4 B.5.
    static constexpr std::array kinds{Kind{"88.59", "KEY OBJECT DOC", false},
                                      Kind{"88.", "SR DOCUMENT", true},
                                      Kind{"104.", "ENCAP DOC", true},
                                      Kind{"11.", "PRESENTATION", true},
                                      Kind{"9.", "WAVEFORM", true},
                                      Kind{"481.2", "RT DOSE", false},
                                      Kind{"481.3", "RT STRUCTURE SET", false},
                                      Kind{"481.5", "RT PLAN", false},
                                      Kind{"481.8", "RT PLAN", false},
                                      Kind{"481.4", "RT TREAT RECORD", false},
                                      Kind{"481.6", "RT TREAT RECORD", false},
                                      Kind{"481.7", "RT TREAT RECORD", false},
                                      Kind{"481.9", "RT TREAT RECORD", false},
                                      Kind{"66", "RAW DATA", false},
                                      Kind{"66.1", "REGISTRATION", false},
                                      Kind{"66.3", "REGISTRATION", false},
                                      Kind{"66.2", "FIDUCIAL", false},
                                      Kind{"66.5", "SURFACE", false},
                                      Kind{"66.6", "TRACT", false},
                                      Kind{"4.2", "SPECTROSCOPY", false},
                                      Kind{"67", "VALUE MAP", false},
                                      Kind{"78.", "MEASUREMENT", true},
                                      Kind{"77.1.5.3", "STEREOMETRIC", false}};
    const QByteArray root = "1.2.840.10008.5.1.4.1.1.";
    if (sopClass.startsWith(root)) {
        const QByteArray suffix = sopClass.mid(root.size());
        for (const Kind &kind : kinds)
            if (kind.family ? suffix.startsWith(kind.uid) : suffix == kind.uid)
                return kind.type;
        return "IMAGE"; // every other storage class of the standard's root
    }
    return hasPixels ? "IMAGE" : "PRIVATE";
}

Result<DirectoryEntry> readDirectoryEntry(const QByteArray &part10)
{
    const auto file = Part10::read(part10);
    return file ? readDirectoryEntry(*file) : tl::unexpected(file.error());
}

Result<DirectoryEntry> readDirectoryEntry(const Part10 &file)
{
    const Dataset &ds = file.dataset();
    const auto uid = [&ds](const Attribute &attribute) { return QString::fromLatin1(bytesOf(ds, attribute)); };
    const auto study = StudyInstanceUid::create(uid(attribute::StudyInstanceUID));
    const auto series = SeriesInstanceUid::create(uid(attribute::SeriesInstanceUID));
    const auto instance = SopInstanceUid::create(uid(attribute::SOPInstanceUID));
    const auto sopClass = SopClassUid::create(uid(attribute::SOPClassUID));
    if (!study || !series || !instance || !sopClass)
        return fail(ErrorCode::Malformed, u"a UID is missing or invalid"_s);
    DirectoryEntry entry;
    entry.study = *study;
    entry.series = *series;
    entry.instance = *instance;
    entry.transferSyntax = file.transferSyntax();
    const QByteArray classUid = sopClass->value().toLatin1();
    entry.recordType = directoryRecordType(classUid, ds.contains(attribute::Rows.tag()));
    if (entry.recordType == "PRIVATE")
        entry.instanceKeys.encodedText(attribute::PrivateRecordUID, classUid);
    entry.instanceKeys.encodedText(attribute::ReferencedSOPClassUIDInFile, classUid)
        .encodedText(attribute::ReferencedSOPInstanceUIDInFile, instance->value().toLatin1())
        .encodedText(attribute::ReferencedTransferSyntaxUIDInFile, file.transferSyntax().value().toLatin1());
    readUpperLevels(ds, entry);
    readInstanceKeys(ds, entry);
    carryCharacterSet(ds, entry);
    return entry;
}

} // namespace td::dicom
