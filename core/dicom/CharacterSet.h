// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace td::dicom {

/// Decodes text by the Specific Character Set of its data set (PS3.3 C.12.1.1.2, PS3.5 6.1): the default repertoire,
/// every single-byte set, the multi-byte sets of PS3.3 C.12-5, and code extensions (ISO 2022) between them.
class CharacterSet {
public:
    /// The default repertoire, ISO-IR 6.
    CharacterSet() = default;

    /// Takes the value of (0008,0005) as written, components joined by backslashes; empty = ISO-IR 6.
    static CharacterSet fromSpecificCharacterSet(const QByteArray &value);

    /// Bytes the set cannot hold become U+FFFD, so that a reader sees that something is missing.
    QString toUnicode(const QByteArray &bytes) const;

    /// False for a defined term this program has no table for.
    bool isSupported() const noexcept { return m_kind != Kind::Unsupported; }

private:
    enum class Kind { Ascii, Latin1, Utf8, Extended, Unsupported };
    explicit CharacterSet(Kind kind, QByteArray terms = {})
        : m_kind(kind)
        , m_terms(std::move(terms))
    {
    }
    Kind m_kind = Kind::Ascii;
    QByteArray m_terms;
};

} // namespace td::dicom
