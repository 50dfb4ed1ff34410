// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/OpenSsl.h"

namespace td::signature {

enum class CertificateUse { DocumentSigning, TimeStamping };

/// Who signed, and when.
struct ChainQuestion {
    X509 *certificate = nullptr;
    STACK_OF(X509) *others = nullptr; ///< certificates that came along, not believed by themselves
    CertificateUse use = CertificateUse::DocumentSigning;
    QDateTime provenTime; ///< by a trusted time-stamp; invalid without one
    QDateTime statedTime; ///< by the signer; invalid without one
    QDateTime now;
};

struct ChainAnswer {
    CertificateState state = CertificateState::NoStore;
    Revocation revocation = Revocation::NotChecked;
    QDateTime revokedAt;
    QDateTime listDate;
};

/// Judges a certificate by RFC 5280 6.1 at the time that can be relied on, and by the lists of the store.
ChainAnswer judgeChain(const ChainQuestion &question, const TrustStore &trust);

} // namespace td::signature
