// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/OpenSsl.h"

namespace td::signature {

/// Every signature of a PDF (ISO 32000-1 12.8.1), the earliest revision first; empty when there is none.
/// Errors: Unsupported — it claims to be signed but its structure cannot be read; TooLarge — too many signatures.
Result<QVector<Signature>> readPdfSignatures(const QByteArray &bytes, const TrustStore &trust, const QDateTime &now);

} // namespace td::signature
