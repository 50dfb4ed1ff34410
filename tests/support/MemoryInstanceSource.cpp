// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MemoryInstanceSource.h"

#include "core/dicom/InstanceHeader.h"
#include "core/dicom/Part10Writer.h"

#include <QPromise>

#include <algorithm>

namespace td::test {

using namespace Qt::StringLiterals;

Result<void> MemoryInstanceSource::add(const QByteArray &part10)
{
    const auto header = dicom::readInstanceHeader(part10);
    if (!header)
        return tl::unexpected(header.error());
    const auto study = std::find_if(m_studies.begin(), m_studies.end(),
                                    [&](const auto &contents) { return contents.study.uid == header->study; });
    model::StudyContents &contents = study != m_studies.end() ? *study : m_studies.emplace_back();
    contents.study = dicom::studyOf(*header);
    contents.study.subject = PatientId(header->patientId);
    contents.patientName = header->patientName;
    const auto series = std::find_if(contents.series.begin(), contents.series.end(),
                                     [&](const auto &one) { return one.uid == header->series; });
    model::ImagingSeries &list = series != contents.series.end() ? *series : contents.series.emplace_back();
    list.uid = header->series;
    list.modality = header->modality;
    list.number = header->seriesNumber;
    list.instances.append({header->sopInstance, header->sopClass, header->instanceNumber, header->rows, header->columns,
                           header->numberOfFrames, part10.size()});
    m_bytes.insert(header->sopInstance, part10);
    return {};
}

QFuture<Result<model::StudyContents>> MemoryInstanceSource::contents(const StudyInstanceUid &study)
{
    QPromise<Result<model::StudyContents>> promise;
    promise.start();
    const auto found =
        std::find_if(m_studies.cbegin(), m_studies.cend(), [&](const auto &one) { return one.study.uid == study; });
    promise.addResult(found != m_studies.cend() ? Result<model::StudyContents>(*found) : fail(ErrorCode::NotFound));
    promise.finish();
    return promise.future();
}

QFuture<Result<QByteArray>> MemoryInstanceSource::answer(Result<QByteArray> result)
{
    QPromise<Result<QByteArray>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

QFuture<Result<QByteArray>> MemoryInstanceSource::instance(const model::InstanceKey &key)
{
    const int request = m_requests++;
    const QByteArray bytes = m_bytes.value(key.instance);
    if (intercept)
        return intercept(request, bytes);
    return answer(bytes.isEmpty() ? Result<QByteArray>(fail(ErrorCode::NotFound)) : bytes);
}

QByteArray smallInstance(int study, int series, int instance, const QString &patientName, const QString &patientId,
                         int side)
{
    namespace attribute = dicom::attribute;
    const QByteArray studyName = "test-study-" + QByteArray::number(study);
    const QByteArray seriesName = studyName + '-' + QByteArray::number(series);
    // A slope with a little noise in it, as far as there is room for one.
    QByteArray pixels(side * side, char(instance));
    for (int i = 64; i < pixels.size(); ++i)
        pixels[i] = char(i / side + (i * 7919 + instance) % 5);
    dicom::DataSetBuilder ds;
    ds.text(attribute::SpecificCharacterSet, u"ISO_IR 192"_s)
        .text(attribute::SOPClassUID, u"1.2.840.10008.5.1.4.1.1.7"_s)
        .text(attribute::SOPInstanceUID, dicom::uidFromName(seriesName + '-' + QByteArray::number(instance)))
        .text(attribute::StudyInstanceUID, dicom::uidFromName(studyName))
        .text(attribute::SeriesInstanceUID, dicom::uidFromName(seriesName))
        .text(attribute::PatientName, patientName)
        .text(attribute::PatientID, patientId)
        .text(attribute::StudyDate, u"20250102"_s)
        .text(attribute::StudyTime, u"101112"_s)
        .text(attribute::StudyID, QString::number(study))
        .text(attribute::Modality, u"OT"_s)
        .integers(attribute::SeriesNumber, {series})
        .integers(attribute::InstanceNumber, {instance})
        .integers(attribute::SamplesPerPixel, {1})
        .text(attribute::PhotometricInterpretation, u"MONOCHROME2"_s)
        .integers(attribute::Rows, {side})
        .integers(attribute::Columns, {side})
        .integers(attribute::BitsAllocated, {8})
        .integers(attribute::BitsStored, {8})
        .integers(attribute::HighBit, {7})
        .integers(attribute::PixelRepresentation, {0})
        .bytes(attribute::PixelData, pixels);
    return dicom::writePart10(ds, dicom::explicitVrLittleEndian, "TEST").value_or(QByteArray());
}

QByteArray noisyInstance(int number, int bytes)
{
    QByteArray file = smallInstance(1, 1, number);
    quint32 state = quint32(number) * 2654435761U + 1;
    QByteArray noise(bytes, Qt::Uninitialized);
    for (char &byte : noise) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24);
    }
    // A trailing Data Set Trailing Padding element (FFFC,FFFC) of type OB keeps the file readable.
    QByteArray header("\xFC\xFF\xFC\xFFOB\0\0", 8);
    for (int shift = 0; shift < 32; shift += 8)
        header.append(char(bytes >> shift));
    return file + header + noise;
}

} // namespace td::test
