// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notify/NetworkSender.h"
#include "core/service/Service.h"

#include <variant>

namespace td::server {

struct Options {
    service::ServiceConfig config;
    std::optional<notify::SmsProvider> sms;
    std::optional<notify::SmtpAccount> email;

    // With a staff name the program adds that account, with the password from its standard input, and ends.
    QString staffName;
    QString staffPhone;
    QString staffEmail;
    QString staffDepartment; ///< as patients read it in the record of accesses
};

/// Reads the command line. When there is nothing to run (help, version, or an error, which has been printed) the value
/// is the exit status.
std::variant<Options, int> parseOptions(int argc, char **argv);

} // namespace td::server
