// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discs/AnnotationArchive.h"

#include "core/base/WriteError.h"
#include "core/discs/PrivateFolder.h"
#include "core/media/FileSystem.h"
#include "core/security/Digest.h"

#include <QSaveFile>
#include <QtConcurrentRun>

namespace td::discs {
namespace {

using namespace Qt::StringLiterals;

constexpr std::chrono::seconds kPatience(5); // a save takes milliseconds; longer, and the holder hangs
constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString pathOf(const QString &folder, const StudyInstanceUid &study)
{
    const QByteArray name = security::digest("tuodossier annotations of " + study.value().toUtf8()).toHex();
    return u"%1/%2.json"_s.arg(folder, QString::fromLatin1(name));
}

Result<QByteArray> read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::PermissionDenied, u"annotations"_s);
    if (file.size() > AnnotationArchive::maximumBytes)
        return fail(ErrorCode::TooLarge, u"annotations"_s);
    const QByteArray bytes = file.readAll();
    return bytes.size() == file.size() ? Result<QByteArray>(bytes) : fail(ErrorCode::Io, u"annotations"_s);
}

Result<void> write(const QString &path, const QByteArray &bytes)
{
    if (bytes.size() > AnnotationArchive::maximumBytes)
        return fail(ErrorCode::TooLarge, u"annotations"_s);
    QSaveFile file(path); // the old contents stay until the new ones are whole on the disk
    const QString folder = QFileInfo(path).path();
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::PermissionDenied, u"annotations"_s);
    file.setPermissions(kOwnerOnly);
    if (file.write(bytes) == bytes.size() && file.commit() && media::syncFolder(folder))
        return {};
    return fail(writeErrorIn(folder), u"annotations"_s);
}

/// What cannot be read is somebody's work all the same: it stays beside the new file.
Result<QByteArray> updated(const QString &path, const model::AnnotationStore::Update &update)
{
    const auto stored = read(path);
    if (!stored)
        return stored;
    auto bytes = update(*stored);
    if (bytes || bytes.error().code != ErrorCode::Malformed || stored->isEmpty())
        return bytes;
    if (!media::replaceFile(path, path + u".damaged"_s))
        return fail(ErrorCode::PermissionDenied, u"damaged annotations"_s);
    return update({});
}

Result<QByteArray> saved(const QString &folder, const StudyInstanceUid &study,
                         const model::AnnotationStore::Update &update)
{
    // The parent is the patient's folder, which the disc archive makes as well.
    for (const QString &path : {QFileInfo(folder).path(), folder})
        if (const auto made = makePrivateFolder(path); !made)
            return tl::unexpected(made.error());
    const auto lock = takeLock(folder + u"/lock"_s, kPatience);
    if (!lock)
        return fail(lock.error().code == ErrorCode::Conflict ? ErrorCode::Timeout : lock.error().code,
                    u"annotations lock"_s);
    const QString path = pathOf(folder, study);
    auto bytes = updated(path, update);
    if (!bytes)
        return bytes;
    if (const auto written = write(path, *bytes); !written)
        return tl::unexpected(written.error());
    return bytes;
}

} // namespace

AnnotationArchive::AnnotationArchive(const QString &root, const model::Patient &owner)
    : m_folder(root + u'/' + folderNameOf(owner) + u"/annotations"_s)
{
    m_worker.setMaxThreadCount(1);
}

AnnotationArchive::~AnnotationArchive()
{
    m_worker.waitForDone();
}

QFuture<Result<QByteArray>> AnnotationArchive::load(const StudyInstanceUid &study)
{
    return QtConcurrent::run(&m_worker, [path = pathOf(m_folder, study)] { return read(path); });
}

QFuture<Result<QByteArray>> AnnotationArchive::save(const StudyInstanceUid &study, Update update)
{
    return QtConcurrent::run(
        &m_worker, [folder = m_folder, study, update = std::move(update)] { return saved(folder, study, update); });
}

} // namespace td::discs
