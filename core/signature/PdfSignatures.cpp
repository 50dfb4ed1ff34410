// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/PdfSignatures.h"

#include "core/signature/CmsSignatures.h"
#include "core/signature/PdfRevision.h"
#include "core/signature/SignatureReader.h"

#include <QRegularExpression>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>

#include <algorithm>
#include <exception>
#include <set>

namespace td::signature {
namespace {

using namespace Qt::StringLiterals;
constexpr int maximumFields = 5'000;
/// Fields in fields. Forms made by people have two or three levels.
constexpr int maximumFieldDepth = 16;

/// Where the signed bytes of one signature are: before and after its gap.
struct SignedRange {
    qsizetype gap = 0;   ///< first byte of the gap
    qsizetype after = 0; ///< first byte after the gap
    qsizetype end = 0;   ///< first byte that is no longer signed
};

struct Found {
    QPDFObjectHandle dictionary;
    qsizetype end = 0;
    Signature signature;
};

/// Walks the tree of form fields for signature dictionaries.
class FieldWalk {
public:
    explicit FieldWalk(QPDF &pdf)
    {
        QPDFObjectHandle form = pdf.getRoot().getKey("/AcroForm");
        if (form.isDictionary())
            walk(form.getKey("/Fields"), false, 0);
    }

    std::vector<QPDFObjectHandle> values;
    bool tooMany = false;

private:
    void walk(QPDFObjectHandle fields, bool inherited, int depth)
    {
        for (int i = 0; fields.isArray() && i < fields.getArrayNItems(); ++i) {
            QPDFObjectHandle field = fields.getArrayItem(i);
            if (!field.isDictionary() || (field.isIndirect() && !m_seen.insert(field.getObjGen()).second))
                continue;
            if (++m_count > maximumFields || depth > maximumFieldDepth) {
                tooMany = true;
                return;
            }
            const bool signs = field.hasKey("/FT") ? field.getKey("/FT").isNameAndEquals("/Sig") : inherited;
            QPDFObjectHandle value = field.getKey("/V");
            if (signs && value.isDictionary() && (!value.isIndirect() || m_values.insert(value.getObjGen()).second))
                values.push_back(value);
            walk(field.getKey("/Kids"), signs, depth + 1);
        }
    }

    std::set<QPDFObjGen> m_seen;
    std::set<QPDFObjGen> m_values;
    int m_count = 0;
};

/// ISO 32000-1 12.8.1: two ranges that are the whole file up to the revision's end but for the string of Contents.
/// Anything else would let unsigned bytes hide in the gap.
std::optional<SignedRange> rangeOf(QPDFObjectHandle range, qsizetype fileSize)
{
    if (!range.isArray() || range.getArrayNItems() != 4)
        return std::nullopt;
    qlonglong number[4] = {};
    for (int i = 0; i < 4; ++i) {
        if (!range.getArrayItem(i).isInteger())
            return std::nullopt;
        number[i] = range.getArrayItem(i).getIntValue();
        if (number[i] < 0 || number[i] > fileSize)
            return std::nullopt;
    }
    const SignedRange out{qsizetype(number[1]), qsizetype(number[2]), qsizetype(number[2] + number[3])};
    const bool whole = number[0] == 0 && out.gap > 0 && out.gap < out.after && number[3] > 0 && out.end <= fileSize;
    return whole ? std::optional(out) : std::nullopt;
}

/// The gap as the string that stands in it, when it is that of `contents` and nothing more.
std::optional<QByteArray> contentsIn(QByteArrayView gap, QPDFObjectHandle contents)
{
    if (!contents.isString() || gap.size() < 4 || gap.front() != '<' || gap.back() != '>')
        return std::nullopt;
    const QByteArrayView hex = gap.sliced(1, gap.size() - 2);
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    if (hex.size() % 2 != 0 || !std::all_of(hex.begin(), hex.end(), isHex))
        return std::nullopt;
    QByteArray bytes = QByteArray::fromHex(hex.toByteArray());
    const std::string value = contents.getStringValue();
    return QByteArrayView(value.data(), qsizetype(value.size())) == bytes ? std::optional(bytes) : std::nullopt;
}

/// ISO 32000-1 7.9.4. A time without its zone is no time that could be compared.
QDateTime statedTime(QPDFObjectHandle dictionary)
{
    QPDFObjectHandle m = dictionary.getKey("/M");
    static const QRegularExpression form(u"^D:([0-9]{14})(?:Z|([+-])([0-9]{2})'?([0-9]{2}))"_s);
    const auto match =
        m.isString() ? form.match(QString::fromStdString(m.getStringValue())) : QRegularExpressionMatch();
    if (!match.hasMatch())
        return {};
    QDateTime time = QDateTime::fromString(match.captured(1), u"yyyyMMddHHmmss"_s);
    time.setTimeSpec(Qt::UTC);
    const int minutes = match.captured(3).toInt() * 60 + match.captured(4).toInt();
    return time.addSecs(match.captured(2) == "-"_L1 ? minutes * 60 : -minutes * 60);
}

/// What can be said without looking at the CMS: a signature that cannot be verified, and why.
Signature unverified(ErrorCode problem)
{
    Signature out;
    out.container = Container::Pdf;
    out.problem = problem;
    return out;
}

Signature verifyCms(QPDFObjectHandle dictionary, const QByteArray &cms, const Pieces &content, const TrustStore &trust,
                    const QDateTime &now)
{
    const std::string filter =
        dictionary.getKey("/SubFilter").isName() ? dictionary.getKey("/SubFilter").getName() : std::string();
    const bool stamp = filter == "/ETSI.RFC3161";
    if (!stamp && filter != "/ETSI.CAdES.detached" && filter != "/adbe.pkcs7.detached")
        return unverified(ErrorCode::Unsupported);
    const auto data = openSignedData(cms);
    if (!data)
        return unverified(data.error().code);
    // The string is longer than the signature, and filled up with zeros.
    const QByteArrayView padding = QByteArrayView(cms).sliced(data->length);
    if (std::any_of(padding.begin(), padding.end(), [](char c) { return c != 0; }))
        return unverified(ErrorCode::Malformed);
    if (stamp)
        return verifyTimeStamp(*data, content, trust, now);
    if (data->hasContent)
        return unverified(ErrorCode::Malformed);
    const QVector<Signature> signers = verifySigners(*data, content, trust, statedTime(dictionary), now);
    return signers.size() == 1 ? signers.first() : unverified(ErrorCode::Malformed); // ETSI EN 319 142-1 6.3: one
}

Found verify(const QByteArray &bytes, QPDFObjectHandle dictionary, const TrustStore &trust, const QDateTime &now)
{
    Found out{dictionary, bytes.size(), unverified(ErrorCode::Malformed)};
    const std::optional<SignedRange> range = rangeOf(dictionary.getKey("/ByteRange"), bytes.size());
    if (!range)
        return out;
    out.end = range->end;
    const QByteArrayView file(bytes);
    const auto contents =
        contentsIn(file.sliced(range->gap, range->after - range->gap), dictionary.getKey("/Contents"));
    if (!contents)
        return out;
    const Pieces content{file.first(range->gap), file.sliced(range->after, range->end - range->after)};
    out.signature = verifyCms(dictionary, *contents, content, trust, now);
    out.signature.container = Container::Pdf;
    if (out.signature.integrity != Integrity::CannotVerify)
        out.signature.coverage = whatWasAdded(bytes, range->end);
    return out;
}

Result<QVector<Signature>> readAll(const QByteArray &bytes, const TrustStore &trust, const QDateTime &now)
{
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("document", bytes.constData(), size_t(bytes.size()));
    const FieldWalk walk(pdf);
    if (walk.tooMany || walk.values.size() > size_t(maximumSignatures))
        return fail(ErrorCode::TooLarge, u"a PDF with too many fields or signatures"_s);
    std::vector<Found> found;
    for (const QPDFObjectHandle &dictionary : walk.values)
        found.push_back(verify(bytes, dictionary, trust, now));
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.end < b.end; });
    QVector<Signature> out;
    for (const Found &one : found)
        out.append(one.signature);
    return out;
}

} // namespace

Result<QVector<Signature>> readPdfSignatures(const QByteArray &bytes, const TrustStore &trust, const QDateTime &now)
{
    // A signature dictionary stands in plain sight: its own place in the file is part of what it says. Reports that are
    // not signed, most of them, need no second parser.
    if (!bytes.contains("/ByteRange"))
        return QVector<Signature>();
    try {
        return readAll(bytes, trust, now);
    } catch (const std::exception &) {
        return fail(ErrorCode::Unsupported, u"a PDF that qpdf cannot read"_s);
    }
}

} // namespace td::signature
