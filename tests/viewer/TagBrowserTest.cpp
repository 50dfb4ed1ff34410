// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewer/widget/TagBrowser.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"

#include <QAbstractItemModelTester>
#include <QtTest/qtestsystem.h>

using namespace td;
using namespace td::viewer;
using namespace Qt::StringLiterals;
using test::Part10Builder;

namespace {

std::shared_ptr<const dicom::Part10> fileOf(const QByteArray &bytes)
{
    auto file = dicom::Part10::read(bytes);
    REQUIRE(file.has_value());
    return std::make_shared<dicom::Part10>(std::move(*file));
}

std::shared_ptr<const dicom::Part10> sample()
{
    const QByteArray code = Part10Builder().text(0x00080104, "LO", "Head").body();
    return fileOf(Part10Builder()
                      .sequence(0x00081032, {code, code})
                      .text(0x00100010, "PN", "ROSSI^MARIO")
                      .text(0x00104000, "LT", QByteArray(500, 'x'))
                      .shorts(0x00280010, {512})
                      .raw(0x7FE00010, "OW", QByteArray(2048, '\0'))
                      .file());
}

QString cell(const QAbstractItemModel &model, const QString &name, int column, const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row)
        if (model.index(row, TagModel::Name, parent).data().toString() == name)
            return model.index(row, column, parent).data().toString();
    return {};
}

} // namespace

TEST_CASE("the elements of an instance are a well formed tree")
{
    TagModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFile(sample());
    CHECK(cell(model, u"PatientName"_s, TagModel::Value) == u"ROSSI^MARIO"_s);
    CHECK(cell(model, u"PatientName"_s, TagModel::Tag) == u"(0010,0010)"_s);
    CHECK(cell(model, u"PatientName"_s, TagModel::Representation) == u"PN"_s);
    CHECK(cell(model, u"Rows"_s, TagModel::Value) == u"512"_s);
    CHECK(cell(model, u"PixelData"_s, TagModel::Value).contains(u"048 bytes"));
    CHECK(cell(model, u"TransferSyntaxUID"_s, TagModel::Value) == u"1.2.840.10008.1.2.1"_s);
    const QString comments = cell(model, u"PatientComments"_s, TagModel::Value);
    CHECK(comments.contains(u"500 bytes"));
    CHECK(comments.size() < 230);
    QModelIndex sequence;
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.index(row, TagModel::Name).data().toString() == u"ProcedureCodeSequence"_s)
            sequence = model.index(row, 0);
    REQUIRE(model.rowCount(sequence) == 2);
    const QModelIndex item = model.index(1, 0, sequence);
    CHECK(item.data().toString() == u"Item 2"_s);
    CHECK(cell(model, u"CodeMeaning"_s, TagModel::Value, item) == u"Head"_s);
    model.setFile(nullptr);
    CHECK(model.rowCount() == 0);
}

TEST_CASE("searching leaves what matches and the branches above it")
{
    const theme::Theme theme(theme::Mode::Light);
    TagBrowser browser(theme);
    browser.show(sample());
    const auto rows = [&] { return browser.tree().model()->rowCount(); };
    const int all = rows();
    browser.searchField().setText(u"head"_s);
    REQUIRE(QTest::qWaitFor([&] { return rows() == 1; }, 5'000));
    CHECK(all > 6);
    const QModelIndex sequence = browser.tree().model()->index(0, 0);
    CHECK(browser.tree().model()->rowCount(sequence) == 2);
    CHECK(browser.tree().isExpanded(sequence));
    browser.searchField().setText(u"rossi"_s);
    REQUIRE(QTest::qWaitFor(
        [&] { return rows() == 1 && browser.tree().model()->index(0, 1).data().toString() == u"PatientName"_s; },
        5'000));
    browser.searchField().setText(u"nowhere at all"_s);
    REQUIRE(QTest::qWaitFor([&] { return browser.result() == u"Nothing found."_s; }, 5'000));
    browser.searchField().clear();
    REQUIRE(QTest::qWaitFor([&] { return rows() == all; }, 5'000));
}

TEST_CASE("items with a character set of their own are read by it")
{
    const QByteArray yamada = QString(u"\u5C71\u7530^\u592A\u90CE"_s).toUtf8();
    const QByteArray item = Part10Builder().text(0x00080005, "CS", "ISO_IR 192").text(0x00100010, "PN", yamada).body();
    TagModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFile(fileOf(Part10Builder()
                             .text(0x00080005, "CS", "ISO_IR 100")
                             .text(0x00100010, "PN", "M\xFCLLER")
                             .sequence(0x00321064, {item})
                             .file()));
    CHECK(cell(model, u"PatientName"_s, TagModel::Value) == u"M\u00FCLLER"_s);
    const QModelIndex sequence = model.index(model.rowCount() - 1, 0);
    REQUIRE(model.rowCount(sequence) == 1);
    CHECK(cell(model, u"PatientName"_s, TagModel::Value, model.index(0, 0, sequence)) == QString::fromUtf8(yamada));
}
