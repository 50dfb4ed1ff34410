// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomDirWriter.h"

#include <QHash>
#include <QSet>
#include <QtEndian>

#include <deque>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;

constexpr auto mediaStorageDirectoryStorage = "1.2.840.10008.1.3.10";

struct Record {
    QByteArray type;
    DataSetBuilder keys;
    std::vector<size_t> below; ///< indexes of the records of the next level, in order
};

struct Placed {
    QByteArray item; ///< the record with its item header
    quint32 offset = 0;
};

bool isFileId(const QStringList &fileId)
{
    if (fileId.isEmpty() || fileId.size() > 8)
        return false;
    for (const QString &component : fileId) {
        if (component.isEmpty() || component.size() > 8)
            return false;
        for (const QChar c : component)
            if (!((c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'))
                return false;
    }
    return true;
}

// Where the offsets stand in an encoded record: item header 8, then (0004,1400) UL with its value at 8, (0004,1410) US
// of 10 bytes, (0004,1420) UL with its value at 12 + 10 + 8.
constexpr qsizetype nextPosition = 8 + 8;
constexpr qsizetype lowerPosition = 8 + 30;

QByteArray encodeRecord(const Record &record)
{
    DataSetBuilder ds = record.keys;
    ds.integers(attribute::OffsetOfTheNextDirectoryRecord, {0})
        .integers(attribute::RecordInUseFlag, {0xFFFF})
        .integers(attribute::OffsetOfReferencedLowerLevelDirectoryEntity, {0})
        .encodedText(attribute::DirectoryRecordType, record.type);
    const QByteArray content = ds.explicitLittleEndian();
    QByteArray item("\xFE\xFF\x00\xE0\0\0\0\0", 8);
    qToLittleEndian(quint32(content.size()), item.data() + 4);
    return item + content;
}

void requireKey(DataSetBuilder &keys, const Attribute &attribute, size_t number)
{
    if (keys.value(attribute).isEmpty())
        keys.encodedText(attribute, QByteArray::number(qulonglong(number)));
}

} // namespace

struct DicomDirWriter::Tree {
    std::deque<Record> records{Record{"ROOT", {}, {}}};
    QHash<QByteArray, size_t> known;
    QHash<QByteArray, size_t> patients; ///< by study and Patient ID
    QSet<QString> instances;
    QByteArray placement; ///< each instance with its file id

    /// The record of that kind and key below `parent`, made from `keys` when it is new.
    size_t findOrAdd(size_t parent, const QByteArray &type, const QByteArray &key, const DataSetBuilder &keys,
                     const Attribute &required)
    {
        const QByteArray path = QByteArray::number(qulonglong(parent)) + '/' + key;
        if (const auto found = known.constFind(path); found != known.cend())
            return *found;
        const size_t index = append(parent, type, keys);
        requireKey(records[index].keys, required, records[parent].below.size());
        known.insert(path, index);
        return index;
    }

    /// The record of an instance's patient. A study has one: where instances of it agree in the Patient ID, it does not
    /// matter that one has no issuer, or the name in another character set.
    size_t patientOf(const DirectoryEntry &entry)
    {
        const QByteArray id = entry.patientKeys.value(attribute::PatientID).trimmed();
        const QByteArray key = entry.study.value().toLatin1() + '/' + id;
        if (const auto found = patients.constFind(key); found != patients.cend() && !id.isEmpty())
            return *found;
        const size_t index = findOrAdd(0, "PATIENT", entry.patientKey, entry.patientKeys, attribute::PatientID);
        patients.insert(key, index);
        return index;
    }

    size_t append(size_t parent, const QByteArray &type, const DataSetBuilder &keys)
    {
        records.push_back({type, keys, {}});
        records[parent].below.push_back(records.size() - 1);
        return records.size() - 1;
    }

    /// Encodes every record, gives each its place in the file in depth-first order, then joins them by offsets.
    std::vector<size_t> place(std::vector<Placed> &placed, quint32 firstOffset) const
    {
        std::vector<size_t> order;
        std::vector<size_t> pending(records[0].below.rbegin(), records[0].below.rend());
        quint32 offset = firstOffset;
        placed.resize(records.size());
        while (!pending.empty()) {
            const size_t index = pending.back();
            pending.pop_back();
            order.push_back(index);
            placed[index] = {encodeRecord(records[index]), offset};
            offset += quint32(placed[index].item.size());
            const auto &below = records[index].below;
            pending.insert(pending.end(), below.rbegin(), below.rend());
        }
        for (size_t parent = 0; parent < records.size(); ++parent)
            link(placed, parent);
        return order;
    }

    void link(std::vector<Placed> &placed, size_t parent) const
    {
        const auto &below = records[parent].below;
        for (size_t i = 0; i + 1 < below.size(); ++i)
            qToLittleEndian(placed[below[i + 1]].offset, placed[below[i]].item.data() + nextPosition);
        if (parent != 0 && !below.empty())
            qToLittleEndian(placed[below.front()].offset, placed[parent].item.data() + lowerPosition);
    }
};

DicomDirWriter::DicomDirWriter()
    : m_tree(std::make_unique<Tree>())
{
}
DicomDirWriter::~DicomDirWriter() = default;
DicomDirWriter::DicomDirWriter(DicomDirWriter &&) noexcept = default;
DicomDirWriter &DicomDirWriter::operator=(DicomDirWriter &&) noexcept = default;

Result<void> DicomDirWriter::add(const DirectoryEntry &entry, const QStringList &fileId)
{
    if (!isFileId(fileId))
        return fail(ErrorCode::InvalidArgument, u"not a file id"_s);
    if (m_tree->instances.contains(entry.instance.value()))
        return fail(ErrorCode::Conflict, u"instance twice in one directory"_s);
    m_tree->instances.insert(entry.instance.value());
    m_tree->placement += entry.instance.value().toLatin1() + ' ' + fileId.join(u'/').toLatin1() + '\n';
    Tree &tree = *m_tree;
    const size_t study = tree.findOrAdd(tree.patientOf(entry), "STUDY", entry.study.value().toLatin1(), entry.studyKeys,
                                        attribute::StudyID);
    const size_t series =
        tree.findOrAdd(study, "SERIES", entry.series.value().toLatin1(), entry.seriesKeys, attribute::SeriesNumber);
    const size_t instance = tree.append(series, entry.recordType, entry.instanceKeys);
    DataSetBuilder &keys = tree.records[instance].keys;
    keys.text(attribute::ReferencedFileID, fileId.join(u'\\'));
    requireKey(keys, attribute::InstanceNumber, tree.records[series].below.size());
    return {};
}

QByteArray DicomDirWriter::write(const QByteArray &fileSetId) const
{
    DataSetBuilder head;
    const auto encodeHead = [&](quint32 first, quint32 last) {
        head.encodedText(attribute::FileSetID, fileSetId)
            .integers(attribute::OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity, {first})
            .integers(attribute::OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity, {last})
            .integers(attribute::FileSetConsistencyFlag, {0});
        return head.explicitLittleEndian();
    };
    // The same instances in the same places are the same file-set.
    const QByteArray uid = uidFromName(fileSetId + m_tree->placement).toLatin1();
    const auto asFile = [&](const QByteArray &dataSet) {
        return writePart10(dataSet, mediaStorageDirectoryStorage, uid, explicitVrLittleEndian, {});
    };
    // The sequence header has a fixed size, so what stands before the first record can be measured beforehand.
    constexpr qsizetype sequenceHeader = 12;
    const auto firstOffset = quint32(asFile(encodeHead(0, 0)).size() + sequenceHeader);
    std::vector<Placed> placed;
    const std::vector<size_t> order = m_tree->place(placed, firstOffset);
    QByteArray items;
    for (const size_t index : order)
        items += placed[index].item;
    const auto &roots = m_tree->records[0].below;
    const quint32 first = roots.empty() ? 0 : placed[roots.front()].offset;
    const quint32 last = roots.empty() ? 0 : placed[roots.back()].offset;
    DataSetBuilder sequence;
    sequence.bytes(attribute::DirectoryRecordSequence, items);
    return asFile(encodeHead(first, last) + sequence.explicitLittleEndian());
}

} // namespace td::dicom
