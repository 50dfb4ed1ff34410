// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/KeyObjectSelection.h"

#include "core/dicom/Dcmtk.h"

#include <QHash>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

/// Study and series of every instance that the document names as evidence (PS3.3 C.17.2.3).
QHash<SopInstanceUid, model::InstanceKey> evidenceOf(const Dataset &set)
{
    QHash<SopInstanceUid, model::InstanceKey> found;
    const auto uid = [](const Dataset &item, const DcmTagKey &key) {
        return QString::fromLatin1(item.text(tagOf(key)));
    };
    for (const Dataset &study : set.items(tagOf(DCM_CurrentRequestedProcedureEvidenceSequence)))
        for (const Dataset &series : study.items(tagOf(DCM_ReferencedSeriesSequence)))
            for (const Dataset &instance : series.items(tagOf(DCM_ReferencedSOPSequence))) {
                const auto studyUid = StudyInstanceUid::create(uid(study, DCM_StudyInstanceUID));
                const auto seriesUid = SeriesInstanceUid::create(uid(series, DCM_SeriesInstanceUID));
                const auto key = SopInstanceUid::create(uid(instance, DCM_ReferencedSOPInstanceUID));
                if (studyUid && seriesUid && key)
                    found.insert(*key, {*studyUid, *seriesUid, *key});
            }
    return found;
}

} // namespace

Result<KeyObjectSelection> KeyObjectSelection::read(const Part10 &file)
{
    if (file.dataset().text(tagOf(DCM_SOPClassUID)) != UID_KeyObjectSelectionDocumentStorage)
        return fail(ErrorCode::Unsupported, u"not a key object selection"_s);
    const auto report = StructuredReport::read(file);
    if (!report)
        return tl::unexpected(report.error());
    const auto evidence = evidenceOf(file.dataset());
    KeyObjectSelection selection;
    selection.title = report->root.name;
    for (const ContentItem &item : report->root.children) {
        const bool refers =
            item.type == ValueType::Image || item.type == ValueType::Composite || item.type == ValueType::Waveform;
        if (refers && !item.reference.instance.isEmpty())
            selection.items.push_back(
                {evidence.value(item.reference.instance, {{}, {}, item.reference.instance}), item.reference.frames});
        else if (item.type == ValueType::Text && item.name.value == u"113012"_s)
            selection.description = item.text;
    }
    return selection;
}

} // namespace td::dicom
