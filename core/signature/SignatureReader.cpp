// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/SignatureReader.h"

#include "core/signature/CmsSignatures.h"
#include "core/signature/PdfSignatures.h"

#include <algorithm>

namespace td::signature {
namespace {

using namespace Qt::StringLiterals;
/// id-signedData, 1.2.840.113549.1.7.2, with its tag and length.
constexpr QByteArrayView signedDataOid("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", 11);
/// A SEQUENCE with the longest length there is in a file of this program's bounds, then the identifier.
constexpr qsizetype derHead = 24;
/// Enough of base64 for `derHead`, with the line of PEM before it.
constexpr qsizetype textHead = 512;

bool isDerSignedData(QByteArrayView bytes)
{
    return bytes.size() > derHead && bytes.front() == 0x30 && bytes.first(derHead).contains(signedDataOid);
}

/// The bytes behind PEM or bare base64; empty when it is neither.
QByteArray fromText(QByteArrayView text)
{
    QByteArray letters;
    letters.reserve(text.size());
    qsizetype line = 0;
    while (line < text.size()) {
        const qsizetype found = text.sliced(line).indexOf('\n');
        const qsizetype end = found < 0 ? text.size() : line + found;
        const QByteArrayView row = text.sliced(line, end - line).trimmed();
        if (!row.startsWith("-----"))
            letters.append(row);
        line = end + 1;
    }
    auto decoded = QByteArray::fromBase64Encoding(std::move(letters), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

/// The first bytes behind a text, from as many whole groups of four letters as stand in its beginning.
bool isTextSignedData(QByteArrayView bytes)
{
    QByteArray head = bytes.first(std::min(bytes.size(), textHead)).toByteArray().trimmed();
    if (head.startsWith("-----"))
        head.remove(0, head.indexOf('\n') + 1);
    if (!head.startsWith("MI")) // 0x30 and a length over 127
        return false;
    head.replace("\r", "").replace("\n", "");
    return isDerSignedData(QByteArray::fromBase64(head.first(std::min<qsizetype>(head.size() / 4 * 4, 64))));
}

Result<QByteArray> unwrapOne(const QByteArray &bytes, const TrustStore &trust, const QDateTime &now,
                             QVector<Signature> &signatures)
{
    const QByteArray der = isDerSignedData(bytes) ? bytes : fromText(bytes);
    if (der.isEmpty())
        return fail(ErrorCode::Malformed, u"a CMS in broken base64"_s);
    const auto data = openSignedData(der);
    if (!data)
        return tl::unexpected(data.error());
    if (!data->hasContent)
        return fail(ErrorCode::Unsupported, u"a signature apart from its document"_s);
    if (!QByteArrayView(der).sliced(data->length).trimmed().isEmpty())
        return fail(ErrorCode::Malformed, u"bytes after the end of a CMS"_s);
    signatures = verifySigners(*data, {data->content}, trust, {}, now);
    for (Signature &one : signatures) {
        if (one.integrity != Integrity::CannotVerify)
            one.coverage = Coverage::WholeFile;
    }
    std::stable_sort(signatures.begin(), signatures.end(), [](const Signature &a, const Signature &b) {
        return a.time.isValid() && b.time.isValid() && a.time < b.time;
    });
    return data->content.toByteArray();
}

} // namespace

bool isCms(const QByteArray &bytes)
{
    return isDerSignedData(bytes) || isTextSignedData(bytes);
}

bool isPdf(const QByteArray &bytes)
{
    return QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 1024)).contains("%PDF-");
}

Result<SignatureReport> readSignatures(const QByteArray &bytes, const TrustStore &trust, const QDateTime &now)
{
    if (bytes.size() > maximumFileBytes)
        return fail(ErrorCode::TooLarge, u"a signed file"_s);
    SignatureReport report{{}, bytes};
    for (int level = 0; isCms(report.content); ++level) {
        if (level == maximumNesting)
            return fail(ErrorCode::TooLarge, u"too many signed files in each other"_s);
        QVector<Signature> outer;
        auto content = unwrapOne(report.content, trust, now, outer);
        if (!content)
            return tl::unexpected(content.error());
        report.content = std::move(*content);
        report.signatures = outer + report.signatures; // what is inside was signed before
    }
    if (isPdf(report.content)) {
        const auto inside = readPdfSignatures(report.content, trust, now);
        if (!inside)
            return tl::unexpected(inside.error());
        report.signatures = *inside + report.signatures;
    }
    if (report.signatures.size() > maximumSignatures)
        return fail(ErrorCode::TooLarge, u"too many signatures"_s);
    return report;
}

} // namespace td::signature
