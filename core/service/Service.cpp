// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/Service.h"

#include "core/security/Random.h"
#include "core/service/AuthRoutes.h"
#include "core/service/ConsentRoutes.h"
#include "core/service/DeskRoutes.h"
#include "core/service/DicomWebRoutes.h"
#include "core/service/FhirRoutes.h"
#include "core/store/Database.h"
#include "core/store/ObjectFiles.h"

#include <QDir>
#include <QLockFile>

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

Result<QByteArray> newLaunchSecret()
{
    const auto token = security::randomToken();
    return token ? Result<QByteArray>(token->reveal()) : tl::unexpected(token.error());
}

Result<std::unique_ptr<QLockFile>> lockFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io, u"data folder"_s);
    // Health data: for the user who runs the service alone.
    if (!QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return fail(ErrorCode::PermissionDenied, u"data folder"_s);
    auto lock = std::make_unique<QLockFile>(folder + u"/service.lock"_s);
    lock->setStaleLockTime(0); // a lock of a process that has died is taken over, a living one's never
    if (!lock->tryLock(0))
        return lock->error() == QLockFile::LockFailedError ? fail(ErrorCode::Conflict, u"data folder is in use"_s)
                                                           : fail(ErrorCode::Io, u"lock file"_s);
    return lock;
}

} // namespace

class Service::Parts {
public:
    Parts(std::unique_ptr<QLockFile> folderLock, std::unique_ptr<store::Database> openDatabase,
          store::ObjectFiles openObjects, const Clock &clock, notify::Sender &sender, const ServiceConfig &config)
        : lock(std::move(folderLock))
        , database(std::move(openDatabase))
        , objects(std::move(openObjects))
        , intake(*database, objects, clock)
        , reading(*database, clock)
        , sessions(*database, clock)
        , flow(*database, clock, sender, sessions, config.passwordAge)
        , contacts(*database, clock, sender, flow, reading)
        , accounts(*database, intake, reading, sender, clock)
        , auth(flow, sessions, contacts)
        , fhir(*database, objects, reading)
        , consents(*database, intake, reading)
        , desk(*database, intake, reading, accounts)
        , dicomWeb(*database, objects, intake, reading, config.limits.bodyBytes)
    {
        auth.addTo(router);
        fhir.addTo(router);
        consents.addTo(router);
        desk.addTo(router);
        dicomWeb.addTo(router);
        addHealth();
    }

    void addHealth()
    {
        router.add({"GET", u"/health/live"_s, Access::Open, 0, [](const Request &) {
                        return jsonAnswer(200, {{u"status"_s, u"live"_s}});
                    }});
        router.add({"GET", u"/health/ready"_s, Access::Open, 0, [this](const Request &) {
                        const auto answered = intake.isEmpty();
                        return answered ? jsonAnswer(200, {{u"status"_s, u"ready"_s}})
                                        : problem({ErrorCode::Network, u"store"_s});
                    }});
    }

    // In this order: the server ends first, the lock last.
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<store::Database> database;
    store::ObjectFiles objects;
    Intake intake;
    DossierReading reading;
    Sessions sessions;
    LoginFlow flow;
    ContactFlow contacts;
    AccountDesk accounts;
    AuthRoutes auth;
    FhirRoutes fhir;
    ConsentRoutes consents;
    DeskRoutes desk;
    DicomWebRoutes dicomWeb;
    Router router;
    QByteArray launchSecret;
    std::unique_ptr<HttpServer> server;
};

Service::Service(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

Service::~Service()
{
    stop();
}

Result<std::unique_ptr<Service>> Service::start(const ServiceConfig &config, const Clock &clock, notify::Sender &sender)
{
    auto lock = lockFolder(config.dataFolder);
    if (!lock)
        return tl::unexpected(lock.error());
    auto database = store::Database::open(config.dataFolder + u"/dossier.sqlite"_s);
    if (!database)
        return tl::unexpected(database.error());
    auto objects = store::ObjectFiles::open(config.dataFolder + u"/objects"_s);
    if (!objects)
        return tl::unexpected(objects.error());
    auto secret = newLaunchSecret();
    if (!secret)
        return tl::unexpected(secret.error());
    auto parts =
        std::make_unique<Parts>(std::move(*lock), std::move(*database), std::move(*objects), clock, sender, config);
    if (auto done = parts->reading.forgetOldAccesses(); !done)
        return tl::unexpected(done.error());
    if (config.embedded)
        parts->launchSecret = *secret;
    ServerOptions options{config.host,           config.port,  parts->launchSecret, config.certificateFile,
                          config.privateKeyFile, config.limits};
    auto server =
        HttpServer::start(std::move(options), parts->router,
                          [sessions = &parts->sessions](const QByteArray &token) { return sessions->check(token); });
    if (!server)
        return tl::unexpected(server.error());
    parts->server = std::move(*server);
    return std::unique_ptr<Service>(new Service(std::move(parts)));
}

quint16 Service::port() const
{
    return m_parts->server->port();
}

const QByteArray &Service::launchSecret() const
{
    return m_parts->launchSecret;
}

const QVector<Route> &Service::routes() const
{
    return m_parts->router.routes();
}

Intake &Service::intake()
{
    return m_parts->intake;
}

void Service::stop()
{
    m_parts->server->stop();
}

} // namespace td::service
