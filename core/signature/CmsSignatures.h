// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/OpenSsl.h"

namespace td::signature {

/// Certificates that one CMS may carry. A chain has four; a time-stamp's and others' come to a few dozen.
constexpr int maximumCertificates = 100;

/// An opened CMS SignedData (RFC 5652 5).
struct SignedData {
    CmsPointer cms;
    qsizetype length = 0;   ///< bytes of its encoding; what follows is not part of it
    QByteArrayView content; ///< eContent, a view into `cms`; null when the content is elsewhere
    bool hasContent = false;
};

/// Errors: Truncated — ends inside itself; Malformed; Unsupported — a CMS of another type; TooLarge — too many
/// signers or certificates.
Result<SignedData> openSignedData(QByteArrayView der);

/// Every signature of `data` over `content`, in the order of its signers. Coverage is left to the caller.
QVector<Signature> verifySigners(const SignedData &data, const Pieces &content, const TrustStore &trust,
                                 const QDateTime &statedTime, const QDateTime &now);

/// `data` as a time-stamp token (RFC 3161 2.4.2) over `content`: a signature of the kind DocumentTimeStamp, by the
/// authority.
Signature verifyTimeStamp(const SignedData &data, const Pieces &content, const TrustStore &trust, const QDateTime &now);

} // namespace td::signature
