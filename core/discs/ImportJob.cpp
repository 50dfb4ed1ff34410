// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discs/ImportJob.h"

#include "core/discs/ArchiveOwner.h"
#include "core/discs/ImportVisitor.h"

#include <QDir>
#include <QScopeGuard>

#include <algorithm>

namespace td::discs {

using namespace Qt::StringLiterals;

/// One import from its beginning to its end.
class ImportRun {
public:
    ImportRun(DiscArchive &archive, const ImportRequest &request,
              const std::function<void(const ImportProgress &)> &progress, const std::atomic_bool &cancel)
        : m_archive(archive)
        , m_request(request)
        , m_progress(progress)
        , m_cancel(cancel)
        , m_database(*archive.m_database)
        , m_imports(m_database)
    {
    }

    Result<ImportSummary> run()
    {
        if (m_archive.m_importing.exchange(true))
            return fail(ErrorCode::Conflict, u"an import is running"_s);
        const auto free = qScopeGuard([this] { m_archive.m_importing = false; });
        const auto medium = media::inspectMedium(m_request.path);
        if (!medium)
            return tl::unexpected(medium.error());
        const auto import = m_request.resume == 0 ? begin(*medium) : resumed(*medium);
        if (!import)
            return tl::unexpected(import.error());
        ImportVisitor visitor(m_database, m_archive.m_objects, m_archive.m_owner, *import, m_progress, medium->bytes);
        auto done = visitor.takeOver().and_then([&] { return read(visitor); });
        if (!done)
            return tl::unexpected(done.error());
        done = m_database.transaction([&] { return complete(*import); });
        return done ? summary(*import) : tl::unexpected(done.error());
    }

private:
    Result<qint64> begin(const media::MediumSummary &medium)
    {
        store::StoredImport import;
        import.name = medium.name;
        import.source = m_request.path;
        import.sourceSize = medium.kind == media::MediumKind::Folder ? 0 : medium.bytes;
        import.sourceModified = medium.modified;
        import.started = QDateTime::currentDateTime();
        Result<qint64> id = fail(ErrorCode::Internal);
        const auto done = m_database.transaction([&]() -> Result<void> {
            id = m_imports.begin(import);
            return id ? Result<void>() : tl::unexpected(id.error());
        });
        return done ? id : tl::unexpected(done.error());
    }

    Result<qint64> resumed(const media::MediumSummary &medium)
    {
        const auto import = m_imports.import(m_request.resume);
        if (!import)
            return tl::unexpected(import.error());
        if (import->finished.isValid())
            return fail(ErrorCode::InvalidArgument, u"the import is complete"_s);
        const qint64 size = medium.kind == media::MediumKind::Folder ? 0 : medium.bytes;
        if (size != import->sourceSize || medium.modified != import->sourceModified)
            return fail(ErrorCode::Conflict, u"another medium"_s);
        const auto entries = m_imports.entries(import->id);
        if (!entries)
            return tl::unexpected(entries.error());
        // Looked at before anything is written: the right medium can still come.
        const bool folder = medium.kind == media::MediumKind::Folder;
        if (folder && !std::all_of(entries->begin(), entries->end(), [this](const auto &e) { return isStillThere(e); }))
            return fail(ErrorCode::Conflict, u"another medium"_s);
        return import->id;
    }

    bool isStillThere(const store::StoredEntry &entry) const
    {
        const bool isPlainPath = entry.wasRead && !entry.path.contains(QChar::ReplacementCharacter) &&
                                 !entry.path.contains(u'›') && !entry.path.contains(u'…');
        if (!isPlainPath) // not a name that could be looked for; the reading itself will tell
            return true;
        const QFileInfo file(QDir(m_request.path).filePath(entry.path));
        return file.isFile() && file.size() == entry.size && file.lastModified().toMSecsSinceEpoch() == entry.modified;
    }

    Result<void> read(ImportVisitor &visitor)
    {
        auto done = media::readMedium(m_request.path, visitor, m_cancel, m_request.limits);
        if (done && visitor.notMetAgain() > 0)
            done = fail(ErrorCode::Conflict, u"another medium"_s);
        if (done)
            done = visitor.tellOfMissing();
        // What was read before an error is worth keeping, but the error is what the caller has to know.
        const auto flushed = visitor.flush();
        if (done && m_cancel)
            return fail(ErrorCode::Cancelled);
        return done ? flushed : done;
    }

    /// Inside one transaction: everything becomes visible, or nothing.
    Result<void> complete(qint64 import)
    {
        const auto pending = m_imports.pending(import, archiveOwner());
        if (!pending)
            return tl::unexpected(pending.error());
        store::ImagingStore imaging(m_database);
        for (const store::PendingInstance &p : *pending) {
            auto added =
                m_database.step([&] { return imaging.add(p.study, p.series, p.instance, p.transferSyntax, p.object); });
            if (added)
                added = m_imports.link(import, p.instance.uid);
            else if (added.error().code == ErrorCode::Conflict)
                added = m_imports.setOutcome(p.entry, int(Outcome::Damaged), int(Reason::Contradiction));
            if (!added)
                return added;
        }
        return m_imports.complete(import, QDateTime::currentDateTime());
    }

    Result<ImportSummary> summary(qint64 import)
    {
        const auto entries = m_imports.entries(import);
        if (!entries)
            return tl::unexpected(entries.error());
        ImportSummary summary{import, {}};
        for (const store::StoredEntry &entry : *entries)
            ++summary.counts[Outcome(entry.outcome)];
        return summary;
    }

    DiscArchive &m_archive;
    const ImportRequest &m_request;
    const std::function<void(const ImportProgress &)> &m_progress;
    const std::atomic_bool &m_cancel;
    store::Database &m_database;
    store::ImportStore m_imports;
};

Result<ImportSummary> runImport(DiscArchive &archive, const ImportRequest &request,
                                const std::function<void(const ImportProgress &)> &progress,
                                const std::atomic_bool &cancel)
{
    return ImportRun(archive, request, progress, cancel).run();
}

} // namespace td::discs
