// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/ExportRun.h"

#include "ui/exporting/ExportEstimate.h"
#include "ui/exporting/RunAside.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPointer>
#include <QUuid>

#include <exception>

#include <numeric>

namespace td::ui {

struct ExportRun::Shared {
    explicit Shared(const QString &workFolder)
        : folder(workFolder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces))
    {
    }
    ~Shared() { QDir(folder).removeRecursively(); }

    QString folder;
    std::atomic_bool cancel{false};
};

namespace {

using namespace Qt::StringLiterals;

/// Lets the first call through, the last one, and twenty a second; called on one worker.
class Pace {
public:
    bool isDue(bool isLast)
    {
        constexpr qint64 pauseMs = 50;
        if (!isLast && m_last.isValid() && m_last.elapsed() < pauseMs)
            return false;
        m_last.start();
        return true;
    }

private:
    QElapsedTimer m_last;
};

/// No memory or no thread: a future with an exception would never be heard of.
template <class Work>
auto guarded(const Work &work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::exception &) {
        return fail(ErrorCode::Internal, u"exception while exporting"_s);
    }
}

Result<void> checkRoom(const QString &path, qint64 bytes, qint64 largestFile)
{
    const Room room = roomAt(path);
    if (room.largestFile > 0 && largestFile > room.largestFile)
        return fail(ErrorCode::TooLarge, u"a file of this size does not go into that file system"_s);
    constexpr qint64 megabyte = 1'000'000;
    if (room.freeBytes && bytes > *room.freeBytes)
        return fail(ErrorCode::DiskFull, u"not enough room"_s, int((bytes - *room.freeBytes) / megabyte) + 1);
    return {};
}

/// Makes one folder, or, of the work folder, all that are missing.
Result<bool> makeFolder(const QString &folder, bool withParents)
{
    if (folder.isEmpty() || QFileInfo(folder).isDir())
        return false;
    if (withParents ? QDir().mkpath(folder) : QDir().mkdir(folder))
        return true;
    return fail(QFileInfo(QFileInfo(folder).absolutePath()).isDir() ? ErrorCode::PermissionDenied : ErrorCode::NotFound,
                u"a folder cannot be made"_s);
}

Result<void> copyAll(const QStringList &from, const QStringList &to,
                     const std::function<void(qint64, qint64)> &progress, const std::atomic_bool &cancel)
{
    QVector<qint64> sizes;
    for (const QString &file : from)
        sizes.append(QFileInfo(file).size());
    const qint64 total = std::accumulate(sizes.cbegin(), sizes.cend(), qint64(0));
    if (auto room = checkRoom(to.first(), total, *std::max_element(sizes.cbegin(), sizes.cend())); !room)
        return room;
    qint64 before = 0;
    for (int i = 0; i < from.size(); ++i) {
        const auto placed = authoring::placeExport(
            from[i], to[i], [&](qint64 done, qint64) { progress(before + done, total); }, cancel);
        if (!placed) {
            // Half of the volumes are no export. With one file an older one of its name may still be there.
            for (int j = 0; j < i; ++j)
                QFile::remove(to[j]);
            return placed;
        }
        before += sizes[i];
    }
    return {};
}

} // namespace

ExportRun::ExportRun(std::shared_ptr<dicom::InstanceSource> source, const QString &workFolder, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_shared(std::make_shared<Shared>(workFolder))
{
}

ExportRun::~ExportRun()
{
    m_shared->cancel = true;
}

QString ExportRun::prepared(const QString &name) const
{
    return m_shared->folder + u'/' + name;
}

void ExportRun::cancel()
{
    m_shared->cancel = true;
}

QFuture<Result<authoring::ExportSummary>> ExportRun::write(Order order)
{
    m_shared->cancel = false;
    const auto report = [guard = QPointer<ExportRun>(this), self = this,
                         pace = std::make_shared<Pace>()](const authoring::ExportProgress &progress) {
        const bool isLast = progress.phase == authoring::ExportProgress::Phase::Writing &&
                            progress.instancesDone == progress.instancesTotal;
        if (!pace->isDue(isLast))
            return;
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, self, progress] {
            if (guard)
                Q_EMIT self->progressed(progress);
        });
    };
    return runAside([shared = m_shared, source = m_source, order = std::make_shared<const Order>(std::move(order)),
                     report]() -> Result<authoring::ExportSummary> {
        const bool isPrepared = order->request.target.startsWith(shared->folder);
        const QString folder = isPrepared ? shared->folder : order->folderToMake;
        if (auto room = checkRoom(order->request.target, order->leastBytes, 0); !room)
            return tl::unexpected(room.error());
        const auto made = makeFolder(folder, isPrepared);
        if (!made)
            return tl::unexpected(made.error());
        auto summary = guarded([&] { return authoring::runExport(*source, order->request, report, shared->cancel); });
        if (!summary && *made)
            QDir().rmdir(folder);
        return summary;
    });
}

QFuture<Result<void>> ExportRun::copy(const QStringList &from, const QStringList &to)
{
    m_shared->cancel = false;
    const auto report = [guard = QPointer<ExportRun>(this), self = this](qint64 done, qint64 total) {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [guard, self, done, total] {
            if (guard)
                Q_EMIT self->copying(done, total);
        });
    };
    return runAside([shared = m_shared, from, to, report] {
        return guarded([&] { return copyAll(from, to, report, shared->cancel); });
    });
}

} // namespace td::ui
