// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MediumCheck.h"

#include "core/media/ArchiveReader.h"
#include "core/media/EntryName.h"
#include "core/media/MediumNames.h"
#include "core/media/MediumReader.h"
#include "core/security/Sha256.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <limits>
#include <optional>

namespace td::media {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 pieceBytes = 1 << 20;

using Progress = std::function<void(qint64, qint64)>;
/// Up to `size` bytes; 0 at the end, negative on an error.
using Read = std::function<qint64(char *to, qint64 size)>;

/// What Windows, macOS and Linux desktops leave on whatever is plugged in.
bool isSystemsLitter(const QString &path)
{
    static const QRegularExpression litter(
        u"\\A(System Volume Information|\\$RECYCLE\\.BIN|\\.Trashes|\\.Trash-\\d+|\\.Spotlight-V100|\\.fseventsd|"
        u"\\.TemporaryItems|lost\\+found)(/|\\z)|(\\A|/)(\\.DS_Store|\\._[^/]*|Thumbs\\.db|desktop\\.ini)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return litter.match(path).hasMatch();
}

/// Size and sum of what was read.
struct Contents {
    qint64 bytes = 0;
    QByteArray sha256;
};

class Checker {
public:
    Checker(const Progress &progress, const std::atomic_bool &cancel)
        : m_progress(progress)
        , m_cancel(cancel)
    {
    }

    Result<MediumCheck> folder(const QString &root)
    {
        const QDir top(root);
        const auto manifest = MediumNames(root).find(QLatin1String(manifestName));
        if (!manifest || !QFileInfo(*manifest).isFile())
            return fail(ErrorCode::Unsupported, u"medium without a manifest"_s);
        QFile file(*manifest);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::PermissionDenied, u"manifest"_s);
        if (auto read = takeManifest(file.read(Manifest::mostBytes + 1)); !read)
            return tl::unexpected(read.error());
        findOthers(top);
        QDirIterator files(root, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (m_cancel)
                return fail(ErrorCode::Cancelled);
            const QString full = files.next();
            const QFileInfo info = files.fileInfo();
            const QString path = top.relativeFilePath(full);
            if (path == top.relativeFilePath(*manifest) || (info.isDir() && !info.isSymLink()) ||
                m_check.others.contains(path.section(u'/', 0, 0)))
                continue;
            if (auto done = compareFile(path, info); !done)
                return tl::unexpected(done.error());
        }
        return finish();
    }

    Result<MediumCheck> archive(QFile &file, const Secret &passphrase)
    {
        DeviceInput input(file, file.size());
        auto reader = ArchiveReader::open(input, passphrase);
        if (!reader)
            return tl::unexpected(reader.error());
        Found found;
        for (auto step = reader->next(); step != ArchiveReader::Step::End; step = reader->next()) {
            if (step == ArchiveReader::Step::Broken)
                return fail(ErrorCode::Malformed, u"archive"_s);
            if (reader->entry().type == ArchiveEntry::Type::Folder)
                continue;
            const auto taken = takeEntry(*reader, !passphrase.isEmpty(), found);
            if (reader->hasRefusedPassphrase())
                return fail(ErrorCode::InvalidCredentials, u"passphrase"_s);
            if (!taken)
                return tl::unexpected(taken.error());
        }
        if (!found.manifest)
            return fail(ErrorCode::Unsupported, u"medium without a manifest"_s);
        if (auto read = takeManifest(*found.manifest); !read)
            return tl::unexpected(read.error());
        for (auto it = found.files.cbegin(); it != found.files.cend(); ++it)
            compare(it.key(), it.value());
        for (const QString &path : std::as_const(found.twice))
            m_check.altered.append(printableEntryName(path)); // which of the two a reader gets is not known
        return finish();
    }

private:
    /// What an archive holds.
    struct Found {
        QHash<QString, std::optional<Contents>> files; ///< without contents: cannot be read
        QStringList twice;
        std::optional<QByteArray> manifest;
    };

    Result<void> takeEntry(ArchiveReader &reader, bool canDecrypt, Found &found)
    {
        const ArchiveEntry entry = reader.entry();
        const Read read = [&reader](char *to, qint64 size) { return reader.read(to, size); };
        const bool isLocked = entry.isEncrypted && !canDecrypt;
        if (entry.name == QLatin1String(manifestName) && !found.manifest) {
            if (isLocked)
                return fail(ErrorCode::InvalidCredentials, u"encrypted"_s);
            found.manifest.emplace();
            return readManifestBytes(read, *found.manifest);
        }
        if (found.files.contains(entry.name))
            found.twice.append(entry.name);
        const auto contents = entry.type == ArchiveEntry::Type::File && !isLocked
                                  ? contentsOf(read)
                                  : Result<std::optional<Contents>>(std::nullopt);
        if (!contents)
            return tl::unexpected(contents.error());
        found.files.insert(entry.name, *contents);
        return {};
    }

    /// A second exam on a stick lies in a folder beside the first one, and is a medium by itself.
    void findOthers(const QDir &top)
    {
        QSet<QString> own;
        for (const ManifestEntry &entry : std::as_const(m_check.manifest.entries))
            own.insert(plainPath(entry.path.section(u'/', 0, 0)));
        const QStringList folders = top.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
        for (const QString &folder : folders)
            if (!own.contains(plainPath(folder)) && MediumNames(top.filePath(folder)).find(QLatin1String(manifestName)))
                m_check.others.append(folder);
    }

    Result<void> takeManifest(const QByteArray &bytes)
    {
        auto manifest = readManifest(bytes);
        if (!manifest)
            return tl::unexpected(manifest.error());
        m_check.manifest = std::move(*manifest);
        for (const ManifestEntry &entry : std::as_const(m_check.manifest.entries)) {
            m_listed.insert(entry.path, {entry.bytes, entry.sha256});
            m_plain.insert(plainPath(entry.path), entry.path);
            m_total = entry.bytes > std::numeric_limits<qint64>::max() - m_total ? 0 : m_total + entry.bytes;
        }
        return {};
    }

    Result<void> readManifestBytes(const Read &read, QByteArray &bytes) const
    {
        QByteArray piece(qsizetype(pieceBytes), Qt::Uninitialized);
        while (true) {
            const qint64 got = read(piece.data(), piece.size());
            if (got < 0)
                return fail(ErrorCode::Malformed, u"manifest cannot be read"_s);
            if (got == 0)
                return {};
            bytes.append(piece.constData(), got);
            if (bytes.size() > Manifest::mostBytes)
                return fail(ErrorCode::TooLarge, u"manifest"_s);
        }
    }

    /// Nothing when the medium gave an error. Errors: Cancelled.
    Result<std::optional<Contents>> contentsOf(const Read &read)
    {
        security::Sha256 sum;
        Contents contents;
        while (true) {
            if (m_cancel)
                return fail(ErrorCode::Cancelled);
            const qint64 got = read(m_piece.data(), m_piece.size());
            if (got < 0)
                return std::optional<Contents>();
            if (got == 0)
                break;
            sum.add(QByteArrayView(m_piece.constData(), got));
            contents.bytes += got;
            m_check.bytesRead += got;
            if (m_progress)
                m_progress(m_check.bytesRead, m_total);
        }
        contents.sha256 = sum.result();
        return std::optional<Contents>(contents);
    }

    /// The path of the manifest that a file answers to; nothing for none, or for one that another file answers to.
    std::optional<QString> listedAs(const QString &path) const
    {
        const QString listed = m_listed.contains(path) ? path : m_plain.value(plainPath(path));
        return listed.isEmpty() || m_seen.contains(listed) ? std::nullopt : std::optional(listed);
    }

    Result<void> compareFile(const QString &path, const QFileInfo &info)
    {
        const auto listed = listedAs(path);
        if (!listed) {
            if (!isSystemsLitter(path))
                m_check.added.append(printableEntryName(path));
            return m_check.added.size() > MediumLimits().entries ? Result<void>(fail(ErrorCode::TooLarge, u"medium"_s))
                                                                 : Result<void>();
        }
        // What a link leads to is not on the medium, and a pipe would be waited for.
        if (info.isSymLink() || !info.isFile()) {
            m_seen.insert(*listed);
            m_check.altered.append(printableEntryName(*listed));
            return {};
        }
        QFile file(info.filePath());
        const auto contents = file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
                                  ? contentsOf([&file](char *to, qint64 size) { return file.read(to, size); })
                                  : Result<std::optional<Contents>>(std::nullopt);
        if (!contents)
            return tl::unexpected(contents.error());
        compare(*listed, *contents);
        return {};
    }

    void compare(const QString &path, const std::optional<Contents> &contents)
    {
        const auto listed = m_listed.constFind(path);
        if (listed == m_listed.cend()) {
            m_check.added.append(printableEntryName(path));
            return;
        }
        m_seen.insert(path);
        if (!contents)
            m_check.unreadable.append(printableEntryName(path));
        else if (contents->bytes != listed->bytes || contents->sha256 != listed->sha256)
            m_check.altered.append(printableEntryName(path));
    }

    MediumCheck finish()
    {
        for (const ManifestEntry &entry : std::as_const(m_check.manifest.entries))
            if (!m_seen.contains(entry.path))
                m_check.missing.append(printableEntryName(entry.path));
        for (QStringList *list : {&m_check.added, &m_check.altered, &m_check.unreadable})
            list->sort();
        return std::move(m_check);
    }

    const Progress &m_progress;
    const std::atomic_bool &m_cancel;
    MediumCheck m_check;
    QHash<QString, Contents> m_listed;
    QHash<QString, QString> m_plain; ///< paths of the manifest by plainPath()
    QSet<QString> m_seen;
    qint64 m_total = 0;
    QByteArray m_piece = QByteArray(qsizetype(pieceBytes), Qt::Uninitialized);
};

} // namespace

Result<MediumCheck> checkMedium(const QString &path, const Progress &progress, const std::atomic_bool &cancel,
                                const Secret &passphrase)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, u"medium"_s);
    Checker checker(progress, cancel);
    if (info.isDir())
        return checker.folder(path);
    QFile file(path);
    if (!info.isFile())
        return fail(ErrorCode::Unsupported, u"neither a file nor a folder"_s);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::PermissionDenied, u"medium cannot be opened"_s);
    return checker.archive(file, passphrase);
}

} // namespace td::media
