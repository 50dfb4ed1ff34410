// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Dataset.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace td::dicom {
namespace {

template <class T>
std::vector<T> integersOf(QByteArrayView bytes, bool bigEndian)
{
    std::vector<T> values;
    for (qsizetype i = 0; i + qsizetype(sizeof(T)) <= bytes.size(); i += qsizetype(sizeof(T)))
        values.push_back(bigEndian ? qFromBigEndian<T>(bytes.data() + i) : qFromLittleEndian<T>(bytes.data() + i));
    return values;
}

QByteArray trimmedText(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && (bytes.back() == ' ' || bytes.back() == '\0'))
        bytes.chop(1);
    while (!bytes.isEmpty() && bytes.front() == ' ')
        bytes = bytes.sliced(1);
    return bytes.toByteArray();
}

} // namespace

const Element *Dataset::find(Tag tag) const
{
    const auto at =
        std::lower_bound(m_elements.begin(), m_elements.end(), tag, [](const Element &e, Tag t) { return e.tag < t; });
    return at != m_elements.end() && at->tag == tag ? &*at : nullptr;
}

QByteArrayView Dataset::value(Tag tag) const
{
    const Element *element = find(tag);
    return element ? QByteArrayView(m_bytes).sliced(element->value.offset, element->value.length) : QByteArrayView();
}

QByteArray Dataset::text(Tag tag) const
{
    return trimmedText(value(tag));
}

QByteArray Dataset::text(Tag tag, int index) const
{
    const QList<QByteArray> parts = value(tag).toByteArray().split('\\');
    return index < parts.size() ? trimmedText(parts.at(index)) : QByteArray();
}

std::vector<int> Dataset::shorts(Tag tag, bool isSigned) const
{
    std::vector<int> values;
    for (const std::uint16_t v : integersOf<std::uint16_t>(value(tag), m_encoding.bigEndian))
        values.push_back(isSigned ? int(std::int16_t(v)) : int(v));
    return values;
}

std::optional<int> Dataset::unsignedShort(Tag tag) const
{
    const std::vector<int> values = shorts(tag);
    return values.empty() ? std::nullopt : std::optional(values.front());
}

std::vector<std::uint32_t> Dataset::unsignedLongs(Tag tag) const
{
    return integersOf<std::uint32_t>(value(tag), m_encoding.bigEndian);
}

std::vector<std::uint64_t> Dataset::unsignedVeryLongs(Tag tag) const
{
    return integersOf<std::uint64_t>(value(tag), m_encoding.bigEndian);
}

std::optional<int> Dataset::integer(Tag tag) const
{
    bool ok = false;
    const int number = text(tag, 0).toInt(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::vector<double> Dataset::decimals(Tag tag) const
{
    std::vector<double> values;
    if (value(tag).isEmpty())
        return values;
    for (const QByteArray &part : value(tag).toByteArray().split('\\')) {
        bool ok = false;
        const double number = trimmedText(part).toDouble(&ok);
        if (!ok || !std::isfinite(number))
            return {};
        values.push_back(number);
    }
    return values;
}

std::vector<double> Dataset::doubles(Tag tag) const
{
    std::vector<double> values;
    for (const std::uint64_t bits : integersOf<std::uint64_t>(value(tag), m_encoding.bigEndian)) {
        double number = 0;
        static_assert(sizeof number == sizeof bits);
        std::copy_n(reinterpret_cast<const char *>(&bits), sizeof bits, reinterpret_cast<char *>(&number));
        values.push_back(number);
    }
    return values;
}

std::vector<double> Dataset::floats(Tag tag) const
{
    std::vector<double> values;
    for (const std::uint32_t bits : integersOf<std::uint32_t>(value(tag), m_encoding.bigEndian)) {
        float number = 0;
        static_assert(sizeof number == sizeof bits);
        std::copy_n(reinterpret_cast<const char *>(&bits), sizeof bits, reinterpret_cast<char *>(&number));
        if (!std::isfinite(number))
            return {};
        values.push_back(number);
    }
    return values;
}

const std::vector<Dataset> &Dataset::items(Tag tag) const
{
    static const std::vector<Dataset> none;
    const Element *element = find(tag);
    return element ? element->items : none;
}

const Dataset *Dataset::item(Tag tag) const
{
    const std::vector<Dataset> &all = items(tag);
    return all.empty() ? nullptr : &all.front();
}

} // namespace td::dicom
