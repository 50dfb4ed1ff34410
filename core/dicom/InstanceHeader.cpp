// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/InstanceHeader.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/HeaderKeys.h"
#include "core/dicom/Part10.h"

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

template <class U>
Result<U> uidOf(const Dataset &set, const DcmTagKey &key)
{
    return U::create(QString::fromLatin1(set.text(tagOf(key))));
}

} // namespace

Result<InstanceHeader> readInstanceHeader(const QByteArray &part10)
{
    const auto file = Part10::read(part10);
    return file ? readInstanceHeader(*file) : tl::unexpected(file.error());
}

Result<InstanceHeader> readInstanceHeader(const Part10 &file)
{
    InstanceHeader h;
    const auto sopClass = uidOf<SopClassUid>(file.dataset(), DCM_SOPClassUID);
    const auto sopInstance = uidOf<SopInstanceUid>(file.dataset(), DCM_SOPInstanceUID);
    const auto series = uidOf<SeriesInstanceUid>(file.dataset(), DCM_SeriesInstanceUID);
    const auto study = uidOf<StudyInstanceUid>(file.dataset(), DCM_StudyInstanceUID);
    if (!sopClass || !sopInstance || !series || !study)
        return fail(ErrorCode::Malformed, u"a UID is missing or invalid"_s);
    h.sopClass = *sopClass;
    h.sopInstance = *sopInstance;
    h.series = *series;
    h.study = *study;
    h.transferSyntax = file.transferSyntax();
    h.sourceAe = QString::fromLatin1(file.meta().text(tagOf(DCM_SourceApplicationEntityTitle)));
    detail::readPatientKeys(file.dataset(), file.characterSet(), h);
    detail::readStudyKeys(file.dataset(), file.characterSet(), h);
    detail::readSeriesKeys(file.dataset(), file.characterSet(), h);
    detail::readInstanceKeys(file.dataset(), h);
    return h;
}

model::ImagingStudy studyOf(const InstanceHeader &header)
{
    model::ImagingStudy study;
    study.uid = header.study;
    if (header.studyDate.isValid())
        study.started = QDateTime(header.studyDate, header.studyTime.isValid() ? header.studyTime : QTime(0, 0));
    study.description = header.studyDescription;
    study.sourceAe = header.sourceAe;
    return study;
}

model::ImagingSeries seriesOf(const InstanceHeader &header)
{
    return {header.series, header.modality, header.seriesNumber, header.seriesDescription, {}};
}

model::ImagingInstance instanceOf(const InstanceHeader &header)
{
    return {header.sopInstance, header.sopClass, header.instanceNumber,
            header.rows,        header.columns,  header.numberOfFrames};
}

} // namespace td::dicom
