// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Corpus.h"

#include <QDir>

#include <cstdio>

namespace td::test {

QString corpusFolder()
{
    const QString named = qEnvironmentVariable("TUODOSSIER_CORPUS");
    const QString folder = named.isEmpty() ? QStringLiteral(TUODOSSIER_SOURCE_DIR "/../shared/dicom") : named;
    return QDir(folder).exists(QStringLiteral("MANIFEST.json")) ? QDir(folder).canonicalPath() : QString();
}

void announceSkip(const QString &what)
{
    std::fprintf(stderr, "SKIPPED: %s\n", qPrintable(what));
}

} // namespace td::test
