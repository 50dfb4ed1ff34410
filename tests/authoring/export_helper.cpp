// SPDX-License-Identifier: GPL-3.0-or-later
// Exports made up instances and tells a line of each step, to be killed between two of them.
// Usage: export_helper SHAPE TARGET SEAL STUDIES INSTANCES BYTES. The last line is the peak of its memory in KiB.
#include "tests/authoring/MediumForms.h"

#include <QCoreApplication>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace td;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    test::GeneratedInstances source(arguments.value(4).toInt(), arguments.value(5).toInt(), arguments.value(6).toInt());
    const auto request =
        test::requestOf(source, test::Shape(arguments.value(1).toInt()), arguments.value(2), arguments.value(3));
    const std::atomic_bool cancel{false};
    const auto summary = authoring::runExport(
        source, request,
        [](const authoring::ExportProgress &at) {
            std::printf("%d %lld\n", int(at.phase), at.bytesWritten + at.bytesRead);
            std::fflush(stdout);
        },
        cancel);
    if (!summary) {
        std::fprintf(stderr, "%s %s\n", qPrintable(errorCodeName(summary.error().code)),
                     qPrintable(summary.error().detail));
        return 1;
    }
#ifdef Q_OS_UNIX
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    std::printf("%ld\n", used.ru_maxrss);
#endif
    return 0;
}
