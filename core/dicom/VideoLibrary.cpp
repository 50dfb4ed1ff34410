// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/VideoLibrary.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibrary>
#include <QMutex>
#include <QPluginLoader>

#include <optional>

namespace td::dicom {
namespace {

using namespace Qt::StringLiterals;

struct Loaded {
    QMutex looking; ///< of the next two; never held for long, for pages ask again and again whether there is a plugin
    std::optional<QStringList> folders;
    std::optional<QString> file; ///< once looked for; empty when there is none
    QMutex loading;
    VideoPlugin *plugin = nullptr;
};

Loaded &loaded()
{
    static Loaded only;
    return only;
}

/// Beside the program, as portable copies have it, or where an installation has it, as build trees do too.
QStringList usualFolders()
{
    const QDir program(QCoreApplication::applicationDirPath());
    return {program.filePath(u"plugins"_s), QDir::cleanPath(program.filePath(QStringLiteral(TUODOSSIER_PLUGINS)))};
}

/// Empty when there is none.
QString findPlugin(const Loaded &state)
{
    const QStringList folders = state.folders ? *state.folders : usualFolders();
    for (const QString &folder : folders) {
        const QStringList files = QDir(folder).entryList({u"*tuodossier_video*"_s}, QDir::Files);
        for (const QString &file : files)
            if (QLibrary::isLibrary(file))
                return folder + u'/' + file;
    }
    return {};
}

QString pluginFile(Loaded &state)
{
    const QMutexLocker lock(&state.looking);
    if (!state.file)
        state.file = findPlugin(state);
    return *state.file;
}

} // namespace

bool VideoLibrary::isInstalled()
{
    return !pluginFile(loaded()).isEmpty();
}

Result<VideoPlugin *> VideoLibrary::load()
{
    Loaded &state = loaded();
    const QMutexLocker lock(&state.loading);
    if (state.plugin)
        return state.plugin;
    const QString file = pluginFile(state);
    if (file.isEmpty())
        return fail(ErrorCode::Unsupported, u"no plugin for films"_s);
    QPluginLoader loader(file);
    if (loader.metaData().value("IID"_L1).toString() != QStringLiteral(TUODOSSIER_VIDEO_PLUGIN))
        return fail(ErrorCode::Unsupported, u"plugin for films of another version"_s);
    state.plugin = qobject_cast<VideoPlugin *>(loader.instance());
    if (!state.plugin)
        return fail(ErrorCode::Unsupported, u"the plugin for films cannot be loaded"_s);
    return state.plugin;
}

void VideoLibrary::lookIn(const QStringList &folders)
{
    Loaded &state = loaded();
    const QMutexLocker loading(&state.loading);
    const QMutexLocker looking(&state.looking);
    state.folders = folders;
    state.file.reset();
    state.plugin = nullptr;
}

} // namespace td::dicom
