// SPDX-License-Identifier: GPL-3.0-or-later
// By Windows' own library (CNG), which knows the processor's instructions: the viewer on a medium brings no other.
#include "core/security/Sha256.h"

#include <QtGlobal>

#include <windows.h>

#include <bcrypt.h>

namespace td::security {
namespace {

void require(NTSTATUS status)
{
    if (status < 0)
        qFatal("no SHA-256"); // no memory, or a library without it: nothing that is sealed could be trusted
}

} // namespace

struct Sha256::State {
    State()
    {
        require(BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, nullptr, 0));
        require(BCryptCreateHash(algorithm, &hash, nullptr, 0, nullptr, 0, 0));
    }
    ~State()
    {
        BCryptDestroyHash(hash);
        BCryptCloseAlgorithmProvider(algorithm, 0);
    }
    Q_DISABLE_COPY_MOVE(State)

    BCRYPT_ALG_HANDLE algorithm = nullptr;
    BCRYPT_HASH_HANDLE hash = nullptr;
};

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::add(QByteArrayView bytes)
{
    constexpr qsizetype most = 1 << 30; // a ULONG counts them
    while (!bytes.isEmpty()) {
        const QByteArrayView part = bytes.first(std::min(bytes.size(), most));
        require(BCryptHashData(m_state->hash, reinterpret_cast<PUCHAR>(const_cast<char *>(part.data())),
                               ULONG(part.size()), 0));
        bytes = bytes.sliced(part.size());
    }
}

QByteArray Sha256::result()
{
    QByteArray out(32, Qt::Uninitialized);
    require(BCryptFinishHash(m_state->hash, reinterpret_cast<PUCHAR>(out.data()), ULONG(out.size()), 0));
    return out;
}

} // namespace td::security
