// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/ImagingStudy.h"
#include "resources/theme/Theme.h"
#include "viewer/load/StudyLoader.h"

#include <QListView>
#include <QStandardItemModel>
#include <QWidget>

namespace td::viewer {

/// The roles of a row of the browser's model.
enum BrowserRole {
    KindRole = Qt::UserRole + 1, ///< RowKind as int
    StudyRole,                   ///< Study Instance UID of a study and of its series
    SeriesRole,                  ///< Series Instance UID
    DetailRole,                  ///< second line
    StateRole,                   ///< third line: progress or what went wrong
    ShareRole,                   ///< 0 to 1 of the images that have arrived
    TroubleRole,                 ///< true when images failed
};

enum class RowKind { Study, Series };

/// The rows of the browser; those of series can be dragged onto a pane.
class SeriesModel : public QStandardItemModel {
    Q_OBJECT
public:
    using QStandardItemModel::QStandardItemModel;
    /// The series that is being dragged; nothing for anything else.
    static std::optional<SeriesInstanceUid> draggedSeries(const QMimeData *data);

    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
};

/// The studies and series that can be shown, with a thumbnail, a progress bar and what went wrong in words.
class StudyBrowser : public QWidget {
    Q_OBJECT
public:
    StudyBrowser(load::StudyLoader &loader, const theme::Theme &theme, QWidget *parent = nullptr);

    /// The studies in the order in which their rows shall stand, whatever order they arrive in.
    void setOrder(const QVector<StudyInstanceUid> &studies);
    void addStudy(const model::StudyContents &contents);
    void addFailedStudy(const StudyInstanceUid &study, const QString &sentence);
    /// Marks the series of the active pane.
    void setCurrent(const SeriesInstanceUid &series);
    void updateProgress(const SeriesInstanceUid &series);
    void updateThumbnail(const load::ImageKey &key);
    QListView &list() noexcept { return *m_list; }

Q_SIGNALS:
    void seriesChosen(const td::SeriesInstanceUid &series);

private:
    QStandardItem *itemOf(const SeriesInstanceUid &series) const;
    void sortRows();
    void removeFailure(const StudyInstanceUid &study);
    QIcon emptyThumbnail() const;
    QStandardItem *makeStudyRow(const model::StudyContents &contents) const;
    QStandardItem *makeSeriesRow(const StudyInstanceUid &study, const model::ImagingSeries &series) const;
    void choose(const QModelIndex &index);

    load::StudyLoader &m_loader;
    const theme::Theme &m_theme;
    QListView *m_list;
    SeriesModel m_model;
    QVector<StudyInstanceUid> m_order;
};

} // namespace td::viewer
