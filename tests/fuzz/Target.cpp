// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Target.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace td::fuzz {
namespace {

std::vector<Target> &registered()
{
    static std::vector<Target> all;
    return all;
}

} // namespace

std::uint8_t Input::byte()
{
    const QByteArrayView one = take(1);
    return one.isEmpty() ? 0 : std::uint8_t(one[0]);
}

std::uint16_t Input::word()
{
    const std::uint16_t low = byte();
    return std::uint16_t(low | byte() << 8);
}

QByteArrayView Input::take(qsizetype count)
{
    const QByteArrayView taken = m_bytes.first(std::min(count, m_bytes.size()));
    m_bytes = m_bytes.sliced(taken.size());
    return taken;
}

const std::vector<Target> &targets()
{
    return registered();
}

Registration::Registration(const Target &target)
{
    auto &all = registered();
    const auto at = std::lower_bound(all.begin(), all.end(), target, [](const Target &a, const Target &b) {
        return std::string_view(a.name) < std::string_view(b.name);
    });
    all.insert(at, target);
}

void require(bool holds, const char *property)
{
    if (!holds)
        throw std::logic_error(property);
}

} // namespace td::fuzz
