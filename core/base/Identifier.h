// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace td {

/// An opaque identifier whose kind is part of its type: a PatientId is not a DocumentId.
template <class Tag>
class Identifier {
public:
    Identifier() = default;
    explicit Identifier(QString value)
        : m_value(std::move(value))
    {
    }

    const QString &value() const noexcept { return m_value; }
    bool isEmpty() const noexcept { return m_value.isEmpty(); }

    friend bool operator==(const Identifier &, const Identifier &) = default;
    friend bool operator<(const Identifier &a, const Identifier &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const Identifier &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value;
};

/// True when `text` is a DICOM unique identifier: digits and dots, at most 64 characters, no component with a
/// leading zero unless it is "0" (PS3.5 9.1).
bool isValidUid(QStringView text);

/// A DICOM unique identifier of one kind, valid by construction or empty.
template <class Tag>
class Uid {
public:
    Uid() = default;

    /// Errors: Malformed — not a UID by PS3.5 9.1.
    static Result<Uid> create(const QString &text)
    {
        if (!isValidUid(text))
            return fail(ErrorCode::Malformed, QStringLiteral("not a UID"));
        Uid uid;
        uid.m_value = text;
        return uid;
    }

    const QString &value() const noexcept { return m_value; }
    bool isEmpty() const noexcept { return m_value.isEmpty(); }

    friend bool operator==(const Uid &, const Uid &) = default;
    friend bool operator<(const Uid &a, const Uid &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const Uid &uid, size_t seed = 0) { return ::qHash(uid.m_value, seed); }

private:
    QString m_value;
};

using PatientId = Identifier<struct PatientTag>;
using DocumentId = Identifier<struct DocumentTag>;
using BinaryId = Identifier<struct BinaryTag>;
using ChallengeId = Identifier<struct ChallengeTag>;
using ConsentId = Identifier<struct ConsentTag>;

using StudyInstanceUid = Uid<struct StudyInstanceTag>;
using SeriesInstanceUid = Uid<struct SeriesInstanceTag>;
using SopInstanceUid = Uid<struct SopInstanceTag>;
using SopClassUid = Uid<struct SopClassTag>;
using TransferSyntaxUid = Uid<struct TransferSyntaxTag>;

} // namespace td
