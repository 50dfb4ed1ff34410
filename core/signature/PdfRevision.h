// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/Signature.h"

#include <QByteArray>

namespace td::signature {

/// What follows the first `end` bytes of a signed PDF. OnlySignaturesAdded is said only when every object of the
/// earlier revision is found again as it was, apart from signature fields that show nothing, their places in the lists
/// of fields and annotations, and validation data (DSS, ETSI EN 319 142-1 5.4.2). Whatever is unclear is
/// SomethingAdded.
Coverage whatWasAdded(const QByteArray &bytes, qsizetype end);

} // namespace td::signature
