// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/Exchange.h"

#include <QJsonObject>

namespace td::client {

struct QidoRows {
    QVector<QJsonObject> rows;
    bool more = false; ///< the service has further rows (PS3.18 8.3.4.4)
};

/// The rows of a QIDO-RS answer; 204 stands for none. Errors: errorOf(); Protocol.
Result<QidoRows> qidoRowsOf(const Reply &reply);

/// Puts series and instances of one study together, ordered as model::StudyContents says.
/// Errors: Protocol — a UID missing or invalid, or an instance of an unknown series.
Result<model::StudyContents> contentsOf(const model::ImagingStudy &study, const QVector<QJsonObject> &series,
                                        const QVector<QJsonObject> &instances);

} // namespace td::client
