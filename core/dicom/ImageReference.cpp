// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/ImageReference.h"

#include "core/dicom/Dcmtk.h"

#include <algorithm>

namespace td::dicom {

using detail::tagOf;

std::vector<ImageReference> readImageReferences(const Dataset &set, Tag sequence)
{
    std::vector<ImageReference> references;
    for (const Dataset &item : set.items(sequence)) {
        const auto uid = SopInstanceUid::create(QString::fromLatin1(item.text(tagOf(DCM_ReferencedSOPInstanceUID))));
        if (!uid)
            continue;
        ImageReference reference{*uid, {}};
        for (const double frame : item.decimals(tagOf(DCM_ReferencedFrameNumber)))
            reference.frames.push_back(int(std::clamp(frame, 0.0, 1e9)));
        references.push_back(std::move(reference));
    }
    return references;
}

bool refersTo(const std::vector<ImageReference> &references, const SopInstanceUid &instance, int frame)
{
    return references.empty() || std::any_of(references.begin(), references.end(), [&](const ImageReference &r) {
               return r.instance == instance &&
                      (r.frames.empty() || std::find(r.frames.begin(), r.frames.end(), frame + 1) != r.frames.end());
           });
}

} // namespace td::dicom
