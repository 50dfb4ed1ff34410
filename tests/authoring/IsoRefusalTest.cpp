// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/IsoSink.h"
#include "core/media/MediumCheck.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;
using authoring::IsoSink;
using authoring::IsoWriter;
using authoring::PackedFile;

namespace {

constexpr qint64 sector = 2048;

Result<void> tryAdd(authoring::MediumSink &sink, const QString &path, const QByteArray &bytes)
{
    return sink.add(path, PackedFile{bytes, bytes.size()});
}

/// A device that is full after some bytes.
class SmallDevice final : public QIODevice {
public:
    explicit SmallDevice(qint64 room)
        : m_room(room)
    {
        open(WriteOnly | Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        const qint64 written = std::min(size, m_room);
        m_room -= written;
        return written;
    }

private:
    qint64 m_room;
};

} // namespace

TEST_CASE("an image that was not finished is none, and goes with its sink")
{
    const QTemporaryDir folder;
    const QString target = folder.filePath(u"a.iso"_s);
    {
        auto sink = IsoSink::create(target, u"TUODOSSIER"_s);
        REQUIRE(sink);
        REQUIRE(tryAdd(**sink, u"IMG"_s, QByteArray(100'000, 'x')));
        const auto check = media::checkMedium((*sink)->writtenPath(), {}, std::atomic_bool(false));
        REQUIRE_FALSE(check);
        CHECK(check.error().code == ErrorCode::Malformed);
    }
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

TEST_CASE("what an image cannot hold is refused")
{
    const QTemporaryDir folder;
    auto sink = IsoSink::create(folder.filePath(u"a.iso"_s), u"TUODOSSIER"_s);
    REQUIRE(sink);
    const auto codeOf = [&](const QString &path) {
        const auto added = tryAdd(**sink, path, "x");
        return added ? ErrorCode::Internal : added.error().code;
    };
    REQUIRE(tryAdd(**sink, u"A/B"_s, "x"));
    REQUIRE(tryAdd(**sink, u"1/2/3/4/5/6/7/FILE"_s, "x")); // the eighth level, the root counted
    CHECK(codeOf(u"1/2/3/4/5/6/7/8/FILE"_s) == ErrorCode::TooLarge);
    CHECK(codeOf(QString(161, u'n')) == ErrorCode::TooLarge);
    CHECK(codeOf(u"A/B"_s) == ErrorCode::InvalidArgument);
    CHECK(codeOf(u"A"_s) == ErrorCode::InvalidArgument);
    CHECK(codeOf(u"A/B/C"_s) == ErrorCode::InvalidArgument);
    for (const QString &path : {u""_s, u"/A"_s, u"A/../C"_s, u"./C"_s, u"A//C"_s})
        CHECK(codeOf(path) == ErrorCode::InvalidArgument);
    const auto deflated = (*sink)->add(u"C"_s, PackedFile{"x", 5, 0, true, false});
    REQUIRE_FALSE(deflated);
    CHECK(deflated.error().code == ErrorCode::InvalidArgument);
    const auto nowhere = IsoSink::create(folder.filePath(u"none/a.iso"_s), u"TUODOSSIER"_s);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == ErrorCode::NotFound);
}

TEST_CASE("a device that is full before the end of an image fails at every point")
{
    const auto write = [](qint64 room) -> Result<qint64> {
        SmallDevice device(room);
        auto writer = IsoWriter::create(device, u"FULL"_s, QDateTime::currentDateTimeUtc());
        if (!writer)
            return tl::unexpected(writer.error());
        if (auto added = writer->add(u"A/B"_s, QByteArray(5000, 'a'), false); !added)
            return tl::unexpected(added.error());
        if (auto finished = writer->finish(); !finished)
            return tl::unexpected(finished.error());
        return writer->bytesWritten();
    };
    const auto whole = write(1 << 30);
    REQUIRE(whole);
    const qint64 needed = *whole + 3 * sector; // the descriptors come once more, in their places
    REQUIRE(write(needed));
    for (qint64 room = needed - 1; room > 0; room -= 2000) {
        const auto done = write(room);
        REQUIRE_FALSE(done);
        CHECK(done.error().code == ErrorCode::Io);
    }
}
