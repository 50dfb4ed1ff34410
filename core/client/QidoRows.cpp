// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/QidoRows.h"

#include "core/client/Answers.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace td::client {
namespace {

using namespace Qt::StringLiterals;

QJsonValue firstValue(const QJsonObject &row, QLatin1StringView tag)
{
    return row.value(tag).toObject()["Value"_L1].toArray().first();
}

QString text(const QJsonObject &row, QLatin1StringView tag)
{
    return firstValue(row, tag).toString();
}

// IS may be a number or a string in the DICOM JSON model (PS3.18 F.2.3.1).
int number(const QJsonObject &row, QLatin1StringView tag, int absent)
{
    const QJsonValue value = firstValue(row, tag);
    if (value.isDouble())
        return value.toInt(absent);
    bool ok = false;
    const int parsed = value.toString().trimmed().toInt(&ok);
    return ok ? parsed : absent;
}

// UV may be a number or a string (PS3.18 F.2.3.1); only what our own service writes is known to mean the size.
qint64 fileBytes(const QJsonObject &row)
{
    if (text(row, "00210010"_L1) != QLatin1String(model::sizeCreator))
        return 0;
    const QJsonValue value = firstValue(row, "00211001"_L1);
    return std::max<qint64>(0, value.isString() ? value.toString().toLongLong() : value.toInteger());
}

// "ROSSI^MARIO^^DR" as "ROSSI MARIO": family and given name.
QString displayName(const QJsonObject &row)
{
    const QStringList components =
        firstValue(row, "00100010"_L1).toObject()["Alphabetic"_L1].toString().split(u'^').mid(0, 2);
    return components.join(u' ').simplified();
}

Result<model::ImagingSeries> seriesOf(const QJsonObject &row)
{
    const auto uid = SeriesInstanceUid::create(text(row, "0020000E"_L1));
    if (!uid)
        return fail(ErrorCode::Protocol, u"series UID"_s);
    return model::ImagingSeries{
        *uid, text(row, "00080060"_L1), number(row, "00200011"_L1, 0), text(row, "0008103E"_L1), {}};
}

Result<model::ImagingInstance> instanceRow(const QJsonObject &row)
{
    const auto uid = SopInstanceUid::create(text(row, "00080018"_L1));
    const auto sopClass = SopClassUid::create(text(row, "00080016"_L1));
    if (!uid || !sopClass)
        return fail(ErrorCode::Protocol, u"SOP UID"_s);
    return model::ImagingInstance{*uid,
                                  *sopClass,
                                  number(row, "00200013"_L1, 0),
                                  number(row, "00280010"_L1, 0),
                                  number(row, "00280011"_L1, 0),
                                  std::max(1, number(row, "00280008"_L1, 1)),
                                  fileBytes(row)};
}

} // namespace

Result<QidoRows> qidoRowsOf(const Reply &reply)
{
    if (reply.status == 204)
        return QidoRows{};
    if (reply.status != 200)
        return tl::unexpected(errorOf(reply));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (!document.isArray())
        return fail(ErrorCode::Protocol, u"no array"_s);
    QidoRows out;
    for (const QJsonValue &row : document.array())
        out.rows.append(row.toObject());
    out.more = reply.warning.startsWith("299") && reply.warning.contains("additional results");
    return out;
}

Result<model::StudyContents> contentsOf(const model::ImagingStudy &study, const QVector<QJsonObject> &seriesRows,
                                        const QVector<QJsonObject> &instanceRows)
{
    model::StudyContents contents;
    contents.study = study;
    QHash<SeriesInstanceUid, qsizetype> places;
    for (const QJsonObject &row : seriesRows) {
        auto series = seriesOf(row);
        if (!series)
            return tl::unexpected(series.error());
        if (contents.patientName.isEmpty())
            contents.patientName = displayName(row);
        contents.series.append(std::move(*series));
    }
    std::sort(contents.series.begin(), contents.series.end(),
              [](const auto &a, const auto &b) { return a.number != b.number ? a.number < b.number : a.uid < b.uid; });
    for (qsizetype i = 0; i < contents.series.size(); ++i)
        places.insert(contents.series[i].uid, i);
    for (const QJsonObject &row : instanceRows) {
        auto instance = instanceRow(row);
        const auto series = SeriesInstanceUid::create(text(row, "0020000E"_L1));
        if (!instance)
            return tl::unexpected(instance.error());
        if (!series || !places.contains(*series))
            return fail(ErrorCode::Protocol, u"instance of an unknown series"_s);
        contents.series[places.value(*series)].instances.append(std::move(*instance));
    }
    for (model::ImagingSeries &series : contents.series) {
        std::sort(series.instances.begin(), series.instances.end(), [](const auto &a, const auto &b) {
            return a.number != b.number ? a.number < b.number : a.uid < b.uid;
        });
    }
    return contents;
}

} // namespace td::client
