// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/Signature.h"
#include "core/signature/TrustStore.h"

#include <QByteArrayView>
#include <QVector>

#include <openssl/cms.h>
#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <vector>

namespace td::signature {

template <auto Function>
struct FreedBy {
    template <class T>
    void operator()(T *pointer) const noexcept
    {
        Function(pointer);
    }
};

inline void freeCertificates(STACK_OF(X509) * stack)
{
    sk_X509_pop_free(stack, X509_free);
}

using CmsPointer = std::unique_ptr<CMS_ContentInfo, FreedBy<CMS_ContentInfo_free>>;
using CertificatePointer = std::unique_ptr<X509, FreedBy<X509_free>>;
using CertificatesPointer = std::unique_ptr<STACK_OF(X509), FreedBy<freeCertificates>>;
using CrlPointer = std::unique_ptr<X509_CRL, FreedBy<X509_CRL_free>>;
using StorePointer = std::unique_ptr<X509_STORE, FreedBy<X509_STORE_free>>;

/// What OpenSSL makes of the folder of trusted certificates.
struct TrustStore::Contents {
    StorePointer store;            ///< anchors and lists; OpenSSL locks it itself
    std::vector<CrlPointer> lists; ///< the same lists, to be asked for their dates
    int certificateCount = 0;
    int unusableFileCount = 0;
};

/// Bytes in pieces, without a copy: what lies around a PDF's signature.
using Pieces = QVector<QByteArrayView>;

/// The bytes of `string`; a view into it.
QByteArrayView viewOf(const ASN1_STRING *string);
/// UTC; invalid when `time` is null or no time.
QDateTime timeOf(const ASN1_TIME *time);
/// Holder, issuer and validity. Control and direction characters are taken out of names, which are shortened.
Certificate describe(const X509 *certificate);
/// The digest of `pieces` one after the other; empty when `digest` is unknown.
QByteArray digestOf(const Pieces &pieces, const EVP_MD *digest);

} // namespace td::signature
