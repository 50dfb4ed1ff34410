// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace td::fuzz {

/// The bytes that a fuzzer has made up, taken from the front. What is taken after their end is zero.
class Input {
public:
    explicit Input(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }
    bool isEmpty() const noexcept { return m_bytes.isEmpty(); }
    std::uint8_t byte();
    /// Little endian.
    std::uint16_t word();
    /// At most `count` bytes.
    QByteArrayView take(qsizetype count);
    QByteArrayView rest() { return take(m_bytes.size()); }

private:
    QByteArrayView m_bytes;
};

/// One door that hostile files reach, and what has to hold behind it.
struct Target {
    const char *name; ///< of its program, its fixtures and its seeds
    void (*run)(Input &input);
    /// The inputs that this target makes of a real DICOM file; none when the file is of no use to it.
    std::vector<QByteArray> (*seeds)(const QByteArray &file);
};

/// Every target that is linked into this program, by name.
const std::vector<Target> &targets();

/// Put one into each target's source, as a constant.
struct Registration {
    explicit Registration(const Target &target);
};

/// Throws when a property does not hold; a fuzzer stops at that, a test fails.
void require(bool holds, const char *property);

/// Seeds are never longer: most of what is found lies in the first kilobytes, and short inputs run more often.
inline constexpr qsizetype kMostSeedBytes = 16 * 1024;

} // namespace td::fuzz
