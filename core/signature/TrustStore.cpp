// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/TrustStore.h"

#include "core/signature/OpenSsl.h"

#include <QDir>
#include <QFile>

#include <openssl/err.h>
#include <openssl/pem.h>

namespace td::signature {
namespace {

using namespace Qt::StringLiterals;
using BioPointer = std::unique_ptr<BIO, FreedBy<BIO_free>>;

BioPointer readerOf(const QByteArray &bytes)
{
    return BioPointer(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

/// Hands what it reads to a trust store that is being made.
class Filler {
public:
    explicit Filler(TrustStore::Contents &contents)
        : m_contents(contents)
    {
    }

    /// False when nothing usable was found.
    bool read(const QByteArray &bytes)
    {
        const size_t before = size_t(m_contents.certificateCount) + m_contents.lists.size();
        if (bytes.contains("-----BEGIN "))
            readPem(bytes);
        else
            readDer(bytes);
        ERR_clear_error();
        return size_t(m_contents.certificateCount) + m_contents.lists.size() > before;
    }

private:
    void readPem(const QByteArray &bytes)
    {
        const BioPointer certificates = readerOf(bytes);
        while (const CertificatePointer one{PEM_read_bio_X509(certificates.get(), nullptr, nullptr, nullptr)})
            add(one.get());
        const BioPointer lists = readerOf(bytes);
        while (CrlPointer one{PEM_read_bio_X509_CRL(lists.get(), nullptr, nullptr, nullptr)})
            add(std::move(one));
    }

    void readDer(const QByteArray &bytes)
    {
        const auto *begin = reinterpret_cast<const unsigned char *>(bytes.constData());
        const unsigned char *at = begin;
        if (const CertificatePointer one{d2i_X509(nullptr, &at, long(bytes.size()))})
            return add(one.get());
        at = begin;
        if (CrlPointer one{d2i_X509_CRL(nullptr, &at, long(bytes.size()))})
            add(std::move(one));
    }

    void add(X509 *certificate)
    {
        // X509_check_ca() is 0 for everything that may not issue certificates.
        if (X509_check_ca(certificate) != 0 && X509_STORE_add_cert(m_contents.store.get(), certificate) == 1)
            ++m_contents.certificateCount;
    }

    void add(CrlPointer list)
    {
        if (X509_STORE_add_crl(m_contents.store.get(), list.get()) == 1)
            m_contents.lists.push_back(std::move(list));
    }

    TrustStore::Contents &m_contents;
};

} // namespace

TrustStore::TrustStore()
    : m_contents(std::make_shared<Contents>())
{
}

TrustStore::~TrustStore() = default;
TrustStore::TrustStore(const TrustStore &) = default;
TrustStore &TrustStore::operator=(const TrustStore &) = default;

Result<TrustStore> TrustStore::load(const QString &folder)
{
    const QDir directory(folder);
    if (folder.isEmpty() || !directory.exists())
        return fail(ErrorCode::NotFound, u"the folder of trusted certificates"_s);
    const QFileInfoList files = directory.entryInfoList(QDir::Files | QDir::Readable, QDir::Name);
    if (files.size() > maximumTrustFiles)
        return fail(ErrorCode::TooLarge, u"too many files of trusted certificates"_s);
    auto contents = std::make_shared<Contents>();
    contents->store.reset(X509_STORE_new());
    if (!contents->store)
        return fail(ErrorCode::Crypto, u"no certificate store"_s);
    // What lies in the folder is believed by itself, whether or not its own issuer lies there too.
    X509_STORE_set_flags(contents->store.get(), X509_V_FLAG_PARTIAL_CHAIN);
    Filler filler(*contents);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (info.size() > maximumTrustFileBytes)
            return fail(ErrorCode::TooLarge, u"a file of trusted certificates"_s);
        if (!file.open(QIODevice::ReadOnly) || !filler.read(file.readAll()))
            ++contents->unusableFileCount;
    }
    TrustStore out;
    out.m_contents = std::move(contents);
    return out;
}

int TrustStore::certificateCount() const
{
    return m_contents->certificateCount;
}

int TrustStore::revocationListCount() const
{
    return int(m_contents->lists.size());
}

int TrustStore::unusableFileCount() const
{
    return m_contents->unusableFileCount;
}

} // namespace td::signature
