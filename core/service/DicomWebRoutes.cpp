// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/DicomWebRoutes.h"

#include "core/dicom/DicomJson.h"
#include "core/security/Random.h"
#include "core/store/Database.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

constexpr int allRows = 1'000'000; // more instances than any study has

tl::unexpected<Error> notFound()
{
    return fail(ErrorCode::NotFound, u"study, series or instance"_s);
}

/// Part 10 bytes are sent as stored: refuses a request that takes nothing else than another form of them.
Result<void> checkAccept(const Request &request)
{
    const QByteArray accept = request.header("accept").toLower();
    const bool dicom = accept.isEmpty() || accept.contains("*/*") || accept.contains("application/dicom") ||
                       accept.contains("multipart/*");
    return dicom ? Result<void>() : fail(ErrorCode::Unsupported, u"only application/dicom"_s);
}

bool wantsSinglePart(const Request &request)
{
    return request.header("accept").trimmed().toLower().startsWith("application/dicom");
}

QByteArray partHead(const QByteArray &boundary, qint64 length, bool first)
{
    return (first ? "--" : "\r\n--") + boundary +
           "\r\nContent-Type: application/dicom\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

} // namespace

void DicomWebRoutes::addTo(Router &router)
{
    using Handler = Answer (DicomWebRoutes::*)(const Request &) const;
    const auto get = [&](const QString &pattern, Handler handler) {
        router.add({"GET", u"/dicomweb/studies"_s + pattern, Access::Session, 0,
                    [this, handler](const Request &request) { return (this->*handler)(request); }});
    };
    get({}, &DicomWebRoutes::searchStudies);
    get(u"/{study}"_s, &DicomWebRoutes::retrieve);
    get(u"/{study}/metadata"_s, &DicomWebRoutes::metadata);
    get(u"/{study}/series"_s, &DicomWebRoutes::searchSeries);
    get(u"/{study}/instances"_s, &DicomWebRoutes::searchInstances);
    get(u"/{study}/series/{series}"_s, &DicomWebRoutes::retrieve);
    get(u"/{study}/series/{series}/metadata"_s, &DicomWebRoutes::metadata);
    get(u"/{study}/series/{series}/instances"_s, &DicomWebRoutes::searchInstances);
    get(u"/{study}/series/{series}/instances/{instance}"_s, &DicomWebRoutes::retrieve);
    get(u"/{study}/series/{series}/instances/{instance}/metadata"_s, &DicomWebRoutes::metadata);
    for (const QString &pattern : {u"/dicomweb/studies"_s, u"/dicomweb/studies/{study}"_s}) {
        router.add({"POST", pattern, Access::Staff, m_storeLimit,
                    [this](const Request &request) { return storeInstances(request); }});
    }
}

Result<store::StoredStudy> DicomWebRoutes::visibleStudy(const Request &request) const
{
    const auto uid = StudyInstanceUid::create(request.pathValues.value(u"study"_s));
    if (!uid)
        return notFound();
    auto study = m_reading.study(*request.caller, *uid);
    if (!study)
        return study.error().code == ErrorCode::NotFound ? notFound() : study;
    model::AccessEvent event;
    event.patient = study->study.subject;
    event.action = model::AccessAction::ReadImages;
    event.object = uid->value();
    event.what = recordName(study->study);
    if (auto done = m_reading.recordReading(*request.caller, event); !done)
        return tl::unexpected(done.error());
    return study;
}

/// The instances that the path of a request names: of a study, of a series, or one.
Result<QVector<store::StoredInstance>> DicomWebRoutes::namedInstances(const Request &request) const
{
    const auto study = visibleStudy(request);
    if (!study)
        return tl::unexpected(study.error());
    const store::ImagingStore imaging(m_database);
    const QString seriesText = request.pathValues.value(u"series"_s);
    const auto series = seriesText.isEmpty() ? SeriesInstanceUid() : SeriesInstanceUid::create(seriesText);
    if (!series)
        return notFound();
    if (const QString text = request.pathValues.value(u"instance"_s); !text.isEmpty()) {
        const auto uid = SopInstanceUid::create(text);
        if (!uid)
            return notFound();
        const auto one = imaging.instance({study->study.uid, *series, *uid});
        if (!one && one.error().code == ErrorCode::NotFound)
            return notFound();
        return one ? Result<QVector<store::StoredInstance>>(QVector{*one}) : tl::unexpected(one.error());
    }
    auto all = imaging.instances(study->study.uid, *series, {0, allRows});
    if (all && all->isEmpty())
        return notFound();
    return all;
}

Answer DicomWebRoutes::retrieve(const Request &request) const
{
    if (auto accepted = checkAccept(request); !accepted)
        return problem(accepted.error());
    const auto instances = namedInstances(request);
    if (!instances)
        return problem(instances.error());
    const auto boundary = security::randomId();
    if (!boundary)
        return problem(boundary.error());
    const QByteArray mark = boundary->toLatin1();
    const QByteArray type = "multipart/related; type=\"application/dicom\"; boundary=" + mark;
    const QByteArray end = "\r\n--" + mark + "--\r\n";
    if (instances->size() == 1) {
        const auto bytes = m_objects.read(instances->first().object);
        if (!bytes) // its row is there: a missing or damaged file is a fault of the service, not of the question
            return problem({ErrorCode::Io, bytes.error().detail});
        if (wantsSinglePart(request) && request.pathValues.contains(u"instance"_s))
            return {200, "application/dicom", *bytes};
        return {200, type, partHead(mark, bytes->size(), true) + *bytes + end};
    }
    Answer answer{200, type};
    answer.more = [this, list = *instances, mark, end, next = qsizetype(0)]() mutable -> Result<QByteArray> {
        if (next > list.size())
            return QByteArray();
        if (next == list.size()) {
            ++next;
            return end;
        }
        const auto bytes = m_objects.read(list[next].object);
        if (!bytes)
            return bytes;
        const QByteArray head = partHead(mark, bytes->size(), next == 0);
        ++next;
        return head + *bytes;
    };
    return answer;
}

Answer DicomWebRoutes::metadata(const Request &request) const
{
    const auto instances = namedInstances(request);
    if (!instances)
        return problem(instances.error());
    // One object at a time: the headers of a long series together can be large, its pixels must never be.
    Answer answer{200, "application/dicom+json"};
    answer.more = [this, list = *instances, next = qsizetype(0)]() mutable -> Result<QByteArray> {
        if (next > list.size())
            return QByteArray();
        if (next == list.size()) {
            ++next;
            return QByteArray("]");
        }
        const auto bytes = m_objects.read(list[next].object);
        if (!bytes)
            return bytes;
        const auto json = dicom::dicomJson(*bytes);
        if (!json)
            return json;
        return (next++ == 0 ? "[" : ",") + *json;
    };
    return answer;
}

} // namespace td::service
