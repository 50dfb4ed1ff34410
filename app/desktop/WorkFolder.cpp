// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/WorkFolder.h"

#include "core/base/Log.h"

#include <QDir>
#include <QSet>
#include <QUuid>

namespace td::app {
namespace {

using namespace Qt::StringLiterals;

const QString lockSuffix = u".lock"_s;

void removeAbandoned(const QString &root)
{
    QSet<QString> names; // a run that prepared nothing leaves its lock file alone
    const QStringList entries = QDir(root).entryList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot);
    for (const QString &entry : entries)
        names.insert(entry.endsWith(lockSuffix) ? entry.chopped(lockSuffix.size()) : entry);
    for (const QString &name : std::as_const(names)) {
        if (QUuid::fromString(name).isNull())
            continue; // not ours
        QLockFile lock(root + u'/' + name + lockSuffix);
        lock.setStaleLockTime(0); // a dead process's lock is taken over, a living one's never
        if (!lock.tryLock(0))
            continue;
        if (!QDir(root + u'/' + name).removeRecursively())
            qCWarning(lcMedia, "an unfinished export of an earlier run could not be removed");
    }
}

} // namespace

WorkFolder::WorkFolder(const QString &root)
    : m_path(root + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_lock(m_path + lockSuffix)
{
    removeAbandoned(root);
    m_lock.setStaleLockTime(0);
    // Without a lock, on a file system that has none, another run might clean up too early, and no more than that.
    if (QDir().mkpath(root))
        m_lock.tryLock(0);
}

WorkFolder::~WorkFolder()
{
    QDir(m_path).removeRecursively();
}

} // namespace td::app
