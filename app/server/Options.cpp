// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/Options.h"

#include "core/policy/Login.h"

#include <CLI/CLI.hpp>

#include <QFile>
#include <QHostAddress>

namespace td::server {
namespace {

using namespace Qt::StringLiterals;

/// The command line as it is written.
struct Written {
    std::string data;
    std::string host = "127.0.0.1";
    quint16 port = 8443;
    std::string certificate;
    std::string key;
    bool behindProxy = false;
    std::string smtpUrl;
    std::string smtpFrom;
    std::string smtpUser;
    std::string smtpPasswordFile;
    std::string smtpAuthority;
    bool smtpPlain = false;
    std::string smsUrl;
    std::string smsTokenFile;
    bool smsForm = false;
    std::string addStaff;
    std::string phone;
    std::string email;
    std::string department;
    int passwordAgeDays = int(policy::passwordAdvisedAge / std::chrono::hours(24));
};

void describe(CLI::App &app, Written &w)
{
    app.add_option("--data", w.data, "Folder of the store; created when absent")->required();
    app.add_option("--host", w.host, "Address to listen on")->capture_default_str();
    app.add_option("--port", w.port, "Port to listen on; 0 takes any free one")->capture_default_str();
    auto *certificate = app.add_option("--cert", w.certificate, "Certificate chain (PEM), for HTTPS");
    auto *key = app.add_option("--key", w.key, "Private key (PEM), for HTTPS");
    certificate->needs(key);
    key->needs(certificate);
    app.add_flag("--behind-proxy", w.behindProxy, "Speak plain HTTP to other machines: a proxy in front does TLS");
    app.add_option("--password-age-days", w.passwordAgeDays, "Advise a new password after this many days")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
    auto *smtp = app.add_option("--smtp-url", w.smtpUrl, "Mail server, smtp://host:587 or smtps://host:465");
    app.add_option("--smtp-from", w.smtpFrom, "Address that e-mails come from")->needs(smtp);
    smtp->needs(app.get_option("--smtp-from"));
    app.add_option("--smtp-user", w.smtpUser, "User name at the mail server")->needs(smtp);
    app.add_option("--smtp-password-file", w.smtpPasswordFile, "File whose first line is the password")->needs(smtp);
    app.add_option("--smtp-ca", w.smtpAuthority, "Own certification authority (PEM)")->needs(smtp);
    app.add_flag("--smtp-plain", w.smtpPlain, "Allow a mail server without TLS on this machine")->needs(smtp);
    auto *sms = app.add_option("--sms-url", w.smsUrl, "SMS provider: text messages are posted there");
    app.add_option("--sms-token-file", w.smsTokenFile, "File whose first line is the provider's token")->needs(sms);
    app.add_flag("--sms-form", w.smsForm, "Post a form instead of JSON")->needs(sms);
    auto *staff =
        app.add_option("--add-staff", w.addStaff, "Add a staff account with the password from standard input, and end");
    app.add_option("--phone", w.phone, "Its mobile phone")->needs(staff);
    app.add_option("--email", w.email, "Its e-mail address")->needs(staff);
    app.add_option("--department", w.department, "Its department, as patients read it in the record of accesses")
        ->needs(staff);
    app.set_version_flag("--version", TUODOSSIER_VERSION);
}

std::optional<Secret> firstLineOf(const std::string &path)
{
    if (path.empty())
        return Secret();
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return Secret(file.readLine().trimmed());
}

bool isLocal(const std::string &host)
{
    return host == "localhost" || QHostAddress(QString::fromStdString(host)).isLoopback();
}

/// The reason why the program must not start so, or nothing.
std::optional<QString> objection(const Written &w)
{
    if (!w.addStaff.empty())
        return std::nullopt;
    if (w.smtpUrl.empty() && w.smsUrl.empty())
        return u"No way to deliver one-time codes: give --smtp-url or --sms-url."_s;
    if (w.certificate.empty() && !w.behindProxy && !isLocal(w.host))
        return u"Passwords would cross the network in the clear: give --cert and --key, or --behind-proxy."_s;
    const QString mailHost = QUrl(QString::fromStdString(w.smtpUrl)).host();
    if (w.smtpPlain && !isLocal(mailHost.toStdString()))
        return u"--smtp-plain is for a mail server on this machine."_s;
    const QUrl sms(QString::fromStdString(w.smsUrl));
    if (!sms.isEmpty() && sms.scheme() != "https"_L1 && !isLocal(sms.host().toStdString()))
        return u"--sms-url must be https."_s;
    return std::nullopt;
}

std::optional<Options> optionsOf(const Written &w)
{
    Options options;
    options.config.dataFolder = QString::fromStdString(w.data);
    options.config.host = QString::fromStdString(w.host);
    options.config.port = w.port;
    options.config.embedded = false;
    options.config.passwordAge = std::chrono::hours(24 * w.passwordAgeDays);
    options.config.certificateFile = QString::fromStdString(w.certificate);
    options.config.privateKeyFile = QString::fromStdString(w.key);
    options.staffName = QString::fromStdString(w.addStaff);
    options.staffPhone = QString::fromStdString(w.phone);
    options.staffEmail = QString::fromStdString(w.email);
    options.staffDepartment = QString::fromStdString(w.department);
    auto smtpPassword = firstLineOf(w.smtpPasswordFile);
    auto smsToken = firstLineOf(w.smsTokenFile);
    if (!smtpPassword || !smsToken)
        return std::nullopt;
    if (!w.smtpUrl.empty())
        options.email = notify::SmtpAccount{QString::fromStdString(w.smtpUrl),       QString::fromStdString(w.smtpFrom),
                                            QString::fromStdString(w.smtpUser),      std::move(*smtpPassword),
                                            QString::fromStdString(w.smtpAuthority), !w.smtpPlain};
    if (!w.smsUrl.empty()) {
        options.sms.emplace();
        options.sms->url = QString::fromStdString(w.smsUrl);
        options.sms->body = w.smsForm ? notify::SmsProvider::Body::Form : notify::SmsProvider::Body::Json;
        options.sms->bearerToken = std::move(*smsToken);
    }
    return options;
}

int complain(const QString &text)
{
    constexpr int usage = 64; // EX_USAGE of sysexits.h
    std::fprintf(stderr, "tuodossier-server: %s\n", qPrintable(text));
    return usage;
}

} // namespace

std::variant<Options, int> parseOptions(int argc, char **argv)
{
    CLI::App app("TuoDossier service: login, FHIR R4 and DICOMweb over one data folder", "tuodossier-server");
    Written written;
    describe(app, written);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error);
    }
    if (const auto reason = objection(written))
        return complain(*reason);
    auto options = optionsOf(written);
    if (!options)
        return complain(u"A password or token file cannot be read."_s);
    return std::move(*options);
}

} // namespace td::server
