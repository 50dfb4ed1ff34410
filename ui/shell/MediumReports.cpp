// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MediumReports.h"

#include "core/signature/SignatureReader.h"

#include <QPointer>
#include <QPromise>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using Reports = QVector<authoring::MediumReport>;

/// The PDF in what the service sent; nothing when there is none.
QByteArray pdfIn(const QByteArray &bytes)
{
    if (!signature::isCms(bytes))
        return bytes;
    // Who signed it is not asked here: the doctor has the PDF, and the portal the signed file.
    const auto report = signature::readSignatures(bytes, signature::TrustStore(), QDateTime::currentDateTimeUtc());
    return report ? report->content : QByteArray();
}

Result<QByteArray> fetchPdf(client::ServiceClient &client, const BinaryId &id, const std::atomic_bool &cancel)
{
    auto future = client.binary(id);
    while (!future.isFinished()) { // a future has no wait with a time-out
        if (cancel) {
            future.cancel();
            return fail(ErrorCode::Cancelled);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    if (future.isCanceled() || future.resultCount() == 0)
        return fail(ErrorCode::Cancelled);
    const Result<QByteArray> bytes = future.result();
    if (bytes)
        return pdfIn(*bytes);
    switch (bytes.error().code) {
    case ErrorCode::NotFound:
    case ErrorCode::Forbidden:
    case ErrorCode::TooLarge:
        return QByteArray();
    default:
        return bytes;
    }
}

authoring::MediumReport reportOf(client::ServiceClient &client, const model::DocumentReference &document)
{
    authoring::MediumReport report;
    report.title =
        document.description.isEmpty() ? document.typeDisplay : document.typeDisplay + u" - "_s + document.description;
    report.date = document.date.toLocalTime();
    report.studies = document.related;
    report.fetch = [client = QPointer(&client),
                    id = document.content](const std::atomic_bool &cancel) -> Result<QByteArray> {
        return client ? fetchPdf(*client, id, cancel) : fail(ErrorCode::Cancelled);
    };
    return report;
}

/// Goes through the pages of the search.
class Listing : public std::enable_shared_from_this<Listing> {
public:
    Listing(client::ServiceClient &client, PatientId patient, QSet<StudyInstanceUid> studies)
        : m_client(client)
        , m_patient(std::move(patient))
        , m_studies(std::move(studies))
    {
        constexpr int rows = 100;
        m_query.category = model::DocumentCategory::Report;
        m_query.order = Qt::AscendingOrder;
        m_query.count = rows;
        m_promise.start();
    }
    QFuture<Result<Reports>> future() { return m_promise.future(); }
    void next()
    {
        m_client.documents(m_patient, m_query)
            .then(&m_client, [self = shared_from_this()](const Result<model::Page<model::DocumentReference>> &page) {
                self->take(page);
            });
    }

private:
    void take(const Result<model::Page<model::DocumentReference>> &page)
    {
        if (!page)
            return finish(tl::unexpected(page.error()));
        for (const model::DocumentReference &document : page->items)
            // What the patient has hidden is not handed over unasked.
            if (!document.obscured &&
                std::any_of(document.related.cbegin(), document.related.cend(),
                            [this](const StudyInstanceUid &study) { return m_studies.contains(study); }))
                m_reports.append(reportOf(m_client, document));
        m_query.offset += int(page->items.size());
        if (page->items.isEmpty() || m_query.offset >= page->total)
            return finish(std::move(m_reports));
        next();
    }
    void finish(Result<Reports> answer)
    {
        m_promise.addResult(std::move(answer));
        m_promise.finish();
    }

    client::ServiceClient &m_client;
    PatientId m_patient;
    QSet<StudyInstanceUid> m_studies;
    model::DocumentQuery m_query;
    Reports m_reports;
    QPromise<Result<Reports>> m_promise;
};

} // namespace

QFuture<Result<Reports>> listMediumReports(client::ServiceClient &client, const PatientId &patient,
                                           const QSet<StudyInstanceUid> &studies)
{
    const auto listing = std::make_shared<Listing>(client, patient, studies);
    listing->next();
    return listing->future();
}

} // namespace td::ui
