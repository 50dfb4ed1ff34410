// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QHash>
#include <QVector>

namespace td {

/// One part of a multipart body (RFC 2046 5.1).
struct BodyPart {
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// A parameter of a header value such as `multipart/related; boundary="x"; type="application/dicom"`, unquoted; empty
/// when absent.
QByteArray headerParameter(const QByteArray &headerValue, const QByteArray &name);

/// Splits a body by the boundary of its Content-Type. Errors: Malformed — no boundary, or a part without its header's
/// end; Truncated — no closing delimiter; TooLarge — more than `maximumParts`.
Result<QVector<BodyPart>> parseMultipart(const QByteArray &contentType, const QByteArray &body,
                                         int maximumParts = 10'000);

} // namespace td
