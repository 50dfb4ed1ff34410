// SPDX-License-Identifier: GPL-3.0-or-later
// The calls that take more than one request.
#include "core/client/Answers.h"
#include "core/client/QidoRows.h"
#include "core/client/Worker.h"
#include "core/fhir/ImagingStudyJson.h"

namespace td::client {
namespace {

using namespace Qt::StringLiterals;

constexpr int studiesPerRequest = 40; // keeps the target of the request below 4 KiB
constexpr int qidoPage = 1'000;
constexpr qsizetype maximumRows = 200'000; // a service that always promises more must not be asked for ever

Result<QVector<model::ImagingStudy>> inOrder(const QVector<StudyInstanceUid> &asked,
                                             const QVector<model::ImagingStudy> &found)
{
    QVector<model::ImagingStudy> ordered;
    for (const StudyInstanceUid &uid : asked) {
        const auto it = std::find_if(found.begin(), found.end(), [&](const auto &study) { return study.uid == uid; });
        if (it == found.end())
            return fail(ErrorCode::NotFound, u"study"_s);
        ordered.append(*it);
    }
    return ordered;
}

} // namespace

void ServiceClient::Worker::nextStudies(const std::shared_ptr<Call<QVector<model::ImagingStudy>>> &call,
                                        const QVector<StudyInstanceUid> &studies, QVector<model::ImagingStudy> found)
{
    const qsizetype asked = call->portion++ * studiesPerRequest;
    if (asked >= studies.size()) {
        call->finish(inOrder(studies, found));
        return;
    }
    QStringList tokens;
    for (const StudyInstanceUid &uid : studies.mid(asked, studiesPerRequest))
        tokens.append(fhir::studyToken(uid));
    QUrlQuery query;
    query.addQueryItem(u"identifier"_s, tokens.join(u','));
    Ask ask = get(u"/fhir/ImagingStudy"_s, query);
    ask.accept = "application/fhir+json";
    send(call, std::move(ask), [this, call, studies, found = std::move(found)](Result<Reply> reply) mutable {
        const auto page = reply ? client::studiesOf(*reply) : tl::unexpected(reply.error());
        if (!page) {
            call->finish(tl::unexpected(page.error()));
            return;
        }
        nextStudies(call, studies, std::move(found) + *page);
    });
}

void ServiceClient::Worker::allRows(const std::shared_ptr<Call<model::StudyContents>> &call, const QString &path,
                                    const Rows &then, QVector<QJsonObject> found)
{
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(qidoPage));
    query.addQueryItem(u"offset"_s, QString::number(found.size()));
    Ask ask = get(path, query);
    ask.accept = "application/dicom+json";
    send(call, std::move(ask), [this, call, path, then, found = std::move(found)](Result<Reply> reply) mutable {
        auto page = reply ? qidoRowsOf(*reply) : tl::unexpected(reply.error());
        if (page && found.size() + page->rows.size() > maximumRows)
            page = fail(ErrorCode::TooLarge, u"rows"_s);
        if (!page) {
            call->finish(tl::unexpected(page.error()));
            return;
        }
        found += page->rows;
        if ((page->more || page->rows.size() >= qidoPage) && !page->rows.isEmpty())
            allRows(call, path, then, std::move(found));
        else
            then(std::move(found));
    });
}

void ServiceClient::Worker::contents(const std::shared_ptr<Call<model::StudyContents>> &call,
                                     const StudyInstanceUid &study)
{
    Ask ask = get(u"/fhir/ImagingStudy/"_s + study.value());
    ask.accept = "application/fhir+json";
    send(call, std::move(ask), [this, call, study](Result<Reply> reply) {
        const auto json = reply ? objectOf(*reply) : tl::unexpected(reply.error());
        if (!json) {
            call->finish(tl::unexpected(json.error()));
            return;
        }
        const auto resource = fhir::imagingStudyFromJson(*json);
        if (!resource) {
            call->finish(fail(ErrorCode::Protocol, resource.error().detail));
            return;
        }
        const QString base = u"/dicomweb/studies/"_s + study.value();
        allRows(call, base + u"/series"_s, [this, call, base, imaging = *resource](const QVector<QJsonObject> &series) {
            allRows(call, base + u"/instances"_s, [call, imaging, series](const QVector<QJsonObject> &instances) {
                call->finish(contentsOf(imaging, series, instances));
            });
        });
    });
}

} // namespace td::client
