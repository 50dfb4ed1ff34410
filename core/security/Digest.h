// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace td::security {

/// BLAKE2b with 256 bits (RFC 7693), 32 bytes: names stored objects and finds tokens.
QByteArray digest(const QByteArray &bytes);

/// BLAKE2b with 256 bits and a key of 16 to 64 bytes.
QByteArray keyedDigest(const QByteArray &bytes, const QByteArray &key);

/// Compares in a time that depends on the lengths alone.
bool equalsInConstantTime(const QByteArray &a, const QByteArray &b);

} // namespace td::security
