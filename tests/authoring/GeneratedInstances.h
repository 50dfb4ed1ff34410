// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/InstanceSource.h"
#include "core/dicom/Part10Writer.h"
#include "tests/support/MemoryInstanceSource.h"

#include <QHash>

namespace td::test {

/// Instances that do not compress and are made when they are asked for, so that any number of them takes no memory.
class GeneratedInstances final : public dicom::InstanceSource {
public:
    /// `bytes`: of each instance, beside its header.
    GeneratedInstances(int studies, int instancesEach, int bytes)
        : m_padding(noisyInstance(1, bytes).sliced(smallInstance(1, 1, 1).size()))
    {
        for (int study = 1; study <= studies; ++study)
            addStudy(study, instancesEach);
    }

    const QVector<model::StudyContents> &studies() const noexcept { return m_studies; }

    QFuture<Result<model::StudyContents>> contents(const StudyInstanceUid &) override { return {}; } // no export asks
    QFuture<Result<QByteArray>> instance(const model::InstanceKey &key) override
    {
        const auto [study, number] = m_numbers.value(key.instance);
        return MemoryInstanceSource::answer(smallInstance(study, 1, number) + m_padding);
    }

private:
    /// As smallInstance() names them.
    void addStudy(int number, int instances)
    {
        const QByteArray name = "test-study-" + QByteArray::number(number);
        const auto one = smallInstance(number, 1, 1).size() + m_padding.size();
        model::StudyContents contents;
        contents.study.uid = *StudyInstanceUid::create(dicom::uidFromName(name));
        contents.study.subject = PatientId(QStringLiteral("P-1"));
        contents.patientName = QStringLiteral("PROVA UNO");
        model::ImagingSeries series;
        series.uid = *SeriesInstanceUid::create(dicom::uidFromName(name + "-1"));
        series.modality = QStringLiteral("OT");
        series.number = 1;
        for (int i = 1; i <= instances; ++i) {
            const auto uid = *SopInstanceUid::create(dicom::uidFromName(name + "-1-" + QByteArray::number(i)));
            series.instances.append(
                {uid, *SopClassUid::create(QStringLiteral("1.2.840.10008.5.1.4.1.1.7")), i, 8, 8, 1, one});
            m_numbers.insert(uid, {number, i});
        }
        contents.series = {series};
        m_studies.append(contents);
    }

    QByteArray m_padding;
    QVector<model::StudyContents> m_studies;
    QHash<SopInstanceUid, std::pair<int, int>> m_numbers; ///< study and instance
};

} // namespace td::test
