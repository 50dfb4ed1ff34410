// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/FrameReport.h"

#include <QDirIterator>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QSaveFile>
#include <QThreadPool>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <mutex>

namespace td::admin {
namespace {

using namespace Qt::StringLiterals;

struct FrameOptions {
    std::string file;
    int frame = 1;
    std::string raw;
    std::string png;
    bool json = false;
};

struct FramesOptions {
    std::string folder;
    bool json = false;
};

int refuse(const QString &what, const Error &error)
{
    std::fprintf(stderr, "%s: %s: %s\n", qPrintable(what), qPrintable(errorCodeName(error.code)),
                 qPrintable(error.detail));
    return 1;
}

void printLine(const QJsonObject &object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
}

int frame(const FrameOptions &options)
{
    const QString path = QString::fromStdString(options.file);
    const auto report = reportFrame(path, options.frame);
    if (!report)
        return refuse(path, report.error());
    if (!options.raw.empty()) {
        QSaveFile file(QString::fromStdString(options.raw));
        if (!file.open(QIODevice::WriteOnly) || file.write(report->raw) != report->raw.size() || !file.commit())
            return refuse(file.fileName(), Error{ErrorCode::Io, u"cannot be written"_s, {}});
    }
    if (!options.png.empty()) {
        const auto picture = displayedFrame(path, options.frame);
        if (!picture)
            return refuse(path, picture.error());
        if (!picture->save(QString::fromStdString(options.png), "PNG"))
            return refuse(QString::fromStdString(options.png), Error{ErrorCode::Io, u"cannot be written"_s, {}});
    }
    const QJsonObject &a = report->attributes;
    if (options.json)
        printLine(a);
    else
        std::printf("frame %d of %d: %d x %d x %d %s %s, sha256 %s\n", options.frame, a["frames"_L1].toInt(),
                    a["rows"_L1].toInt(), a["columns"_L1].toInt(), a["samplesPerPixel"_L1].toInt(),
                    qPrintable(a["dtype"_L1].toString()), qPrintable(a["decodedAs"_L1].toString()),
                    qPrintable(a["sha256"_L1].toString()));
    return 0;
}

int frames(const FramesOptions &options)
{
    const QString folder = QString::fromStdString(options.folder);
    if (!QFileInfo(folder).isDir())
        return refuse(folder, Error{ErrorCode::NotFound, u"no such folder"_s, {}});
    std::mutex printing;
    int good = 0;
    int bad = 0;
    const auto print = [&](const QList<QJsonObject> &lines) {
        const std::lock_guard lock(printing);
        for (const QJsonObject &line : lines) {
            ++(line.contains("error"_L1) ? bad : good);
            if (options.json)
                printLine(line);
            else if (line.contains("error"_L1))
                std::printf("%s: %s: %s\n", qPrintable(line["file"_L1].toString()),
                            qPrintable(line["error"_L1].toString()), qPrintable(line["detail"_L1].toString()));
        }
    };
    QThreadPool pool;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        pool.start([path, &print] { print(reportFile(path)); });
    }
    pool.waitForDone();
    std::fprintf(stderr, "frames: %d, not shown: %d\n", good, bad);
    return bad == 0 ? 0 : 1;
}

} // namespace
} // namespace td::admin

int main(int argc, char **argv)
{
    using namespace td::admin;
    CLI::App app{"TuoDossier for support staff: what the viewer sees in a DICOM file."};
    app.require_subcommand(1);
    FrameOptions one;
    CLI::App *frameCommand =
        app.add_subcommand("frame", "Stored values of a frame, its picture, and what decided them. Exit status 0 only "
                                    "for pixels that are vouched for.");
    frameCommand->add_option("file", one.file, "a DICOM file")->required();
    frameCommand->add_option("--frame", one.frame, "number of the frame, from 1")->check(CLI::PositiveNumber);
    frameCommand->add_option(
        "--raw", one.raw, "write the stored values: [rows][columns][samples], little endian, one element per sample");
    frameCommand->add_option("--png", one.png, "write the picture as it is displayed");
    frameCommand->add_flag("--json", one.json, "print the attributes as JSON");
    FramesOptions many;
    CLI::App *framesCommand = app.add_subcommand("frames", "Every frame of every file below a folder, one line each; "
                                                           "exit status 0 when all could be read.");
    framesCommand->add_option("folder", many.folder, "a folder")->required();
    framesCommand->add_flag("--json", many.json, "print each frame as a line of JSON");
    CLI11_PARSE(app, argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures are drawn, no window is opened
    const QGuiApplication application(argc, argv);
    return frameCommand->parsed() ? frame(one) : frames(many);
}
