// SPDX-License-Identifier: GPL-3.0-or-later
// The QIDO-RS half of DicomWebRoutes (PS3.18 10.6).
#include "core/service/DicomAttributes.h"
#include "core/service/DicomWebRoutes.h"
#include "core/store/Database.h"

#include <QJsonDocument>

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

constexpr int maximumRows = 1'000;
constexpr int maximumStudies = 10'000; // searched one by one when a search matches by an attribute

const QString studyTag = u"0020000D"_s;
const QString patientTag = u"00100020"_s;

struct Matching {
    store::RowRange range{0, maximumRows};
    QHash<QString, QString> attributes; ///< tag to value
    QStringList ignored;                ///< of includefield
};

// Keyword to tag of what may be matched, by level.
const QHash<QString, QString> &matchable()
{
    static const QHash<QString, QString> tags = {
        {u"StudyInstanceUID"_s, u"0020000D"_s}, {u"StudyDate"_s, u"00080020"_s},
        {u"AccessionNumber"_s, u"00080050"_s},  {u"ModalitiesInStudy"_s, u"00080061"_s},
        {u"PatientID"_s, u"00100020"_s},        {u"SeriesInstanceUID"_s, u"0020000E"_s},
        {u"Modality"_s, u"00080060"_s},         {u"SOPInstanceUID"_s, u"00080018"_s}};
    return tags;
}

Result<int> wholeNumber(const QString &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && number >= 0 ? Result<int>(number) : fail(ErrorCode::InvalidArgument, u"limit or offset"_s);
}

Result<Matching> matchingOf(const Request &request)
{
    Matching matching;
    for (const auto &[name, value] : request.query) {
        if (name == "limit"_L1 || name == "offset"_L1) {
            const auto number = wholeNumber(value);
            if (!number)
                return tl::unexpected(number.error());
            if (name == "limit"_L1)
                matching.range.limit = std::min(*number, maximumRows);
            else
                matching.range.offset = *number;
        } else if (name == "includefield"_L1) {
            matching.ignored += value.split(u',', Qt::SkipEmptyParts);
        } else if (const QString tag = matchable().value(name, name); matchable().key(tag).isEmpty()) {
            return fail(ErrorCode::InvalidArgument, u"this attribute cannot be matched"_s);
        } else {
            matching.attributes.insert(tag, value);
        }
    }
    matching.ignored.removeAll(u"all"_s);
    return matching;
}

bool valueMatches(const QString &tag, const QString &asked, const QJsonArray &values)
{
    for (const QJsonValue &entry : values) {
        const QString value = entry.toString();
        if (tag == "00080020"_L1 && asked.contains(u'-')) {
            const QString from = asked.section(u'-', 0, 0);
            const QString to = asked.section(u'-', 1);
            if ((from.isEmpty() || value >= from) && (to.isEmpty() || value <= to))
                return true;
        } else if (asked.split(u',').contains(value)) {
            return true;
        }
    }
    return false;
}

bool matches(const QJsonObject &row, const Matching &matching)
{
    for (auto it = matching.attributes.begin(); it != matching.attributes.end(); ++it) {
        const QJsonArray values = row[it.key()].toObject()["Value"_L1].toArray();
        if (!it.value().isEmpty() && !valueMatches(it.key(), it.value(), values))
            return false;
    }
    return true;
}

// Fetches all rows when some may not match, else just the page and one more, to know whether there are others.
store::RowRange rowsToRead(const Matching &matching, int all)
{
    return matching.attributes.isEmpty() ? store::RowRange{matching.range.offset, matching.range.limit + 1}
                                         : store::RowRange{0, all};
}

Answer rowsAnswer(QJsonArray rows, const Matching &matching)
{
    if (!matching.attributes.isEmpty()) {
        QJsonArray kept;
        int index = 0;
        for (const QJsonValue &row : rows) {
            if (matches(row.toObject(), matching) && index++ >= matching.range.offset &&
                kept.size() <= matching.range.limit)
                kept.append(row);
        }
        rows = kept;
    }
    const bool more = rows.size() > matching.range.limit;
    if (more)
        rows.removeLast();
    Answer answer{200, "application/dicom+json", QJsonDocument(rows).toJson(QJsonDocument::Compact)};
    if (more)
        answer.addHeader("Warning", "299 tuodossier \"There are additional results that can be requested\"");
    else if (!matching.ignored.isEmpty())
        answer.addHeader("Warning", "299 tuodossier \"Only the attributes of the index are returned\"");
    return answer;
}

QString baseOf(const Request &request)
{
    return request.baseUrl + u"/dicomweb"_s;
}

Answer studiesAnswer(const Request &request, const QVector<store::StoredStudy> &studies, const Matching &matching)
{
    QJsonArray rows;
    for (const store::StoredStudy &study : studies)
        rows.append(studyAttributes(study, baseOf(request)));
    return rowsAnswer(rows, matching);
}

} // namespace

Result<QVector<store::StoredStudy>> DicomWebRoutes::namedStudies(const Request &request, const QString &uids) const
{
    QVector<store::StoredStudy> found;
    for (const QString &text : uids.split(u',', Qt::SkipEmptyParts)) {
        const auto uid = StudyInstanceUid::create(text);
        const auto study = uid ? m_reading.study(*request.caller, *uid) : fail(ErrorCode::NotFound);
        if (!study && study.error().code != ErrorCode::NotFound)
            return tl::unexpected(study.error());
        if (study)
            found.append(*study);
    }
    return found;
}

// Every dossier has its own consents, so staff must say whose studies they look for.
Answer DicomWebRoutes::searchStudies(const Request &request) const
{
    auto matching = matchingOf(request);
    if (!matching)
        return problem(matching.error());
    PatientId patient = request.caller->patient;
    if (const QString uids = matching->attributes.value(studyTag); patient.isEmpty() && !uids.isEmpty()) {
        const auto studies = namedStudies(request, uids);
        return studies ? studiesAnswer(request, *studies, *matching) : problem(studies.error());
    }
    if (patient.isEmpty()) {
        const auto asked = m_intake.patientByIdentifier(matching->attributes.take(patientTag));
        if (!asked)
            return asked.error().code != ErrorCode::NotFound ? problem(asked.error())
                   : request.queryValue(u"PatientID"_s).isEmpty() && request.queryValue(patientTag).isEmpty()
                       ? problem({ErrorCode::InvalidArgument, u"PatientID or StudyInstanceUID is needed"_s})
                       : rowsAnswer({}, *matching);
        patient = *asked;
    }
    const auto scope = m_reading.scope(*request.caller, patient);
    if (!scope)
        return problem(scope.error());
    model::AccessEvent event;
    event.patient = patient;
    event.action = model::AccessAction::ListDocuments;
    if (auto done = m_reading.recordReading(*request.caller, event); !done)
        return problem(done.error());
    const auto studies =
        store::ImagingStore(m_database).studies(patient, *scope, rowsToRead(*matching, maximumStudies));
    return studies ? studiesAnswer(request, *studies, *matching) : problem(studies.error());
}

Answer DicomWebRoutes::searchSeries(const Request &request) const
{
    const auto matching = matchingOf(request);
    if (!matching)
        return problem(matching.error());
    const auto study = visibleStudy(request);
    if (!study)
        return problem(study.error());
    const auto series = store::ImagingStore(m_database).series(study->study.uid, rowsToRead(*matching, maximumStudies));
    if (!series)
        return problem(series.error());
    QJsonArray rows;
    for (const store::StoredSeries &one : *series)
        rows.append(seriesAttributes(one, *study, baseOf(request)));
    return rowsAnswer(rows, *matching);
}

Answer DicomWebRoutes::searchInstances(const Request &request) const
{
    const auto matching = matchingOf(request);
    if (!matching)
        return problem(matching.error());
    const auto study = visibleStudy(request);
    if (!study)
        return problem(study.error());
    const QString text = request.pathValues.value(u"series"_s);
    const auto series = text.isEmpty() ? SeriesInstanceUid() : SeriesInstanceUid::create(text);
    if (!series)
        return problem({ErrorCode::NotFound, u"series"_s});
    const auto instances = store::ImagingStore(m_database)
                               .instances(study->study.uid, *series, rowsToRead(*matching, 100 * maximumStudies));
    if (!instances)
        return problem(instances.error());
    QJsonArray rows;
    for (const store::StoredInstance &one : *instances)
        rows.append(instanceAttributes(one, baseOf(request)));
    return rowsAnswer(rows, *matching);
}

} // namespace td::service
