// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resources/theme/Theme.h"
#include "viewer/widget/TagModel.h"

#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QTreeView>

namespace td::viewer {

/// Shows only the rows of a set; everything without one.
class TagFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setShown(std::optional<QSet<const void *>> shown);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    std::optional<QSet<const void *>> m_shown;
};

/// All elements of an instance, with a field to search them. Searching runs on a worker thread.
class TagBrowser : public QWidget {
    Q_OBJECT
public:
    explicit TagBrowser(const theme::Theme &theme, QWidget *parent = nullptr);
    ~TagBrowser() override;

    /// Null clears it.
    void show(std::shared_ptr<const dicom::Part10> file);
    QLineEdit &searchField() noexcept { return *m_search; }
    QTreeView &tree() noexcept { return *m_tree; }
    /// How many rows match, or nothing was found; empty without a search.
    QString result() const { return m_result->text(); }

private:
    void search();
    void takeMatches(const QSet<const void *> &matches);

    TagModel *m_model;
    TagFilter *m_filter;
    QLineEdit *m_search;
    QLabel *m_result;
    QTreeView *m_tree;
    QTimer m_pause;
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

} // namespace td::viewer
