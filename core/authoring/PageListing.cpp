// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/PageListing.h"

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

/// "ROSSI^MARIO^^DR=..." as "ROSSI MARIO" (PS3.5 6.2.1: groups, then components).
QString displayName(const QString &personName)
{
    return personName.section(u'=', 0, 0).split(u'^').mid(0, 2).join(u' ').simplified();
}

QString seriesKey(const PlannedInstance &planned)
{
    return planned.key.study.value() + u'/' + planned.key.series.value();
}

} // namespace

PageSeries &PageListing::seriesOf(const PlannedInstance &planned)
{
    return m_studies[m_studyAt.value(planned.key.study)].series[m_seriesAt.value(seriesKey(planned))];
}

void PageListing::add(const PlannedInstance &planned, const dicom::InstanceHeader &header)
{
    if (!m_studyAt.contains(planned.key.study)) {
        m_studyAt.insert(planned.key.study, m_studies.size());
        const model::ImagingStudy about = dicom::studyOf(header);
        m_studies.append({displayName(header.patientName), header.patientBirthDate, about.started, about.description});
    }
    PageStudy &study = m_studies[m_studyAt.value(planned.key.study)];
    if (!m_seriesAt.contains(seriesKey(planned))) {
        m_seriesAt.insert(seriesKey(planned), study.series.size());
        study.series.append({header.modality, header.seriesNumber, header.seriesDescription});
        if (!header.modality.isEmpty() && !study.modalities.contains(header.modality))
            study.modalities.append(header.modality);
    }
    seriesOf(planned).images += planned.frames;
}

qsizetype PageListing::seriesWith(const PlannedInstance &planned) const
{
    return m_seriesAt.size() + (m_seriesAt.contains(seriesKey(planned)) ? 0 : 1);
}

void PageListing::addPicture(const PlannedInstance &planned, const PagePicture &picture)
{
    ++m_pictures;
    seriesOf(planned).pictures.append(picture);
}

bool PageListing::isAbout(const QVector<StudyInstanceUid> &studies) const
{
    return std::any_of(studies.cbegin(), studies.cend(), [this](const auto &uid) { return m_studyAt.contains(uid); });
}

void PageListing::addReport(const QVector<StudyInstanceUid> &studies, const PageReport &report)
{
    for (const StudyInstanceUid &uid : studies)
        if (m_studyAt.contains(uid))
            m_studies[m_studyAt.value(uid)].reports.append(report);
}

} // namespace td::authoring
