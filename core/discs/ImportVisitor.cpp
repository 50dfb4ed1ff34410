// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/discs/ImportVisitor.h"

#include "core/discs/ArchiveOwner.h"
#include "core/policy/Identity.h"
#include "core/security/Digest.h"

namespace td::discs {
namespace {

using namespace Qt::StringLiterals;

store::PendingInstance pendingOf(const dicom::InstanceHeader &h, const store::StoredObject &object)
{
    store::PendingInstance p;
    p.study.study = dicom::studyOf(h);
    p.study.study.subject = archiveOwner();
    p.study.accessionNumber = h.accessionNumber;
    p.study.studyId = h.studyId;
    p.study.patientName = h.patientName;
    p.study.dicomPatientId = h.patientId;
    p.series = dicom::seriesOf(h);
    p.instance = dicom::instanceOf(h);
    p.transferSyntax = h.transferSyntax.value();
    p.object = object;
    return p;
}

/// Decided again at every reading: a wiped disc may read better, and the index is needed for its list.
bool isReadAgain(const store::StoredEntry &entry)
{
    return Outcome(entry.outcome) == Outcome::Unreadable || Reason(entry.reason) == Reason::DiscIndex;
}

} // namespace

ImportVisitor::ImportVisitor(store::Database &database, const store::ObjectFiles &objects, const model::Patient &owner,
                             qint64 import, std::function<void(const ImportProgress &)> report, qint64 bytesTotal)
    : m_database(database)
    , m_objects(objects)
    , m_owner(owner)
    , m_import(import)
    , m_report(std::move(report))
    , m_progress{0, 0, bytesTotal}
{
    m_sinceFlush.start();
}

Result<void> ImportVisitor::takeOver()
{
    store::ImportStore imports(m_database);
    const auto entries = imports.entries(m_import);
    const auto pending = imports.pending(m_import, archiveOwner());
    if (!entries || !pending)
        return tl::unexpected(entries ? pending.error() : entries.error());
    QVector<qint64> again;
    for (const store::StoredEntry &entry : *entries) {
        if (entry.wasRead && isReadAgain(entry))
            again.append(entry.id);
        else if (entry.wasRead)
            m_before.insert(entry.path, entry);
    }
    for (const store::PendingInstance &instance : *pending)
        m_digests.insert(instance.instance.uid, instance.object.digest);
    return m_database.transaction([&] { return imports.removeUndecided(m_import, again); });
}

bool ImportVisitor::known(const media::MediumEntry &entry)
{
    m_met.insert(entry.path.toLower());
    for (auto at = m_before.find(entry.path); at != m_before.end() && at.key() == entry.path; ++at) {
        if (at->size == entry.size && at->modified == entry.modified) {
            m_before.erase(at);
            ++m_progress.files;
            return true;
        }
    }
    return false;
}

bool ImportVisitor::wants(const media::MediumEntry &entry, const QByteArray &head)
{
    if (dicom::mayBeDicom(head))
        return true;
    // Only what reaches the disk can fail, and flush() will then fail again where it is asked.
    (void)add(entry, {Outcome::NotDicom, Reason::None}, true);
    return false;
}

Result<ImportVisitor::Verdict> ImportVisitor::verdictOn(const dicom::ForeignFile &file, const QByteArray &digest) const
{
    const dicom::InstanceHeader &h = file.header;
    const auto identity =
        policy::compareIdentity({h.patientName, h.patientId, h.patientBirthDate, h.patientSex}, m_owner);
    if (identity.verdict == policy::IdentityVerdict::Different)
        return Verdict{Outcome::OtherPatient, Reason::OtherPerson};
    if (identity.verdict == policy::IdentityVerdict::Unknown)
        return Verdict{Outcome::OtherPatient, Reason::PersonUnclear};
    if (const auto onThisDisc = m_digests.constFind(h.sopInstance); onThisDisc != m_digests.constEnd())
        return Verdict{Outcome::Duplicate, *onThisDisc == digest ? Reason::SameDisc : Reason::OtherContents};
    const auto there = store::ImagingStore(m_database).find(h.sopInstance);
    if (!there)
        return there.error().code == ErrorCode::NotFound
                   ? Result<Verdict>(Verdict{Outcome::Imported, Reason::None, true})
                   : tl::unexpected(there.error());
    // What another disc has brought belongs to this one too, so that it stays when the other is removed.
    const bool same = there->object.digest == digest;
    return Verdict{Outcome::Duplicate, same ? Reason::AlreadyImported : Reason::OtherContents, same};
}

Result<void> ImportVisitor::content(const media::MediumEntry &entry, const QByteArray &bytes)
{
    const auto file = dicom::readForeignFile(bytes);
    if (!file) {
        switch (file.error().code) {
        case ErrorCode::Unsupported:
            return add(entry, {Outcome::NotDicom, Reason::None}, true);
        case ErrorCode::Truncated:
            return add(entry, {Outcome::Damaged, Reason::EndsTooSoon}, true);
        case ErrorCode::TooLarge:
            return add(entry, {Outcome::TooLarge, Reason::OverBound}, true);
        default:
            return add(entry, {Outcome::Damaged, Reason::BrokenStructure}, true);
        }
    }
    if (file->isDirectory) {
        noteIndex(entry.path, file->referencedFiles);
        return add(entry, {Outcome::NotDicom, Reason::DiscIndex}, true);
    }
    const auto verdict = verdictOn(*file, security::digest(file->part10));
    if (!verdict)
        return tl::unexpected(verdict.error());
    if (!verdict->isKept)
        return add(entry, *verdict, true);
    const auto object = m_objects.write(file->part10, m_foldersToSync);
    if (!object)
        return object.error().code == ErrorCode::TooLarge ? add(entry, {Outcome::TooLarge, Reason::OverBound}, true)
                                                          : tl::unexpected(object.error());
    m_digests.insert(file->header.sopInstance, object->digest);
    m_waitingBytes += object->size;
    return add(entry, *verdict, true, pendingOf(file->header, *object));
}

Result<void> ImportVisitor::problem(const media::MediumEntry &entry, media::MediumProblem problem)
{
    m_met.insert(entry.path.toLower());
    const auto verdict = [problem]() -> Verdict {
        switch (problem) {
        case media::MediumProblem::UnsafeName:
            return {Outcome::UnsafeName, Reason::NameNotUsable};
        case media::MediumProblem::LinkElsewhere:
            return {Outcome::UnsafeName, Reason::LinkElsewhere};
        case media::MediumProblem::LinkInside:
            return {Outcome::Duplicate, Reason::LinkInside};
        case media::MediumProblem::NotAFile:
            return {Outcome::NotDicom, Reason::NotAFile};
        case media::MediumProblem::Protected:
            return {Outcome::Unreadable, Reason::PasswordProtected};
        case media::MediumProblem::TooLarge:
            return {Outcome::TooLarge, Reason::OverBound};
        case media::MediumProblem::TooDeep:
            return {Outcome::TooLarge, Reason::TooDeep};
        case media::MediumProblem::Unreadable:
            return {Outcome::Unreadable, Reason::MediumError};
        case media::MediumProblem::Damaged:
            break;
        }
        return {Outcome::Damaged, Reason::BrokenArchive};
    }();
    return add(entry, verdict, false);
}

void ImportVisitor::progress(qint64 bytesDone)
{
    m_progress.bytesDone = bytesDone;
    m_report(m_progress);
}

Result<void> ImportVisitor::add(const media::MediumEntry &entry, Verdict verdict, bool wasRead,
                                std::optional<store::PendingInstance> pending)
{
    constexpr qsizetype mostLines = 256;
    constexpr qint64 mostBytes = qint64(64) << 20; // what a killed program has to read again, at most
    constexpr qint64 mostMs = 2'000;
    m_waiting.append({{0, entry.path, entry.size, entry.modified, int(verdict.outcome), int(verdict.reason), wasRead},
                      std::move(pending)});
    ++m_progress.files;
    const bool due = m_waiting.size() >= mostLines || m_waitingBytes >= mostBytes || m_sinceFlush.elapsed() > mostMs;
    return due ? flush() : Result<void>();
}

Result<void> ImportVisitor::flush()
{
    m_sinceFlush.restart();
    if (m_waiting.isEmpty())
        return {};
    if (auto synced = store::ObjectFiles::syncFolders(m_foldersToSync); !synced)
        return synced;
    auto done = m_database.transaction([&]() -> Result<void> {
        store::ImportStore imports(m_database);
        for (Line &line : m_waiting) {
            const auto id = imports.addEntry(m_import, line.entry);
            if (!id)
                return tl::unexpected(id.error());
            if (!line.pending)
                continue;
            line.pending->entry = *id;
            if (auto added = imports.addPending(m_import, *line.pending); !added)
                return added;
        }
        return {};
    });
    if (!done)
        return done;
    m_waiting.clear();
    m_foldersToSync.clear();
    m_waitingBytes = 0;
    return {};
}

void ImportVisitor::noteIndex(const QString &path, const QStringList &files)
{
    // Referenced File IDs count from the folder of the DICOMDIR (PS3.10 8.5).
    const qsizetype end = std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u' ')) + 1;
    for (const QString &file : files)
        m_indexed.append(path.first(end) + file);
}

Result<void> ImportVisitor::tellOfMissing()
{
    for (const QString &path : std::as_const(m_indexed)) {
        // Mounted discs show names in either case, with or without the version number of ISO 9660.
        const QString plain = path.toLower();
        if (m_met.contains(plain) || m_met.contains(plain + u'.') || m_met.contains(plain + u".;1"_s) ||
            m_met.contains(plain + u";1"_s))
            continue;
        m_met.insert(plain);
        if (auto told = add({path, -1, 0}, {Outcome::Unreadable, Reason::ListedButMissing}, false); !told)
            return told;
    }
    return {};
}

} // namespace td::discs
