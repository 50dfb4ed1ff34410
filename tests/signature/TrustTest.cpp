// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/SignatureReader.h"
#include "tests/signature/Authority.h"
#include "tests/support/Catch.h"

#include <thread>

using namespace td;
using namespace td::signature;
using namespace Qt::StringLiterals;
using test::Authority;

namespace {

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

Signature readOne(const QByteArray &bytes, const TrustStore &trust, const QDateTime &when = now())
{
    const auto report = readSignatures(bytes, trust, when);
    REQUIRE(report);
    REQUIRE(report->signatures.size() == 1);
    CHECK(report->signatures.first().integrity == Integrity::Intact);
    return report->signatures.first();
}

TrustStore loaded(const QString &folder)
{
    const auto trust = TrustStore::load(folder);
    REQUIRE(trust);
    return *trust;
}

} // namespace

TEST_CASE("a folder of trusted certificates that is not there is an error and an empty one trusts nobody")
{
    const QTemporaryDir folder;
    CHECK(TrustStore::load(folder.filePath(u"not there"_s)).error().code == ErrorCode::NotFound);
    CHECK(TrustStore::load({}).error().code == ErrorCode::NotFound);
    const TrustStore empty = loaded(folder.path());
    CHECK_FALSE(empty.isConfigured());
    CHECK_FALSE(TrustStore().isConfigured());
}

TEST_CASE("a file that holds no authority is passed over and counted")
{
    Authority authority;
    authority.p7m("x", Authority::anna());
    const QString folder = authority.trustFolder(true, true);
    authority.write(folder.section(u'/', -1) + u"/notes.txt"_s, "not a certificate");
    authority.write(folder.section(u'/', -1) + u"/anna.pem"_s, authority.read(u"anna.pem"_s)); // no authority
    const TrustStore trust = loaded(folder);
    CHECK(trust.certificateCount() == 1);
    CHECK(trust.revocationListCount() == 1);
    CHECK(trust.unusableFileCount() == 2);
}

TEST_CASE("certificates are read from PEM with several in a file and from DER")
{
    Authority authority;
    const QString name = authority.trustFolder(false, false).section(u'/', -1);
    authority.write(name + u"/both.pem"_s, authority.read(u"root.pem"_s) + authority.read(u"issuing.pem"_s));
    CHECK(loaded(authority.path(name)).certificateCount() == 2);
    const QByteArray pem = authority.read(u"root.pem"_s);
    const qsizetype begin = pem.indexOf("-----BEGIN CERTIFICATE-----") + 27;
    const QByteArray der = QByteArray::fromBase64(pem.mid(begin, pem.indexOf("-----END") - begin));
    const QString other = authority.trustFolder(false, false).section(u'/', -1);
    authority.write(other + u"/root.cer"_s, der);
    CHECK(readOne(authority.p7m("x", Authority::anna()), loaded(authority.path(other))).certificate ==
          CertificateState::Trusted);
}

TEST_CASE("without a store nobody is recognised, and that is said")
{
    Authority authority;
    const Signature one = readOne(authority.p7m("x", Authority::anna()), {});
    CHECK(one.certificate == CertificateState::NoStore);
    CHECK(one.revocation == Revocation::NotChecked);
    CHECK(verdict(one) == Verdict::Caution);
}

TEST_CASE("a signer whom no authority of the store vouches for is unknown")
{
    Authority authority;
    const TrustStore trust = loaded(authority.trustFolder(true, false));
    const Signature one = readOne(authority.p7m("x", Authority::stranger()), trust);
    CHECK(one.certificate == CertificateState::UnknownIssuer);
    CHECK(verdict(one) == Verdict::Caution);
    Authority others;
    CHECK(readOne(others.p7m("x", Authority::anna()), trust).certificate == CertificateState::UnknownIssuer);
}

TEST_CASE("an issuing authority alone in the store is believed without its root")
{
    Authority authority;
    const QString name = authority.trustFolder(false, false).section(u'/', -1);
    authority.write(name + u"/issuing.pem"_s, authority.read(u"issuing.pem"_s));
    CHECK(readOne(authority.p7m("x", Authority::anna()), loaded(authority.path(name))).certificate ==
          CertificateState::Trusted);
}

TEST_CASE("a certificate that had expired when it signed counts as no signature")
{
    Authority authority;
    const TrustStore trust = loaded(authority.trustFolder(true, false));
    const Signature one = readOne(authority.p7m("x", Authority::expired()), trust);
    CHECK(one.certificate == CertificateState::ExpiredAtSigning);
    CHECK(verdict(one) == Verdict::Bad);
}

TEST_CASE("a certificate that was not valid yet when it signed is said to be so, today and when it is valid")
{
    Authority authority;
    const TrustStore trust = loaded(authority.trustFolder(true, false));
    const QByteArray bytes = authority.p7m("x", Authority::future());
    CHECK(readOne(bytes, trust).certificate == CertificateState::NotYetValid);
    const QDateTime then(QDate(2046, 1, 1), QTime(0, 0), Qt::UTC);
    CHECK(readOne(bytes, trust, then).certificate == CertificateState::NotYetValid); // stated: before 2045
}

TEST_CASE("a certificate made for a server does not sign documents")
{
    Authority authority;
    const TrustStore trust = loaded(authority.trustFolder(true, false));
    CHECK(readOne(authority.p7m("x", Authority::server()), trust).certificate == CertificateState::NotForSigning);
}

TEST_CASE("a revocation list in the folder tells revoked certificates from others")
{
    Authority authority;
    const TrustStore trust = loaded(authority.trustFolder(true, true));
    const QByteArray revokedFile = authority.p7m("x", Authority::revoked());
    const Signature revoked = readOne(revokedFile, trust);
    CHECK(revoked.revocation == Revocation::Revoked);
    CHECK(revoked.revokedAt.isValid());
    CHECK(revoked.certificate == CertificateState::Trusted);
    CHECK(verdict(revoked) == Verdict::Bad);
    const QByteArray fineFile = authority.p7m("x", Authority::anna());
    const Signature fine = readOne(fineFile, trust);
    CHECK(fine.revocation == Revocation::NotRevoked);
    CHECK(fine.revocationListDate.isValid());
    CHECK(verdict(fine) == Verdict::Good);

    SECTION("an overdue list says so, and still tells what it knows")
    {
        const QDateTime later = now().addDays(100); // the list's next issue is after 30 days
        CHECK(readOne(fineFile, trust, later).revocation == Revocation::OutdatedList);
        CHECK(readOne(revokedFile, trust, later).revocation == Revocation::Revoked);
    }
    SECTION("without a list nothing is said about revocation")
    {
        CHECK(readOne(revokedFile, loaded(authority.trustFolder(true, false))).revocation == Revocation::NotChecked);
    }
}

TEST_CASE("a certificate revoked after a time-stamp leaves the signature standing")
{
    Authority authority;
    const QByteArray plain = authority.p7m("x", Authority::revoked());
    const QByteArray stamped = test::withTimeStamp(plain, authority.timeStampToken(test::signatureValue(plain)));
    const QDateTime stampedAt = readOne(stamped, loaded(authority.trustFolder(true, false))).time;
    REQUIRE(stampedAt.isValid());
    std::this_thread::sleep_until(std::chrono::system_clock::time_point(
        std::chrono::milliseconds(stampedAt.toMSecsSinceEpoch() + 1'001))); // a list counts in seconds
    const TrustStore trust = loaded(authority.trustFolder(true, true));
    const Signature one = readOne(stamped, trust);
    CHECK(one.revocation == Revocation::RevokedLater);
    CHECK(one.certificate == CertificateState::Trusted);
    CHECK(readOne(plain, trust).revocation == Revocation::Revoked);
}

TEST_CASE("a store is used by several threads at once")
{
    Authority authority;
    const TrustStore trust = loaded(authority.trustFolder(true, true));
    const QByteArray bytes = authority.p7m("x", Authority::anna());
    std::atomic_int good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 25; ++n) {
                const auto report = readSignatures(bytes, trust, now());
                good += report && verdict(report->signatures.first()) == Verdict::Good;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    CHECK(good == 100);
}
