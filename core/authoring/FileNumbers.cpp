// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/FileNumbers.h"

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr int mostPerLevel = 99'999; // five digits after a prefix of three letters

QString numbered(const QString &prefix, int number)
{
    return prefix + QString::number(number).rightJustified(5, u'0');
}

} // namespace

int FileNumbers::numberOf(const QString &parent, const QString &child)
{
    int &number = m_numbers[parent + u'\\' + child];
    if (number == 0)
        number = ++m_counts[parent];
    return number;
}

Result<QStringList> FileNumbers::fileId(const PatientId &subject, const model::InstanceKey &key)
{
    const int patient = numberOf(u"patients"_s, subject.value());
    const int study = numberOf(u"studies of "_s + subject.value(), key.study.value());
    const int series = numberOf(u"series of "_s + key.study.value(), key.series.value());
    const int instance =
        numberOf(u"instances of "_s + key.study.value() + u'/' + key.series.value(), key.instance.value());
    if (std::max({patient, study, series, instance}) > mostPerLevel)
        return fail(ErrorCode::TooLarge, u"too many patients, studies, series or instances"_s);
    return QStringList{u"DICOM"_s, numbered(u"PAT"_s, patient), numbered(u"STU"_s, study), numbered(u"SER"_s, series),
                       numbered(u"IMG"_s, instance)};
}

} // namespace td::authoring
