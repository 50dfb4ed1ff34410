// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportPlan.h"
#include "core/authoring/IndexPages.h"
#include "core/dicom/InstanceHeader.h"

namespace td::authoring {

/// What the pages of a volume will say of its studies, gathered while they are written.
class PageListing {
public:
    /// `header`: of any instance of the same series, as it lies on the medium.
    void add(const PlannedInstance &planned, const dicom::InstanceHeader &header);
    /// Of an instance that was added.
    void addPicture(const PlannedInstance &planned, const PagePicture &picture);
    /// False when no study of the report is on this volume.
    bool isAbout(const QVector<StudyInstanceUid> &studies) const;
    void addReport(const QVector<StudyInstanceUid> &studies, const PageReport &report);

    /// How many series there are with that of `planned`.
    qsizetype seriesWith(const PlannedInstance &planned) const;
    const QVector<PageStudy> &studies() const noexcept { return m_studies; }
    int pictures() const noexcept { return m_pictures; }

private:
    PageSeries &seriesOf(const PlannedInstance &planned);

    QVector<PageStudy> m_studies;
    QHash<StudyInstanceUid, qsizetype> m_studyAt; ///< as the plan names them
    QHash<QString, qsizetype> m_seriesAt;         ///< in its study
    int m_pictures = 0;
};

} // namespace td::authoring
