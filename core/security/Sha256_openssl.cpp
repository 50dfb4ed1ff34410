// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/Sha256.h"

#include <openssl/evp.h>

#include <QtGlobal>

namespace td::security {

struct Sha256::State {
    struct Free {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
    if (EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr) != 1)
        qFatal("no SHA-256"); // no memory, or a crypto library without it: nothing that is sealed could be trusted
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_state->context.get(), bytes.data(), size_t(bytes.size()));
}

QByteArray Sha256::result()
{
    QByteArray out(32, Qt::Uninitialized);
    EVP_DigestFinal_ex(m_state->context.get(), reinterpret_cast<unsigned char *>(out.data()), nullptr);
    return out;
}

} // namespace td::security
