// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/DemoFilling.h"

#include "core/base/Clock.h"
#include "core/demo/DemoDossier.h"
#include "core/notify/Outbox.h"
#include "core/service/Intake.h"
#include "core/service/Service.h"

#include <QDir>
#include <QLockFile>
#include <QThread>

namespace td::app {
namespace {

using namespace Qt::StringLiterals;

/// Puts what the generator makes into a service's store.
class IntakeSink final : public demo::DemoSink {
public:
    explicit IntakeSink(service::Intake &intake)
        : m_intake(intake)
    {
    }

    Result<void> patient(const model::Patient &patient, const Secret &password) override
    {
        return m_intake.addPatient(patient).and_then(
            [&] { return m_intake.addAccount(patient.fiscalCode, password.copy(), model::Role::Patient, patient.id); });
    }

    Result<void> document(const model::DocumentReference &document, const QByteArray &content) override
    {
        return m_intake.addDocument(document, content);
    }

    Result<void> consent(const model::Consent &decision) override { return m_intake.addConsent(decision); }

    Result<void> instances(const PatientId &patient, const QVector<QByteArray> &part10) override
    {
        for (const Result<void> &added : m_intake.addInstances(patient, part10)) {
            if (!added)
                return added;
        }
        return {};
    }

private:
    service::Intake &m_intake;
};

Result<void> fill(const QString &folder, const std::function<bool(int, int)> &progress)
{
    const SystemClock clock;
    notify::Outbox outbox;
    auto service = service::Service::start({.dataFolder = folder}, clock, outbox);
    if (!service)
        return tl::unexpected(service.error());
    service::Intake &intake = (*service)->intake();
    const auto clerk = intake.addAccount(demo::demoStaffName(), Secret::fromString(demo::demoStaffPassword()),
                                         model::Role::Staff, {}, {u"+390000000047"_s, {}, u"Accettazione P2"_s});
    if (!clerk)
        return clerk;
    IntakeSink sink(intake);
    return demo::generateDemoDossier(sink, progress);
}

/// A program killed between making its lock file and writing its number into it leaves one that never counts as stale.
bool takeLock(QLockFile &lock)
{
    constexpr unsigned long writingMs = 500; // far longer than a living program needs between the two
    if (lock.tryLock(0))
        return true;
    qint64 pid = 0;
    QString host;
    QString program;
    if (lock.getLockInfo(&pid, &host, &program))
        return false;
    QThread::msleep(writingMs);
    if (lock.getLockInfo(&pid, &host, &program))
        return false;
    QFile::remove(lock.fileName());
    return lock.tryLock(0);
}

} // namespace

Result<void> ensureDemoDossier(const QString &folder, const std::function<bool(int, int)> &progress)
{
    if (QDir(folder).exists())
        return {};
    const QString partial = folder + u".partial"_s;
    if (!QDir().mkpath(QFileInfo(folder).path()))
        return fail(ErrorCode::PermissionDenied, u"the data folder cannot be made"_s);
    QLockFile lock(folder + u".lock"_s);
    lock.setStaleLockTime(0); // a dead process's lock is taken over, a living one's never, however long it takes
    if (!takeLock(lock))
        return fail(ErrorCode::Conflict, u"being made by another program"_s);
    if (QDir(folder).exists()) // another program has just finished it
        return {};
    QDir(partial).removeRecursively();
    if (const Result<void> filled = fill(partial, progress); !filled) {
        QDir(partial).removeRecursively();
        return filled;
    }
    if (!QDir().rename(partial, folder))
        return fail(ErrorCode::Io, u"the filled folder cannot be renamed"_s);
    return {};
}

} // namespace td::app
