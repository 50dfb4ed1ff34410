// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/discs/ImportJob.h"
#include "core/model/Patient.h"

#include <QTemporaryDir>

namespace td::test {

/// An image of a disc: 8 bits, `side` x `side` pixels, told apart by its numbers.
struct DiscImage {
    int study = 1;
    int number = 1;
    QString patientName = QStringLiteral("ROSSI^MARIO");
    QString birthDate = QStringLiteral("19851210");
    int side = 8;
    char grey = 7;

    QByteArray bytes() const;
    /// The data set alone, as archives without preambles hold it.
    QByteArray bareDataset() const;
};

/// Mario Rossi, born 10 December 1985.
model::Patient mario();

/// Writes a file with its folders. Fails the test when it cannot.
void put(const QString &path, const QByteArray &bytes);
QByteArray bytesOf(const QString &path);

/// Packs the contents of `folder` with the zip of Info-ZIP; false where it is not installed.
bool zipFolder(const QString &folder, const QString &zip);
/// Makes an ISO 9660 image with Joliet and Rock Ridge by xorriso; false where it is not installed.
bool makeIso(const QString &folder, const QString &iso, const QString &volume = QStringLiteral("CD_OSPEDALE"));
/// Runs Python's own zipfile module for archives that no honest program makes; `z` is the open archive.
bool zipByPython(const QString &zip, const QString &script);

/// A private archive of Mario Rossi in a folder of its own, and a folder for media.
class Discs {
public:
    Discs();

    void reopen();
    Result<discs::ImportSummary> import(const QString &path, qint64 resume = 0);
    /// Outcome and reason by path.
    QHash<QString, std::pair<discs::Outcome, discs::Reason>> ledger(qint64 disc) const;
    QVector<discs::Disc> list() const;
    QString path(const QString &name) const { return folder.filePath(name); }
    /// Number of object files.
    qsizetype objects() const;

    QTemporaryDir folder;
    std::shared_ptr<discs::DiscArchive> archive;
    media::MediumLimits limits;
    std::atomic_bool cancel{false};
    std::function<void(const discs::ImportProgress &)> progress = [](const discs::ImportProgress &) {};
};

} // namespace td::test
