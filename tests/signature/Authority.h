// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QDateTime>
#include <QStringList>
#include <QTemporaryDir>

namespace td::test {

/// Whose certificate signs. All but `stranger` are issued by the test's issuing authority, under its root.
struct Holder {
    QString name;
    QString start;      ///< "YYYYMMDDHHMMSSZ"
    QString end;        ///< the same
    QString extensions; ///< section of the authority's configuration
};

/// A certification authority for one test: root, issuing authority, signers, revocation list and time-stamps, all made
/// by the openssl command line in a temporary folder.
class Authority {
public:
    Authority();

    static Holder anna();     ///< valid 2020 to 2040
    static Holder expired();  ///< 2010 to 2011
    static Holder future();   ///< 2045 to 2049
    static Holder revoked();  ///< valid, on the revocation list
    static Holder server();   ///< valid, but for TLS servers
    static Holder stranger(); ///< signed by itself

    /// A new folder with the root alone, or with the issuing authority's list as well.
    QString trustFolder(bool withRoot, bool withList);

    /// A .p7m (CAdES-BES) by openssl cms; `more` goes to its command line.
    QByteArray p7m(const QByteArray &content, const Holder &holder, const QStringList &more = {});
    /// The same without the content, for a PDF.
    QByteArray detached(const QByteArray &content, const Holder &holder, const QStringList &more = {});
    /// An RFC 3161 token over `content`.
    QByteArray timeStampToken(const QByteArray &content);

    /// `cms` as PAdES wants it (ETSI EN 319 142-1 6.3): without the signing-time attribute, signed anew.
    QByteArray withoutSigningTime(const QByteArray &cms) const;

    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    QByteArray read(const QString &name) const;

private:
    void openssl(const QStringList &arguments) const;
    void ensure(const Holder &holder);
    void issue(const QString &issuer, const Holder &holder, const QString &subject);
    QByteArray sign(const QByteArray &content, const Holder &holder, const QStringList &more);

    QTemporaryDir m_folder;
    int m_folders = 0;
};

/// `cms` with `token` as the time-stamp of its only signer.
QByteArray withTimeStamp(const QByteArray &cms, const QByteArray &token);
/// The signature value of the only signer: what a time-stamp is made over.
QByteArray signatureValue(const QByteArray &cms);

} // namespace td::test
