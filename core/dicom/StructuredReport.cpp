// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/StructuredReport.h"

#include "core/dicom/Dcmtk.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

ValueType valueTypeOf(const QByteArray &text)
{
    static constexpr std::array types{
        std::pair("TEXT", ValueType::Text),
        std::pair("CODE", ValueType::Code),
        std::pair("NUM", ValueType::Number),
        std::pair("DATE", ValueType::Date),
        std::pair("TIME", ValueType::Time),
        std::pair("DATETIME", ValueType::DateTime),
        std::pair("PNAME", ValueType::PersonName),
        std::pair("UIDREF", ValueType::UidReference),
        std::pair("IMAGE", ValueType::Image),
        std::pair("COMPOSITE", ValueType::Composite),
        std::pair("WAVEFORM", ValueType::Waveform),
        std::pair("SCOORD", ValueType::Coordinates),
        std::pair("SCOORD3D", ValueType::Coordinates3d),
        std::pair("TCOORD", ValueType::TemporalCoordinates),
        std::pair("CONTAINER", ValueType::Container),
    };
    const auto at = std::find_if(types.begin(), types.end(), [&](const auto &t) { return text == t.first; });
    return at == types.end() ? ValueType::Unknown : at->second;
}

Relationship relationshipOf(const QByteArray &text)
{
    static constexpr std::array relationships{
        std::pair("CONTAINS", Relationship::Contains),
        std::pair("HAS OBS CONTEXT", Relationship::HasObservationContext),
        std::pair("HAS ACQ CONTEXT", Relationship::HasAcquisitionContext),
        std::pair("HAS CONCEPT MOD", Relationship::HasConceptModifier),
        std::pair("HAS PROPERTIES", Relationship::HasProperties),
        std::pair("INFERRED FROM", Relationship::InferredFrom),
        std::pair("SELECTED FROM", Relationship::SelectedFrom),
    };
    const auto at =
        std::find_if(relationships.begin(), relationships.end(), [&](const auto &r) { return text == r.first; });
    return at == relationships.end() ? Relationship::Unknown : at->second;
}

QDate dateOf(const QByteArray &da)
{
    // Before 3.0 dates were written with dots (PS3.5 6.2, note to DA).
    const QString text = QString::fromLatin1(da).remove(u'.');
    return QDate::fromString(text.left(8), u"yyyyMMdd"_s);
}

QTime timeOf(const QByteArray &tm)
{
    const QString digits = QString::fromLatin1(tm).remove(u':').section(u'.', 0, 0);
    return QTime::fromString(digits.left(6).leftJustified(6, u'0'), u"HHmmss"_s);
}

/// Reads the tree depth first; the data set's own bound on nesting holds for the recursion.
class TreeReader {
public:
    Result<ContentItem> read(const Dataset &set, const CharacterSet &inherited, bool isRoot)
    {
        const Tag specific = tagOf(DCM_SpecificCharacterSet);
        const CharacterSet characters =
            set.contains(specific) ? CharacterSet::fromSpecificCharacterSet(set.text(specific)) : inherited;
        ContentItem item;
        item.relationship = isRoot ? Relationship::None : relationshipOf(set.text(tagOf(DCM_RelationshipType)));
        readTarget(set, item);
        if (item.type != ValueType::Reference) {
            item.type = valueTypeOf(set.text(tagOf(DCM_ValueType)));
            item.name = readCode(set, tagOf(DCM_ConceptNameCodeSequence), characters);
            item.observed = readDateTime(set.text(tagOf(DCM_ObservationDateTime)));
            readValue(set, characters, item);
        }
        for (const Dataset &child : set.items(tagOf(DCM_ContentSequence))) {
            if (++m_items > StructuredReport::kMaxItems)
                return fail(ErrorCode::TooLarge, u"too many content items"_s);
            auto read = this->read(child, characters, false);
            if (!read)
                return read;
            item.children.push_back(std::move(*read));
        }
        return item;
    }
    int items() const noexcept { return m_items; }

private:
    static void readTarget(const Dataset &set, ContentItem &item)
    {
        for (const std::uint32_t position : set.unsignedLongs(tagOf(DCM_ReferencedContentItemIdentifier)))
            item.target.push_back(int(std::min<std::uint32_t>(position, StructuredReport::kMaxItems)));
        if (!item.target.empty())
            item.type = ValueType::Reference;
    }

    static void readValue(const Dataset &set, const CharacterSet &characters, ContentItem &item)
    {
        const auto text = [&](const DcmTagKey &key) { return characters.toUnicode(set.text(tagOf(key))); };
        switch (item.type) {
        case ValueType::Text:
            item.text = text(DCM_TextValue);
            break;
        case ValueType::Code:
            item.code = readCode(set, tagOf(DCM_ConceptCodeSequence), characters);
            break;
        case ValueType::Number:
            readNumber(set, characters, item);
            break;
        case ValueType::Date:
            item.text = text(DCM_Date);
            break;
        case ValueType::Time:
            item.text = text(DCM_Time);
            break;
        case ValueType::DateTime:
            item.text = text(DCM_DateTime);
            break;
        case ValueType::PersonName:
            item.text = text(DCM_PersonName);
            break;
        case ValueType::UidReference:
            item.text = text(DCM_UID);
            break;
        case ValueType::Image:
        case ValueType::Composite:
        case ValueType::Waveform:
            readReference(set, item.reference);
            break;
        case ValueType::Coordinates:
        case ValueType::Coordinates3d:
        case ValueType::TemporalCoordinates:
            readGraphic(set, item);
            break;
        case ValueType::Container:
            item.continuous = set.text(tagOf(DCM_ContinuityOfContent)) == "CONTINUOUS";
            break;
        default:
            item.text = text(DCM_ValueType);
        }
    }

    static void readNumber(const Dataset &set, const CharacterSet &characters, ContentItem &item)
    {
        if (const Dataset *measured = set.item(tagOf(DCM_MeasuredValueSequence))) {
            item.text = QString::fromLatin1(measured->text(tagOf(DCM_NumericValue), 0));
            item.code = readCode(*measured, tagOf(DCM_MeasurementUnitsCodeSequence), characters);
        }
        item.qualifier = readCode(set, tagOf(DCM_NumericValueQualifierCodeSequence), characters);
    }

    static void readReference(const Dataset &set, InstanceReference &reference)
    {
        const Dataset *item = set.item(tagOf(DCM_ReferencedSOPSequence));
        if (!item)
            return;
        const auto uid = [&](const DcmTagKey &key) { return QString::fromLatin1(item->text(tagOf(key))); };
        reference.sopClass = SopClassUid::create(uid(DCM_ReferencedSOPClassUID)).value_or(SopClassUid());
        reference.instance = SopInstanceUid::create(uid(DCM_ReferencedSOPInstanceUID)).value_or(SopInstanceUid());
        const QByteArrayView frames = item->value(tagOf(DCM_ReferencedFrameNumber));
        if (frames.isEmpty())
            return;
        for (const QByteArray &frame : frames.toByteArray().split('\\'))
            if (const int number = frame.trimmed().toInt(); number > 0)
                reference.frames.push_back(number);
    }

    static void readGraphic(const Dataset &set, ContentItem &item)
    {
        const Tag type =
            item.type == ValueType::TemporalCoordinates ? tagOf(DCM_TemporalRangeType) : tagOf(DCM_GraphicType);
        item.graphicType = QString::fromLatin1(set.text(type));
        const QByteArrayView data = set.value(tagOf(DCM_GraphicData));
        item.graphic.reserve(std::size_t(data.size()) / sizeof(float));
        for (qsizetype at = 0; at + qsizetype(sizeof(float)) <= data.size(); at += qsizetype(sizeof(float)))
            item.graphic.push_back(set.isBigEndian() ? double(qFromBigEndian<float>(data.data() + at))
                                                     : double(qFromLittleEndian<float>(data.data() + at)));
    }

    int m_items = 0;
};

std::vector<Observer> readVerifiers(const Part10 &file)
{
    std::vector<Observer> observers;
    const CharacterSet &characters = file.characterSet();
    for (const Dataset &item : file.dataset().items(tagOf(DCM_VerifyingObserverSequence)))
        observers.push_back({characters.toUnicode(item.text(tagOf(DCM_VerifyingObserverName))),
                             characters.toUnicode(item.text(tagOf(DCM_VerifyingOrganization))),
                             readDateTime(item.text(tagOf(DCM_VerificationDateTime)))});
    return observers;
}

std::vector<Observer> readAuthors(const Part10 &file)
{
    std::vector<Observer> authors;
    const CharacterSet &characters = file.characterSet();
    for (const Dataset &item : file.dataset().items(tagOf(DCM_AuthorObserverSequence)))
        authors.push_back({characters.toUnicode(item.text(tagOf(DCM_PersonName))),
                           characters.toUnicode(item.text(tagOf(DCM_InstitutionName))), QDateTime()});
    return authors;
}

} // namespace

Code readCode(const Dataset &set, Tag sequence, const CharacterSet &characters)
{
    Code code;
    const Dataset *item = set.item(sequence);
    if (!item)
        return code;
    const auto text = [&](const DcmTagKey &key) { return characters.toUnicode(item->text(tagOf(key))); };
    for (const DcmTagKey &key : {DCM_CodeValue, DCM_LongCodeValue, DCM_URNCodeValue})
        if (code.value.isEmpty())
            code.value = text(key);
    code.scheme = text(DCM_CodingSchemeDesignator);
    code.meaning = text(DCM_CodeMeaning);
    return code;
}

QDateTime readDateTime(const QByteArray &da, const QByteArray &tm)
{
    const QDate date = dateOf(da);
    return date.isValid() ? QDateTime(date, tm.isEmpty() ? QTime(0, 0) : timeOf(tm)) : QDateTime();
}

QDateTime readDateTime(const QByteArray &dt)
{
    constexpr qsizetype dateDigits = 8;
    const QByteArray local = dt.left(dt.lastIndexOf('+') > 0 ? dt.lastIndexOf('+') : dt.size());
    return readDateTime(local.left(dateDigits), local.mid(dateDigits));
}

Result<StructuredReport> StructuredReport::read(const Part10 &file)
{
    const Dataset &set = file.dataset();
    if (!set.contains(tagOf(DCM_ContentSequence)) && set.text(tagOf(DCM_ValueType)) != "CONTAINER")
        return fail(ErrorCode::NotFound, u"no content tree"_s);
    StructuredReport report;
    TreeReader reader;
    auto root = reader.read(set, file.characterSet(), true);
    if (!root)
        return tl::unexpected(root.error());
    report.root = std::move(*root);
    report.items = reader.items();
    report.patientName = file.text(tagOf(DCM_PatientName));
    report.patientId = file.text(tagOf(DCM_PatientID));
    report.patientBirthDate = dateOf(set.text(tagOf(DCM_PatientBirthDate)));
    report.studyDescription = file.text(tagOf(DCM_StudyDescription));
    report.seriesDescription = file.text(tagOf(DCM_SeriesDescription));
    report.institution = file.text(tagOf(DCM_InstitutionName));
    report.manufacturer = file.text(tagOf(DCM_Manufacturer));
    report.written = readDateTime(set.text(tagOf(DCM_ContentDate)), set.text(tagOf(DCM_ContentTime)));
    report.isComplete = set.text(tagOf(DCM_CompletionFlag)) == "COMPLETE";
    report.completion = file.text(tagOf(DCM_CompletionFlagDescription));
    report.isVerified = set.text(tagOf(DCM_VerificationFlag)) == "VERIFIED";
    report.verifiers = readVerifiers(file);
    report.authors = readAuthors(file);
    report.predecessors = int(set.items(tagOf(DCM_PredecessorDocumentsSequence)).size());
    if (const Dataset *used = set.item(tagOf(DCM_ContentTemplateSequence)))
        report.templateId = QString::fromLatin1(used->text(tagOf(DCM_TemplateIdentifier)));
    return report;
}

} // namespace td::dicom
