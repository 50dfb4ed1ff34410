// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "ui/common/FileWriting.h"
#include "ui/document/PdfDocument.h"
#include "ui/document/Printing.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>

using namespace td;
using namespace td::ui;
using namespace Qt::StringLiterals;

namespace {

QByteArray madePdf(const QStringList &pages)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    QPainter painter(&writer);
    for (int i = 0; i < pages.size(); ++i) {
        if (i > 0)
            writer.newPage();
        painter.drawText(QPoint(500, 1000), pages[i]);
    }
    painter.end();
    return bytes;
}

Result<std::shared_ptr<PdfDocument>> opened(const QByteArray &bytes)
{
    auto future = PdfDocument::open(bytes);
    REQUIRE(test::waitFor(future));
    return future.result();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("a report that is not a PDF is said to be malformed")
{
    CHECK(opened("not a PDF at all").error().code == ErrorCode::Malformed);
    CHECK(opened({}).error().code == ErrorCode::Malformed);
}

TEST_CASE("a PDF that ends in the middle does not end the program")
{
    const QByteArray whole = madePdf({u"referto"_s});
    for (const qsizetype length : {whole.size() / 4, whole.size() / 2, whole.size() - 8}) {
        const auto answer = opened(whole.first(length));
        if (!answer)
            CHECK(answer.error().code == ErrorCode::Malformed);
    }
}

TEST_CASE("an A4 page is 595 by 842 points and is drawn at the asked resolution")
{
    const auto pdf = opened(madePdf({u"uno"_s, u"due"_s}));
    REQUIRE(pdf);
    REQUIRE((*pdf)->pageCount() == 2);
    CHECK((*pdf)->pageSize(0).width() == Approx(595).margin(1));
    CHECK((*pdf)->pageSize(0).height() == Approx(842).margin(1));
    auto image = (*pdf)->render(1, 144);
    REQUIRE(test::waitFor(image));
    CHECK(image.result().width() == Approx(1190).margin(2)); // 595 pt at 144 dpi are 1190 px
}

TEST_CASE("a search finds every place regardless of case and names its page")
{
    const auto pdf = opened(madePdf({u"Nessuna Frattura"_s, u"altro"_s, u"frattura composta"_s}));
    REQUIRE(pdf);
    auto hits = (*pdf)->search(u"FRATTURA"_s);
    REQUIRE(test::waitFor(hits));
    REQUIRE(hits.result().size() == 2);
    CHECK(hits.result()[0].page == 0);
    CHECK(hits.result()[1].page == 2);
    auto none = (*pdf)->search(u"polmone"_s);
    REQUIRE(test::waitFor(none));
    CHECK(none.result().isEmpty());
}

TEST_CASE("a saved document has the bytes that were read and replaces an older file whole")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"referto à.pdf"_s);
    for (const QByteArray &bytes : {QByteArray("first version"), QByteArray("second")}) {
        auto written = writeFile(path, bytes);
        REQUIRE(test::waitFor(written));
        CHECK(written.result());
        CHECK(contentOf(path) == bytes);
    }
    CHECK(QDir(folder.path()).entryList(QDir::Files).size() == 1);
}

TEST_CASE("saving into a folder that may not be written is a refused permission")
{
    const QTemporaryDir folder;
    QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    if (QFileInfo(folder.path()).isWritable()) {
        test::announceSkip(u"permissions do not bind this user"_s);
        return;
    }
    auto refused = writeFile(folder.filePath(u"referto.pdf"_s), "x");
    REQUIRE(test::waitFor(refused));
    CHECK(refused.result().error().code == ErrorCode::PermissionDenied);
    QFile::setPermissions(folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

TEST_CASE("saving into a folder that is gone or is no folder says so and leaves nothing")
{
    const QTemporaryDir folder;
    auto gone = writeFile(folder.filePath(u"not there/referto.pdf"_s), "x");
    REQUIRE(test::waitFor(gone));
    CHECK_FALSE(gone.result());
    QFile file(folder.filePath(u"file"_s));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.close();
    auto notAFolder = writeFile(folder.filePath(u"file/referto.pdf"_s), "x");
    REQUIRE(test::waitFor(notAFolder));
    CHECK_FALSE(notAFolder.result());
    CHECK(QDir(folder.path()).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot).size() == 1);
}
