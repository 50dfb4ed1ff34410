// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/StructuredReport.h"
#include "core/dicom/KeyObjectSelection.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"
#include "tests/support/Tool.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace td;
using namespace td::dicom;
using test::Part10Builder;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString keyword(ValueType type)
{
    static const QMap<ValueType, QString> words{{ValueType::Text, u"TEXT"_s},
                                                {ValueType::Code, u"CODE"_s},
                                                {ValueType::Number, u"NUM"_s},
                                                {ValueType::Date, u"DATE"_s},
                                                {ValueType::Time, u"TIME"_s},
                                                {ValueType::DateTime, u"DATETIME"_s},
                                                {ValueType::PersonName, u"PNAME"_s},
                                                {ValueType::UidReference, u"UIDREF"_s},
                                                {ValueType::Image, u"IMAGE"_s},
                                                {ValueType::Composite, u"COMPOSITE"_s},
                                                {ValueType::Waveform, u"WAVEFORM"_s},
                                                {ValueType::Coordinates, u"SCOORD"_s},
                                                {ValueType::Coordinates3d, u"SCOORD3D"_s},
                                                {ValueType::TemporalCoordinates, u"TCOORD"_s},
                                                {ValueType::Container, u"CONTAINER"_s}};
    return words.value(type);
}

struct Flat {
    int level;
    const ContentItem *item;
};

void flatten(const ContentItem &item, int level, std::vector<Flat> &to)
{
    for (const ContentItem &child : item.children) {
        to.push_back({level, &child});
        flatten(child, level + 1, to);
    }
}

QString comparable(QString text)
{
    constexpr int shown = 120; // the manifest cuts long texts
    return text.replace(u"\r\n"_s, u"\n"_s).trimmed().left(shown).trimmed();
}

QByteArray element(const QByteArray &tagAndVr, QByteArray value)
{
    if (value.size() % 2)
        value.append(' ');
    return tagAndVr + char(value.size() & 0xFF) + char(value.size() >> 8) + value;
}

/// (0040,A040) ValueType, explicit little endian.
QByteArray valueType(const QByteArray &type)
{
    return element(QByteArray("\x40\x00\x40\xA0", 4) + "CS", type);
}

} // namespace

TEST_CASE("reports of the corpus hold the items that pydicom has found in them")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"structured reports"_s);
    const QJsonObject manifest = QJsonDocument::fromJson(contents(corpus + u"/MANIFEST.json"_s)).object();
    const QJsonArray files = manifest[manifest.contains(u"files") ? u"files" : u"entries"].toArray();
    int reports = 0;
    for (const auto &entry : files) {
        const QJsonObject truth = entry[u"expected"][u"sr"].toObject();
        if (truth.isEmpty())
            continue;
        INFO(entry[u"path"].toString().toStdString());
        const auto file = Part10::read(contents(corpus + u'/' + entry[u"path"].toString()));
        REQUIRE(file.has_value());
        const auto report = StructuredReport::read(*file);
        REQUIRE(report.has_value());
        ++reports;
        CHECK(report->items == truth[u"items"].toInt());
        CHECK(report->root.name.meaning == truth[u"title"].toString());
        CHECK(report->templateId == truth[u"template"].toString());
        std::vector<Flat> flat;
        flatten(report->root, 1, flat);
        const QJsonArray first = truth[u"first_items"].toArray();
        REQUIRE(flat.size() >= std::size_t(first.size()));
        for (int i = 0; i < first.size(); ++i) {
            const ContentItem &item = *flat[std::size_t(i)].item;
            INFO("item " << i);
            CHECK(flat[std::size_t(i)].level == first[i][0].toInt());
            CHECK(keyword(item.type) == first[i][1].toString());
            CHECK(item.name.meaning == first[i][2].toString());
            const QString value = item.type == ValueType::Code ? item.code.meaning : item.text;
            if (!first[i][3].toString().isEmpty())
                CHECK(comparable(value) == comparable(first[i][3].toString()));
        }
    }
    CHECK(reports >= 10);
}

TEST_CASE("the report of every feature is read with its references, coordinates and signatures")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"structured reports"_s);
    // Compared with what dsrdump prints of it.
    const auto report = StructuredReport::read(*Part10::read(contents(corpus + u"/sr/test-SR.dcm"_s)));
    REQUIRE(report.has_value());
    CHECK(report->isComplete);
    CHECK(report->isVerified);
    REQUIRE(report->verifiers.size() == 2);
    CHECK(report->verifiers[0].name == u"Riesmeier^J\u00F6rg"_s);
    CHECK(report->verifiers[0].when == QDateTime(QDate(2001, 2, 13), QTime(18, 47, 46)));
    CHECK(report->predecessors == 1);
    CHECK(report->patientName == u"Test^S R"_s);
    const auto &items = report->root.children;
    REQUIRE(items.size() == 5);
    CHECK(items[0].relationship == Relationship::HasObservationContext);
    CHECK(items[0].text == u"1.2.3.4.5"_s);
    REQUIRE(items[1].continuous);
    CHECK(items[1].children[1].text == u"3"_s);
    CHECK(items[1].children[1].code.value == u"cm"_s);
    const ContentItem &text = items[2];
    CHECK(text.children[1].graphicType == u"CIRCLE"_s);
    CHECK(text.children[2].type == ValueType::TemporalCoordinates);
    CHECK(text.children[2].graphicType == u"SEGMENT"_s);
    REQUIRE(text.children[2].children.size() == 1);
    CHECK(text.children[2].children[0].target == std::vector<int>{1, 3, 2});
    CHECK(text.children[2].children[0].relationship == Relationship::SelectedFrom);
    const ContentItem &image = items[4];
    CHECK(image.type == ValueType::Image);
    CHECK(image.observed == QDateTime(QDate(2001, 2, 13), QTime(18, 47, 46)));
}

TEST_CASE("dsrdump counts as many entries as are read")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty() || !test::haveTool(u"dsrdump"_s))
        return test::announceSkip(u"dsrdump"_s);
    for (const char *name : {"sr-ellipse.dcm", "sr.dcm", "no-pixel-data.dcm", "test-SR.dcm"}) {
        const QString path = corpus + u"/sr/"_s + QString::fromLatin1(name);
        INFO(name);
        const QByteArray dump = test::runTool(u"dsrdump"_s, {u"-q"_s, path}).output;
        const auto report = StructuredReport::read(*Part10::read(contents(path)));
        REQUIRE(report.has_value());
        int lines = 0;
        for (const QByteArray &line : dump.split('\n'))
            lines += line.startsWith("  ") && line.trimmed().startsWith('<') ? 1 : 0;
        CHECK(report->items == lines);
    }
}

TEST_CASE("a key object selection names its images with study and series")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"key objects"_s);
    const auto file = Part10::read(contents(corpus + u"/pdf-ecg-other/kos_mister_mr.dcm"_s));
    const auto selection = KeyObjectSelection::read(*file);
    REQUIRE(selection.has_value());
    CHECK(selection->title.meaning == u"Of Interest"_s);
    CHECK(selection->description == u"Key images chosen for testing"_s);
    REQUIRE(selection->items.size() == 5);
    QSet<QString> series;
    for (const auto &item : selection->items) {
        CHECK(item.instance.study.value() == u"1.2.840.113619.2.5.1762583153.215519.978957063.78"_s);
        series.insert(item.instance.series.value());
    }
    CHECK(series.size() == 3);
    const auto report = Part10::read(contents(corpus + u"/sr/test-SR.dcm"_s));
    CHECK(KeyObjectSelection::read(*report).error().code == ErrorCode::Unsupported);
}

TEST_CASE("a type of entry that is not known stays visible by its name")
{
    Part10Builder builder;
    builder.text(0x0040A040, "CS", "CONTAINER");
    builder.sequence(0x0040A730, {valueType("HOLOGRAM"), valueType("TEXT")});
    const auto report = StructuredReport::read(*Part10::read(builder.file()));
    REQUIRE(report.has_value());
    REQUIRE(report->items == 2);
    CHECK(report->root.children[0].type == ValueType::Unknown);
    CHECK(report->root.children[0].text == u"HOLOGRAM"_s);
}

TEST_CASE("a report of too many entries is refused, and what is none is not taken for one")
{
    Part10Builder builder;
    builder.text(0x0040A040, "CS", "CONTAINER");
    builder.sequence(0x0040A730, QVector<QByteArray>(StructuredReport::kMaxItems + 1, valueType("TEXT")));
    CHECK(StructuredReport::read(*Part10::read(builder.file())).error().code == ErrorCode::TooLarge);
    Part10Builder image;
    image.image(2, 2, 8, 8, false);
    CHECK(StructuredReport::read(*Part10::read(image.file())).error().code == ErrorCode::NotFound);
}

TEST_CASE("dates and times are read as PS3.5 writes them")
{
    CHECK(readDateTime("20240131", "0915") == QDateTime(QDate(2024, 1, 31), QTime(9, 15)));
    CHECK(readDateTime("20240131", "091530.1234") == QDateTime(QDate(2024, 1, 31), QTime(9, 15, 30)));
    CHECK(readDateTime("2024.01.31", "09:15:30") == QDateTime(QDate(2024, 1, 31), QTime(9, 15, 30)));
    CHECK(readDateTime("20240131091530+0100") == QDateTime(QDate(2024, 1, 31), QTime(9, 15, 30)));
    CHECK_FALSE(readDateTime("20240231", "0915").isValid());
    CHECK_FALSE(readDateTime("").isValid());
}
