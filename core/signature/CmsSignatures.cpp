// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/CmsSignatures.h"

#include "core/signature/CertificateChain.h"
#include "core/signature/SignatureReader.h"

#include <openssl/err.h>

namespace td::signature {
namespace {

using namespace Qt::StringLiterals;
using TstInfoPointer = std::unique_ptr<TS_TST_INFO, FreedBy<TS_TST_INFO_free>>;
using EssPointer = std::unique_ptr<ESS_SIGNING_CERT, FreedBy<ESS_SIGNING_CERT_free>>;
using EssV2Pointer = std::unique_ptr<ESS_SIGNING_CERT_V2, FreedBy<ESS_SIGNING_CERT_V2_free>>;
/// Under it a key is no longer to be used (NIST SP 800-57 part 1, 5.6.1): RSA 2048 has 112 bits.
constexpr int strongBits = 112;

struct Who {
    CMS_SignerInfo *info = nullptr;
    X509 *certificate = nullptr;
    const EVP_MD *digest = nullptr;
};

Who whoSigned(CMS_SignerInfo *info)
{
    Who who;
    who.info = info;
    X509_ALGOR *digest = nullptr;
    CMS_SignerInfo_get0_algs(info, nullptr, &who.certificate, &digest, nullptr);
    const ASN1_OBJECT *name = nullptr;
    X509_ALGOR_get0(&name, nullptr, nullptr, digest);
    who.digest = EVP_get_digestbyobj(name);
    return who;
}

template <class T>
const T *signedValue(const CMS_SignerInfo *info, int nid, int type)
{
    // -3: exactly one attribute with exactly one value, as RFC 5652 11 asks of these.
    return static_cast<const T *>(CMS_signed_get0_data_by_OBJ(info, OBJ_nid2obj(nid), -3, type));
}

QDateTime signingTime(const CMS_SignerInfo *info)
{
    if (const auto *utc = signedValue<ASN1_TIME>(info, NID_pkcs9_signingTime, V_ASN1_UTCTIME))
        return timeOf(utc);
    return timeOf(signedValue<ASN1_TIME>(info, NID_pkcs9_signingTime, V_ASN1_GENERALIZEDTIME));
}

/// RFC 5035: the signature names its certificate, so that another one with the same key cannot take its place.
bool isItsOwnCertificate(const Who &who)
{
    const QByteArrayView v1 =
        viewOf(signedValue<ASN1_STRING>(who.info, NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE));
    const QByteArrayView v2 =
        viewOf(signedValue<ASN1_STRING>(who.info, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE));
    const bool has = CMS_signed_get_attr_by_NID(who.info, NID_id_smime_aa_signingCertificate, -1) >= 0 ||
                     CMS_signed_get_attr_by_NID(who.info, NID_id_smime_aa_signingCertificateV2, -1) >= 0;
    if (!has)
        return true; // PKCS #7 signatures do not have it
    const auto *at = reinterpret_cast<const unsigned char *>(v1.data());
    const EssPointer first(v1.isEmpty() ? nullptr : d2i_ESS_SIGNING_CERT(nullptr, &at, long(v1.size())));
    at = reinterpret_cast<const unsigned char *>(v2.data());
    const EssV2Pointer second(v2.isEmpty() ? nullptr : d2i_ESS_SIGNING_CERT_V2(nullptr, &at, long(v2.size())));
    const std::unique_ptr<STACK_OF(X509), FreedBy<freeCertificates>> chain(sk_X509_new_null());
    if (!chain || X509_up_ref(who.certificate) != 1)
        return false;
    sk_X509_push(chain.get(), who.certificate);
    return OSSL_ESS_check_signing_certs(first.get(), second.get(), chain.get(), 1) == 1;
}

void describeAlgorithms(const Who &who, Signature &out)
{
    const int digest = EVP_MD_get_type(who.digest);
    const QString name = QString::fromLatin1(OBJ_nid2sn(digest));
    out.digest = name.startsWith("SHA"_L1) && !name.contains(u'-') ? u"SHA-"_s + name.mid(3) : name;
    out.weakDigest = EVP_MD_get_size(who.digest) < 28; // MD5, SHA-1, RIPEMD-160
    const EVP_PKEY *key = X509_get0_pubkey(who.certificate);
    const QString kind = key ? QString::fromLatin1(OBJ_nid2sn(EVP_PKEY_get_base_id(key))) : QString();
    out.key = key ? (kind == "rsaEncryption"_L1    ? u"RSA"_s
                     : kind == "id-ecPublicKey"_L1 ? u"ECDSA"_s
                                                   : kind) +
                        u' ' + QString::number(EVP_PKEY_get_bits(key))
                  : QString();
    out.weakKey = key && EVP_PKEY_get_security_bits(key) < strongBits;
}

/// RFC 5652 5.4 and 5.6. Signed attributes are required, as CAdES (ETSI EN 319 122-1) and PAdES do: a signature
/// without them can be moved onto other content that looks like attributes.
Integrity verifyBytes(const Who &who, const SignedData &data, const Pieces &content)
{
    const auto *stated = signedValue<ASN1_OCTET_STRING>(who.info, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
    const auto *type = signedValue<ASN1_OBJECT>(who.info, NID_pkcs9_contentType, V_ASN1_OBJECT);
    if (!stated || !type || OBJ_cmp(type, CMS_get0_eContentType(data.cms.get())) != 0)
        return Integrity::CannotVerify;
    if (digestOf(content, who.digest) != viewOf(stated) || CMS_SignerInfo_verify(who.info) != 1)
        return Integrity::Broken;
    return isItsOwnCertificate(who) ? Integrity::Intact : Integrity::Broken;
}

void judge(const Who &who, STACK_OF(X509) * others, const TrustStore &trust, const ChainQuestion &times, Signature &out)
{
    ChainQuestion question = times;
    question.certificate = who.certificate;
    question.others = others;
    const ChainAnswer answer = judgeChain(question, trust);
    out.certificate = answer.state;
    out.revocation = answer.revocation;
    out.revokedAt = answer.revokedAt;
    out.revocationListDate = answer.listDate;
}

/// One signer, all but the certificate's chain.
Signature verifyOne(const Who &who, const SignedData &data, const Pieces &content)
{
    Signature out;
    if (who.certificate)
        out.signer = describe(who.certificate);
    if (!who.certificate)
        out.problem = ErrorCode::NotFound;
    else if (!who.digest)
        out.problem = ErrorCode::Unsupported;
    else
        out.integrity = verifyBytes(who, data, content);
    if (who.certificate && who.digest)
        describeAlgorithms(who, out);
    if (out.integrity == Integrity::CannotVerify && !out.problem)
        out.problem = ErrorCode::Malformed;
    return out;
}

/// The token over the signature's value: RFC 5126 6.1.1, ETSI EN 319 122-1 5.3.
std::optional<Signature> timeStampOf(CMS_SignerInfo *info, const TrustStore &trust, const QDateTime &now)
{
    const int at = CMS_unsigned_get_attr_by_NID(info, NID_id_smime_aa_timeStampToken, -1);
    if (at < 0)
        return std::nullopt;
    const ASN1_TYPE *value = X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(info, at), 0);
    if (!value || value->type != V_ASN1_SEQUENCE)
        return Signature{};
    const auto token = openSignedData(viewOf(value->value.sequence));
    if (!token)
        return Signature{};
    return verifyTimeStamp(*token, {viewOf(CMS_SignerInfo_get0_signature(info))}, trust, now);
}

TimeStampState stateOf(const std::optional<Signature> &stamp)
{
    if (!stamp)
        return TimeStampState::None;
    if (stamp->integrity != Integrity::Intact)
        return TimeStampState::Broken;
    const bool trusted = stamp->certificate == CertificateState::Trusted && stamp->revocation != Revocation::Revoked &&
                         !stamp->weakDigest && !stamp->weakKey;
    return trusted ? TimeStampState::Trusted : TimeStampState::NotTrusted;
}

Signature verifySigner(const Who &who, const SignedData &data, const Pieces &content, STACK_OF(X509) * others,
                       const TrustStore &trust, const ChainQuestion &given)
{
    Signature out = verifyOne(who, data, content);
    if (out.integrity == Integrity::CannotVerify)
        return out;
    ChainQuestion times = given;
    if (const QDateTime own = signingTime(who.info); own.isValid())
        times.statedTime = own;
    const std::optional<Signature> stamp = timeStampOf(who.info, trust, times.now);
    out.timeStamp = stateOf(stamp);
    if (out.timeStamp == TimeStampState::Trusted)
        times.provenTime = stamp->time;
    out.time = times.provenTime.isValid() ? times.provenTime : times.statedTime;
    out.timeSource = times.provenTime.isValid()   ? TimeSource::TimeStamp
                     : times.statedTime.isValid() ? TimeSource::SignersClock
                                                  : TimeSource::Unknown;
    judge(who, others, trust, times, out);
    return out;
}

bool hasImprint(TS_TST_INFO *info, const Pieces &content)
{
    TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
    const ASN1_OBJECT *name = nullptr;
    X509_ALGOR_get0(&name, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
    const EVP_MD *digest = EVP_get_digestbyobj(name);
    return digest && EVP_MD_get_size(digest) >= 28 && // a weak one proves nothing
           digestOf(content, digest) == viewOf(TS_MSG_IMPRINT_get_msg(imprint));
}

} // namespace

Result<SignedData> openSignedData(QByteArrayView der)
{
    const auto *begin = reinterpret_cast<const unsigned char *>(der.data());
    const unsigned char *at = begin;
    ERR_clear_error();
    SignedData out;
    out.cms.reset(d2i_CMS_ContentInfo(nullptr, &at, long(der.size())));
    if (!out.cms) {
        const int reason = ERR_GET_REASON(ERR_peek_error());
        ERR_clear_error();
        const bool tooShort = reason == ASN1_R_TOO_LONG || reason == ASN1_R_NOT_ENOUGH_DATA;
        return fail(tooShort ? ErrorCode::Truncated : ErrorCode::Malformed, u"a CMS that cannot be read"_s);
    }
    if (OBJ_obj2nid(CMS_get0_type(out.cms.get())) != NID_pkcs7_signed)
        return fail(ErrorCode::Unsupported, u"a CMS that is not signed data"_s);
    out.length = at - begin;
    const CertificatesPointer certificates(CMS_get1_certs(out.cms.get()));
    if (sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(out.cms.get())) > maximumSignatures ||
        (certificates && sk_X509_num(certificates.get()) > maximumCertificates))
        return fail(ErrorCode::TooLarge, u"a CMS with too many signers or certificates"_s);
    ASN1_OCTET_STRING **content = CMS_get0_content(out.cms.get());
    out.hasContent = content && *content;
    if (out.hasContent)
        out.content = viewOf(*content);
    CMS_set1_signers_certs(out.cms.get(), nullptr, 0);
    ERR_clear_error();
    return out;
}

QVector<Signature> verifySigners(const SignedData &data, const Pieces &content, const TrustStore &trust,
                                 const QDateTime &statedTime, const QDateTime &now)
{
    const CertificatesPointer others(CMS_get1_certs(data.cms.get()));
    ChainQuestion times;
    times.statedTime = statedTime;
    times.now = now;
    QVector<Signature> out;
    STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(data.cms.get());
    for (int i = 0; i < sk_CMS_SignerInfo_num(signers); ++i)
        out.append(
            verifySigner(whoSigned(sk_CMS_SignerInfo_value(signers, i)), data, content, others.get(), trust, times));
    ERR_clear_error(); // the queue belongs to the thread and would grow
    return out;
}

Signature verifyTimeStamp(const SignedData &data, const Pieces &content, const TrustStore &trust, const QDateTime &now)
{
    Signature out;
    out.problem = ErrorCode::Malformed;
    const auto *at = reinterpret_cast<const unsigned char *>(data.content.data());
    const TstInfoPointer info(data.hasContent ? d2i_TS_TST_INFO(nullptr, &at, long(data.content.size())) : nullptr);
    STACK_OF(CMS_SignerInfo) *signers = CMS_get0_SignerInfos(data.cms.get());
    const bool isToken = OBJ_obj2nid(CMS_get0_eContentType(data.cms.get())) == NID_id_smime_ct_TSTInfo;
    if (info && isToken && sk_CMS_SignerInfo_num(signers) == 1) {
        const CertificatesPointer others(CMS_get1_certs(data.cms.get()));
        const Who who = whoSigned(sk_CMS_SignerInfo_value(signers, 0));
        out = verifyOne(who, data, {data.content});
        if (out.integrity == Integrity::Intact && !hasImprint(info.get(), content))
            out.integrity = Integrity::Broken;
        if (out.integrity == Integrity::Intact) {
            ChainQuestion times;
            times.use = CertificateUse::TimeStamping;
            times.now = now;
            times.statedTime = timeOf(TS_TST_INFO_get_time(info.get()));
            judge(who, others.get(), trust, times, out);
            out.time = times.statedTime;
            out.timeSource = TimeSource::TimeStamp;
        }
    }
    out.kind = SignatureKind::DocumentTimeStamp;
    ERR_clear_error();
    return out;
}

} // namespace td::signature
