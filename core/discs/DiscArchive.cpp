// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discs/DiscArchive.h"

#include "core/discs/ArchiveOwner.h"
#include "core/discs/PrivateFolder.h"
#include "core/store/ImportStore.h"

#include <limits>

namespace td::discs {
namespace {

using namespace Qt::StringLiterals;

constexpr store::RowRange allRows{0, std::numeric_limits<int>::max()};

// A window that closes needs as long as its import needs to end one file.
constexpr std::chrono::seconds kPatience(5);

} // namespace

DiscArchive::DiscArchive(QString folder, model::Patient owner, std::unique_ptr<QFile> lock,
                         std::unique_ptr<store::Database> database, store::ObjectFiles objects)
    : m_folder(std::move(folder))
    , m_owner(std::move(owner))
    , m_lock(std::move(lock))
    , m_database(std::move(database))
    , m_objects(std::move(objects))
{
}

DiscArchive::~DiscArchive() = default;

Result<std::shared_ptr<DiscArchive>> DiscArchive::open(const QString &root, const model::Patient &owner)
{
    const QString folder = root + u'/' + folderNameOf(owner);
    if (auto made = makePrivateFolder(folder); !made)
        return tl::unexpected(made.error());
    auto lock = takeLock(folder + u"/lock"_s, kPatience);
    if (!lock)
        return tl::unexpected(lock.error());
    auto database = store::Database::open(folder + u"/archive.sqlite"_s, store::discArchiveSchema());
    if (!database)
        return tl::unexpected(database.error());
    auto objects = store::ObjectFiles::open(folder + u"/objects"_s);
    if (!objects)
        return tl::unexpected(objects.error());
    store::Database &db = **database;
    if (auto known = db.transaction([&] { return store::ImportStore(db).addOwner(archiveOwner()); }); !known)
        return tl::unexpected(known.error());
    std::shared_ptr<DiscArchive> archive(
        new DiscArchive(folder, owner, std::move(*lock), std::move(*database), std::move(*objects)));
    if (auto swept = archive->sweep(); !swept)
        return tl::unexpected(swept.error());
    return archive;
}

Result<void> DiscArchive::sweep() const
{
    const auto needed = store::ImportStore(*m_database).neededObjects();
    if (!needed)
        return tl::unexpected(needed.error());
    for (const QByteArray &digest : m_objects.digests()) {
        if (needed->contains(digest))
            continue;
        if (auto removed = m_objects.remove(digest); !removed)
            return removed;
    }
    return {};
}

Result<QVector<Disc>> DiscArchive::discs() const
{
    const store::ImportStore imports(*m_database);
    const auto stored = imports.imports();
    if (!stored)
        return tl::unexpected(stored.error());
    QVector<Disc> discs;
    for (const store::StoredImport &import : *stored) {
        Disc disc{import.id, import.name, import.source, import.started, import.finished.isValid(), {}};
        const auto studies = imports.studiesOf(import.id);
        if (!studies)
            return tl::unexpected(studies.error());
        for (const StudyInstanceUid &uid : *studies) {
            const auto study = store::ImagingStore(*m_database).study(uid);
            const auto images = imports.instancesOf(import.id, uid);
            if (!study || !images)
                return tl::unexpected(study ? images.error() : study.error());
            disc.studies.append(study->study);
            disc.studies.last().origin = model::Origin::OwnDisc;
            disc.studies.last().numberOfInstances = *images;
        }
        std::sort(disc.studies.begin(), disc.studies.end(), [](const auto &a, const auto &b) {
            return std::pair(b.started, a.uid) < std::pair(a.started, b.uid);
        });
        discs.append(std::move(disc));
    }
    return discs;
}

Result<QVector<LedgerEntry>> DiscArchive::ledger(qint64 disc) const
{
    const store::ImportStore imports(*m_database);
    if (const auto known = imports.import(disc); !known)
        return tl::unexpected(known.error());
    const auto stored = imports.entries(disc);
    if (!stored)
        return tl::unexpected(stored.error());
    QVector<LedgerEntry> ledger;
    for (const store::StoredEntry &entry : *stored)
        ledger.append({entry.path, Outcome(entry.outcome), Reason(entry.reason)});
    return ledger;
}

Result<void> DiscArchive::remove(qint64 disc)
{
    if (m_importing.exchange(true))
        return fail(ErrorCode::Conflict, u"an import is running"_s);
    auto done = m_database->transaction([&] { return store::ImportStore(*m_database).remove(disc); });
    if (done)
        done = sweep();
    m_importing = false;
    return done;
}

Result<QVector<StudyInstanceUid>> DiscArchive::studies() const
{
    return store::ImagingStore(*m_database).studyUids();
}

Result<model::StudyContents> DiscArchive::contents(const StudyInstanceUid &uid) const
{
    const store::ImagingStore imaging(*m_database);
    const auto study = imaging.study(uid);
    if (!study)
        return tl::unexpected(study.error());
    const auto series = imaging.series(uid, allRows);
    const auto instances = imaging.instances(uid, {}, allRows);
    if (!series || !instances)
        return tl::unexpected(series ? instances.error() : series.error());
    model::StudyContents contents{study->study, study->patientName, {}};
    contents.study.origin = model::Origin::OwnDisc;
    QHash<SeriesInstanceUid, qsizetype> place;
    for (const store::StoredSeries &one : *series) {
        place.insert(one.series.uid, contents.series.size());
        contents.series.append(one.series);
    }
    for (const store::StoredInstance &one : *instances)
        contents.series[place.value(one.series)].instances.append(one.instance);
    return contents;
}

Result<QByteArray> DiscArchive::instance(const model::InstanceKey &key) const
{
    const auto stored = store::ImagingStore(*m_database).instance(key);
    return stored ? m_objects.read(stored->object) : tl::unexpected(stored.error());
}

} // namespace td::discs
