// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/Volume.h"

#include "core/security/Sha256.h"

#include <QDir>
#include <QDirIterator>

namespace td::authoring {
namespace {

using namespace Qt::StringLiterals;

constexpr auto directoryName = "DICOMDIR"_L1;

QStringList filesBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(QDir(folder).relativeFilePath(files.next()));
    paths.sort(); // the same medium whatever order the file system gives
    return paths;
}

bool isOurs(const QString &path)
{
    return topNames().contains(path.section(u'/', 0, 0), Qt::CaseInsensitive);
}

} // namespace

Result<void> Volume::add(const QString &path, const PackedFile &file, const QByteArray &sha256)
{
    m_entries.append({path, file.originalSize, sha256});
    m_used += onMedium(file.originalSize);
    return m_sink->add(path, file);
}

Result<void> Volume::addInstance(const PlannedInstance &planned, const PreparedInstance &prepared,
                                 const dicom::InstanceHeader &header)
{
    const auto fileId = m_numbers.fileId(planned.subject, planned.key);
    if (!fileId)
        return tl::unexpected(fileId.error());
    if (auto listed = m_directory.add(prepared.entry, *fileId); !listed)
        return listed;
    ++m_instances;
    if (auto added = add(fileId->join(u'/'), prepared.packed, prepared.sha256); !added)
        return added;
    m_pages.add(planned, header);
    for (const PreparedPicture &made : prepared.pictures) {
        const QString path = picturePath(m_pages.pictures() + 1);
        if (auto added = addFile(path, made.picture.jpeg, Packing::Store); !added)
            return added;
        m_pages.addPicture(planned,
                           {path, planned.number, made.frame, planned.frames, made.picture.width, made.picture.height});
    }
    return {};
}

Result<void> Volume::addFile(const QString &path, const QByteArray &content, Packing packing, bool executable)
{
    PackedFile packed = m_packer.pack(content, packing == Packing::Deflate && m_sink->takesDeflated());
    packed.executable = executable;
    return add(path, packed, security::sha256(content));
}

Result<void> Volume::addFolder(const QString &folder, const std::atomic_bool &cancel)
{
    constexpr qint64 mostBytes = 256LL * 1024 * 1024; // of one file; Qt's largest library has 10 MB
    for (const QString &path : filesBelow(folder)) {
        if (cancel)
            return fail(ErrorCode::Cancelled);
        if (isOurs(path))
            return fail(ErrorCode::Conflict, u"a payload with a name of the file-set"_s);
        QFile file(QDir(folder).filePath(path));
        if (file.size() > mostBytes)
            return fail(ErrorCode::TooLarge, u"a file of the payload"_s);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::PermissionDenied, u"a file of the payload"_s);
        const QByteArray content = file.readAll();
        if (content.size() != file.size())
            return fail(ErrorCode::Io, u"a file of the payload"_s);
        if (auto added = addFile(path, content, Packing::Deflate, QFileInfo(file).isExecutable()); !added)
            return added;
    }
    return {};
}

void Volume::encodeDirectory()
{
    m_encodedDirectory = std::async(std::launch::async, [this] { return m_directory.write(fileSetId); });
}

Result<void> Volume::finish(const security::SigningKey &key)
{
    if (auto added = addFile(directoryName, m_encodedDirectory.get()); !added)
        return added;
    const QByteArray manifest = media::writeManifest(m_entries, key, QDateTime::currentDateTimeUtc());
    if (auto added = m_sink->add(QLatin1String(media::manifestName), m_packer.pack(manifest, m_sink->takesDeflated()));
        !added)
        return added;
    return m_sink->finish();
}

qint64 folderOnMedium(const QString &folder)
{
    qint64 bytes = 0;
    for (const QString &path : filesBelow(folder))
        bytes += onMedium(QFileInfo(QDir(folder).filePath(path)).size());
    return bytes;
}

} // namespace td::authoring
