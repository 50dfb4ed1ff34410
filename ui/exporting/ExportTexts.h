// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/exporting/Anonymiser.h"
#include "ui/exporting/ExportEstimate.h"

#include <QCoreApplication>

namespace td::ui {

/// An export in sentences for a patient.
class ExportTexts {
    Q_DECLARE_TR_FUNCTIONS(td::ui::ExportTexts)
public:
    static QString name(ExportMedium medium);
    /// What it is good for.
    static QString hint(ExportMedium medium);
    /// "12.3 GB", with decimal prefixes as on the packing of sticks.
    static QString size(qint64 bytes);
    /// "KINGSTON · 12.3 GB free".
    static QString name(const media::RemovableDrive &drive);

    /// "About 312 MB, 2 volumes".
    static QString estimate(const ExportEstimate &estimate);
    /// What may go wrong with it, one sentence each.
    static QStringList warnings(const ExportEstimate &estimate, const ExportChoice &choice);
    static QString progress(const authoring::ExportProgress &progress, int volumes);

    /// What is on the medium.
    static QString contents(const authoring::ExportSummary &summary);
    /// What is not on it and why, and what an anonymised one may still tell; one sentence a line, or empty.
    /// `anonymiser`: null for an export that is not anonymised.
    static QString remarks(const authoring::ExportSummary &summary, const Anonymiser *anonymiser);

    /// Why it cannot begin as it was chosen.
    static QString planFailure(const Error &error, const ExportChoice &choice);
    /// Why nothing was written, and what to do. `isPlaceThere`: whether the folder, or the drive, can still be found.
    static QString failure(const Error &error, const ExportChoice &choice, bool isPlaceThere);
    /// Why a prepared file was not saved.
    static QString savingFailure(const Error &error);
    /// Why a stick was not given free.
    static QString removalFailure(const Error &error);

private:
    static QString noRoom(const Error &error);
};

} // namespace td::ui
