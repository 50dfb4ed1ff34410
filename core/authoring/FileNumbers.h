// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/ImagingStudy.h"

#include <QHash>
#include <QStringList>

namespace td::authoring {

/// The names of instances on one medium, numbered as they come: "DICOM", "PAT00001", "STU00001", "SER00001", "IMG00001"
/// (PS3.10 8.2, 8.5).
class FileNumbers {
public:
    /// Errors: TooLarge — more than 99,999 entries at one level, which names of eight characters cannot number.
    Result<QStringList> fileId(const PatientId &subject, const model::InstanceKey &key);

private:
    int numberOf(const QString &parent, const QString &child);

    QHash<QString, int> m_numbers; ///< by parent and child
    QHash<QString, int> m_counts;  ///< by parent
};

} // namespace td::authoring
