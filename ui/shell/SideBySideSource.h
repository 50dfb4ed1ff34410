// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"

#include <QSet>

#include <memory>
#include <mutex>

namespace td::ui {

/// The clinic's instances and those of the patient's own discs through one door, so that the viewer shows them side by
/// side. A study that both have is read from where it was last asked for.
class SideBySideSource final : public dicom::InstanceSource {
public:
    explicit SideBySideSource(std::shared_ptr<dicom::InstanceSource> clinic)
        : m_clinic(std::move(clinic))
    {
    }

    void readFromClinic(const QVector<StudyInstanceUid> &studies)
    {
        const std::lock_guard lock(m_mutex);
        for (const StudyInstanceUid &study : studies)
            m_ownStudies.remove(study);
    }

    void readFromDiscs(std::shared_ptr<dicom::InstanceSource> discs, const QVector<StudyInstanceUid> &studies)
    {
        const std::lock_guard lock(m_mutex);
        m_discs = std::move(discs);
        m_ownStudies += QSet<StudyInstanceUid>(studies.begin(), studies.end());
    }

    /// Lets go of the discs, when the patient has logged out.
    void forgetDiscs()
    {
        std::shared_ptr<dicom::InstanceSource> last; // goes after the lock
        const std::lock_guard lock(m_mutex);
        last = std::move(m_discs);
        m_ownStudies.clear();
    }

    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &study) override
    {
        return sourceOf(study)->contents(study);
    }
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) override
    {
        return sourceOf(key.study)->instance(key);
    }

private:
    std::shared_ptr<dicom::InstanceSource> sourceOf(const StudyInstanceUid &study) const
    {
        const std::lock_guard lock(m_mutex);
        return m_discs && m_ownStudies.contains(study) ? m_discs : m_clinic;
    }

    std::shared_ptr<dicom::InstanceSource> m_clinic;
    std::shared_ptr<dicom::InstanceSource> m_discs;
    QSet<StudyInstanceUid> m_ownStudies;
    mutable std::mutex m_mutex;
};

} // namespace td::ui
