// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/signature/SignedPdf.h"

#include "core/signature/SignatureReader.h"
#include "tests/signature/Authority.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

using namespace td;
using namespace td::signature;
using namespace Qt::StringLiterals;
using test::Authority;
using test::SignedPdf;

namespace {

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

QVector<Signature> read(const QByteArray &bytes, const TrustStore &trust = {})
{
    const auto report = readSignatures(bytes, trust, now());
    REQUIRE(report);
    CHECK(report->content == bytes);
    return report->signatures;
}

test::MakeCms by(Authority &authority, const test::Holder &holder, const QStringList &more = {})
{
    return [&authority, holder, more](const QByteArray &bytes) { return authority.detached(bytes, holder, more); };
}

SignedPdf signedOnce(Authority &authority)
{
    SignedPdf pdf("Referto");
    pdf.sign(by(authority, Authority::anna()));
    return pdf;
}

/// What pdfsig of Poppler says.
QByteArray pdfsig(Authority &authority, const QByteArray &pdf)
{
    authority.write(u"judged.pdf"_s, pdf);
    return test::runTool(u"pdfsig"_s, {u"-nocert"_s, authority.path(u"judged.pdf"_s)}).output;
}

} // namespace

TEST_CASE("a signed PDF is intact, covers its whole file and pdfsig agrees")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, false));
    const SignedPdf pdf = signedOnce(authority);
    CHECK(isPdf(pdf.bytes));
    CHECK_FALSE(isCms(pdf.bytes));
    const auto signatures = read(pdf.bytes, *trust);
    REQUIRE(signatures.size() == 1);
    CHECK(signatures[0].integrity == Integrity::Intact);
    CHECK(signatures[0].coverage == Coverage::WholeFile);
    CHECK(signatures[0].certificate == CertificateState::Trusted);
    CHECK(signatures[0].container == Container::Pdf);
    CHECK(signatures[0].signer->displayName() == u"Anna Verdi"_s);
    CHECK(verdict(signatures[0]) == Verdict::Good);
    if (!test::haveTool(u"pdfsig"_s))
        return test::announceSkip(u"pdfsig is not installed"_s);
    const QByteArray judge = pdfsig(authority, pdf.bytes);
    INFO(judge.toStdString());
    CHECK(judge.contains("Signature is Valid"));
    CHECK(judge.contains("Total document signed"));
    CHECK(judge.contains("Verdi Anna"));
}

TEST_CASE("an empty line after the end of a signed PDF changes nothing")
{
    Authority authority;
    CHECK(read(signedOnce(authority).bytes + "\r\n")[0].coverage == Coverage::WholeFile);
}

TEST_CASE("the date of a signature that has none of its own is the PDF's")
{
    Authority authority;
    SignedPdf pdf("Referto");
    pdf.sign([&](const QByteArray &bytes) {
        return authority.withoutSigningTime(authority.detached(bytes, Authority::anna()));
    });
    const Signature one = read(pdf.bytes)[0];
    CHECK(one.integrity == Integrity::Intact);
    CHECK(one.timeSource == TimeSource::SignersClock);
    CHECK(one.time == QDateTime(QDate(2024, 11, 25), QTime(9, 42), Qt::UTC)); // 10:42 in Italy's winter
}

TEST_CASE("a PDF in which a signed byte changed is broken, and pdfsig agrees")
{
    Authority authority;
    QByteArray bytes = signedOnce(authority).bytes;
    bytes.replace("(Referto)", "(Refertc)");
    const Signature one = read(bytes)[0];
    CHECK(one.integrity == Integrity::Broken);
    CHECK(verdict(one) == Verdict::Bad);
    if (test::haveTool(u"pdfsig"_s))
        CHECK_FALSE(pdfsig(authority, bytes).contains("Signature is Valid"));
}

TEST_CASE("a second signature leaves the first one standing on the revision that it saw")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, false));
    SignedPdf pdf = signedOnce(authority);
    pdf.sign(by(authority, Authority::stranger()));
    const auto signatures = read(pdf.bytes, *trust);
    REQUIRE(signatures.size() == 2);
    CHECK(signatures[0].integrity == Integrity::Intact);
    CHECK(signatures[0].coverage == Coverage::OnlySignaturesAdded);
    CHECK(signatures[0].certificate == CertificateState::Trusted);
    CHECK(verdict(signatures[0]) == Verdict::Good);
    CHECK(signatures[1].integrity == Integrity::Intact);
    CHECK(signatures[1].coverage == Coverage::WholeFile);
    CHECK(signatures[1].certificate == CertificateState::UnknownIssuer);
    if (!test::haveTool(u"pdfsig"_s))
        return test::announceSkip(u"pdfsig is not installed"_s);
    const QByteArray judge = pdfsig(authority, pdf.bytes);
    INFO(judge.toStdString());
    CHECK(judge.count("Signature is Valid") == 2);
    CHECK(judge.contains("Not total document signed"));
}

TEST_CASE("a second signature that paints on the page may change what is read, and is said to have added something")
{
    Authority authority;
    SignedPdf pdf = signedOnce(authority);
    pdf.sign(by(authority, Authority::anna()), {.rectangle = "72 700 400 760"});
    const auto signatures = read(pdf.bytes);
    REQUIRE(signatures.size() == 2);
    CHECK(signatures[0].coverage == Coverage::SomethingAdded);
    CHECK(signatures[1].coverage == Coverage::WholeFile);
}

TEST_CASE("a PDF that was changed after it was signed says so, and that the signed part is whole")
{
    Authority authority;
    SignedPdf pdf = signedOnce(authority);
    SECTION("by another text on the page")
    {
        pdf.replaceText("Altro");
    }
    SECTION("by a note")
    {
        pdf.addNote();
    }
    SECTION("by another text under a further signature")
    {
        pdf.replaceText("Altro");
        pdf.sign(by(authority, Authority::anna()));
    }
    SECTION("by bytes that are no revision")
    {
        pdf.bytes += "1 0 obj << /Type /Catalog >> endobj";
    }
    const Signature one = read(pdf.bytes)[0];
    CHECK(one.integrity == Integrity::Intact);
    CHECK(one.coverage == Coverage::SomethingAdded);
    CHECK(verdict(one) == Verdict::Caution);
}

TEST_CASE("a time-stamp over the whole PDF is told apart from a person's signature")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, false));
    SignedPdf pdf = signedOnce(authority);
    pdf.sign([&](const QByteArray &bytes) { return authority.timeStampToken(bytes); }, {.subFilter = "ETSI.RFC3161"});
    const auto signatures = read(pdf.bytes, *trust);
    REQUIRE(signatures.size() == 2);
    CHECK(signatures[0].coverage == Coverage::OnlySignaturesAdded);
    CHECK(signatures[1].kind == SignatureKind::DocumentTimeStamp);
    CHECK(signatures[1].integrity == Integrity::Intact);
    CHECK(signatures[1].certificate == CertificateState::Trusted);
    CHECK(signatures[1].time.isValid());
    QByteArray changed = pdf.bytes;
    changed.replace("(Referto)", "(Refertc)");
    CHECK(read(changed)[1].integrity == Integrity::Broken);
}

TEST_CASE("a signed PDF in a signed file tells the PDF's signature first")
{
    Authority authority;
    const QByteArray pdf = signedOnce(authority).bytes;
    const auto report = readSignatures(authority.p7m(pdf, Authority::server()), {}, now());
    REQUIRE(report);
    CHECK(report->content == pdf);
    REQUIRE(report->signatures.size() == 2);
    CHECK(report->signatures[0].container == Container::Pdf);
    CHECK(report->signatures[1].container == Container::Cms);
}

TEST_CASE("a PDF without signatures has none")
{
    CHECK(read(SignedPdf("Referto").bytes).isEmpty());
}

TEST_CASE("a byte range that is not the whole revision around the signature cannot be verified")
{
    Authority authority;
    const QByteArray good = signedOnce(authority).bytes;
    const qint64 gap = good.indexOf("/Contents <") + 10;
    const qint64 after = good.indexOf('>', gap) + 1;
    const qint64 rest = good.size() - after;
    REQUIRE(test::withByteRange(good, 0, gap, after, rest) == good);
    struct Case {
        const char *what;
        qint64 a, b, c, d;
    };
    const Case cases[] = {
        {"does not begin at the beginning", 1, gap - 1, after, rest},
        {"gap that begins before the string", 0, gap - 1, after, rest},
        {"gap that begins inside the string", 0, gap + 1, after, rest},
        {"gap that ends after the string", 0, gap, after + 1, rest - 1},
        {"gap that ends inside the string", 0, gap, after - 1, rest + 1},
        {"overlap", 0, after, gap, good.size() - gap},
        {"no gap", 0, gap, gap, good.size() - gap},
        {"beyond the end", 0, gap, after, rest + 1},
        {"far beyond the end", 0, gap, after, 9'999'999'999},
        {"nothing before", 0, 0, after, rest},
        {"nothing after", 0, gap, after, 0},
    };
    for (const Case &one : cases) {
        INFO(one.what);
        const auto signatures = read(test::withByteRange(good, one.a, one.b, one.c, one.d));
        REQUIRE(signatures.size() == 1);
        CHECK(signatures[0].integrity == Integrity::CannotVerify);
        CHECK(signatures[0].problem == ErrorCode::Malformed);
    }
}

TEST_CASE("a byte range around another string than the signature's own cannot be verified")
{
    Authority authority;
    QByteArray bytes = signedOnce(authority).bytes;
    // The field's dictionary gets a signature of its own choice; the old string stays in the gap.
    const qsizetype at = bytes.indexOf("/Contents <");
    bytes.replace(at, 10, "/Kontents ");
    CHECK(read(bytes)[0].integrity == Integrity::CannotVerify);
}

TEST_CASE("negative and fractional byte ranges and those with too few numbers cannot be verified")
{
    Authority authority;
    const QByteArray good = signedOnce(authority).bytes;
    const qsizetype at = test::byteRangePosition(good);
    const qsizetype length = good.indexOf(']', at) - at + 1;
    for (const QByteArray &range : {QByteArray("[0 -1 5 9]"), QByteArray("[0 1.5 5 9]"), QByteArray("[0 100]"),
                                    QByteArray("(text)"), QByteArray("[0 1 2 3 4 5]")}) {
        QByteArray bytes = good;
        bytes.replace(at, length, range.leftJustified(length, ' '));
        CHECK(read(bytes)[0].integrity == Integrity::CannotVerify);
    }
}

TEST_CASE("a signature of a kind that is not known is said to be so")
{
    Authority authority;
    SignedPdf pdf("Referto");
    pdf.sign(by(authority, Authority::anna()), {.subFilter = "adbe.x509.rsa_sha1"});
    CHECK(read(pdf.bytes)[0].integrity == Integrity::CannotVerify);
    CHECK(read(pdf.bytes)[0].problem == ErrorCode::Unsupported);
}

TEST_CASE("a signature in a PDF that is cut off, carries its own content or has bytes behind it cannot be verified")
{
    Authority authority;
    SignedPdf cut("Referto");
    cut.sign([&](const QByteArray &bytes) { return authority.detached(bytes, Authority::anna()).first(700); });
    CHECK(read(cut.bytes)[0].integrity == Integrity::CannotVerify);
    SignedPdf enclosing("Referto");
    enclosing.sign([&](const QByteArray &bytes) { return authority.p7m(bytes, Authority::anna()); });
    CHECK(read(enclosing.bytes)[0].integrity == Integrity::CannotVerify);
    SignedPdf trailing("Referto");
    trailing.sign([&](const QByteArray &bytes) { return authority.detached(bytes, Authority::anna()) + "x"; });
    CHECK(read(trailing.bytes)[0].integrity == Integrity::CannotVerify);
}
