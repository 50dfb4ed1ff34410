// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/KeyObjectWriter.h"

#include "core/dicom/PresentationAttribute.h"
#include "core/dicom/StudyModules.h"

#include <QSet>

#include <algorithm>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;

constexpr auto kKeyObjectSelection = "1.2.840.10008.5.1.4.1.1.88.59";

DataSetBuilder referenceTo(const KeyImage &image)
{
    DataSetBuilder item;
    item.text(attribute::ReferencedSOPClassUID, image.sopClass.value())
        .text(attribute::ReferencedSOPInstanceUID, image.sopInstance.value());
    return item;
}

/// Every object that is referred to, once, below its series (PS3.3 C.17.2).
DataSetBuilder evidence(const StudyIdentity &study, const std::vector<KeyImage> &images)
{
    QVector<SeriesInstanceUid> order;
    QHash<SeriesInstanceUid, QVector<DataSetBuilder>> objects;
    QSet<SopInstanceUid> seen;
    for (const KeyImage &image : images) {
        if (seen.contains(image.sopInstance))
            continue;
        seen.insert(image.sopInstance);
        if (!objects.contains(image.series))
            order.append(image.series);
        objects[image.series].append(referenceTo(image));
    }
    QVector<DataSetBuilder> series;
    for (const SeriesInstanceUid &uid : order) {
        DataSetBuilder item;
        item.text(attribute::SeriesInstanceUID, uid.value())
            .sequence(attribute::ReferencedSOPSequence, objects.value(uid));
        series.append(item);
    }
    DataSetBuilder item;
    item.text(attribute::StudyInstanceUID, study.study.value()).sequence(attribute::ReferencedSeriesSequence, series);
    return item;
}

DataSetBuilder imageItem(const KeyImage &image)
{
    DataSetBuilder reference = referenceTo(image);
    if (image.frame)
        reference.integers(attribute::ReferencedFrameNumber, {*image.frame + 1});
    DataSetBuilder item;
    item.text(attribute::RelationshipType, u"CONTAINS"_s)
        .text(attribute::ValueType, u"IMAGE"_s)
        .sequence(attribute::ReferencedSOPSequence, {reference});
    return item;
}

} // namespace

Result<QByteArray> writeKeyObject(const StudyIdentity &study, const std::vector<KeyImage> &images,
                                  const SeriesInstanceUid &series, const QDateTime &made)
{
    const bool complete = std::all_of(images.begin(), images.end(), [](const KeyImage &image) {
        return !image.sopClass.isEmpty() && !image.sopInstance.isEmpty() && !image.series.isEmpty();
    });
    if (images.empty() || !complete || study.study.isEmpty() || series.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"key object"_s);
    DataSetBuilder ds = studyModules(study, kKeyObjectSelection, "KO", series, 1, made);
    QVector<DataSetBuilder> contents;
    for (const KeyImage &image : images)
        contents.append(imageItem(image));
    DataSetBuilder form;
    form.text(attribute::MappingResource, u"DCMR"_s).text(attribute::TemplateIdentifier, u"2010"_s);
    ds.sequence(attribute::ReferencedPerformedProcedureStepSequence, {})
        .text(attribute::ContentDate, dicomDate(made.date()))
        .text(attribute::ContentTime, dicomTime(made.time()))
        .sequence(attribute::CurrentRequestedProcedureEvidenceSequence, {evidence(study, images)})
        .text(attribute::ValueType, u"CONTAINER"_s)
        .sequence(attribute::ConceptNameCodeSequence, {codeItem("113000", "DCM", "Of Interest")})
        .text(attribute::ContinuityOfContent, u"SEPARATE"_s)
        .sequence(attribute::ContentTemplateSequence, {form})
        .sequence(attribute::ContentSequence, contents);
    return writePart10(ds, explicitVrLittleEndian, "TUODOSSIER");
}

} // namespace td::dicom
