// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/scene/AnnotationBook.h"

#include "viewer/scene/AnnotationJson.h"

#include <algorithm>

namespace td::viewer::scene {
namespace {

constexpr std::size_t kMaxSteps = 500; // of undoing

} // namespace

Annotation *AnnotationBook::slot(const QUuid &id)
{
    const auto at = std::find_if(m_all.begin(), m_all.end(), [&](const Annotation &a) { return a.id == id; });
    return at == m_all.end() ? nullptr : &*at;
}

const Annotation *AnnotationBook::find(const QUuid &id) const
{
    const auto at = std::find_if(m_all.begin(), m_all.end(), [&](const Annotation &a) { return a.id == id; });
    return at == m_all.end() || at->isRemoved ? nullptr : &*at;
}

std::vector<Annotation> AnnotationBook::on(const ImageRef &image) const
{
    std::vector<Annotation> found;
    for (const Annotation &a : m_all)
        if (!a.isRemoved && a.kind != Annotation::Kind::KeyImage && a.image == image)
            found.push_back(a);
    return found;
}

std::vector<Annotation> AnnotationBook::of(const StudyInstanceUid &study) const
{
    std::vector<Annotation> found;
    for (const Annotation &a : m_all)
        if (!a.isRemoved && a.image.study == study)
            found.push_back(a);
    return found;
}

const Annotation *AnnotationBook::calibrationOf(const ImageRef &image) const
{
    const Annotation *latest = nullptr;
    for (const Annotation &a : m_all)
        if (!a.isRemoved && a.kind == Annotation::Kind::Calibrate && a.image.instance == image.instance &&
            (!latest || a.changed >= latest->changed))
            latest = &a;
    return latest;
}

qint64 AnnotationBook::now() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_clock->now().time_since_epoch()).count();
}

bool AnnotationBook::isFull(const StudyInstanceUid &study) const
{
    return std::count_if(m_all.begin(), m_all.end(), [&](const Annotation &a) { return a.image.study == study; }) >=
           kMaxPerStudy;
}

void AnnotationBook::apply(const QUuid &id, const std::optional<Annotation> &state)
{
    Annotation *there = slot(id);
    if (!there)
        there = &m_all.emplace_back(*state);
    const qint64 before = there->changed;
    if (state)
        *there = *state;
    there->isRemoved = !state || state->isRemoved;
    there->changed = std::max(now(), before + 1); // later than what it replaces, whatever the clock does
}

void AnnotationBook::record(Step step)
{
    m_steps.resize(m_done);
    m_steps.push_back(std::move(step));
    if (m_steps.size() > kMaxSteps)
        m_steps.erase(m_steps.begin());
    m_done = m_steps.size();
}

bool AnnotationBook::put(Annotation annotation)
{
    const Annotation *there = find(annotation.id);
    if (!there && isFull(annotation.image.study))
        return false;
    Step step{annotation.id, there ? std::optional(*there) : std::nullopt, annotation, annotation.image.study};
    apply(step.id, step.after);
    record(std::move(step));
    return true;
}

void AnnotationBook::remove(const QUuid &id)
{
    const Annotation *there = find(id);
    if (!there)
        return;
    Step step{id, *there, std::nullopt, there->image.study};
    apply(id, std::nullopt);
    record(std::move(step));
}

bool AnnotationBook::isKey(const ImageRef &image) const
{
    return std::any_of(m_all.begin(), m_all.end(), [&](const Annotation &a) {
        return !a.isRemoved && a.kind == Annotation::Kind::KeyImage && a.image == image;
    });
}

void AnnotationBook::toggleKey(const ImageRef &image)
{
    if (!isKey(image)) {
        put({.id = QUuid::createUuid(), .kind = Annotation::Kind::KeyImage, .image = image});
        return;
    }
    const std::vector<Annotation> all = m_all;
    for (const Annotation &a : all) // two windows may have marked it each
        if (!a.isRemoved && a.kind == Annotation::Kind::KeyImage && a.image == image)
            remove(a.id);
}

std::vector<ImageRef> AnnotationBook::keyImages() const
{
    std::vector<const Annotation *> marks;
    for (const Annotation &a : m_all)
        if (!a.isRemoved && a.kind == Annotation::Kind::KeyImage)
            marks.push_back(&a);
    std::stable_sort(marks.begin(), marks.end(), [](const auto *a, const auto *b) { return a->changed < b->changed; });
    std::vector<ImageRef> images;
    for (const Annotation *a : marks)
        if (std::find(images.begin(), images.end(), a->image) == images.end())
            images.push_back(a->image);
    return images;
}

void AnnotationBook::noteResult(const QUuid &id, const QString &result)
{
    if (Annotation *there = slot(id))
        there->result = result;
}

StudyInstanceUid AnnotationBook::undo()
{
    const Step &step = m_steps[--m_done];
    apply(step.id, step.before);
    return step.study;
}

StudyInstanceUid AnnotationBook::redo()
{
    const Step &step = m_steps[m_done++];
    apply(step.id, step.after);
    return step.study;
}

QByteArray AnnotationBook::toJson(const StudyInstanceUid &study) const
{
    std::vector<Annotation> all;
    for (const Annotation &a : m_all)
        if (a.image.study == study)
            all.push_back(a);
    return annotationsToJson(study, all);
}

Result<bool> AnnotationBook::merge(const StudyInstanceUid &study, const QByteArray &json)
{
    const auto theirs = annotationsFromJson(study, json);
    if (!theirs)
        return tl::unexpected(theirs.error());
    bool changed = false;
    for (const Annotation &a : *theirs) {
        Annotation *mine = slot(a.id);
        if (mine && mine->changed >= a.changed)
            continue;
        changed = true;
        if (mine)
            *mine = a;
        else
            m_all.push_back(a);
        const auto touches = [&](const Step &step) { return step.id == a.id; };
        m_done -= std::size_t(std::count_if(m_steps.begin(), m_steps.begin() + std::ptrdiff_t(m_done), touches));
        m_steps.erase(std::remove_if(m_steps.begin(), m_steps.end(), touches), m_steps.end());
    }
    return changed;
}

} // namespace td::viewer::scene
