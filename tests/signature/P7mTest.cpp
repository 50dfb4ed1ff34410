// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/SignatureReader.h"
#include "tests/signature/Authority.h"
#include "tests/support/Catch.h"
#include "tests/support/Tool.h"

using namespace td;
using namespace td::signature;
using namespace Qt::StringLiterals;
using test::Authority;

namespace {

const QByteArray text = "Consenso al trattamento dei dati\r\n";

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

SignatureReport read(const QByteArray &bytes, const TrustStore &trust = {}, const QDateTime &when = now())
{
    const auto report = readSignatures(bytes, trust, when);
    REQUIRE(report);
    return *report;
}

Signature onlyOne(const QByteArray &bytes, const TrustStore &trust = {}, const QDateTime &when = now())
{
    const SignatureReport report = read(bytes, trust, when);
    REQUIRE(report.signatures.size() == 1);
    return report.signatures.first();
}

ErrorCode refusal(const QByteArray &bytes)
{
    const auto report = readSignatures(bytes, {}, now());
    REQUIRE_FALSE(report);
    return report.error().code;
}

} // namespace

TEST_CASE("a signed file gives back its content and says who signed it and when")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, false));
    REQUIRE(trust);
    const QDateTime before = now().addSecs(-2);
    const QByteArray signedFile = authority.p7m(text, Authority::anna());
    CHECK(isCms(signedFile));
    const SignatureReport report = read(signedFile, *trust);
    CHECK(report.content == text);
    REQUIRE(report.signatures.size() == 1);
    const Signature one = report.signatures.first();
    CHECK(one.integrity == Integrity::Intact);
    CHECK(one.coverage == Coverage::WholeFile);
    CHECK(one.certificate == CertificateState::Trusted);
    CHECK(one.revocation == Revocation::NotChecked);
    CHECK(one.container == Container::Cms);
    REQUIRE(one.signer);
    CHECK(one.signer->displayName() == u"Anna Verdi"_s);
    CHECK(one.signer->commonName == u"Verdi Anna"_s);
    CHECK(one.signer->organisation == u"Clinica di prova"_s);
    CHECK(one.signer->identifier == u"TINIT-VRDNNA80A41F205B"_s);
    CHECK(one.signer->issuer == u"Emittente di prova"_s);
    CHECK(one.signer->validTo == QDateTime(QDate(2040, 1, 1), QTime(0, 0), Qt::UTC));
    CHECK(one.timeSource == TimeSource::SignersClock);
    CHECK(one.time >= before);
    CHECK(one.time <= now().addSecs(2));
    CHECK(one.digest == u"SHA-256"_s);
    CHECK(one.key == u"RSA 2048"_s);
    CHECK_FALSE(one.weakDigest);
    CHECK_FALSE(one.weakKey);
    CHECK(verdict(one) == Verdict::Good);

    // The same, judged by the openssl command.
    authority.write(u"judged.p7m"_s, signedFile);
    const test::ToolRun judge =
        test::runTool(u"openssl"_s, {u"cms"_s, u"-verify"_s, u"-inform"_s, u"DER"_s, u"-in"_s,
                                     authority.path(u"judged.p7m"_s), u"-CAfile"_s, authority.path(u"root.pem"_s),
                                     u"-purpose"_s, u"any"_s, u"-binary"_s, u"-out"_s, authority.path(u"out"_s)});
    INFO(judge.output.toStdString());
    CHECK(judge.exitCode == 0);
    CHECK(authority.read(u"out"_s) == text);
}

TEST_CASE("a signed file is read from PEM, from bare base64 and from BER with unknown lengths alike")
{
    Authority authority;
    const QByteArray pem = authority.p7m(text, Authority::anna(), {u"-outform"_s, u"PEM"_s});
    const QByteArray streamed = authority.p7m(text, Authority::anna(), {u"-stream"_s});
    const QByteArray bare = authority.p7m(text, Authority::anna()).toBase64();
    REQUIRE(pem.startsWith("-----BEGIN CMS-----"));
    REQUIRE(streamed.startsWith(QByteArray("\x30\x80", 2)));
    for (const QByteArray &bytes : {pem, streamed, bare, QByteArray(pem).replace("\n", "\r\n")}) {
        CHECK(isCms(bytes));
        CHECK(read(bytes).content == text);
        CHECK(onlyOne(bytes).integrity == Integrity::Intact);
    }
}

TEST_CASE("a signed file in which one byte of the content changed is broken, whoever signed it")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, false));
    QByteArray bytes = authority.p7m(text, Authority::anna());
    const qsizetype at = bytes.indexOf("Consenso");
    REQUIRE(at > 0);
    bytes[at] = 'c';
    const Signature one = onlyOne(bytes, *trust);
    CHECK(one.integrity == Integrity::Broken);
    CHECK(verdict(one) == Verdict::Bad);
}

TEST_CASE("a file signed twice, one in the other, tells the inner signature first")
{
    Authority authority;
    const QByteArray inner = authority.p7m(text, Authority::anna());
    const SignatureReport report = read(authority.p7m(inner, Authority::server()));
    CHECK(report.content == text);
    REQUIRE(report.signatures.size() == 2);
    CHECK(report.signatures[0].signer->displayName() == u"Anna Verdi"_s);
    CHECK(report.signatures[1].signer->commonName == u"server"_s);
    CHECK(report.signatures[0].integrity == Integrity::Intact);
    CHECK(report.signatures[1].integrity == Integrity::Intact);
}

TEST_CASE("signed files in each other are opened five times and no deeper")
{
    Authority authority;
    QByteArray bytes = text;
    for (int i = 0; i < maximumNesting; ++i)
        bytes = authority.p7m(bytes, Authority::anna());
    CHECK(read(bytes).signatures.size() == maximumNesting);
    CHECK(refusal(authority.p7m(bytes, Authority::anna())) == ErrorCode::TooLarge);
}

TEST_CASE("two signers of one file have a state each")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, false));
    authority.p7m(text, Authority::stranger()); // makes the certificate
    const QByteArray both =
        authority.p7m(text, Authority::anna(),
                      {u"-signer"_s, authority.path(u"stranger.pem"_s), u"-inkey"_s, authority.path(u"signer.key"_s)});
    const SignatureReport report = read(both, *trust);
    REQUIRE(report.signatures.size() == 2);
    QVector<CertificateState> states{report.signatures[0].certificate, report.signatures[1].certificate};
    CHECK(states.contains(CertificateState::Trusted));
    CHECK(states.contains(CertificateState::UnknownIssuer));
}

TEST_CASE("a signature by SHA-1 is intact and said to be weak")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, false));
    const Signature one = onlyOne(authority.p7m(text, Authority::anna(), {u"-md"_s, u"sha1"_s}), *trust);
    CHECK(one.integrity == Integrity::Intact);
    CHECK(one.digest == u"SHA-1"_s);
    CHECK(one.weakDigest);
    CHECK(verdict(one) == Verdict::Caution);
}

TEST_CASE("a signature without signed attributes cannot be verified")
{
    Authority authority;
    const Signature one = onlyOne(authority.p7m(text, Authority::anna(), {u"-noattr"_s}));
    CHECK(one.integrity == Integrity::CannotVerify);
    CHECK(one.problem == ErrorCode::Malformed);
}

TEST_CASE("a signature whose certificate is missing cannot be verified")
{
    Authority authority;
    const Signature one = onlyOne(authority.p7m(text, Authority::anna(), {u"-nocerts"_s}));
    CHECK(one.integrity == Integrity::CannotVerify);
    CHECK(one.problem == ErrorCode::NotFound);
    CHECK_FALSE(one.signer);
}

TEST_CASE("a signature apart from its document is not supported")
{
    Authority authority;
    CHECK(refusal(authority.detached(text, Authority::anna())) == ErrorCode::Unsupported);
}

TEST_CASE("a signed file that ends too soon or goes on too long is refused")
{
    Authority authority;
    const QByteArray bytes = authority.p7m(text, Authority::anna());
    CHECK(refusal(bytes.first(bytes.size() / 2)) == ErrorCode::Truncated);
    CHECK(refusal(bytes.first(bytes.size() - 1)) == ErrorCode::Truncated);
    CHECK(refusal(bytes + "x") == ErrorCode::Malformed);
    CHECK(read(bytes + "\r\n").content == text);
}

TEST_CASE("a trusted time-stamp proves the time of a signature")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, false));
    const QByteArray plain = authority.p7m(text, Authority::anna());
    const QByteArray token = authority.timeStampToken(test::signatureValue(plain));
    const QByteArray stamped = test::withTimeStamp(plain, token);
    const Signature one = onlyOne(stamped, *trust);
    CHECK(one.integrity == Integrity::Intact);
    CHECK(one.timeStamp == TimeStampState::Trusted);
    CHECK(one.timeSource == TimeSource::TimeStamp);
    CHECK(one.certificate == CertificateState::Trusted);
    CHECK(verdict(one) == Verdict::Good);

    SECTION("so that the certificate counts as it was then, after it has expired")
    {
        // Anna's certificate ends in 2040, the stamping authority's in 2045.
        const QDateTime later(QDate(2042, 1, 1), QTime(0, 0), Qt::UTC);
        CHECK(onlyOne(stamped, *trust, later).certificate == CertificateState::Trusted);
        const Signature without = onlyOne(plain, *trust, later);
        CHECK(without.certificate == CertificateState::ExpiredSince);
        CHECK(without.timeSource == TimeSource::SignersClock);
        CHECK(verdict(without) == Verdict::Caution);
    }
    SECTION("unless nobody knows the authority")
    {
        const Signature unknown = onlyOne(stamped);
        CHECK(unknown.timeStamp == TimeStampState::NotTrusted);
        CHECK(unknown.timeSource == TimeSource::SignersClock);
    }
    SECTION("but one made for something else is broken")
    {
        const Signature other = onlyOne(test::withTimeStamp(plain, authority.timeStampToken("something else")), *trust);
        CHECK(other.timeStamp == TimeStampState::Broken);
        CHECK(other.timeSource == TimeSource::SignersClock);
        CHECK(other.integrity == Integrity::Intact);
        CHECK(verdict(other) == Verdict::Caution);
    }
}
