// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace td::signature {

/// Whether the signed bytes are those that were signed, by the key of the certificate that comes along.
enum class Integrity {
    Intact,
    Broken,       ///< digest or signature does not fit: bytes changed, or it was never a signature of these bytes
    CannotVerify, ///< Signature::problem says why: malformed or of a kind that this program does not know
};

/// What the signature speaks about.
enum class Coverage {
    WholeFile,
    OnlySignaturesAdded, ///< an earlier revision; what follows adds invisible signatures and nothing else
    SomethingAdded,      ///< an earlier revision; what follows adds or may add more than signatures
    Unknown,             ///< the signature cannot be verified
};

/// The certificate's standing at the time that can be relied on (see `readSignatures`).
enum class CertificateState {
    Trusted,
    UnknownIssuer,    ///< no chain to a certificate of the trust store
    ExpiredAtSigning, ///< expired already when the signature says, or a time-stamp proves, that it was made
    ExpiredSince,     ///< valid at the signer's stated time and expired now, with no time-stamp that proves the time
    NotYetValid,      ///< at the time of signing, or now
    NotForSigning,    ///< key usage, a constraint of the chain, or a chain too weak to be believed
    NoStore,          ///< no trusted certificates are configured: nobody can be recognised
};

/// Revocation, from the lists that lie in the trust store's folder. Never asked of the network.
enum class Revocation {
    NotChecked,   ///< no list of this issuer that could say so
    NotRevoked,   ///< by a list that is current
    OutdatedList, ///< not revoked by a list whose next issue is overdue
    Revoked,
    RevokedLater, ///< after the time that a time-stamp proves: the signature stands
};

/// Where `Signature::time` comes from.
enum class TimeSource { Unknown, SignersClock, TimeStamp };

/// The time-stamp token that the signature carries (RFC 3161).
enum class TimeStampState {
    None,
    Trusted,
    NotTrusted, ///< it fits, but its authority is not recognised now: it proves nothing
    Broken,     ///< it does not fit this signature
};

enum class SignatureKind { Signature, DocumentTimeStamp };
enum class Container { Cms, Pdf };

/// What a certificate says about its holder. Names and identifiers are personal data: never logged.
struct Certificate {
    QString commonName;
    QString givenName;
    QString surname;
    QString organisation;
    QString identifier;  ///< serialNumber, ETSI EN 319 412-1 5.1.3: "TINIT-" and a codice fiscale
    QString issuer;      ///< common name of the issuer, or its organisation
    QDateTime validFrom; ///< UTC
    QDateTime validTo;   ///< UTC

    /// Given name and surname, else the common name, else the organisation; may be empty.
    QString displayName() const;
};

struct Signature {
    SignatureKind kind = SignatureKind::Signature;
    Container container = Container::Cms;
    Integrity integrity = Integrity::CannotVerify;
    std::optional<ErrorCode> problem; ///< Malformed, Truncated, Unsupported, NotFound (no certificate), TooLarge
    Coverage coverage = Coverage::Unknown;
    std::optional<Certificate> signer;
    CertificateState certificate = CertificateState::NoStore;
    Revocation revocation = Revocation::NotChecked;
    QDateTime revokedAt;          ///< UTC; valid with Revoked and RevokedLater
    QDateTime revocationListDate; ///< UTC; of the newest list that was asked
    QDateTime time;               ///< UTC; invalid when unknown
    TimeSource timeSource = TimeSource::Unknown;
    TimeStampState timeStamp = TimeStampState::None;
    QString digest;          ///< "SHA-256"
    QString key;             ///< "RSA 2048"
    bool weakDigest = false; ///< MD5 or SHA-1: others can be made to fit
    bool weakKey = false;    ///< under 112 bits of security (NIST SP 800-57)
};

/// How a signature is to be taken. Good: intact, current, by somebody recognised. Bad: broken, or it counts as none
/// (CAD art. 24(4-bis): a certificate revoked or expired). Caution: everything in between.
enum class Verdict { Good, Caution, Bad };
Verdict verdict(const Signature &signature);

} // namespace td::signature
