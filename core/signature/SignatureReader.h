// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/Signature.h"
#include "core/signature/TrustStore.h"

#include <QVector>

namespace td::signature {

/// A signed file larger than this is refused: reports are well under a hundredth of it.
constexpr qsizetype maximumFileBytes = 128 * 1024 * 1024;
/// Signatures in one file, all levels together. A report carries one to three.
constexpr int maximumSignatures = 32;
/// A .p7m inside a .p7m: people sign what was signed already, one level each.
constexpr int maximumNesting = 5;

/// What is signed, and how.
struct SignatureReport {
    QVector<Signature> signatures; ///< the earliest first: by revision in a PDF, from the inside out in a .p7m
    QByteArray content;            ///< what is inside every .p7m; the file itself if it is none
};

/// True for CMS SignedData (RFC 5652 5.1) in DER, BER, PEM or bare base64. Looks at the beginning alone.
bool isCms(const QByteArray &bytes);
/// True when "%PDF-" stands in the first kilobyte, as ISO 32000-1 Annex H 3.4.1 lets readers accept.
bool isPdf(const QByteArray &bytes);

/// Reads and verifies every electronic signature of a file: CAdES (.p7m), PAdES (ISO 32000-1 12.8, ETSI EN 319 142),
/// or a PAdES document inside a .p7m. A file without signatures gives an empty list. Never uses the network.
///
/// Time: a trusted time-stamp proves when it was signed, and the certificate is judged at that time. Without one the
/// certificate is judged now, and against the time that the signer states.
///
/// Pure and thread-safe; may take seconds for a large file. Errors: TooLarge; Malformed, Truncated or Unsupported — a
/// .p7m whose content cannot be had; Unsupported — a PDF that cannot be searched for signatures. A signature that
/// cannot be verified inside a file that can be read is no error: it says so itself.
Result<SignatureReport> readSignatures(const QByteArray &bytes, const TrustStore &trust, const QDateTime &now);

} // namespace td::signature
