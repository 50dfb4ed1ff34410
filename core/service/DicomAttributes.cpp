// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/DicomAttributes.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

QString studyUrl(const QString &base, const StudyInstanceUid &uid)
{
    return base + u"/studies/"_s + uid.value();
}

QString seriesUrl(const QString &base, const StudyInstanceUid &study, const SeriesInstanceUid &uid)
{
    return studyUrl(base, study) + u"/series/"_s + uid.value();
}

QJsonObject personName(const QString &name)
{
    return attribute(u"PN"_s, name.isEmpty() ? QJsonArray() : QJsonArray{QJsonObject{{u"Alphabetic"_s, name}}});
}

QJsonObject texts(const QString &vr, const QStringList &values)
{
    return attribute(vr, QJsonArray::fromStringList(values));
}

} // namespace

QJsonObject attribute(const QString &vr, const QJsonArray &values)
{
    QJsonObject out{{u"vr"_s, vr}};
    if (!values.isEmpty())
        out[u"Value"_s] = values;
    return out;
}

QJsonObject attribute(const QString &vr, const QJsonValue &value)
{
    const bool empty = value.isNull() || (value.isString() && value.toString().isEmpty());
    return attribute(vr, empty ? QJsonArray() : QJsonArray{value});
}

QJsonObject studyAttributes(const store::StoredStudy &s, const QString &base)
{
    const QDateTime started = s.study.started;
    return {{u"00080005"_s, attribute(u"CS"_s, u"ISO_IR 192"_s)},
            {u"00080020"_s, attribute(u"DA"_s, started.toString(u"yyyyMMdd"_s))},
            {u"00080030"_s, attribute(u"TM"_s, started.toString(u"HHmmss"_s))},
            {u"00080050"_s, attribute(u"SH"_s, s.accessionNumber)},
            {u"00080056"_s, attribute(u"CS"_s, u"ONLINE"_s)},
            {u"00080061"_s, texts(u"CS"_s, s.study.modalities)},
            {u"00081030"_s, attribute(u"LO"_s, s.study.description)},
            {u"00081190"_s, attribute(u"UR"_s, studyUrl(base, s.study.uid))},
            {u"00100010"_s, personName(s.patientName)},
            {u"00100020"_s, attribute(u"LO"_s, s.dicomPatientId)},
            {u"0020000D"_s, attribute(u"UI"_s, s.study.uid.value())},
            {u"00200010"_s, attribute(u"SH"_s, s.studyId)},
            {u"00201206"_s, attribute(u"IS"_s, s.study.numberOfSeries)},
            {u"00201208"_s, attribute(u"IS"_s, s.study.numberOfInstances)}};
}

QJsonObject seriesAttributes(const store::StoredSeries &s, const store::StoredStudy &study, const QString &base)
{
    return {{u"00080005"_s, attribute(u"CS"_s, u"ISO_IR 192"_s)},
            {u"00080060"_s, attribute(u"CS"_s, s.series.modality)},
            {u"0008103E"_s, attribute(u"LO"_s, s.series.description)},
            {u"00081190"_s, attribute(u"UR"_s, seriesUrl(base, s.study, s.series.uid))},
            {u"00100010"_s, personName(study.patientName)},
            {u"0020000D"_s, attribute(u"UI"_s, s.study.value())},
            {u"0020000E"_s, attribute(u"UI"_s, s.series.uid.value())},
            {u"00200011"_s, attribute(u"IS"_s, s.series.number)},
            {u"00201209"_s, attribute(u"IS"_s, s.numberOfInstances)}};
}

QJsonObject instanceAttributes(const store::StoredInstance &i, const QString &base)
{
    QJsonObject out{{u"00080005"_s, attribute(u"CS"_s, u"ISO_IR 192"_s)},
                    {u"00080016"_s, attribute(u"UI"_s, i.instance.sopClass.value())},
                    {u"00080018"_s, attribute(u"UI"_s, i.instance.uid.value())},
                    {u"00080056"_s, attribute(u"CS"_s, u"ONLINE"_s)},
                    {u"00083002"_s, attribute(u"UI"_s, i.transferSyntax)},
                    {u"00081190"_s, attribute(u"UR"_s, seriesUrl(base, i.study, i.series) + u"/instances/"_s +
                                                           i.instance.uid.value())},
                    {u"0020000D"_s, attribute(u"UI"_s, i.study.value())},
                    {u"0020000E"_s, attribute(u"UI"_s, i.series.value())},
                    {u"00200013"_s, attribute(u"IS"_s, i.instance.number)}};
    if (i.instance.rows > 0) {
        out[u"00280010"_s] = attribute(u"US"_s, i.instance.rows);
        out[u"00280011"_s] = attribute(u"US"_s, i.instance.columns);
        out[u"00280008"_s] = attribute(u"IS"_s, i.instance.numberOfFrames);
    }
    // No attribute of the standard says how large a file is; whoever plans a medium wants to know (PS3.5 7.8.1).
    out[u"00210010"_s] = attribute(u"LO"_s, QLatin1String(model::sizeCreator));
    out[u"00211001"_s] = attribute(u"UV"_s, double(i.object.size));
    return out;
}

} // namespace td::service
