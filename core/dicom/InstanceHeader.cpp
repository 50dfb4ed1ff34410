// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/InstanceHeader.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/Part10.h"

#include <algorithm>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

QTime timeOf(const QString &text)
{
    // TM is HHMMSS.FFFFFF with any tail left out (PS3.5 6.2); colons are the older form.
    const QString digits = QString(text).remove(u':').section(u'.', 0, 0);
    const QString padded = digits.leftJustified(6, u'0', true);
    return digits.size() < 2 ? QTime() : QTime::fromString(padded, u"HHmmss"_s);
}

template <class U>
Result<U> uidOf(const Dataset &set, const DcmTagKey &key)
{
    return U::create(QString::fromLatin1(set.text(tagOf(key))));
}

void readDescriptive(const Part10 &file, InstanceHeader &h)
{
    const Dataset &set = file.dataset();
    const auto text = [&](const DcmTagKey &key) { return file.text(tagOf(key)); };
    const auto ascii = [&](const DcmTagKey &key) { return QString::fromLatin1(set.text(tagOf(key))); };
    const auto integer = [&](const DcmTagKey &key) { return set.integer(tagOf(key)).value_or(0); };
    h.patientName = text(DCM_PatientName);
    h.patientId = text(DCM_PatientID);
    h.patientBirthDate = QDate::fromString(ascii(DCM_PatientBirthDate), u"yyyyMMdd"_s);
    h.patientSex = ascii(DCM_PatientSex);
    h.studyId = text(DCM_StudyID);
    h.accessionNumber = text(DCM_AccessionNumber);
    h.studyDescription = text(DCM_StudyDescription);
    h.studyDate = QDate::fromString(ascii(DCM_StudyDate), u"yyyyMMdd"_s);
    h.studyTime = timeOf(ascii(DCM_StudyTime));
    h.modality = ascii(DCM_Modality);
    h.seriesNumber = integer(DCM_SeriesNumber);
    h.seriesDescription = text(DCM_SeriesDescription);
    h.instanceNumber = integer(DCM_InstanceNumber);
    h.rows = set.unsignedShort(tagOf(DCM_Rows)).value_or(0);
    h.columns = set.unsignedShort(tagOf(DCM_Columns)).value_or(0);
    h.numberOfFrames = std::max(1, integer(DCM_NumberOfFrames));
}

} // namespace

Result<InstanceHeader> readInstanceHeader(const QByteArray &part10)
{
    const auto file = Part10::read(part10);
    if (!file)
        return tl::unexpected(file.error());
    InstanceHeader h;
    const auto sopClass = uidOf<SopClassUid>(file->dataset(), DCM_SOPClassUID);
    const auto sopInstance = uidOf<SopInstanceUid>(file->dataset(), DCM_SOPInstanceUID);
    const auto series = uidOf<SeriesInstanceUid>(file->dataset(), DCM_SeriesInstanceUID);
    const auto study = uidOf<StudyInstanceUid>(file->dataset(), DCM_StudyInstanceUID);
    if (!sopClass || !sopInstance || !series || !study)
        return fail(ErrorCode::Malformed, u"a UID is missing or invalid"_s);
    h.sopClass = *sopClass;
    h.sopInstance = *sopInstance;
    h.series = *series;
    h.study = *study;
    h.transferSyntax = file->transferSyntax();
    h.sourceAe = QString::fromLatin1(file->meta().text(tagOf(DCM_SourceApplicationEntityTitle)));
    readDescriptive(*file, h);
    return h;
}

} // namespace td::dicom
