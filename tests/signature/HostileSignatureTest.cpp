// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/SignatureReader.h"
#include "tests/signature/Authority.h"
#include "tests/signature/SignedPdf.h"
#include "tests/support/Catch.h"

#include <random>

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

unsigned int newSeed()
{
    const unsigned int seed = std::random_device{}();
    WARN("seed " << seed);
    return seed;
}

bool anyIntact(const QByteArray &bytes, const TrustStore &trust)
{
    const auto report = readSignatures(bytes, trust, now());
    return report && std::any_of(report->signatures.begin(), report->signatures.end(),
                                 [](const Signature &one) { return one.integrity == Integrity::Intact; });
}

/// A BER header with a length that promises `length` bytes.
QByteArray tagged(char tag, quint32 length)
{
    QByteArray out(1, tag);
    out += char(0x84);
    for (int shift = 24; shift >= 0; shift -= 8)
        out += char(length >> shift);
    return out;
}

} // namespace

TEST_CASE("random bytes are neither signed nor do they end the program")
{
    std::mt19937 random(newSeed());
    const TrustStore trust;
    for (int i = 0; i < 500; ++i) {
        QByteArray bytes(int(random() % 4096), Qt::Uninitialized);
        for (char &c : bytes)
            c = char(random());
        switch (i % 3) {
        case 1: // past the first look
            bytes.prepend(QByteArray("\x30\x82\x0f\xff\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", 15));
            break;
        case 2:
            bytes.prepend("%PDF-1.7\n1 0 obj << /ByteRange [0 1 2 3] >> endobj ");
            break;
        default:
            break;
        }
        CHECK_FALSE(anyIntact(bytes, trust));
    }
}

TEST_CASE("lengths that promise gigabytes and nests without end are refused at once")
{
    const QByteArray oid("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", 11);
    const QByteArray promising = tagged(0x30, 0x7fffffff) + oid + tagged(char(0xa0), 0x7ffffff0) + QByteArray(64, 'x');
    CHECK(isCms(promising));
    CHECK(readSignatures(promising, {}, now()).error().code == ErrorCode::Truncated);
    QByteArray deep = QByteArray("\x30\x80", 2) + oid;
    for (int i = 0; i < 100'000; ++i)
        deep += QByteArray("\xa0\x80", 2);
    CHECK_FALSE(readSignatures(deep, {}, now()));
    CHECK(readSignatures(QByteArray(maximumFileBytes + 1, ' '), {}, now()).error().code == ErrorCode::TooLarge);
}

TEST_CASE("more signers than a report can have are refused")
{
    Authority authority;
    authority.p7m("x", Authority::anna());
    QStringList more{u"-nocerts"_s};
    for (int i = 1; i <= maximumSignatures; ++i)
        more += {u"-signer"_s, authority.path(u"anna.pem"_s), u"-inkey"_s, authority.path(u"signer.key"_s)};
    const auto report = readSignatures(authority.p7m("x", Authority::anna(), more), {}, now());
    REQUIRE_FALSE(report);
    CHECK(report.error().code == ErrorCode::TooLarge);
}

TEST_CASE("a signed file with any byte of its content changed is never intact")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, true));
    std::mt19937 random(newSeed());
    QByteArray content(2000, Qt::Uninitialized);
    for (char &c : content)
        c = char('a' + random() % 26);
    const QByteArray good = authority.p7m(content, Authority::anna());
    const qsizetype begin = good.indexOf(content);
    REQUIRE(begin > 0);
    REQUIRE(anyIntact(good, *trust));
    for (int i = 0; i < 1'000; ++i) {
        QByteArray bytes = good;
        const qsizetype at = begin + qsizetype(random() % size_t(content.size()));
        bytes[at] = char(bytes[at] ^ char(1 + random() % 255));
        CHECK_FALSE(anyIntact(bytes, *trust));
    }
    for (int i = 0; i < 500; ++i) { // anywhere: the structure, the certificates, the signature
        QByteArray bytes = good;
        for (size_t n = 1 + random() % 4; n > 0; --n)
            bytes[qsizetype(random() % size_t(bytes.size()))] = char(random());
        const auto report = readSignatures(bytes, *trust, now());
        const bool changed = report && report->content != content;
        if (changed)
            CHECK_FALSE(anyIntact(bytes, *trust));
    }
}

TEST_CASE("a signed PDF with any signed byte changed is never intact")
{
    Authority authority;
    const auto trust = TrustStore::load(authority.trustFolder(true, false));
    std::mt19937 random(newSeed());
    SignedPdf pdf("Referto");
    pdf.sign([&](const QByteArray &bytes) { return authority.detached(bytes, Authority::anna()); });
    const QByteArray &good = pdf.bytes;
    const qsizetype gap = good.indexOf("/Contents <") + 10;
    const qsizetype after = good.indexOf('>', gap) + 1;
    REQUIRE(anyIntact(good, *trust));
    const qsizetype covered = good.size() - (after - gap);
    for (int i = 0; i < 1'000; ++i) {
        QByteArray bytes = good;
        qsizetype at = qsizetype(random() % size_t(covered));
        if (at >= gap)
            at += after - gap;
        bytes[at] = char(bytes[at] ^ char(1 + random() % 255));
        INFO("byte " << at);
        CHECK_FALSE(anyIntact(bytes, *trust));
    }
    for (int i = 0; i < 300; ++i) { // cut and glued, to be survived
        const qsizetype from = qsizetype(random() % size_t(good.size()));
        const qsizetype length = qsizetype(random() % 2'000);
        QByteArray bytes = good;
        bytes.remove(from, length);
        readSignatures(bytes, *trust, now());
        bytes = good;
        bytes.insert(from, good.mid(qsizetype(random() % size_t(good.size())), length));
        readSignatures(bytes, *trust, now());
    }
}
