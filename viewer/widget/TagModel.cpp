// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/TagModel.h"

#include "core/dicom/Dictionary.h"

#include <QLocale>
#include <QtEndian>

namespace td::viewer {

using namespace Qt::StringLiterals;
using dicom::Dataset;
using dicom::Element;

/// A row: an element, or an item of a sequence (`set` is then the item and `element` null).
struct TagModel::Node {
    Node *parent = nullptr;
    int row = 0;
    const Dataset *set = nullptr;
    const Element *element = nullptr;
    bool isPopulated = false;
    std::vector<std::unique_ptr<Node>> children;
};

namespace {

template <class T>
QString numbers(QByteArrayView bytes, bool bigEndian)
{
    QStringList parts;
    const qsizetype count = bytes.size() / qsizetype(sizeof(T));
    for (qsizetype i = 0; i < std::min<qsizetype>(count, TagModel::kMaxNumbers); ++i) {
        const char *at = bytes.data() + i * qsizetype(sizeof(T));
        const T value = bigEndian ? qFromBigEndian<T>(at) : qFromLittleEndian<T>(at);
        if constexpr (std::is_floating_point_v<T>)
            parts.append(QString::number(double(value), 'g', 9));
        else
            parts.append(QString::number(value));
    }
    if (count > TagModel::kMaxNumbers)
        parts.append(u"…"_s);
    return parts.join(u" \\ "_s);
}

QString attributeTags(QByteArrayView bytes, bool bigEndian)
{
    QStringList parts;
    for (qsizetype at = 0; at + 4 <= bytes.size() && parts.size() < TagModel::kMaxNumbers; at += 4) {
        const auto half = [&](qsizetype i) {
            return bigEndian ? qFromBigEndian<quint16>(bytes.data() + i) : qFromLittleEndian<quint16>(bytes.data() + i);
        };
        parts.append(dicom::tagText(dicom::Tag(half(at)) << 16 | half(at + 2)));
    }
    return parts.join(u" \\ "_s);
}

bool isText(const QByteArray &vr)
{
    static const QList<QByteArray> texts{"AE", "AS", "CS", "DA", "DS", "DT", "IS", "LO", "LT",
                                         "PN", "SH", "ST", "TM", "UC", "UI", "UR", "UT"};
    return texts.contains(vr);
}

QString textOf(QByteArrayView bytes, const dicom::CharacterSet &characters)
{
    constexpr qsizetype bytesPerCharacter = 4; // at most, with escape sequences to spare
    const bool cut = bytes.size() > TagModel::kMaxText * bytesPerCharacter;
    QByteArray raw = bytes.first(std::min(bytes.size(), TagModel::kMaxText * bytesPerCharacter)).toByteArray();
    while (!raw.isEmpty() && (raw.back() == '\0' || raw.back() == ' '))
        raw.chop(1);
    QString text = characters.toUnicode(raw);
    const bool isLong = cut || text.size() > TagModel::kMaxText;
    text.truncate(TagModel::kMaxText);
    text.replace(u'\r', u' ').replace(u'\n', u"⏎"_s);
    return isLong ? TagModel::tr("%1… (%2 bytes)").arg(text, QLocale().toString(bytes.size())) : text;
}

dicom::CharacterSet charactersOf(const Dataset &set, const dicom::CharacterSet &inherited)
{
    constexpr dicom::Tag specificCharacterSet = 0x00080005;
    return set.contains(specificCharacterSet)
               ? dicom::CharacterSet::fromSpecificCharacterSet(set.text(specificCharacterSet))
               : inherited;
}

bool search(const Dataset &set, const QString &text, const dicom::CharacterSet &inherited,
            const std::atomic_bool &cancelled, QSet<const void *> &found)
{
    const dicom::CharacterSet characters = charactersOf(set, inherited);
    bool any = false;
    for (const Element &element : set.elements()) {
        if (cancelled.load(std::memory_order_relaxed))
            return any;
        bool here = dicom::tagText(element.tag).contains(text, Qt::CaseInsensitive) ||
                    dicom::keywordOf(element.tag).contains(text, Qt::CaseInsensitive) ||
                    (element.items.empty() &&
                     TagModel::valueText(set, element, characters).contains(text, Qt::CaseInsensitive));
        for (const Dataset &item : element.items)
            if (search(item, text, characters, cancelled, found)) {
                found.insert(&item);
                here = true;
            }
        if (here)
            found.insert(&element);
        any |= here;
    }
    return any;
}

} // namespace

TagModel::TagModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_root->isPopulated = true;
}

TagModel::~TagModel() = default;

void TagModel::setFile(std::shared_ptr<const dicom::Part10> file)
{
    beginResetModel();
    m_file = std::move(file);
    m_root = std::make_unique<Node>();
    populate(*m_root);
    endResetModel();
}

void TagModel::populate(Node &node) const
{
    if (node.isPopulated)
        return;
    node.isPopulated = true;
    const auto add = [&](const Dataset *set, const Element *element) {
        auto child = std::make_unique<Node>();
        child->parent = &node;
        child->row = int(node.children.size());
        child->set = set;
        child->element = element;
        node.children.push_back(std::move(child));
    };
    const auto addAll = [&](const Dataset &set) {
        for (const Element &element : set.elements())
            add(&set, &element);
    };
    if (&node == m_root.get()) {
        if (m_file) {
            addAll(m_file->meta());
            addAll(m_file->dataset());
        }
    } else if (!node.element) {
        addAll(*node.set);
    } else {
        for (const Dataset &item : node.element->items)
            add(&item, nullptr);
    }
}

TagModel::Node *TagModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex TagModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= kColumns || row >= rowCount(parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[std::size_t(row)].get());
}

QModelIndex TagModel::parent(const QModelIndex &child) const
{
    const Node *node = nodeOf(child);
    if (!child.isValid() || !node->parent || node->parent == m_root.get())
        return {};
    return createIndex(node->parent->row, 0, node->parent);
}

bool TagModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Node *node = nodeOf(parent);
    if (node == m_root.get())
        return !node->children.empty();
    return node->element ? !node->element->items.empty() : !node->set->isEmpty();
}

int TagModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    Node *node = nodeOf(parent);
    populate(*node);
    return int(node->children.size());
}

int TagModel::columnCount(const QModelIndex &) const
{
    return kColumns;
}

QVariant TagModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const Node *node = nodeOf(index);
    if (!node->element)
        return index.column() == Tag ? tr("Item %1").arg(node->row + 1) : QString();
    switch (index.column()) {
    case Tag:
        return dicom::tagText(node->element->tag);
    case Name: {
        const QString keyword = dicom::keywordOf(node->element->tag);
        const bool isPrivate = (node->element->tag >> 16 & 1U) != 0;
        return keyword.isEmpty() ? (isPrivate ? tr("private") : tr("unknown")) : keyword;
    }
    case Representation:
        return QString::fromLatin1(dicom::vrOf(*node->element));
    case Value: {
        dicom::CharacterSet characters = m_file->characterSet();
        // The nearest item that names a set of its own (PS3.3 C.12.1.1.2).
        for (const Node *at = node; at && at->set; at = at->parent)
            if (at->set->contains(0x00080005)) {
                characters = charactersOf(*at->set, characters);
                break;
            }
        return valueText(*node->set, *node->element, characters);
    }
    default:
        return {};
    }
}

QVariant TagModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Tag:
        return tr("Tag");
    case Name:
        return tr("Name");
    case Representation:
        return tr("VR");
    case Value:
        return tr("Value");
    default:
        return {};
    }
}

Qt::ItemFlags TagModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

const void *TagModel::identity(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return node->element ? static_cast<const void *>(node->element) : static_cast<const void *>(node->set);
}

QSet<const void *> TagModel::findMatches(const dicom::Part10 &file, const QString &text,
                                         const std::atomic_bool &cancelled)
{
    QSet<const void *> found;
    search(file.meta(), text, file.characterSet(), cancelled, found);
    search(file.dataset(), text, file.characterSet(), cancelled, found);
    return found;
}

QString TagModel::valueText(const Dataset &set, const Element &element, const dicom::CharacterSet &characters)
{
    if (!element.items.empty())
        return tr("items: %1").arg(element.items.size());
    if (element.encapsulated)
        return tr("fragments: %1").arg(element.fragments.size());
    const QByteArrayView bytes = QByteArrayView(set.buffer()).sliced(element.value.offset, element.value.length);
    const QByteArray vr = dicom::vrOf(element);
    const bool big = set.isBigEndian();
    if (isText(vr))
        return textOf(bytes, characters);
    if (vr == "US")
        return numbers<quint16>(bytes, big);
    if (vr == "SS")
        return numbers<qint16>(bytes, big);
    if (vr == "UL")
        return numbers<quint32>(bytes, big);
    if (vr == "SL")
        return numbers<qint32>(bytes, big);
    if (vr == "UV")
        return numbers<quint64>(bytes, big);
    if (vr == "SV")
        return numbers<qint64>(bytes, big);
    if (vr == "FL")
        return numbers<float>(bytes, big);
    if (vr == "FD")
        return numbers<double>(bytes, big);
    if (vr == "AT")
        return attributeTags(bytes, big);
    return bytes.isEmpty() ? QString() : tr("%1 bytes").arg(QLocale().toString(bytes.size()));
}

} // namespace td::viewer
