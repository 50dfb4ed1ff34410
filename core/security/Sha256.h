// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace td::security {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece; 32 bytes. For what other programs check too.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;

    void add(QByteArrayView bytes);
    /// Of all that was added. To be asked once.
    QByteArray result();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

QByteArray sha256(QByteArrayView bytes);

} // namespace td::security
