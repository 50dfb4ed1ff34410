// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/HttpServer.h"

#include "core/base/Log.h"
#include "core/security/Digest.h"
#include "core/service/ConnectionThreads.h"

#include <httplib.h>

#include <QFileInfo>

namespace td::service {
namespace {

using namespace Qt::StringLiterals;

class TaskQueue final : public httplib::TaskQueue {
public:
    explicit TaskQueue(size_t maximum)
        : m_threads(maximum)
    {
    }
    void enqueue(std::function<void()> work) override { m_threads.run(std::move(work)); }
    void shutdown() override { m_threads.finish(); }

private:
    ConnectionThreads m_threads;
};

QByteArray bytes(const std::string &text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

Request requestFrom(const httplib::Request &in)
{
    Request request;
    request.method = bytes(in.method);
    request.path = QString::fromStdString(in.path);
    for (const auto &[name, value] : in.headers)
        request.headers.insert(bytes(name).toLower(), bytes(value));
    // The library sorts parameters and drops their order: read them from the target as it was sent.
    const QByteArray target = bytes(in.target);
    const QByteArray query = target.contains('?') ? target.mid(target.indexOf('?') + 1) : QByteArray();
    for (const QByteArray &pair : query.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto decoded = [](QByteArray part) {
            return QString::fromUtf8(QByteArray::fromPercentEncoding(part.replace('+', ' ')));
        };
        request.query.append(std::pair(decoded(equals < 0 ? pair : pair.first(equals)),
                                       equals < 0 ? QString() : decoded(pair.mid(equals + 1))));
    }
    return request;
}

// The library serves the ranges that were asked for without comparing them with the answer's size, and so what lies
// behind it in memory. A range may be ignored (RFC 9110 14.2), but the library does so only when it sees none; the
// request it hands out as const is its own and is not.
void ignoreRanges(const httplib::Request &in)
{
    const_cast<httplib::Request &>(in).ranges.clear();
}

void sendBody(const Answer &answer, httplib::Response &out)
{
    const std::string type = answer.contentType.toStdString();
    if (!answer.more) {
        const auto body = std::make_shared<const QByteArray>(answer.body);
        if (body->isEmpty()) {
            if (answer.status != 204)
                out.set_content(std::string(), type);
            return;
        }
        out.set_content_provider(
            size_t(body->size()), type, [body](size_t offset, size_t length, httplib::DataSink &sink) {
                const auto size = size_t(body->size());
                return offset <= size && length <= size - offset && sink.write(body->constData() + offset, length);
            });
        return;
    }
    auto first = std::make_shared<QByteArray>(answer.body);
    out.set_chunked_content_provider(type, [first, more = answer.more](size_t, httplib::DataSink &sink) {
        const Result<QByteArray> piece = first->isEmpty() ? more() : Result<QByteArray>(std::exchange(*first, {}));
        if (!piece) {
            qCWarning(lcService, "an answer was cut: %s", qPrintable(errorCodeName(piece.error().code)));
            return false;
        }
        if (piece->isEmpty())
            sink.done();
        else
            sink.write(piece->constData(), size_t(piece->size()));
        return true;
    });
}

void send(const Answer &answer, httplib::Response &out)
{
    out.status = answer.status;
    for (const auto &[name, value] : answer.headers)
        out.set_header(name.constData(), value.toStdString());
    // Health data never belongs in a cache that others read.
    out.set_header("Cache-Control", "no-store");
    out.set_header("X-Content-Type-Options", "nosniff");
    out.set_header("Accept-Ranges", "none");
    sendBody(answer, out);
}

} // namespace

class HttpServer::Implementation {
public:
    Implementation(ServerOptions given, const Router &table, Authenticate check)
        : options(std::move(given))
        , router(table)
        , authenticate(std::move(check))
    {
    }

    Result<void> listen();
    Answer answer(Request &request, const httplib::ContentReader *reader);
    Result<void> checkDoor(const Request &request) const;
    Result<void> checkAccess(const Route &route, Request &request) const;
    static Result<QByteArray> readBody(const httplib::ContentReader &reader, qint64 limit);
    void addHandlers();

    ServerOptions options;
    const Router &router;
    Authenticate authenticate;
    std::unique_ptr<httplib::Server> server;
    std::thread listener;
    int port = 0;
};

Result<void> HttpServer::Implementation::checkDoor(const Request &request) const
{
    if (options.launchSecret.isEmpty())
        return {};
    // A page of a web browser can reach a local port by a name of its own that resolves to 127.0.0.1.
    const QByteArray host = request.header("host");
    const QByteArray suffix = ':' + QByteArray::number(port);
    if (host != "127.0.0.1" + suffix && host != "localhost" + suffix)
        return fail(ErrorCode::Forbidden, u"Host"_s);
    if (!security::equalsInConstantTime(request.header("x-tuodossier-launch"), options.launchSecret))
        return fail(ErrorCode::Forbidden, u"X-TuoDossier-Launch"_s);
    return {};
}

Result<void> HttpServer::Implementation::checkAccess(const Route &route, Request &request) const
{
    if (route.access == Access::Open)
        return {};
    const QByteArray authorization = request.header("authorization");
    if (!authorization.toLower().startsWith("bearer "))
        return fail(ErrorCode::SessionExpired, u"no token"_s);
    auto caller = authenticate(authorization.mid(7).trimmed());
    if (!caller)
        return tl::unexpected(caller.error());
    const bool staff = caller->role == model::Role::Staff;
    if ((route.access == Access::Staff && !staff) || (route.access == Access::Patient && staff))
        return fail(ErrorCode::Forbidden, u"not for this role"_s);
    request.caller = std::move(*caller);
    return {};
}

Result<QByteArray> HttpServer::Implementation::readBody(const httplib::ContentReader &reader, qint64 limit)
{
    QByteArray body;
    bool tooLarge = false;
    // What is over the limit is read and dropped: the connection stays usable for the answer and the next request.
    const bool whole = reader([&](const char *data, size_t size) {
        tooLarge = tooLarge || body.size() + qint64(size) > limit;
        if (!tooLarge)
            body.append(data, qsizetype(size));
        return true;
    });
    if (tooLarge)
        return fail(ErrorCode::TooLarge, u"request body"_s);
    return whole ? Result<QByteArray>(body) : fail(ErrorCode::Truncated, u"request body"_s);
}

Answer HttpServer::Implementation::answer(Request &request, const httplib::ContentReader *reader)
{
    const bool fhir = request.path.startsWith("/fhir"_L1);
    const auto refuse = [&](const Error &error) { return fhir ? outcome(error) : problem(error); };
    const Router::Match match = router.match(request.method, request.path);
    Result<void> allowed = checkDoor(request);
    if (allowed && !match.route && match.allowed.isEmpty())
        allowed = fail(ErrorCode::NotFound, u"no such path"_s);
    if (allowed && match.route)
        allowed = checkAccess(*match.route, request);
    const qint64 limit = allowed && match.route ? match.route->bodyLimit : 0;
    if (reader) {
        auto body = readBody(*reader, limit);
        if (allowed && !body && match.route)
            return refuse(body.error());
        if (body)
            request.body = std::move(*body);
    }
    if (!allowed)
        return refuse(allowed.error());
    if (!match.route) {
        const Error error{ErrorCode::Unsupported, u"method"_s};
        constexpr int methodNotAllowed = 405;
        Answer wrongMethod = fhir ? outcome(error) : problem(error, {{u"status"_s, methodNotAllowed}});
        wrongMethod.status = methodNotAllowed;
        wrongMethod.addHeader("Allow", match.allowed);
        return wrongMethod;
    }
    request.pathValues = match.pathValues;
    request.baseUrl =
        QString::fromLatin1((options.certificateFile.isEmpty() ? "http://" : "https://") + request.header("host"));
    return match.route->handle(request);
}

void HttpServer::Implementation::addHandlers()
{
    const std::string any = R"([\s\S]*)";
    const auto plain = [this](const httplib::Request &in, httplib::Response &out) {
        ignoreRanges(in);
        Request request = requestFrom(in);
        send(answer(request, nullptr), out);
    };
    const auto withBody = [this](const httplib::Request &in, httplib::Response &out,
                                 const httplib::ContentReader &reader) {
        ignoreRanges(in);
        Request request = requestFrom(in);
        // The library takes a form apart itself and cannot hand it out as a body. No route takes one: it is dropped.
        if (in.is_multipart_form_data())
            reader([](const httplib::MultipartFormData &) { return true; }, [](const char *, size_t) { return true; });
        send(answer(request, in.is_multipart_form_data() ? nullptr : &reader), out);
    };
    server->Get(any, plain);
    server->Options(any, plain);
    server->Post(any, withBody);
    server->Put(any, withBody);
    server->Patch(any, withBody);
    server->Delete(any, withBody); // else the library reads its body whole before anybody has checked the door
    // The library has no handlers for other methods and would read their bodies whole before it says so.
    server->set_pre_routing_handler([](const httplib::Request &in, httplib::Response &out) {
        static const QSet<QByteArray> known{"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"};
        if (known.contains(bytes(in.method)))
            return httplib::Server::HandlerResponse::Unhandled;
        constexpr int notImplemented = 501;
        Answer refused = problem({ErrorCode::Unsupported, u"method"_s}, {{u"status"_s, notImplemented}});
        refused.status = notImplemented;
        send(refused, out);
        return httplib::Server::HandlerResponse::Handled;
    });
    server->set_exception_handler([](const httplib::Request &, httplib::Response &out, std::exception_ptr) {
        qCCritical(lcService, "a handler threw");
        send(problem({ErrorCode::Internal, {}}), out);
    });
}

Result<void> HttpServer::Implementation::listen()
{
    const bool tls = !options.certificateFile.isEmpty();
    if (tls) {
        server = std::make_unique<httplib::SSLServer>(options.certificateFile.toLocal8Bit().constData(),
                                                      options.privateKeyFile.toLocal8Bit().constData());
    } else {
        server = std::make_unique<httplib::Server>();
    }
    if (!server->is_valid())
        return fail(ErrorCode::Crypto, u"certificate or key"_s);
    const ServerLimits limits = options.limits;
    server->new_task_queue = [limits] { return new TaskQueue(size_t(limits.connections)); };
    server->set_tcp_nodelay(true);
    server->set_keep_alive_max_count(1'000'000);
    server->set_keep_alive_timeout(limits.keepAlive.count());
    server->set_read_timeout(limits.read.count());
    server->set_write_timeout(limits.write.count());
    server->set_payload_max_length(size_t(limits.bodyBytes));
    addHandlers();
    const std::string host = options.host.toStdString();
    if (options.port == 0)
        port = server->bind_to_any_port(host);
    else
        port = server->bind_to_port(host, options.port) ? options.port : -1;
    if (port <= 0)
        return fail(ErrorCode::Io, u"the address cannot be used"_s);
    listener = std::thread([this] { server->listen_after_bind(); });
    // A stop() before the library's loop has begun would be forgotten.
    for (int tries = 0; tries < 5'000 && !server->is_running(); ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return server->is_running() ? Result<void>() : fail(ErrorCode::Io, u"the server does not listen"_s);
}

HttpServer::HttpServer(std::unique_ptr<Implementation> implementation)
    : m_implementation(std::move(implementation))
{
}

HttpServer::~HttpServer()
{
    stop();
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(ServerOptions options, const Router &router,
                                                      Authenticate authenticate)
{
    auto implementation = std::make_unique<Implementation>(std::move(options), router, std::move(authenticate));
    if (auto done = implementation->listen(); !done)
        return tl::unexpected(done.error());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(implementation)));
}

quint16 HttpServer::port() const
{
    return quint16(m_implementation->port);
}

void HttpServer::stop()
{
    if (!m_implementation->listener.joinable())
        return;
    m_implementation->server->stop();
    m_implementation->listener.join();
}

} // namespace td::service
