// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomDirReader.h"

#include "core/dicom/Dcmtk.h"
#include "core/dicom/HeaderKeys.h"
#include "core/dicom/Part10.h"

#include <QHash>

#include <array>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;
using detail::tagOf;

/// 0 patient, 1 study, 2 series, 3 what lies below a series (PS3.3 F.4).
int levelOf(const Dataset &record)
{
    const QByteArray type = record.text(tagOf(DCM_DirectoryRecordType));
    return type == "PATIENT" ? 0 : type == "STUDY" ? 1 : type == "SERIES" ? 2 : 3;
}

class DirectoryReader {
public:
    explicit DirectoryReader(const Part10 &file)
        : m_file(file)
        , m_records(file.dataset().items(tagOf(DCM_DirectoryRecordSequence)))
    {
    }

    QVector<ListedInstance> read()
    {
        const auto listed = std::count_if(m_records.begin(), m_records.end(), [](const Dataset &record) {
            return levelOf(record) == 3 && record.contains(tagOf(DCM_ReferencedFileID));
        });
        followOffsets();
        if (m_reached < listed) {
            m_instances.clear();
            followOrder();
        }
        return std::move(m_instances);
    }

private:
    using Chain = std::array<const Dataset *, 3>; ///< the records above, by level

    /// Depth first along "next" and "lower level" (PS3.3 F.3.2.2); a record is visited once whatever the offsets say.
    void followOffsets()
    {
        // An offset counts from the file's beginning to the record's item header, 8 bytes before its first element,
        // which is (0004,1400) with a header of 8 bytes in either encoding.
        QHash<std::uint32_t, std::size_t> at;
        for (std::size_t i = 0; i < m_records.size(); ++i)
            if (!m_records[i].isEmpty())
                at.insert(std::uint32_t(m_records[i].elements().front().value.offset - 16), i);
        std::vector<bool> visited(m_records.size());
        struct Step {
            std::uint32_t offset;
            Chain above;
        };
        const auto first =
            m_file.dataset().unsignedLongs(tagOf(DCM_OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity));
        std::vector<Step> pending{{first.empty() ? 0 : first.front(), {}}};
        while (!pending.empty()) {
            const Step step = pending.back();
            pending.pop_back();
            const auto found = at.constFind(step.offset);
            if (found == at.cend() || visited[*found])
                continue;
            visited[*found] = true;
            const Dataset &record = m_records[*found];
            const auto offsetIn = [&record](const DcmTagKey &key) {
                const auto values = record.unsignedLongs(tagOf(key));
                return values.empty() ? 0 : values.front();
            };
            pending.push_back({offsetIn(DCM_OffsetOfTheNextDirectoryRecord), step.above});
            Chain above = step.above;
            take(record, above);
            pending.push_back({offsetIn(DCM_OffsetOfReferencedLowerLevelDirectoryEntity), above});
        }
    }

    void followOrder()
    {
        Chain above{};
        for (const Dataset &record : m_records)
            take(record, above);
    }

    /// Notes a record for those below it, or the instance that it is.
    void take(const Dataset &record, Chain &above)
    {
        const auto level = std::size_t(levelOf(record));
        if (level < above.size()) {
            above[level] = &record;
            std::fill(above.begin() + std::ptrdiff_t(level) + 1, above.end(), nullptr);
            return;
        }
        const QString file = QString::fromLatin1(record.text(tagOf(DCM_ReferencedFileID))).replace(u'\\', u'/');
        if (file.isEmpty())
            return;
        ++m_reached;
        if (!above[1] || !above[2])
            return;
        ListedInstance instance{{}, file};
        if (readUids(record, *above[1], *above[2], instance.header)) {
            readKeys(record, above, instance.header);
            m_instances.append(instance);
        }
    }

    static bool readUids(const Dataset &record, const Dataset &study, const Dataset &series, InstanceHeader &header)
    {
        const auto uid = [](const Dataset &set, const DcmTagKey &key) {
            return QString::fromLatin1(set.text(tagOf(key)));
        };
        const auto sopClass = SopClassUid::create(uid(record, DCM_ReferencedSOPClassUIDInFile));
        const auto instance = SopInstanceUid::create(uid(record, DCM_ReferencedSOPInstanceUIDInFile));
        const auto inSeries = SeriesInstanceUid::create(uid(series, DCM_SeriesInstanceUID));
        const auto inStudy = StudyInstanceUid::create(uid(study, DCM_StudyInstanceUID));
        if (!sopClass || !instance || !inSeries || !inStudy)
            return false;
        header.sopClass = *sopClass;
        header.sopInstance = *instance;
        header.series = *inSeries;
        header.study = *inStudy;
        if (const auto syntax = TransferSyntaxUid::create(uid(record, DCM_ReferencedTransferSyntaxUIDInFile)))
            header.transferSyntax = *syntax;
        return true;
    }

    void readKeys(const Dataset &record, const Chain &above, InstanceHeader &header) const
    {
        // Each record has the character set of its own text (PS3.3 F.5).
        const auto charactersOf = [this](const Dataset &set) {
            return set.contains(tagOf(DCM_SpecificCharacterSet))
                       ? CharacterSet::fromSpecificCharacterSet(set.text(tagOf(DCM_SpecificCharacterSet)))
                       : m_file.characterSet();
        };
        if (above[0])
            detail::readPatientKeys(*above[0], charactersOf(*above[0]), header);
        detail::readStudyKeys(*above[1], charactersOf(*above[1]), header);
        detail::readSeriesKeys(*above[2], charactersOf(*above[2]), header);
        detail::readInstanceKeys(record, header);
    }

    const Part10 &m_file;
    const std::vector<Dataset> &m_records;
    QVector<ListedInstance> m_instances;
    qsizetype m_reached = 0; ///< records of instances, those that are left out too
};

} // namespace

Result<QVector<ListedInstance>> readDicomDir(const QByteArray &bytes)
{
    const auto file = Part10::read(bytes, Part10::Preamble::Optional);
    if (!file)
        return tl::unexpected(file.error());
    if (!file->dataset().contains(tagOf(DCM_DirectoryRecordSequence)))
        return fail(ErrorCode::Unsupported, u"no DICOMDIR"_s);
    return DirectoryReader(*file).read();
}

} // namespace td::dicom
