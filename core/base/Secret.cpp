// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Secret.h"

namespace td {
namespace {

void overwrite(volatile char *bytes, qsizetype size) noexcept
{
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = 0;
}

} // namespace

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.m_bytes = {};
    }
    return *this;
}

void Secret::wipe() noexcept
{
    // data() would detach a shared buffer and wipe the copy; only the sole holder can overwrite the original.
    if (!m_bytes.isEmpty() && m_bytes.isDetached())
        overwrite(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

void wipe(QString &text) noexcept
{
    if (!text.isEmpty() && text.isDetached())
        overwrite(reinterpret_cast<char *>(text.data()), text.size() * qsizetype(sizeof(QChar)));
    text.clear();
}

} // namespace td
