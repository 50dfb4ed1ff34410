// SPDX-License-Identifier: GPL-3.0-or-later
// Imports a folder into an archive, going on where an earlier run was killed. Usage: disc_import_helper ARCHIVE FOLDER
#include "core/discs/ImportJob.h"

#include <QCoreApplication>

#include <cstdio>

using namespace td;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    model::Patient patient;
    patient.familyName = u"Rossi"_s;
    patient.givenName = u"Mario"_s;
    patient.birthDate = QDate(1985, 12, 10);
    patient.fiscalCode = u"RSSMRA85T10A562S"_s;
    const auto archive = discs::DiscArchive::open(QCoreApplication::arguments().value(1), patient);
    if (!archive)
        return 2;
    const auto list = (*archive)->discs();
    const qint64 resume = list && !list->isEmpty() && !list->first().isComplete ? list->first().id : 0;
    const std::atomic_bool cancel{false};
    const auto summary = discs::runImport(
        **archive, {QCoreApplication::arguments().value(2), resume, {}}, [](const discs::ImportProgress &) {}, cancel);
    if (!summary)
        std::fprintf(stderr, "%s %s\n", qPrintable(errorCodeName(summary.error().code)),
                     qPrintable(summary.error().detail));
    return summary ? 0 : 1;
}
