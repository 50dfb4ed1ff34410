// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/Options.h"
#include "app/server/StopSignal.h"
#include "core/notify/Outbox.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>

namespace td::server {
namespace {

using namespace Qt::StringLiterals;

int complain(const QString &what, const Error &error)
{
    std::fprintf(stderr, "tuodossier-server: %s (%s: %s)\n", qPrintable(what), qPrintable(errorCodeName(error.code)),
                 qPrintable(error.detail));
    return 1;
}

int addStaff(const Options &options)
{
    std::string line;
    std::getline(std::cin, line);
    service::ServiceConfig config;
    config.dataFolder = options.config.dataFolder;
    const SystemClock clock;
    notify::Outbox nothing;
    auto service = service::Service::start(config, clock, nothing);
    if (!service)
        return complain(u"The data folder cannot be used."_s, service.error());
    const auto added =
        (*service)->intake().addAccount(options.staffName, Secret(QByteArray::fromStdString(line)), model::Role::Staff,
                                        {}, {options.staffPhone, options.staffEmail, options.staffDepartment});
    if (!added)
        return complain(u"The account was not added."_s, added.error());
    std::printf("account added\n");
    return 0;
}

int run(Options &options)
{
    const SystemClock clock;
    notify::NetworkSender sender(std::move(options.sms), std::move(options.email));
    auto service = service::Service::start(options.config, clock, sender);
    if (!service)
        return complain(u"The service cannot start."_s, service.error());
    std::printf("listening on %s://%s:%d\n", options.config.certificateFile.isEmpty() ? "http" : "https",
                qPrintable(options.config.host), int((*service)->port()));
    std::fflush(stdout);
    waitForStop();
    (*service)->stop();
    return 0;
}

} // namespace
} // namespace td::server

int main(int argc, char **argv)
{
    td::server::prepareForStop();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("tuodossier-server"));
    auto options = td::server::parseOptions(argc, argv);
    if (const int *status = std::get_if<int>(&options))
        return *status;
    auto &chosen = std::get<td::server::Options>(options);
    return chosen.staffName.isEmpty() ? td::server::run(chosen) : td::server::addStaff(chosen);
}
