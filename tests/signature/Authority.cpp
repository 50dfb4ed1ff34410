// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/signature/Authority.h"

#include "tests/support/Catch.h"
#include "tests/support/Tool.h"

#include <QDir>
#include <QFile>

#include <openssl/cms.h>

#include <algorithm>
#include <memory>

namespace td::test {
namespace {

using namespace Qt::StringLiterals;

// One authority a section; "ca" writes what it issues into its own index.
const QByteArray configuration = R"(
[ root ]
database = root.index
serial = root.serial
new_certs_dir = issued
certificate = root.pem
private_key = root.key
default_md = sha256
policy = any
unique_subject = no
[ issuing ]
database = issuing.index
serial = issuing.serial
new_certs_dir = issued
certificate = issuing.pem
private_key = issuing.key
default_md = sha256
policy = any
unique_subject = no
default_crl_days = 30
[ any ]
commonName = optional
[ req ]
distinguished_name = dn
[ dn ]
[ authority ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[ signer ]
basicConstraints = CA:FALSE
keyUsage = critical, nonRepudiation
authorityKeyIdentifier = keyid
[ server ]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
[ stamping ]
basicConstraints = CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[ tsa ]
serial = tsa.serial
signer_cert = stamper.pem
certs = issuing.pem
signer_key = signer.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
)";

constexpr const char *longAgo = "20000101000000Z";
constexpr const char *farAway = "20491231000000Z";
const Holder rootHolder{u"root"_s, QString::fromLatin1(longAgo), QString::fromLatin1(farAway), u"authority"_s};
const Holder issuingHolder{u"issuing"_s, QString::fromLatin1(longAgo), QString::fromLatin1(farAway), u"authority"_s};
const Holder stamper{u"stamper"_s, u"20200101000000Z"_s, u"20450101000000Z"_s, u"stamping"_s};

std::unique_ptr<CMS_ContentInfo, void (*)(CMS_ContentInfo *)> parsed(const QByteArray &cms)
{
    const auto *at = reinterpret_cast<const unsigned char *>(cms.constData());
    return {d2i_CMS_ContentInfo(nullptr, &at, long(cms.size())), &CMS_ContentInfo_free};
}

QByteArray encoded(CMS_ContentInfo *cms)
{
    unsigned char *der = nullptr;
    const int length = i2d_CMS_ContentInfo(cms, &der);
    REQUIRE(length > 0);
    const QByteArray out(reinterpret_cast<const char *>(der), length);
    OPENSSL_free(der);
    return out;
}

} // namespace

Authority::Authority()
{
    write(u"openssl.cnf"_s, configuration);
    QDir(m_folder.path()).mkdir(u"issued"_s);
    for (const QString &name : {u"root"_s, u"issuing"_s}) {
        write(name + u".index"_s, {});
        write(name + u".serial"_s, "1000\n");
        openssl({u"genpkey"_s, u"-algorithm"_s, u"EC"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-out"_s,
                 name + u".key"_s});
    }
    write(u"tsa.serial"_s, "01\n");
    openssl({u"genpkey"_s, u"-algorithm"_s, u"RSA"_s, u"-pkeyopt"_s, u"rsa_keygen_bits:2048"_s, u"-out"_s,
             u"signer.key"_s});
    issue(u"root"_s, rootHolder, u"/C=IT/O=Prove/CN=Radice di prova"_s);
    issue(u"root"_s, issuingHolder, u"/C=IT/O=Prove/CN=Emittente di prova"_s);
}

Holder Authority::anna()
{
    return {u"anna"_s, u"20200101000000Z"_s, u"20400101000000Z"_s, u"signer"_s};
}
Holder Authority::expired()
{
    return {u"expired"_s, u"20100101000000Z"_s, u"20110101000000Z"_s, u"signer"_s};
}
Holder Authority::future()
{
    return {u"future"_s, u"20450101000000Z"_s, u"20490101000000Z"_s, u"signer"_s};
}
Holder Authority::revoked()
{
    return {u"revoked"_s, u"20200101000000Z"_s, u"20400101000000Z"_s, u"signer"_s};
}
Holder Authority::server()
{
    return {u"server"_s, u"20200101000000Z"_s, u"20400101000000Z"_s, u"server"_s};
}
Holder Authority::stranger()
{
    return {u"stranger"_s, u"20200101000000Z"_s, u"20400101000000Z"_s, u"signer"_s};
}

void Authority::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

QByteArray Authority::read(const QString &name) const
{
    QFile file(path(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void Authority::openssl(const QStringList &arguments) const
{
    const ToolRun run = runTool(u"openssl"_s, arguments, m_folder.path());
    INFO(arguments.join(u' ').toStdString());
    INFO(run.output.toStdString());
    REQUIRE(run.exitCode == 0);
}

void Authority::issue(const QString &issuer, const Holder &holder, const QString &subject)
{
    const bool authority = holder.extensions == "authority"_L1;
    const QString key = authority ? holder.name + u".key"_s : u"signer.key"_s;
    openssl({u"req"_s, u"-config"_s, u"openssl.cnf"_s, u"-new"_s, u"-utf8"_s, u"-key"_s, key, u"-subj"_s, subject,
             u"-out"_s, holder.name + u".csr"_s});
    QStringList line{u"ca"_s,
                     u"-config"_s,
                     u"openssl.cnf"_s,
                     u"-name"_s,
                     issuer,
                     u"-batch"_s,
                     u"-notext"_s,
                     u"-preserveDN"_s,
                     u"-utf8"_s,
                     u"-extensions"_s,
                     holder.extensions,
                     u"-startdate"_s,
                     holder.start,
                     u"-enddate"_s,
                     holder.end,
                     u"-in"_s,
                     holder.name + u".csr"_s,
                     u"-out"_s,
                     holder.name + u".pem"_s};
    if (holder.name == "root"_L1 || holder.name == "stranger"_L1)
        line += {u"-selfsign"_s, u"-keyfile"_s, key};
    openssl(line);
}

void Authority::ensure(const Holder &holder)
{
    if (QFile::exists(path(holder.name + u".pem"_s)))
        return;
    issue(u"issuing"_s, holder,
          holder.name == "anna"_L1
              ? u"/C=IT/O=Clinica di prova/serialNumber=TINIT-VRDNNA80A41F205B/GN=Anna/SN=Verdi/CN=Verdi Anna"_s
              : u"/C=IT/O=Clinica di prova/CN="_s + holder.name);
}

QString Authority::trustFolder(bool withRoot, bool withList)
{
    const QString name = u"trust%1"_s.arg(++m_folders);
    QDir(m_folder.path()).mkdir(name);
    if (withRoot)
        write(name + u"/root.pem"_s, read(u"root.pem"_s));
    if (withList) {
        ensure(revoked());
        runTool(u"openssl"_s,
                {u"ca"_s, u"-config"_s, u"openssl.cnf"_s, u"-name"_s, u"issuing"_s, u"-revoke"_s, u"revoked.pem"_s},
                m_folder.path()); // refuses the second time
        openssl({u"ca"_s, u"-config"_s, u"openssl.cnf"_s, u"-name"_s, u"issuing"_s, u"-gencrl"_s, u"-out"_s,
                 name + u"/issuing.crl"_s});
    }
    return path(name);
}

QByteArray Authority::sign(const QByteArray &content, const Holder &holder, const QStringList &more)
{
    ensure(holder);
    write(u"content"_s, content);
    QStringList line{u"cms"_s,         u"-sign"_s,      u"-binary"_s,
                     u"-md"_s,         u"sha256"_s,     u"-in"_s,
                     u"content"_s,     u"-signer"_s,    holder.name + u".pem"_s,
                     u"-inkey"_s,      u"signer.key"_s, u"-certfile"_s,
                     u"issuing.pem"_s, u"-out"_s,       u"signed"_s};
    if (!more.contains(u"-noattr"_s))
        line += u"-cades"_s;
    openssl(line + more);
    return read(u"signed"_s);
}

QByteArray Authority::p7m(const QByteArray &content, const Holder &holder, const QStringList &more)
{
    const QStringList form = more.contains(u"-outform"_s) ? QStringList() : QStringList{u"-outform"_s, u"DER"_s};
    return sign(content, holder, QStringList{u"-nodetach"_s} + form + more);
}

QByteArray Authority::detached(const QByteArray &content, const Holder &holder, const QStringList &more)
{
    return sign(content, holder, QStringList{u"-outform"_s, u"DER"_s} + more);
}

QByteArray Authority::timeStampToken(const QByteArray &content)
{
    ensure(stamper);
    write(u"stamped"_s, content);
    openssl({u"ts"_s, u"-query"_s, u"-data"_s, u"stamped"_s, u"-sha256"_s, u"-cert"_s, u"-out"_s, u"query"_s});
    openssl({u"ts"_s, u"-reply"_s, u"-config"_s, u"openssl.cnf"_s, u"-section"_s, u"tsa"_s, u"-queryfile"_s, u"query"_s,
             u"-token_out"_s, u"-out"_s, u"token"_s});
    return read(u"token"_s);
}

QByteArray Authority::withoutSigningTime(const QByteArray &cms) const
{
    const auto data = parsed(cms);
    REQUIRE(data);
    CMS_SignerInfo *signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(data.get()), 0);
    X509_ATTRIBUTE_free(CMS_signed_delete_attr(signer, CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1)));
    // What is signed is the DER of a SET: its members sorted by their bytes (X.690 11.6).
    QByteArrayList attributes;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
        unsigned char *der = nullptr;
        const int length = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, i), &der);
        attributes.append({reinterpret_cast<const char *>(der), length});
        OPENSSL_free(der);
    }
    std::sort(attributes.begin(), attributes.end());
    const QByteArray members = attributes.join();
    REQUIRE(members.size() > 127);
    const QByteArray length = members.size() < 256
                                  ? QByteArray(1, char(0x81)) + char(members.size())
                                  : QByteArray(1, char(0x82)) + char(members.size() >> 8) + char(members.size());
    write(u"attributes"_s, QByteArray(1, char(0x31)) + length + members);
    openssl({u"dgst"_s, u"-sha256"_s, u"-sign"_s, u"signer.key"_s, u"-out"_s, u"value"_s, u"attributes"_s});
    const QByteArray value = read(u"value"_s);
    ASN1_STRING_set(CMS_SignerInfo_get0_signature(signer), value.constData(), int(value.size()));
    return encoded(data.get());
}

QByteArray signatureValue(const QByteArray &cms)
{
    const auto data = parsed(cms);
    REQUIRE(data);
    const ASN1_OCTET_STRING *value =
        CMS_SignerInfo_get0_signature(sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(data.get()), 0));
    return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(value)), ASN1_STRING_length(value)};
}

QByteArray withTimeStamp(const QByteArray &cms, const QByteArray &token)
{
    const auto data = parsed(cms);
    REQUIRE(data);
    REQUIRE(CMS_unsigned_add1_attr_by_NID(sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(data.get()), 0),
                                          NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token.constData(),
                                          int(token.size())) == 1);
    return encoded(data.get());
}

} // namespace td::test
