// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/FrameReport.h"
#include "core/authoring/Passphrase.h"
#include "core/media/MediumCheck.h"

#include <QDirIterator>
#include <QGuiApplication>
#include <QJsonArray>
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

struct VerifyOptions {
    std::string path;
    std::string seal;
    std::string passphraseFile;
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

QJsonObject jsonOf(const media::MediumCheck &check)
{
    return {{u"intact"_s, check.isIntact()},
            {u"signed"_s, check.manifest.isSigned},
            {u"seal"_s, security::keyWords(check.manifest.publicKey)},
            {u"made"_s, check.manifest.made.toString(Qt::ISODate)},
            {u"files"_s, check.manifest.entries.size()},
            {u"bytes"_s, check.bytesRead},
            {u"missing"_s, QJsonArray::fromStringList(check.missing)},
            {u"added"_s, QJsonArray::fromStringList(check.added)},
            {u"altered"_s, QJsonArray::fromStringList(check.altered)},
            {u"unreadable"_s, QJsonArray::fromStringList(check.unreadable)},
            {u"others"_s, QJsonArray::fromStringList(check.others)}};
}

/// Takes the passphrase as it stands in the file, and else as this program writes its own.
Result<media::MediumCheck> checkEncrypted(const QString &path, const QString &passphraseFile)
{
    constexpr qint64 longest = 1024;
    QFile file(passphraseFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::PermissionDenied, u"the file of the passphrase cannot be read"_s);
    QByteArray line = file.read(longest);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    const Secret passphrase(line);
    const std::atomic_bool cancel = false;
    auto check = media::checkMedium(path, {}, cancel, passphrase);
    if (check || check.error().code != ErrorCode::InvalidCredentials)
        return check;
    return media::checkMedium(path, {}, cancel, authoring::normalisedPassphrase(QString::fromUtf8(line)));
}

int verify(const VerifyOptions &options)
{
    const QString path = QString::fromStdString(options.path);
    const std::atomic_bool cancel = false;
    auto check = media::checkMedium(path, {}, cancel);
    if (!check && check.error().code == ErrorCode::InvalidCredentials && !options.passphraseFile.empty())
        check = checkEncrypted(path, QString::fromStdString(options.passphraseFile));
    if (!check)
        return refuse(path, check.error());
    const QString seal = security::keyWords(check->manifest.publicKey);
    const bool isExpected = options.seal.empty() || seal == QString::fromStdString(options.seal);
    if (options.json) {
        printLine(jsonOf(*check));
    } else {
        const auto print = [](const char *what, const QStringList &paths) {
            for (const QString &one : paths)
                std::printf("%s: %s\n", what, qPrintable(one));
        };
        print("missing", check->missing);
        print("added", check->added);
        print("altered", check->altered);
        print("unreadable", check->unreadable);
        print("another medium", check->others);
        std::printf("%s: %lld files, made %s, seal %s%s\n", check->isIntact() ? "intact" : "NOT intact",
                    static_cast<long long>(check->manifest.entries.size()),
                    qPrintable(check->manifest.made.toString(Qt::ISODate)), qPrintable(seal),
                    check->manifest.isSigned ? "" : ", whose signature does NOT fit");
    }
    if (!isExpected)
        std::fprintf(stderr, "another seal than the one asked for\n");
    return check->isIntact() && isExpected ? 0 : 1;
}

} // namespace
} // namespace td::admin

int main(int argc, char **argv)
{
    using namespace td::admin;
    CLI::App app{"TuoDossier for support staff: what the viewer sees in a DICOM file, and whether a medium is whole."};
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
    VerifyOptions medium;
    CLI::App *verifyCommand =
        app.add_subcommand("verify", "Compares a medium with its signed manifest. Exit status 0 only when nothing is "
                                     "missing, added or altered and the signature fits.");
    verifyCommand->add_option("path", medium.path, "a folder, a stick, a ZIP or an ISO image")->required();
    verifyCommand->add_option("--seal", medium.seal, "the words that the exporting installation showed");
    verifyCommand->add_option(
        "--passphrase-file", medium.passphraseFile,
        "a file with the passphrase of an encrypted ZIP; never on the command line, which others see");
    verifyCommand->add_flag("--json", medium.json, "print the findings as JSON");
    CLI11_PARSE(app, argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures are drawn, no window is opened
    const QGuiApplication application(argc, argv);
    if (verifyCommand->parsed())
        return verify(medium);
    return frameCommand->parsed() ? frame(one) : frames(many);
}
