// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/Hanging.h"

#include "core/model/BodyRegion.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace td::viewer::scene {
namespace {

using namespace Qt::StringLiterals;

constexpr int kMostHung = 4;

QSet<QString> wordsOf(const QString &text)
{
    static const QRegularExpression between(u"[^\\p{L}\\p{N}]+"_s);
    const QStringList words = text.toLower().split(between, Qt::SkipEmptyParts);
    return {words.begin(), words.end()};
}

bool isLocalizer(const model::ImagingSeries &series)
{
    static const QRegularExpression names(
        u"\\b(scout|locali[sz]er|topogram\\w*|scanogram\\w*|survey|localizzator\\w*)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return names.match(series.description).hasMatch();
}

bool isProjection(const QString &modality)
{
    static const QSet<QString> all{u"CR"_s, u"DX"_s, u"MG"_s, u"RG"_s, u"PX"_s, u"IO"_s};
    return all.contains(modality);
}

int imagesOf(const model::ImagingSeries &series)
{
    int count = 0;
    for (const model::ImagingInstance &instance : series.instances)
        count += std::max(1, instance.numberOfFrames);
    return count;
}

/// Series with images, localizers after all others.
QVector<model::ImagingSeries> hangable(const model::StudyContents &study)
{
    QVector<model::ImagingSeries> series;
    std::copy_if(study.series.begin(), study.series.end(), std::back_inserter(series),
                 [](const auto &s) { return isLookedAt(s) && !s.instances.isEmpty(); });
    std::stable_partition(series.begin(), series.end(), [](const auto &s) { return !isLocalizer(s); });
    return series;
}

Layout layoutFor(qsizetype panes)
{
    return panes <= 1 ? kSingle : panes == 2 ? kPair : kQuad;
}

Hanging hangOne(const QVector<model::ImagingSeries> &series)
{
    Hanging hanging;
    if (series.isEmpty())
        return hanging;
    const bool projections =
        std::all_of(series.begin(), series.end(), [](const auto &s) { return isProjection(s.modality); });
    int images = 0;
    for (const auto &s : series)
        images += imagesOf(s);
    if (projections && images <= kMostHung) {
        for (const auto &s : series)
            for (int i = 0; i < imagesOf(s); ++i)
                hanging.panes.append({s.uid, i});
    } else if (series.front().modality == u"MR"_s && series.size() >= kMostHung) {
        for (const auto &s : series.first(kMostHung))
            hanging.panes.append({s.uid, -1});
    } else {
        hanging.panes.append({series.front().uid, -1});
    }
    hanging.layout = layoutFor(hanging.panes.size());
    return hanging;
}

} // namespace

bool isLookedAt(const model::ImagingSeries &series)
{
    static const QSet<QString> without{u"PR"_s,     u"KO"_s,       u"SR"_s,  u"SEG"_s, u"RTSTRUCT"_s,
                                       u"RTPLAN"_s, u"RTRECORD"_s, u"DOC"_s, u"REG"_s, u"RWV"_s,
                                       u"PLAN"_s,   u"AU"_s,       u"ECG"_s, u"HD"_s};
    return !without.contains(series.modality);
}

std::optional<SeriesInstanceUid> counterpart(const model::ImagingSeries &like, const model::StudyContents &study)
{
    const QVector<model::ImagingSeries> series = hangable(study);
    const QSet<QString> words = wordsOf(like.description);
    const auto likeness = [&](const model::ImagingSeries &s) {
        return (s.modality == like.modality ? 1000 : 0) + int((wordsOf(s.description) & words).size());
    };
    const auto best = std::max_element(series.begin(), series.end(), [&](const auto &a, const auto &b) {
        return likeness(a) < likeness(b); // the first of equals: they are in the order of the study
    });
    return best == series.end() ? std::nullopt : std::optional(best->uid);
}

Hanging hangingOf(const QVector<model::StudyContents> &studies)
{
    if (studies.isEmpty())
        return {};
    const QVector<model::ImagingSeries> current = hangable(studies.front());
    if (studies.size() == 1 || current.isEmpty())
        return hangOne(current);
    Hanging hanging{kPair, {{current.front().uid, -1}}};
    if (const auto other = counterpart(current.front(), studies[1]))
        hanging.panes.append({*other, -1});
    else
        hanging.layout = kSingle;
    return hanging;
}

std::optional<StudyInstanceUid> priorOf(const model::ImagingStudy &current, const QVector<model::ImagingStudy> &others)
{
    const model::BodyRegion region = model::bodyRegionOf(current.description);
    if (region == model::BodyRegion::Other)
        return std::nullopt;
    const auto sharesModality = [&](const model::ImagingStudy &study) {
        return std::any_of(study.modalities.begin(), study.modalities.end(),
                           [&](const QString &m) { return current.modalities.contains(m); });
    };
    const model::ImagingStudy *best = nullptr;
    for (const model::ImagingStudy &study : others) {
        if (study.uid == current.uid || !(study.started < current.started) ||
            model::bodyRegionOf(study.description) != region)
            continue;
        const auto rank = [&](const model::ImagingStudy &s) { return std::pair(sharesModality(s), s.started); };
        if (!best || rank(*best) < rank(study))
            best = &study;
    }
    return best ? std::optional(best->uid) : std::nullopt;
}

} // namespace td::viewer::scene
