// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/SignatureText.h"

#include <QStringList>

namespace td::ui {
namespace {

using namespace Qt::StringLiterals;
using signature::CertificateState;
using signature::Coverage;
using signature::Integrity;
using signature::Revocation;
using signature::Signature;
using signature::SignatureKind;
using signature::TimeSource;
using signature::TimeStampState;
using signature::Verdict;

QString day(const QDateTime &time)
{
    return time.toLocalTime().toString(u"dd/MM/yyyy"_s);
}

QString hour(const QDateTime &time)
{
    return time.toLocalTime().toString(u"HH:mm"_s);
}

} // namespace

QString SignatureText::headline(const Signature &signature)
{
    switch (verdict(signature)) {
    case Verdict::Good:
        return signature.kind == SignatureKind::Signature ? tr("Valid signature") : tr("Valid time-stamp");
    case Verdict::Caution:
        return signature.integrity == Integrity::CannotVerify ? tr("Signature that cannot be verified")
                                                              : tr("Signature to be taken with caution");
    case Verdict::Bad:
        break;
    }
    return tr("Signature not valid");
}

QString SignatureText::sentence(const Signature &signature)
{
    QStringList parts{who(signature), whatBecame(signature)};
    if (signature.integrity == Integrity::Intact)
        parts.append(standing(signature));
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString SignatureText::who(const Signature &signature)
{
    const QString name = signature.signer ? signature.signer->displayName() : QString();
    if (name.isEmpty())
        return tr("The signature does not say whose it is.");
    if (signature.integrity != Integrity::Intact)
        return tr("The signature bears the name “%1”.").arg(name);
    if (signature.kind == SignatureKind::DocumentTimeStamp)
        return tr("Time-stamp of %1, of %2 at %3.").arg(name, day(signature.time), hour(signature.time));
    switch (signature.timeSource) {
    case TimeSource::TimeStamp:
        return tr("Signed by %1 on %2 at %3, as a time-stamp confirms.")
            .arg(name, day(signature.time), hour(signature.time));
    case TimeSource::SignersClock:
        return tr("Signed by %1 on %2 at %3.").arg(name, day(signature.time), hour(signature.time));
    case TimeSource::Unknown:
        break;
    }
    return tr("Signed by %1; the date is not known.").arg(name);
}

QString SignatureText::whatBecame(const Signature &signature)
{
    if (signature.integrity == Integrity::Broken)
        return tr(
            "The file was changed after it was signed, or the signature is not its own. Please ask the clinic for "
            "the document again.");
    if (signature.integrity == Integrity::CannotVerify) {
        if (signature.problem == ErrorCode::Unsupported)
            return tr("It cannot be verified: this program does not know its kind.");
        if (signature.problem == ErrorCode::NotFound)
            return tr("It cannot be verified: the signer’s certificate is missing.");
        return tr("It cannot be verified: it is damaged or incomplete.");
    }
    switch (signature.coverage) {
    case Coverage::WholeFile:
        return tr("The file has not been changed since.");
    case Coverage::OnlySignaturesAdded:
        return tr("What was signed has not been changed; only further signatures were added.");
    case Coverage::SomethingAdded:
    case Coverage::Unknown:
        break;
    }
    return tr("What was signed has not been changed, but something was added to the file afterwards.");
}

QString SignatureText::standing(const Signature &signature)
{
    QStringList parts{certificate(signature)};
    if (signature.timeStamp == TimeStampState::Broken)
        parts.append(tr("Its time-stamp does not belong to it."));
    if (signature.weakDigest || signature.weakKey)
        parts.append(tr("The method of signing is no longer considered safe."));
    return parts.join(u' ');
}

QString SignatureText::certificate(const Signature &signature)
{
    if (signature.revocation == Revocation::Revoked)
        return signature.revokedAt.isValid() ? tr("The certificate was revoked on %1: the signature does not count.")
                                                   .arg(day(signature.revokedAt))
                                             : tr("The certificate was revoked: the signature does not count.");
    if (signature.revocation == Revocation::RevokedLater)
        return tr("The certificate was revoked on %1, after the signature was made.").arg(day(signature.revokedAt));
    switch (signature.certificate) {
    case CertificateState::Trusted:
        return tr("The certificate is recognised.");
    case CertificateState::UnknownIssuer:
        return tr("The certificate is not recognised: who signed cannot be confirmed.");
    case CertificateState::ExpiredAtSigning:
        return tr("The certificate had expired when it was used: the signature does not count.");
    case CertificateState::ExpiredSince:
        return tr("The certificate has expired since; the date of signing is the signer’s own statement.");
    case CertificateState::NotYetValid:
        return tr("The certificate was not valid yet when it was used.");
    case CertificateState::NotForSigning:
        return tr("The certificate is not one for signing documents.");
    case CertificateState::NoStore:
        break;
    }
    return tr("Who signed cannot be confirmed: this computer has no list of recognised certificates.");
}

QVector<SignatureText::Detail> SignatureText::details(const Signature &signature)
{
    QVector<Detail> rows;
    if (signature.signer) {
        const signature::Certificate &holder = *signature.signer;
        if (!holder.organisation.isEmpty())
            rows.append({tr("Organisation"), holder.organisation});
        rows.append({tr("Certificate issued by"), holder.issuer.isEmpty() ? tr("not stated") : holder.issuer});
        rows.append({tr("Certificate valid"), tr("from %1 to %2").arg(day(holder.validFrom), day(holder.validTo))});
        rows.append({tr("Revocation"), revocation(signature)});
    }
    if (signature.time.isValid())
        rows.append({tr("Time of signing"), time(signature)});
    rows.append({tr("Covers"), coverage(signature)});
    if (!signature.digest.isEmpty()) {
        const QString algorithm = signature.digest + u", "_s + signature.key;
        rows.append({tr("Method"), signature.weakDigest || signature.weakKey
                                       ? tr("%1 (no longer considered safe)").arg(algorithm)
                                       : algorithm});
    }
    return rows;
}

QString SignatureText::revocation(const Signature &signature)
{
    switch (signature.revocation) {
    case Revocation::NotRevoked:
        return tr("not revoked, by the list of %1").arg(day(signature.revocationListDate));
    case Revocation::OutdatedList:
        return tr("not revoked by the list of %1, which is out of date").arg(day(signature.revocationListDate));
    case Revocation::Revoked:
        return signature.revokedAt.isValid() ? tr("revoked on %1").arg(day(signature.revokedAt)) : tr("revoked");
    case Revocation::RevokedLater:
        return tr("revoked on %1, after the signature was made").arg(day(signature.revokedAt));
    case Revocation::NotChecked:
        break;
    }
    return tr("not checked: no list available");
}

QString SignatureText::coverage(const Signature &signature)
{
    switch (signature.coverage) {
    case Coverage::WholeFile:
        return tr("the whole file");
    case Coverage::OnlySignaturesAdded:
        return tr("the document; further signatures followed");
    case Coverage::SomethingAdded:
        return tr("an earlier version of the file");
    case Coverage::Unknown:
        break;
    }
    return tr("not known");
}

QString SignatureText::time(const Signature &signature)
{
    const QString when = signature.time.toLocalTime().toString(u"dd/MM/yyyy HH:mm:ss"_s);
    if (signature.timeSource == TimeSource::TimeStamp)
        return tr("%1, by a time-stamp").arg(when);
    if (signature.timeStamp == TimeStampState::NotTrusted)
        return tr("%1, as the signer states; the time-stamp is not recognised").arg(when);
    return tr("%1, as the signer states").arg(when);
}

} // namespace td::ui
