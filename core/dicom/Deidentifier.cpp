// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Deidentifier.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/DeidentifyWalk.h"
#include "core/dicom/Dictionary.h"
#include "core/dicom/Part10Writer.h"
#include "core/dicom/ReplacementValues.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

constexpr auto kMethod = "TuoDossier: PS3.15 2026c Annex E, Basic Profile";
constexpr auto kNamePrefix = "ANON-";
constexpr qsizetype kLetters = 8;
constexpr qsizetype kCheckLetters = 4;
constexpr qsizetype kHeaderRoom = 16 * 1024; // what replaced values may add to a header

struct Code {
    const char *value;
    const char *meaning;
};

/// The codes of what was done (PS3.16 CID 7050).
QList<Code> methodCodes(const DeidentifyOptions &options)
{
    QList<Code> codes{{"113100", "Basic Application Confidentiality Profile"}};
    if (options.keepDescriptions)
        codes.append(Code{"113105", "Clean Descriptors Option"});
    if (options.dates == DeidentifyOptions::Dates::Shifted)
        codes.append(Code{"113107", "Retain Longitudinal Temporal Information Modified Dates Option"});
    if (options.keepPatientCharacteristics)
        codes.append(Code{"113108", "Retain Patient Characteristics Option"});
    if (options.keepDeviceIdentity)
        codes.append(Code{"113109", "Retain Device Identity Option"});
    return codes;
}

/// Letters and digits that are not taken for one another, read aloud or copied by hand.
QByteArray lettersOf(const QByteArray &bytes, qsizetype count)
{
    constexpr auto alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    QByteArray letters;
    for (qsizetype i = 0; i < count; ++i)
        letters += alphabet[static_cast<unsigned char>(bytes[i]) & 31U];
    return letters;
}

template <class Write>
QByteArray encoded(Encoding encoding, Write write)
{
    QByteArray bytes;
    ElementWriter writer(bytes, encoding);
    write(writer);
    return bytes;
}

Result<void> checkObject(const Part10 &file)
{
    const Dataset &set = file.dataset();
    if (file.meta().text(tagOf(DCM_MediaStorageSOPClassUID)) == UID_MediaStorageDirectoryStorage)
        return fail(ErrorCode::Unsupported, u"a directory"_s);
    const QByteArray sopClass = set.text(tagOf(DCM_SOPClassUID));
    if (!isValidUid(QString::fromLatin1(sopClass)) || set.text(tagOf(DCM_SOPInstanceUID)).isEmpty())
        return fail(ErrorCode::Malformed, u"no SOP Class or SOP Instance UID"_s);
    const bool words = set.contains(tagOf(DCM_ContentSequence)) || sopClass.startsWith("1.2.840.10008.5.1.4.1.1.88.");
    const bool document =
        set.contains(tagOf(DCM_EncapsulatedDocument)) || sopClass.startsWith("1.2.840.10008.5.1.4.1.1.104.");
    if (words || document)
        return fail(ErrorCode::Unsupported, u"an object of words"_s);
    if (set.contains(tagOf(DCM_PixelDataProviderURL)))
        return fail(ErrorCode::Unsupported, u"pixels that lie elsewhere"_s);
    const Element *pixels = set.find(tagOf(DCM_PixelData));
    if (pixels && pixels->truncated)
        return fail(ErrorCode::Truncated, u"inside the pixels"_s);
    return {};
}

void settleIdentity(const Deidentifier &deidentifier, const Part10 &file, const DeidentifyWalk &walk,
                    std::map<Tag, QByteArray> &settled)
{
    const Dataset &set = file.dataset();
    const auto put = [&](const DcmTagKey &key, QByteArrayView vr, const QByteArray &value) {
        settled[tagOf(key)] = encoded(walk.encoding(), [&](ElementWriter &to) { to.value(tagOf(key), vr, value); });
    };
    put(DCM_PatientName, "PN", "ANONYMOUS");
    put(DCM_PatientID, "LO", walk.pseudonym(set.text(tagOf(DCM_PatientID))));
    put(DCM_PatientIdentityRemoved, "CS", "YES");
    if (!deidentifier.options().keepPatientCharacteristics || !set.text(tagOf(DCM_PatientAge)).isEmpty())
        return;
    for (const DcmTagKey &key : {DCM_StudyDate, DCM_SeriesDate, DCM_AcquisitionDate, DCM_ContentDate}) {
        const QByteArray age = detail::ageOn(set.text(tagOf(DCM_PatientBirthDate)), set.text(tagOf(key)));
        if (!age.isEmpty())
            return put(DCM_PatientAge, "AS", age);
    }
}

/// (0012,0063), (0012,0064) and (0028,0303), added to what earlier steps have written there (E.1.1, 6).
void settleMethod(const Deidentifier &deidentifier, const Part10 &file, const DeidentifyWalk &walk,
                  std::map<Tag, QByteArray> &settled)
{
    const Dataset &set = file.dataset();
    QByteArrayList methods{kMethod};
    const QByteArray earlier = set.text(tagOf(DCM_DeidentificationMethod));
    if (!earlier.isEmpty() && !walk.names(earlier) && !earlier.split('\\').contains(kMethod))
        methods.prepend(earlier);
    const Encoding encoding = walk.encoding();
    const Tag method = tagOf(DCM_DeidentificationMethod);
    settled[method] = encoded(encoding, [&](ElementWriter &to) { to.value(method, "LO", methods.join('\\')); });

    const Tag codeSequence = tagOf(DCM_DeidentificationMethodCodeSequence);
    const Element *before = set.find(codeSequence);
    QByteArrayList items;
    QByteArrayList there;
    if (before && vrOf(*before) != "UN") {
        items = walk.items(*before, encoding);
        for (const Dataset &item : before->items)
            there.append(item.text(tagOf(DCM_CodeValue)));
    }
    for (const Code &code : methodCodes(deidentifier.options())) {
        if (there.contains(code.value))
            continue;
        items.append(encoded(encoding, [&code](ElementWriter &to) {
            to.value(tagOf(DCM_CodeValue), "SH", code.value);
            to.value(tagOf(DCM_CodingSchemeDesignator), "SH", "DCM");
            to.value(tagOf(DCM_CodeMeaning), "LO", code.meaning);
        }));
    }
    settled[codeSequence] = encoded(encoding, [&](ElementWriter &to) { to.sequence(codeSequence, false, items); });

    const Tag modified = tagOf(DCM_LongitudinalTemporalInformationModified);
    const bool gone =
        deidentifier.options().dates == DeidentifyOptions::Dates::Removed || set.text(modified) == "REMOVED";
    settled[modified] =
        encoded(encoding, [&](ElementWriter &to) { to.value(modified, "CS", gone ? "REMOVED" : "MODIFIED"); });
}

} // namespace

Deidentifier::Deidentifier(const DeidentifyOptions &options, Secret secret)
    : m_options(options)
    , m_secret(std::move(secret))
{
    constexpr quint32 shortest = 365;
    constexpr quint32 range = 3652;
    m_days = -qint64(shortest + qFromBigEndian<quint32>(mac("days", {}).constData()) % range);
}

QByteArray Deidentifier::mac(QByteArrayView purpose, const QByteArray &message) const
{
    return QMessageAuthenticationCode::hash(purpose.toByteArray() + '\0' + message, m_secret.reveal(),
                                            QCryptographicHash::Sha256);
}

QString Deidentifier::uid(const QString &original) const
{
    const QByteArray bytes = original.toUtf8();
    if (dcmFindNameOfUID(bytes.constData(), nullptr))
        return original;
    return uidFromName(mac("uid", bytes));
}

QByteArray Deidentifier::withCheck(const QByteArray &letters) const
{
    return kNamePrefix + letters + '-' + lettersOf(mac("check", letters), kCheckLetters);
}

QByteArray Deidentifier::pseudonym(const QByteArray &patientId, const QByteArray &issuer,
                                   const QByteArray &birthDate) const
{
    const QByteArray key = m_options.onePatient ? QByteArray() : patientId + '\\' + issuer + '\\' + birthDate;
    return withCheck(lettersOf(mac("patient", key), kLetters));
}

bool Deidentifier::hasMade(const Part10 &file) const
{
    const QByteArray id = file.dataset().text(tagOf(DCM_PatientID));
    return file.dataset().text(tagOf(DCM_PatientIdentityRemoved)) == "YES" && id.startsWith(kNamePrefix) &&
           id == withCheck(id.mid(QByteArrayView(kNamePrefix).size(), kLetters));
}

Result<QByteArray> Deidentifier::apply(const QByteArray &part10) const
{
    if (m_secret.size() != kSecretBytes)
        return fail(ErrorCode::InvalidArgument, u"length of the secret"_s);
    if (!dcmDataDict.isDictionaryLoaded())
        return fail(ErrorCode::Internal, u"no data dictionary"_s);
    const auto file = Part10::read(part10);
    if (!file)
        return tl::unexpected(file.error());
    if (hasMade(*file))
        return part10;
    const Result<void> usable = checkObject(*file);
    if (!usable)
        return tl::unexpected(usable.error());

    const DeidentifyWalk walk(*this, *file);
    std::map<Tag, QByteArray> settled;
    settleIdentity(*this, *file, walk, settled);
    settleMethod(*this, *file, walk, settled);
    const QByteArray written = file->transferSyntax().value().toLatin1();
    const QByteArray syntax = written == UID_DeflatedExplicitVRLittleEndianTransferSyntax
                                  ? QByteArray(UID_LittleEndianExplicitTransferSyntax)
                                  : written;
    const QString instance = QString::fromLatin1(file->dataset().text(tagOf(DCM_SOPInstanceUID)));
    QByteArray out =
        writePart10(QByteArray(), file->dataset().text(tagOf(DCM_SOPClassUID)), uid(instance).toLatin1(), syntax, {});
    out.reserve(out.size() + file->dataset().buffer().size() + kHeaderRoom);
    walk.write(settled, out);
    return out;
}

} // namespace td::dicom
