// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <memory>

namespace td::signature {

/// Files and certificates in the folder of trusted certificates; all authorities of the European list are about 3,000.
constexpr int maximumTrustFiles = 10'000;
/// Revocation lists of large authorities have some megabytes.
constexpr qint64 maximumTrustFileBytes = 64 * 1024 * 1024;

/// The certification authorities that are believed, and their revocation lists. Immutable, cheap to copy, and may be
/// used by many threads at once.
class TrustStore {
public:
    /// Nothing is configured: every certificate is CertificateState::NoStore.
    TrustStore();
    ~TrustStore();
    TrustStore(const TrustStore &);
    TrustStore &operator=(const TrustStore &);

    /// Reads every file of `folder`, not of its subfolders: certificates of authorities and revocation lists, DER or
    /// PEM with any number in a file. Files that hold neither are counted and passed over, as are certificates that are
    /// not an authority's. Errors: NotFound — no such folder; TooLarge.
    static Result<TrustStore> load(const QString &folder);

    /// False when there is no certificate to compare with.
    bool isConfigured() const { return certificateCount() > 0; }
    int certificateCount() const;
    int revocationListCount() const;
    /// Files in which neither an authority nor a list was found.
    int unusableFileCount() const;

    struct Contents; ///< of this room alone: OpenSSL's types
    const Contents &contents() const { return *m_contents; }

private:
    std::shared_ptr<const Contents> m_contents;
};

} // namespace td::signature
