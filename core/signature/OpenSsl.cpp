// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/OpenSsl.h"

#include <array>
#include <ctime>

namespace td::signature {
namespace {

using namespace Qt::StringLiterals;
/// X.520 bounds a common name at 64; longer ones exist, but none is a person's.
constexpr qsizetype longestName = 160;

using MdContextPointer = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;

QString cleaned(const QString &name)
{
    QString out;
    for (const QChar c : name) {
        // A name that turns the direction of writing could make the rest of its sentence read differently.
        const bool invisible = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        if (!invisible && out.size() < longestName)
            out += c;
    }
    return out.simplified();
}

QString entry(const X509_NAME *name, int nid)
{
    const int index = X509_NAME_get_index_by_NID(name, nid, -1);
    if (index < 0)
        return {};
    unsigned char *text = nullptr;
    const int length = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
    if (length < 0)
        return {};
    const QString value = QString::fromUtf8(reinterpret_cast<const char *>(text), length);
    OPENSSL_free(text);
    return cleaned(value);
}

} // namespace

QByteArrayView viewOf(const ASN1_STRING *string)
{
    if (!string)
        return {};
    return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(string)), ASN1_STRING_length(string)};
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC};
}

Certificate describe(const X509 *certificate)
{
    const X509_NAME *subject = X509_get_subject_name(certificate);
    const X509_NAME *issuer = X509_get_issuer_name(certificate);
    Certificate out;
    out.commonName = entry(subject, NID_commonName);
    out.givenName = entry(subject, NID_givenName);
    out.surname = entry(subject, NID_surname);
    out.organisation = entry(subject, NID_organizationName);
    out.identifier = entry(subject, NID_serialNumber);
    out.issuer = entry(issuer, NID_commonName);
    if (out.issuer.isEmpty())
        out.issuer = entry(issuer, NID_organizationName);
    out.validFrom = timeOf(X509_get0_notBefore(certificate));
    out.validTo = timeOf(X509_get0_notAfter(certificate));
    return out;
}

QByteArray digestOf(const Pieces &pieces, const EVP_MD *digest)
{
    const MdContextPointer context(EVP_MD_CTX_new());
    if (!digest || !context || EVP_DigestInit_ex(context.get(), digest, nullptr) != 1)
        return {};
    for (const QByteArrayView piece : pieces) {
        if (EVP_DigestUpdate(context.get(), piece.data(), size_t(piece.size())) != 1)
            return {};
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
    unsigned int length = 0;
    if (EVP_DigestFinal_ex(context.get(), out.data(), &length) != 1)
        return {};
    return {reinterpret_cast<const char *>(out.data()), qsizetype(length)};
}

} // namespace td::signature
