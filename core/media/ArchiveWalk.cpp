// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/ArchiveReader.h"
#include "core/media/EntryName.h"
#include "core/media/MediumWalk.h"

#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <functional>

namespace td::media {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 pieceBytes = 256 * 1024;

/// An entry of an archive as the input of another archive.
class EntryInput final : public ByteInput {
public:
    EntryInput(QByteArray head, const ByteInput &outer, std::function<qint64(char *, qint64)> rest)
        : m_head(std::move(head))
        , m_outer(outer)
        , m_rest(std::move(rest))
        , m_badBefore(outer.badSectors())
    {
    }

    qint64 read(char *to, qint64 size) override
    {
        const qint64 fromHead = std::min<qint64>(size, m_head.size() - m_position);
        qint64 got = fromHead;
        if (fromHead > 0)
            std::memcpy(to, m_head.constData() + m_position, size_t(fromHead));
        else
            got = m_rest(to, size);
        m_badSectors = m_outer.badSectors() - m_badBefore;
        if (got > 0) {
            m_position += got;
            m_consumed += got;
        }
        return got;
    }
    bool seek(qint64 position) override { return position == m_position; }
    bool canSeek() const override { return false; }
    qint64 position() const override { return m_position; }
    qint64 size() const override { return -1; }

private:
    QByteArray m_head;
    const ByteInput &m_outer;
    std::function<qint64(char *, qint64)> m_rest;
    int m_badBefore;
    qint64 m_position = 0;
};

class ArchiveWalker {
public:
    ArchiveWalker(MediumWalk &walk, ByteInput &input, const ArchivePlace &place, ArchiveReader reader)
        : m_walk(walk)
        , m_input(input)
        , m_place(place)
        , m_reader(std::move(reader))
    {
    }

    Result<void> run()
    {
        while (true) {
            if (auto go = m_walk.goOn(); !go)
                return go;
            const ArchiveReader::Step step = m_reader.next();
            if (step == ArchiveReader::Step::Broken)
                return tellOfArchive(m_input.badSectors() > m_badInEntries ? MediumProblem::Unreadable
                                                                           : MediumProblem::Damaged);
            if (step == ArchiveReader::Step::End)
                break;
            if (m_reader.entry().type == ArchiveEntry::Type::Folder)
                continue;
            const auto counted = m_walk.countEntry(m_place.name);
            if (!counted || !*counted)
                return counted ? Result<void>() : tl::unexpected(counted.error());
            const int badBefore = m_input.badSectors();
            if (auto done = visit(); !done)
                return done;
            m_badInEntries += m_input.badSectors() - badBefore;
            if (m_tooMuch)
                return tellOfArchive(MediumProblem::TooLarge);
            if (m_input.canSeek()) // the medium itself, or a file of it
                m_walk.visitor.progress(m_walk.doneBytes + m_input.position());
        }
        // What could not be read and belongs to no entry was a folder: files may be missing from the list.
        return m_input.badSectors() > m_badInEntries ? tellOfArchive(MediumProblem::Unreadable) : Result<void>();
    }

private:
    enum class Fill { Whole, Partial, Broken };

    Result<void> tellOfArchive(MediumProblem problem)
    {
        return m_walk.visitor.problem({m_place.name, m_input.size(), 0}, problem);
    }

    /// Reads a piece of the entry and counts it; -1 also when the archive gives more than an honest one would.
    qint64 pull(char *to, qint64 size)
    {
        if (m_tooMuch || m_walk.cancel)
            return -1;
        const qint64 got = m_reader.read(to, size);
        if (got <= 0)
            return got;
        m_produced += got;
        m_walk.unpackedBytes += got;
        m_walk.exhausted = m_walk.exhausted || m_walk.unpackedBytes > m_walk.limits.unpackedBytes;
        m_tooMuch = m_walk.exhausted || m_produced > m_walk.limits.freeBytes + m_walk.limits.ratio * m_input.consumed();
        return m_tooMuch ? -1 : got;
    }

    /// Appends what the entry holds until `bytes` has `upTo` of them. Grows with what arrives, never by a claim.
    Fill fill(QByteArray &bytes, qint64 upTo)
    {
        while (bytes.size() < upTo) {
            const qsizetype before = bytes.size();
            const qint64 wanted = std::min(pieceBytes, upTo - before);
            bytes.resize(before + wanted);
            const qint64 got = pull(bytes.data() + before, wanted);
            bytes.resize(before + std::max<qint64>(got, 0));
            if (got <= 0)
                return got == 0 ? Fill::Whole : Fill::Broken;
        }
        return Fill::Partial;
    }

    /// Reads an entry that nobody wants to its end where it cannot be skipped, so that its size is bounded too.
    void drain()
    {
        if (m_input.canSeek())
            return;
        QByteArray piece(pieceBytes, Qt::Uninitialized);
        while (pull(piece.data(), pieceBytes) > 0) {
        }
    }

    Result<void> visit()
    {
        const ArchiveEntry &from = m_reader.entry();
        const QString shown = printableEntryName(from.name);
        const MediumEntry entry{m_place.path.isEmpty() ? shown : m_place.path + u" › "_s + shown, from.size,
                                from.modified};
        if (const auto problem = problemOf(from))
            return m_walk.visitor.problem(entry, *problem);
        if (m_walk.visitor.known(entry)) {
            drain();
            return {};
        }
        const int badBefore = m_input.badSectors();
        QByteArray bytes;
        const Fill head = fill(bytes, mediumHeadBytes);
        if (head == Fill::Broken)
            return broken(entry, badBefore);
        const Container container = containerOf(bytes, from.name);
        if (container == Container::Zip || container == Container::Image)
            return enter(entry, bytes);
        if (!m_walk.visitor.wants(entry, bytes)) {
            drain();
            return {};
        }
        if (head == Fill::Partial) {
            const Fill rest = fill(bytes, m_walk.limits.entryBytes + 1);
            if (rest == Fill::Broken)
                return broken(entry, badBefore);
            if (rest == Fill::Partial) {
                drain();
                return m_walk.visitor.problem(entry, MediumProblem::TooLarge);
            }
        }
        return m_input.badSectors() > badBefore ? broken(entry, badBefore) : m_walk.visitor.content(entry, bytes);
    }

    std::optional<MediumProblem> problemOf(const ArchiveEntry &from) const
    {
        if (!isSafeEntryName(from.name, m_walk.limits.pathLength))
            return MediumProblem::UnsafeName;
        if (from.type == ArchiveEntry::Type::HardLink || from.type == ArchiveEntry::Type::Link)
            return MediumProblem::LinkInside; // it can name nothing but an entry, for nothing is unpacked
        if (from.type != ArchiveEntry::Type::File)
            return MediumProblem::NotAFile;
        if (from.isEncrypted)
            return MediumProblem::Protected;
        return std::nullopt;
    }

    Result<void> broken(const MediumEntry &entry, int badBefore)
    {
        if (auto go = m_walk.goOn(); !go)
            return go;
        const MediumProblem problem = m_tooMuch                          ? MediumProblem::TooLarge
                                      : m_input.badSectors() > badBefore ? MediumProblem::Unreadable
                                                                         : MediumProblem::Damaged;
        return m_walk.visitor.problem(entry, problem);
    }

    Result<void> enter(const MediumEntry &entry, const QByteArray &head)
    {
        if (m_place.nesting >= m_walk.limits.nesting) {
            drain();
            return m_walk.visitor.problem(entry, MediumProblem::TooDeep);
        }
        EntryInput inner(head, m_input, [this](char *to, qint64 size) { return pull(to, size); });
        auto done = walkArchive(m_walk, inner, {entry.path, entry.path, m_place.nesting + 1});
        if (done)
            drain();
        return done;
    }

    MediumWalk &m_walk;
    ByteInput &m_input;
    const ArchivePlace &m_place;
    ArchiveReader m_reader;
    qint64 m_produced = 0;
    int m_badInEntries = 0;
    bool m_tooMuch = false;
};

} // namespace

Container containerOf(const QByteArray &head, const QString &name)
{
    // What office programs and Java pack: thousands of entries, and never an image.
    static const QStringList packages = {u"docx"_s, u"xlsx"_s, u"pptx"_s, u"odt"_s, u"ods"_s, u"odp"_s,
                                         u"jar"_s,  u"war"_s,  u"apk"_s,  u"xpi"_s, u"epub"_s};
    constexpr qsizetype descriptor = 16 * 2048 + 1; // Standard Identifier (ECMA-119 8.1.2, ECMA-167 2/9.1.2)
    if (head.startsWith("PK\3\4") || head.startsWith("PK\5\6") || head.startsWith("PK\7\10PK\3\4"))
        return packages.contains(QFileInfo(name).suffix().toLower()) ? Container::None : Container::Zip;
    if (head.size() < mediumHeadBytes)
        return Container::None;
    const QByteArrayView identifier = QByteArrayView(head).sliced(descriptor, 5);
    if (identifier == QByteArrayView("CD001"))
        return Container::Image;
    return identifier == QByteArrayView("BEA01") ? Container::UdfImage : Container::None;
}

Result<bool> MediumWalk::countEntry(const QString &where)
{
    if (exhausted)
        return false;
    if (++entries <= limits.entries)
        return true;
    exhausted = true;
    if (auto told = visitor.problem({where, -1, 0}, MediumProblem::TooLarge); !told)
        return tl::unexpected(told.error());
    return false;
}

Result<void> MediumWalk::goOn() const
{
    return cancel ? Result<void>(fail(ErrorCode::Cancelled)) : Result<void>();
}

Result<void> walkArchive(MediumWalk &walk, ByteInput &input, const ArchivePlace &place)
{
    auto reader = ArchiveReader::open(input);
    if (!reader) {
        if (auto go = walk.goOn(); !go)
            return go;
        return walk.visitor.problem({place.name, input.size(), 0}, MediumProblem::Damaged);
    }
    return ArchiveWalker(walk, input, place, std::move(*reader)).run();
}

} // namespace td::media
