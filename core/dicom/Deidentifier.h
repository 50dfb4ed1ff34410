// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QByteArray>
#include <QString>

namespace td::dicom {

class Part10;

/// Choices over the Basic Application Level Confidentiality Profile (PS3.15 E.2, E.3).
struct DeidentifyOptions {
    enum class Dates {
        Removed, ///< as the basic profile says
        Shifted, ///< E.3.6, modified dates: all by one number of days, so that what lies between exams stays to be seen
    };
    Dates dates = Dates::Shifted;
    /// E.3.7: age (worked out where only the birth date is there), sex, size, weight, smoking, pregnancy. Free texts
    /// such as allergies, which that option would have cleaned, are taken out.
    bool keepPatientCharacteristics = true;
    /// E.3.8: serial numbers and names of devices, not their AE titles. Dates of calibration go by `dates`.
    bool keepDeviceIdentity = false;
    /// E.3.5: of descriptions the words that speak of an exam (`model::examWordsOf`). Reasons and diagnoses that are
    /// codes stay too; those in free words lose all others.
    bool keepDescriptions = true;
    /// All instances are of one person, whatever their Patient IDs say: clinics number their patients each on its own.
    bool onePatient = false;
};

/// Makes copies of instances that do not say whose they are: PS3.15 Annex E, Table E.1-1 of edition 2026c, and beyond
/// it what its notes recommend. Attributes that neither table nor dictionary know are removed, as are all private ones
/// and overlays; dates, names, prose and UIDs that the table does not list are treated by their VR; and a remaining
/// text that holds one of the names or numbers of the header is replaced. Pixels stay bit by bit as they are: see
/// `pixelIdentityOf` for what they may show. Immutable; safe from any thread.
class Deidentifier {
public:
    static constexpr qsizetype kSecretBytes = 32;

    /// `secret`: kSecretBytes random bytes, made for one export and forgotten with it. Within it the same UID becomes
    /// the same new one, a patient's instances stay one patient's, and all dates move alike; without it nobody can
    /// tell.
    Deidentifier(const DeidentifyOptions &options, Secret secret);

    /// The copy of a Part 10 file, in its own transfer syntax; a deflated one becomes Explicit VR Little Endian. What
    /// this deidentifier has made is returned as it is.
    /// Errors: Malformed, Truncated, TooLarge — as for Part10::read, and Truncated when the pixels end too soon;
    ///         Malformed — no SOP Class or SOP Instance UID; Unsupported — an object that is made of words, or of a
    ///         document, or that points to pixels elsewhere, which nobody can clean without reading it;
    ///         InvalidArgument — a secret of another length; Internal — no data dictionary.
    Result<QByteArray> apply(const QByteArray &part10) const;

    /// The UID that takes the place of another, under 2.25 (PS3.5 B.2). UIDs that the standard defines stay.
    QString uid(const QString &original) const;

    /// The Patient ID of the person whom these keys name, "ANON-7K3QF2MA-9XTB".
    QByteArray pseudonym(const QByteArray &patientId, const QByteArray &issuer, const QByteArray &birthDate) const;

    /// By how many days dates are moved: one to eleven years back.
    qint64 days() const noexcept { return m_days; }
    const DeidentifyOptions &options() const noexcept { return m_options; }

private:
    QByteArray mac(QByteArrayView purpose, const QByteArray &message) const;
    QByteArray withCheck(const QByteArray &letters) const;
    bool hasMade(const Part10 &file) const;
    DeidentifyOptions m_options;
    Secret m_secret;
    qint64 m_days = 0;
};

} // namespace td::dicom
