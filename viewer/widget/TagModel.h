// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dicom/Part10.h"

#include <QAbstractItemModel>
#include <QSet>

#include <atomic>
#include <memory>

namespace td::viewer {

/// All elements of an instance as a tree: file meta information and data set, items below their sequences. Rows are
/// made when a branch is first looked at. Columns: tag, keyword, VR, value.
class TagModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Tag, Name, Representation, Value, kColumns };
    static constexpr int kMaxText = 200;   ///< characters of a value
    static constexpr int kMaxNumbers = 16; ///< of a value

    explicit TagModel(QObject *parent = nullptr);
    ~TagModel() override;

    void setFile(std::shared_ptr<const dicom::Part10> file);
    std::shared_ptr<const dicom::Part10> file() const { return m_file; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// What stands for a row in findMatches().
    const void *identity(const QModelIndex &index) const;
    /// The rows that hold `text` in tag, keyword or value, with all above them. For a worker thread; stops early when
    /// `cancelled`.
    static QSet<const void *> findMatches(const dicom::Part10 &file, const QString &text,
                                          const std::atomic_bool &cancelled);
    /// A value as text, shortened with its length.
    static QString valueText(const dicom::Dataset &set, const dicom::Element &element,
                             const dicom::CharacterSet &characters);

private:
    struct Node;
    Node *nodeOf(const QModelIndex &index) const;
    void populate(Node &node) const;

    std::shared_ptr<const dicom::Part10> m_file;
    std::unique_ptr<Node> m_root;
};

} // namespace td::viewer
