// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/FhirAnswers.h"

#include "core/fhir/Json.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

QUrl pageUrl(const Request &request, int offset, int count)
{
    QUrl url(request.baseUrl + request.path);
    QUrlQuery query;
    for (const auto &[name, value] : request.query) {
        if (name != "_offset"_L1 && name != "_count"_L1)
            query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
    query.addQueryItem(u"_count"_s, QString::number(count));
    query.addQueryItem(u"_offset"_s, QString::number(offset));
    url.setQuery(query);
    return url;
}

void addVersion(Answer &answer, const QJsonObject &json)
{
    const QString version = json["meta"_L1].toObject()["versionId"_L1].toString();
    if (!version.isEmpty())
        answer.addHeader("ETag", "W/\"" + version.toLatin1() + '"');
}

} // namespace

Answer nothingThere()
{
    return outcome({ErrorCode::NotFound, u"resource"_s});
}

Answer refusal(const Error &error)
{
    return error.code == ErrorCode::NotFound ? nothingThere() : outcome(error);
}

Answer fhirAnswer(const QJsonObject &json, int status)
{
    Answer answer = jsonAnswer(status, json, fhir::jsonMediaType);
    addVersion(answer, json);
    return answer;
}

Answer createdAnswer(const Request &request, const QJsonObject &json)
{
    constexpr int created = 201;
    Answer answer = fhirAnswer(json, created);
    answer.addHeader("Location", (request.baseUrl + u"/fhir/"_s + json["resourceType"_L1].toString() + u'/' +
                                  json["id"_L1].toString())
                                     .toLatin1());
    return answer;
}

Answer bundleAnswer(const Request &request, fhir::Bundle bundle, int offset, int count)
{
    bundle.self = pageUrl(request, offset, count);
    if (offset + count < bundle.total)
        bundle.next = pageUrl(request, offset + count, count);
    if (offset > 0)
        bundle.previous = pageUrl(request, std::max(0, offset - count), count);
    return fhirAnswer(fhir::toJson(bundle, request.baseUrl + u"/fhir"_s));
}

Answer bundleAnswer(const Request &request, const QVector<QJsonObject> &resources)
{
    fhir::Bundle bundle{resources, int(resources.size()), {}, {}, {}};
    return bundleAnswer(request, std::move(bundle), 0, std::max(1, int(resources.size())));
}

Result<PatientId> searchedPatient(const Request &request)
{
    PatientId patient;
    for (const QString &value : request.queryValues(u"patient"_s) + request.queryValues(u"subject"_s)) {
        const QString id = value.contains(u'/') ? fhir::referencedId({{u"reference"_s, value}}, u"Patient"_s) : value;
        if (!fhir::isValidId(id) || (!patient.isEmpty() && patient.value() != id))
            return fail(ErrorCode::InvalidArgument, u"patient"_s);
        patient = PatientId(id);
    }
    if (patient.isEmpty())
        patient = request.caller->patient;
    return patient.isEmpty() ? fail(ErrorCode::InvalidArgument, u"patient is needed"_s) : Result<PatientId>(patient);
}

} // namespace td::service
