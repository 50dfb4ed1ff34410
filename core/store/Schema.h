// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVector>

namespace td::store {

/// The statements of each version of a database file, oldest first. A step is never changed once it was released.
using Schema = QVector<QStringList>;

/// What a clinic's service keeps: people, log-in, documents, images.
const Schema &dossierSchema();

/// What a patient's private archive of discs keeps: images, imports and their ledgers.
const Schema &discArchiveSchema();

/// Studies, series and instances, the same in both: they refer to the rows of a table `patients`.
QStringList imagingTables();

} // namespace td::store
