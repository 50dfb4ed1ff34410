// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/CertificateChain.h"

namespace td::signature {
namespace {

using ContextPointer = std::unique_ptr<X509_STORE_CTX, FreedBy<X509_STORE_CTX_free>>;
/// 80 bits (OpenSSL's level 1): a chain in which MD5 or SHA-1 vouches for a key proves nothing.
constexpr int chainSecurityLevel = 1;
/// Roots, a bridge and issuing authorities: real chains have two to four links.
constexpr int maximumChain = 10;

/// What a look into the revocation lists found, filled by a callback of OpenSSL.
struct ListFindings {
    bool missing = false; ///< no usable list for the certificate itself
    bool outdated = false;
    bool revoked = false;
    QDateTime revokedAt;
    bool keyCompromised = false;
};

ContextPointer contextFor(const ChainQuestion &question, const TrustStore &trust, const QDateTime &time)
{
    ContextPointer context(X509_STORE_CTX_new());
    if (!context ||
        X509_STORE_CTX_init(context.get(), trust.contents().store.get(), question.certificate, question.others) != 1)
        return {};
    X509_VERIFY_PARAM *rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(rules, time_t(time.toSecsSinceEpoch()));
    X509_VERIFY_PARAM_set_auth_level(rules, chainSecurityLevel);
    X509_VERIFY_PARAM_set_depth(rules, maximumChain);
    if (question.use == CertificateUse::TimeStamping)
        X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_TIMESTAMP_SIGN);
    return context;
}

int verifiedAt(const ChainQuestion &question, const TrustStore &trust, const QDateTime &time)
{
    const ContextPointer context = contextFor(question, trust, time);
    if (!context)
        return X509_V_ERR_UNSPECIFIED;
    return X509_verify_cert(context.get()) == 1 ? X509_V_OK : X509_STORE_CTX_get_error(context.get());
}

/// OpenSSL has no purpose for documents: the certificate's own words decide (RFC 5280 4.2.1.3, 4.2.1.12).
bool maySignDocuments(X509 *certificate)
{
    const uint32_t usage = X509_get_key_usage(certificate); // all bits when it does not say
    if ((usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0)
        return false;
    const uint32_t extended = X509_get_extended_key_usage(certificate);
    if (extended == UINT32_MAX)
        return true;
    constexpr uint32_t others = XKU_SSL_SERVER | XKU_CODE_SIGN | XKU_OCSP_SIGN | XKU_TIMESTAMP;
    return (extended & others) == 0 || (extended & (XKU_SMIME | XKU_ANYEKU)) != 0;
}

CertificateState stateOf(int error)
{
    switch (error) {
    case X509_V_OK:
        return CertificateState::Trusted;
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return CertificateState::ExpiredAtSigning;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return CertificateState::NotYetValid;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_CERT_UNTRUSTED:
        return CertificateState::UnknownIssuer;
    default:
        return CertificateState::NotForSigning;
    }
}

CertificateState stateIn(const ChainQuestion &question, const TrustStore &trust)
{
    if (question.use == CertificateUse::DocumentSigning && !maySignDocuments(question.certificate))
        return CertificateState::NotForSigning;
    if (question.provenTime.isValid())
        return stateOf(verifiedAt(question, trust, question.provenTime));
    const CertificateState today = stateOf(verifiedAt(question, trust, question.now));
    if (today == CertificateState::ExpiredAtSigning) {
        if (!question.statedTime.isValid())
            return CertificateState::ExpiredSince;
        const CertificateState then = stateOf(verifiedAt(question, trust, question.statedTime));
        return then == CertificateState::Trusted ? CertificateState::ExpiredSince : then;
    }
    if (today != CertificateState::Trusted || !question.statedTime.isValid())
        return today;
    if (question.statedTime < timeOf(X509_get0_notBefore(question.certificate)))
        return CertificateState::NotYetValid;
    return question.statedTime > timeOf(X509_get0_notAfter(question.certificate)) ? CertificateState::ExpiredAtSigning
                                                                                  : today;
}

void noteRevocation(X509_STORE_CTX *context, ListFindings &findings)
{
    findings.revoked = true;
    X509_REVOKED *entry = nullptr;
    X509_CRL *list = X509_STORE_CTX_get0_current_crl(context);
    if (!list || X509_CRL_get0_by_cert(list, &entry, X509_STORE_CTX_get_current_cert(context)) == 0 || !entry)
        return;
    const QDateTime when = timeOf(X509_REVOKED_get0_revocationDate(entry));
    if (!findings.revokedAt.isValid() || when < findings.revokedAt)
        findings.revokedAt = when;
    int critical = 0;
    auto *reason = static_cast<ASN1_ENUMERATED *>(X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, &critical, nullptr));
    const long code = reason ? ASN1_ENUMERATED_get(reason) : CRL_REASON_UNSPECIFIED;
    findings.keyCompromised |= code == CRL_REASON_KEY_COMPROMISE || code == CRL_REASON_CA_COMPROMISE;
    ASN1_ENUMERATED_free(reason);
}

/// Goes through every finding instead of ending at the first.
int onFinding(int fine, X509_STORE_CTX *context)
{
    if (fine == 1)
        return 1;
    auto &findings = *static_cast<ListFindings *>(X509_STORE_CTX_get_app_data(context));
    const bool itself = X509_STORE_CTX_get_error_depth(context) == 0;
    switch (X509_STORE_CTX_get_error(context)) {
    case X509_V_ERR_CERT_REVOKED:
        noteRevocation(context, findings);
        break;
    case X509_V_ERR_CRL_HAS_EXPIRED:
        findings.outdated |= itself;
        break;
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
        break; // judged elsewhere
    default:
        findings.missing |= itself; // authorities above it often publish none: their own silence is not held against it
        break;
    }
    return 1;
}

/// The newest list of the issuer that still speaks about the certificate: lists drop what has expired.
QDateTime newestList(const ChainQuestion &question, const TrustStore &trust)
{
    const QDateTime end = timeOf(X509_get0_notAfter(question.certificate));
    QDateTime newest;
    for (const CrlPointer &list : trust.contents().lists) {
        const QDateTime issued = timeOf(X509_CRL_get0_lastUpdate(list.get()));
        const bool same =
            X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_issuer_name(question.certificate)) == 0;
        if (same && issued <= end && (!newest.isValid() || issued > newest))
            newest = issued;
    }
    return newest;
}

void askLists(const ChainQuestion &question, const TrustStore &trust, ChainAnswer &answer)
{
    const ContextPointer context = contextFor(question, trust, question.now);
    if (!context || trust.contents().lists.empty())
        return;
    ListFindings findings;
    X509_VERIFY_PARAM_set_flags(X509_STORE_CTX_get0_param(context.get()),
                                X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
    X509_STORE_CTX_set_app_data(context.get(), &findings);
    X509_STORE_CTX_set_verify_cb(context.get(), &onFinding);
    if (X509_verify_cert(context.get()) != 1 && !findings.revoked)
        return;
    answer.listDate = newestList(question, trust);
    if (findings.revoked) {
        const bool later = question.provenTime.isValid() && findings.revokedAt.isValid() &&
                           findings.revokedAt > question.provenTime && !findings.keyCompromised;
        answer.revocation = later ? Revocation::RevokedLater : Revocation::Revoked;
        answer.revokedAt = findings.revokedAt;
    } else if (!findings.missing && answer.listDate.isValid()) {
        answer.revocation = findings.outdated ? Revocation::OutdatedList : Revocation::NotRevoked;
    }
}

} // namespace

ChainAnswer judgeChain(const ChainQuestion &question, const TrustStore &trust)
{
    ChainAnswer answer;
    if (!trust.isConfigured())
        return answer;
    answer.state = stateIn(question, trust);
    if (answer.state != CertificateState::UnknownIssuer && answer.state != CertificateState::NotForSigning)
        askLists(question, trust, answer);
    return answer;
}

} // namespace td::signature
