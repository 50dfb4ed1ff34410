// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace td {

/// Bytes that are overwritten when they are no longer needed: passwords, tokens, keys. Movable, not copyable,
/// never implicitly converted, so that it cannot end in a log by accident.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        m_bytes.detach();
    }
    static Secret fromString(const QString &text) { return Secret(text.toUtf8()); }

    Secret(Secret &&other) noexcept
        : m_bytes(std::move(other.m_bytes))
    {
        other.m_bytes = {};
    }
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret() { wipe(); }

    /// A deliberate second holder of the same bytes, wiped on its own.
    Secret copy() const { return Secret(QByteArray(m_bytes.constData(), m_bytes.size())); }

    /// The bytes, for the one call that needs them. Do not keep the reference.
    const QByteArray &reveal() const noexcept { return m_bytes; }
    bool isEmpty() const noexcept { return m_bytes.isEmpty(); }
    qsizetype size() const noexcept { return m_bytes.size(); }

private:
    void wipe() noexcept;
    QByteArray m_bytes;
};

/// Overwrites the bytes of `text` in a way the compiler may not drop, then clears it.
void wipe(QString &text) noexcept;

} // namespace td
