// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Multipart.h"

namespace td {
namespace {

using namespace Qt::StringLiterals;

Result<BodyPart> partOf(const QByteArray &body, qsizetype from, qsizetype to)
{
    // A part without header lines begins with the empty line itself.
    const bool noHeader = body.mid(from, 2) == "\r\n";
    const qsizetype headerEnd = noHeader ? from : body.indexOf("\r\n\r\n", from);
    if (headerEnd < 0 || headerEnd > to)
        return fail(ErrorCode::Malformed, u"part header"_s);
    BodyPart part;
    for (const QByteArray &line : body.mid(from, headerEnd - from).split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            part.headers.insert(line.first(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype start = headerEnd + (noHeader ? 2 : 4);
    part.body = body.mid(start, to - start);
    return part;
}

} // namespace

QByteArray headerParameter(const QByteArray &headerValue, const QByteArray &name)
{
    const QList<QByteArray> pieces = headerValue.split(';');
    for (qsizetype i = 1; i < pieces.size(); ++i) {
        const qsizetype equals = pieces[i].indexOf('=');
        if (equals < 0 || pieces[i].first(equals).trimmed().toLower() != name)
            continue;
        QByteArray value = pieces[i].mid(equals + 1).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.sliced(1, value.size() - 2);
        return value;
    }
    return {};
}

Result<QVector<BodyPart>> parseMultipart(const QByteArray &contentType, const QByteArray &body, int maximumParts)
{
    const QByteArray boundary = headerParameter(contentType, "boundary");
    constexpr qsizetype longestBoundary = 70; // RFC 2046 5.1.1
    if (boundary.isEmpty() || boundary.size() > longestBoundary)
        return fail(ErrorCode::Malformed, u"boundary"_s);
    const QByteArray delimiter = "\r\n--" + boundary;
    QVector<BodyPart> parts;
    qsizetype at = body.startsWith("--" + boundary) ? -2 : body.indexOf(delimiter);
    for (;;) {
        if (at == -1)
            return fail(ErrorCode::Truncated, u"no closing delimiter"_s);
        const qsizetype after = at + delimiter.size();
        if (body.mid(after, 2) == "--")
            return parts;
        const qsizetype lineEnd = body.indexOf("\r\n", after);
        const qsizetype next = lineEnd < 0 ? -1 : body.indexOf(delimiter, lineEnd);
        if (next < 0)
            return fail(ErrorCode::Truncated, u"no closing delimiter"_s);
        if (parts.size() >= maximumParts)
            return fail(ErrorCode::TooLarge, u"parts"_s);
        auto part = partOf(body, lineEnd + 2, next);
        if (!part)
            return tl::unexpected(part.error());
        parts.append(std::move(*part));
        at = next;
    }
}

} // namespace td
