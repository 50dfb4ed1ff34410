// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Deidentifier.h"
#include "core/dicom/Dictionary.h"
#include "tests/dicom/DeidentifyFixture.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

/// What the copy's Pixel Data has to be: a native value of odd length, which no file may have, gets its padding.
QByteArray expectedPixels(const QByteArray &file)
{
    QByteArray bytes = test::pixelBytes(file);
    return bytes.size() % 2 ? bytes + '\0' : bytes;
}

void collectNames(const dicom::Dataset &set, QByteArrayList &names)
{
    for (const dicom::Element &element : set.elements()) {
        if (dicom::vrOf(element) == "PN" && element.value.length > 7)
            names.append(set.text(element.tag).split('=').first());
        for (const dicom::Dataset &item : element.items)
            collectNames(item, names);
    }
}

/// dciodvfy's errors, whatever UIDs they name.
QByteArrayList errorsOf(const QString &path)
{
    static const QRegularExpression uid(u"<[0-9.]+>"_s);
    QByteArrayList errors;
    for (const QByteArray &line : test::dciodvfyErrors(path))
        errors.append(QString::fromLatin1(line).replace(uid, u"<uid>"_s).toLatin1());
    return errors;
}

/// Files that the programs read to their end, before and after.
bool isReadByAll(const QString &path)
{
    return !path.contains("/malformed/"_L1) && !path.contains("/deflated/"_L1);
}

} // namespace

TEST_CASE("the pixels of every file of the corpus stay bit by bit, and no name of its header stays")
{
    if (test::corpusFolder().isEmpty())
        return test::announceSkip(u"de-identification of the corpus: no corpus"_s);
    int copies = 0;
    const auto one = test::deidentifier();
    for (const QString &path : test::corpusFiles()) {
        INFO(path.toStdString());
        const QByteArray file = test::contentsOf(path);
        const auto copy = one.apply(file);
        if (!copy)
            continue;
        ++copies;
        CHECK((test::pixelBytes(*copy) == expectedPixels(file))); // not for printing
        CHECK((one.apply(*copy).value() == *copy));
        const auto read = dicom::Part10::read(file);
        QByteArrayList names;
        collectNames(read->dataset(), names);
        const qsizetype header = copy->size() - test::pixelBytes(*copy).size();
        for (const QByteArray &name : names) {
            INFO(name.toStdString());
            const bool stays = !name.isEmpty() && copy->left(header).contains(name);
            CHECK_FALSE(stays);
        }
    }
    CHECK(copies > 500);
}

TEST_CASE("two independent programs find nothing wrong with the copies that was not wrong before")
{
    if (test::corpusFolder().isEmpty() || !test::haveTool(u"dciodvfy"_s) || !test::haveTool(u"dcmdump"_s))
        return test::announceSkip(u"validity of de-identified files: no corpus, dciodvfy or dcmdump"_s);
    // A hanging protocol has as type 2 what the table removes; it is no patient's.
    const QByteArray knownGap = "Element=<ReasonForRequestedProcedureCodeSequence> Module=<HangingProtocolDefinition>";
    constexpr qsizetype quicklyRead = 200 * 1024;
    const QTemporaryDir folder;
    const QString target = folder.filePath(u"copy.dcm"_s);
    int checked = 0;
    for (const dicom::DeidentifyOptions &options : {dicom::DeidentifyOptions{}, test::withoutOptions()}) {
        const bool strict = options.dates == dicom::DeidentifyOptions::Dates::Removed;
        for (const QString &path : test::corpusFiles()) {
            const QByteArray file = test::contentsOf(path);
            if (file.size() > (strict ? quicklyRead / 5 : quicklyRead) || !isReadByAll(path))
                continue;
            const auto copy = test::deidentifier(options).apply(file);
            if (!copy)
                continue;
            INFO(path.toStdString());
            QFile written(target);
            REQUIRE(written.open(QIODevice::WriteOnly));
            written.write(*copy);
            written.close();
            QByteArrayList before = errorsOf(path);
            for (const QByteArray &error : errorsOf(target)) {
                INFO(error.toStdString());
                CHECK((before.removeOne(error) || error.contains(knownGap)));
            }
            if (test::runTool(u"dcmdump"_s, {u"-q"_s, path}).exitCode == 0)
                CHECK(test::runTool(u"dcmdump"_s, {u"-q"_s, target}).exitCode == 0);
            ++checked;
        }
    }
    CHECK(checked > 300);
}
