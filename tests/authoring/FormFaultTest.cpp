// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/authoring/EncryptedZipSink.h"
#include "core/authoring/IsoSink.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QDir>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace td;
using namespace Qt::StringLiterals;
using authoring::PackedFile;

namespace {

Result<std::unique_ptr<authoring::MediumSink>> create(authoring::MediumForm form, const QString &target)
{
    return form == authoring::MediumForm::IsoImage
               ? authoring::IsoSink::create(target, u"TUODOSSIER"_s)
               : authoring::EncryptedZipSink::create(target, Secret("albero lampada fiume"));
}

/// Bytes that do not pack.
QByteArray noise(int bytes)
{
    QByteArray content(bytes, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : content) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24);
    }
    return content;
}

/// The first error of a sink that is given file after file, and then finished.
Result<void> fill(authoring::MediumSink &sink, const std::function<void(int)> &before)
{
    const QByteArray content = noise(100'000);
    for (int i = 0; i < 40; ++i) {
        before(i);
        if (auto added = sink.add(u"IMG%1"_s.arg(i), PackedFile{content, content.size()}); !added)
            return added;
    }
    return sink.finish();
}

bool isEmpty(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).isEmpty();
}

} // namespace

#ifdef Q_OS_UNIX
TEST_CASE("an image or an encrypted ZIP that the system refuses to let grow fails and leaves nothing behind")
{
    const auto form = GENERATE(authoring::MediumForm::IsoImage, authoring::MediumForm::EncryptedZip);
    const QTemporaryDir folder;
    // The kernel refuses writes over RLIMIT_FSIZE with EFBIG once its signal is ignored: a real refusal for any user.
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{2'500'000, before.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    auto sink = create(form, folder.filePath(u"a"_s));
    const auto filled = sink ? fill(**sink, [](int) {}) : Result<void>(tl::unexpected(sink.error()));
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    REQUIRE(sink);
    REQUIRE_FALSE(filled);
    CHECK(filled.error().code == ErrorCode::Io);
    sink->reset();
    CHECK(isEmpty(folder.path()));
}
#endif

TEST_CASE("an image or an encrypted ZIP whose folder goes away does not come to an end")
{
    const auto form = GENERATE(authoring::MediumForm::IsoImage, authoring::MediumForm::EncryptedZip);
    const QTemporaryDir parent;
    const QString folder = parent.filePath(u"stick"_s);
    REQUIRE(QDir().mkpath(folder));
    auto sink = create(form, folder + u"/a"_s);
    REQUIRE(sink);
    const auto filled = fill(**sink, [&folder](int i) {
        if (i == 20)
            QDir(folder).removeRecursively();
    });
    // A file without a name may be written until it is to get one.
    const auto done = filled ? (*sink)->commit() : filled;
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::NotFound);
}
