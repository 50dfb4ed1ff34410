// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/authoring/ExportJob.h"
#include "core/dicom/InstanceSource.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace td::ui {

/// Writes an export and copies what it prepared, on a worker. What is in the work folder is deleted when neither this
/// object nor a worker needs it.
class ExportRun : public QObject {
    Q_OBJECT
public:
    ExportRun(std::shared_ptr<dicom::InstanceSource> source, const QString &workFolder, QObject *parent);
    ~ExportRun() override;

    /// Where a file of this name lies between its two steps.
    QString prepared(const QString &name) const;

    struct Order {
        authoring::ExportRequest request;
        QString folderToMake{}; ///< before; removed again when the export fails
        qint64 leastBytes = 0;  ///< known to be written: where less is free, nothing is begun
    };
    /// Errors: as of authoring::runExport(); DiskFull with the megabytes that are missing, where that is known
    /// beforehand.
    QFuture<Result<authoring::ExportSummary>> write(Order order);
    /// Copies each file of `from` to the one of `to`, or none. Errors: as of authoring::placeExport(); DiskFull with
    /// the megabytes that are missing; TooLarge: no file of this size fits into that file system.
    QFuture<Result<void>> copy(const QStringList &from, const QStringList &to);
    void cancel();

Q_SIGNALS:
    void progressed(const td::authoring::ExportProgress &progress);
    void copying(qint64 done, qint64 total);

private:
    struct Shared;
    std::shared_ptr<dicom::InstanceSource> m_source;
    std::shared_ptr<Shared> m_shared;
};

} // namespace td::ui
