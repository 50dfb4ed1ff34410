// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/ExportPlan.h"

#include <QSet>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr int mostPerLevel = 99'999; // five digits after a prefix of three letters

QString numbered(const QString &prefix, qsizetype number)
{
    return prefix + QString::number(number).rightJustified(5, u'0');
}

qint64 estimateOf(const model::ImagingInstance &instance)
{
    constexpr qint64 header = 4096;
    constexpr qint64 mostBytesPerPixel = 3;
    return header + mostBytesPerPixel * instance.rows * instance.columns * std::max(1, instance.numberOfFrames);
}

} // namespace

Result<ExportPlan> planExport(const QVector<model::StudyContents> &studies)
{
    ExportPlan plan;
    QStringList patients;
    QHash<QString, int> studiesOfPatient;
    QSet<StudyInstanceUid> seenStudies;
    QSet<SopInstanceUid> seenInstances;
    for (const model::StudyContents &contents : studies) {
        if (seenStudies.contains(contents.study.uid))
            continue;
        seenStudies.insert(contents.study.uid);
        const QString subject = contents.study.subject.value();
        if (!patients.contains(subject))
            patients.append(subject);
        const QString patient = numbered(u"PAT"_s, patients.indexOf(subject) + 1);
        const int studyNumber = ++studiesOfPatient[subject];
        if (studyNumber > mostPerLevel || patients.size() > mostPerLevel || contents.series.size() > mostPerLevel)
            return fail(ErrorCode::TooLarge, u"too many patients, studies or series"_s);
        int seriesNumber = 0;
        for (const model::ImagingSeries &series : contents.series) {
            ++seriesNumber;
            if (series.instances.size() > mostPerLevel)
                return fail(ErrorCode::TooLarge, u"too many instances in a series"_s);
            int instanceNumber = 0;
            for (const model::ImagingInstance &instance : series.instances) {
                if (seenInstances.contains(instance.uid))
                    return fail(ErrorCode::Conflict, u"an instance in two places"_s);
                seenInstances.insert(instance.uid);
                plan.instances.append({{contents.study.uid, series.uid, instance.uid},
                                       {u"DICOM"_s, patient, numbered(u"STU"_s, studyNumber),
                                        numbered(u"SER"_s, seriesNumber), numbered(u"IMG"_s, ++instanceNumber)},
                                       estimateOf(instance)});
            }
        }
    }
    if (plan.instances.isEmpty())
        return fail(ErrorCode::InvalidArgument, u"nothing to export"_s);
    return plan;
}

} // namespace td::authoring
