// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/Visibility.h"

namespace td::policy {
namespace {

const model::Consent *given(const QVector<model::Consent> &present, model::ConsentKind kind)
{
    const auto it = std::find_if(present.begin(), present.end(),
                                 [&](const model::Consent &c) { return c.kind == kind && c.given; });
    return it == present.end() ? nullptr : &*it;
}

Visibility dossierRule(QDate day, const model::ReadingScope &scope)
{
    if (!scope.dossierOpen)
        return Visibility::NoAdhesion;
    const bool tooOld = scope.notBefore && (!day.isValid() || day < *scope.notBefore);
    return tooOld ? Visibility::BeforeAdhesion : Visibility::Visible;
}

} // namespace

model::ReadingScope readingScope(const QVector<model::Consent> &decisions, model::Role reader, const QDateTime &now)
{
    const QVector<model::Consent> present = model::presentConsents(decisions);
    model::ReadingScope scope;
    scope.now = now;
    scope.obscured = reader == model::Role::Patient;
    scope.heightenedProtection = given(present, model::ConsentKind::HeightenedProtection) != nullptr;
    if (const model::Consent *adhesion = given(present, model::ConsentKind::DossierAdhesion)) {
        scope.dossierOpen = true;
        if (!given(present, model::ConsentKind::HistoricalRecovery))
            scope.notBefore = adhesion->decided.toLocalTime().date();
    }
    return scope;
}

Visibility visibility(const model::DocumentReference &document, const model::ReadingScope &scope)
{
    if (document.category == model::DocumentCategory::Consent)
        return Visibility::Visible;
    if (document.obscured && !scope.obscured)
        return Visibility::Obscured;
    if (document.heightenedProtection && !scope.heightenedProtection)
        return Visibility::HeightenedProtection;
    if (document.onlineUntil)
        return scope.now < *document.onlineUntil ? Visibility::Visible : Visibility::OnlinePeriodOver;
    return dossierRule(document.date.toLocalTime().date(), scope);
}

Visibility studyVisibility(QDate studyDate, const model::ReadingScope &scope)
{
    return dossierRule(studyDate, scope);
}

int onlineDaysLeft(const QDateTime &onlineUntil, const QDateTime &now)
{
    constexpr qint64 secondsADay = 24 * 3600;
    const qint64 seconds = now.secsTo(onlineUntil);
    return seconds <= 0 ? 0 : int((seconds + secondsADay - 1) / secondsADay);
}

QDateTime accessLogKeptSince(const QDateTime &now)
{
    return now.addMonths(-24);
}

} // namespace td::policy
