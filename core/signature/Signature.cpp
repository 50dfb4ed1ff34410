// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/Signature.h"

namespace td::signature {

QString Certificate::displayName() const
{
    if (!givenName.isEmpty() && !surname.isEmpty())
        return givenName + u' ' + surname;
    return commonName.isEmpty() ? organisation : commonName;
}

Verdict verdict(const Signature &signature)
{
    if (signature.integrity == Integrity::Broken || signature.revocation == Revocation::Revoked ||
        signature.certificate == CertificateState::ExpiredAtSigning)
        return Verdict::Bad;
    const bool unclear = signature.integrity != Integrity::Intact || signature.coverage == Coverage::SomethingAdded ||
                         signature.coverage == Coverage::Unknown ||
                         signature.certificate != CertificateState::Trusted || signature.weakDigest ||
                         signature.weakKey || signature.timeStamp == TimeStampState::Broken;
    return unclear ? Verdict::Caution : Verdict::Good;
}

} // namespace td::signature
