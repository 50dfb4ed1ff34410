// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/DossierReading.h"

#include "core/policy/Login.h"
#include "core/policy/Visibility.h"
#include "core/store/AccessLog.h"
#include "core/store/ConsentStore.h"
#include "core/store/Database.h"
#include "core/store/DocumentStore.h"
#include "core/store/PatientStore.h"

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

/// Forgetting costs a line too many in the record, never one too few.
constexpr qsizetype rememberedReadings = 20'000;

tl::unexpected<Error> notFound()
{
    return fail(ErrorCode::NotFound, u"resource"_s);
}

const QString dayFormat = u"dd/MM/yyyy"_s;

} // namespace

QDateTime DossierReading::now() const
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.now().time_since_epoch()).count(), Qt::UTC);
}

Result<model::ReadingScope> DossierReading::scope(const Caller &caller, const PatientId &patient) const
{
    if (!caller.maySee(patient))
        return notFound();
    if (const auto known = store::PatientStore(m_database).find(patient); !known)
        return known.error().code == ErrorCode::NotFound ? notFound() : tl::unexpected(known.error());
    const auto decisions = store::ConsentStore(m_database).decisions(patient);
    return decisions ? Result<model::ReadingScope>(policy::readingScope(*decisions, caller.role, now()))
                     : tl::unexpected(decisions.error());
}

Result<model::DocumentReference> DossierReading::document(const Caller &caller, const DocumentId &id) const
{
    const store::DocumentStore documents(m_database);
    auto document = documents.find(id);
    if (!document)
        return document.error().code == ErrorCode::NotFound ? notFound() : tl::unexpected(document.error());
    const auto allowed = scope(caller, document->subject);
    if (!allowed)
        return tl::unexpected(allowed.error());
    if (policy::visibility(*document, *allowed) != policy::Visibility::Visible)
        return notFound();
    if (auto done = documents.keepVisibleStudies(*document, *allowed); !done)
        return tl::unexpected(done.error());
    return document;
}

Result<store::StoredStudy> DossierReading::study(const Caller &caller, const StudyInstanceUid &uid) const
{
    const store::ImagingStore imaging(m_database);
    auto study = imaging.study(uid);
    if (!study)
        return study.error().code == ErrorCode::NotFound ? notFound() : tl::unexpected(study.error());
    const auto allowed = scope(caller, study->study.subject);
    if (!allowed)
        return tl::unexpected(allowed.error());
    const auto visible = imaging.isVisible(uid, *allowed);
    if (!visible)
        return tl::unexpected(visible.error());
    return *visible ? study : notFound();
}

model::AccessEvent DossierReading::completed(const Caller &caller, model::AccessEvent event) const
{
    event.when = now();
    event.role = caller.role;
    event.department = caller.department;
    return event;
}

bool DossierReading::isFresh(const QByteArray &key, TimePoint moment)
{
    const std::lock_guard lock(m_mutex);
    const auto known = m_recent.constFind(key);
    return known != m_recent.constEnd() && moment - *known < policy::sameAccess;
}

Result<void> DossierReading::recordReading(const Caller &caller, model::AccessEvent event)
{
    const TimePoint moment = m_clock.now();
    const QByteArray key = caller.tokenDigest + char('A' + int(event.action)) + event.patient.value().toUtf8() + '\n' +
                           event.object.toUtf8();
    if (isFresh(key, moment))
        return {};
    const model::AccessEvent whole = completed(caller, std::move(event));
    auto done = m_database.transaction([&] { return store::AccessLog(m_database).add(whole, caller.userName); });
    if (!done)
        return done;
    {
        const std::lock_guard lock(m_mutex);
        if (m_recent.size() >= rememberedReadings)
            m_recent.clear();
        m_recent.insert(key, moment);
    }
    return isTimeToForget(moment) ? forgetOldAccesses() : Result<void>();
}

bool DossierReading::isTimeToForget(TimePoint moment)
{
    const std::lock_guard lock(m_mutex);
    return moment >= m_nextForgetting;
}

Result<void> DossierReading::forgetOldAccesses()
{
    {
        const std::lock_guard lock(m_mutex);
        m_nextForgetting = m_clock.now() + std::chrono::hours(24);
    }
    return m_database.transaction([&]() -> Result<void> {
        const auto removed = store::AccessLog(m_database).removeBefore(policy::accessLogKeptSince(now()));
        return removed ? Result<void>() : tl::unexpected(removed.error());
    });
}

Result<void> DossierReading::recordChange(const Caller &caller, model::AccessEvent event) const
{
    return store::AccessLog(m_database).add(completed(caller, std::move(event)), caller.userName);
}

QString recordName(const model::DocumentReference &document)
{
    return document.typeDisplay + u' ' + document.date.toLocalTime().date().toString(dayFormat);
}

QString recordName(const model::ImagingStudy &study)
{
    const QString what = study.description.isEmpty() ? study.modalities.join(u'/') : study.description;
    return study.started.isValid() ? what + u' ' + study.started.date().toString(dayFormat) : what;
}

} // namespace td::service
