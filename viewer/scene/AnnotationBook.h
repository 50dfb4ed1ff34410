// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "viewer/scene/Annotation.h"

#include <QByteArray>

namespace td::viewer::scene {

/// Everything that readers have drawn on some studies, and how it came to be: each change can be undone. A value.
class AnnotationBook {
public:
    /// More on one study are a defect or an attack: beyond, put() adds nothing.
    static constexpr int kMaxPerStudy = 5000;

    explicit AnnotationBook(const Clock &clock)
        : m_clock(&clock)
    {
    }

    /// Those of an image that are to be seen, key marks apart, in the order they were made.
    std::vector<Annotation> on(const ImageRef &image) const;
    /// All of a study that are not removed.
    std::vector<Annotation> of(const StudyInstanceUid &study) const;
    /// Null when there is none or it is removed.
    const Annotation *find(const QUuid &id) const;
    /// The latest calibration by a reader for the instance of `image`; null without one.
    const Annotation *calibrationOf(const ImageRef &image) const;

    /// Adds or replaces by id. False when the study is full.
    bool put(Annotation annotation);
    void remove(const QUuid &id);
    bool isKey(const ImageRef &image) const;
    void toggleKey(const ImageRef &image);
    /// In the order of marking.
    std::vector<ImageRef> keyImages() const;
    /// Notes what was measured. Nothing to undo, nothing to save by itself.
    void noteResult(const QUuid &id, const QString &result);

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_steps.size(); }
    /// The study that was changed. Precondition: canUndo(), canRedo().
    StudyInstanceUid undo();
    StudyInstanceUid redo();

    /// All of a study as JSON, removed ones too.
    QByteArray toJson(const StudyInstanceUid &study) const;
    /// Takes over what is newer in `json`, by id. What was changed meanwhile can no longer be undone. True when
    /// anything changed. Errors: Malformed, TooLarge, Unsupported, as annotationsFromJson().
    Result<bool> merge(const StudyInstanceUid &study, const QByteArray &json);

private:
    struct Step {
        QUuid id;
        std::optional<Annotation> before; ///< nothing when it did not exist
        std::optional<Annotation> after;  ///< nothing when it was removed
        StudyInstanceUid study;
    };
    Annotation *slot(const QUuid &id);
    qint64 now() const;
    void record(Step step);
    void apply(const QUuid &id, const std::optional<Annotation> &state);
    bool isFull(const StudyInstanceUid &study) const;

    const Clock *m_clock;
    std::vector<Annotation> m_all; ///< removed ones too
    std::vector<Step> m_steps;
    std::size_t m_done = 0; ///< steps that are in force
};

} // namespace td::viewer::scene
