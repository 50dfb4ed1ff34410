// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Waveform.h"
#include "core/dicom/Dictionary.h"
#include "core/dicom/EncapsulatedDocument.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

using namespace td;
using namespace td::dicom;
using namespace Qt::StringLiterals;
using test::Part10Builder;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// One group of two channels and three samples; what differs from a right one is passed.
struct Group {
    QByteArray interpretation = "SS";
    int bits = 16;
    QByteArray frequency = "500";
    int channels = 2;
    QByteArray data = Part10Builder::words({1, -1, 200, -200, 3, -3});
    QByteArray unit = "uV";

    QByteArray file() const
    {
        const QByteArray units = Part10Builder().text(0x00080100, "SH", unit).body();
        const QByteArray channel = Part10Builder()
                                       .text(0x003A0203, "SH", "II")
                                       .text(0x003A0210, "DS", "2.5")
                                       .sequence(0x003A0211, {units})
                                       .text(0x003A0212, "DS", "2")
                                       .text(0x003A0213, "DS", "10")
                                       .body();
        Part10Builder group;
        group.shorts(0x003A0005, {channels});
        group.raw(0x003A0010, "UL", QByteArray("\x03\0\0\0", 4));
        group.text(0x003A001A, "DS", frequency);
        group.sequence(0x003A0200, {channel, channel});
        group.shorts(0x54001004, {bits});
        group.text(0x54001006, "CS", interpretation);
        group.raw(0x54001010, "OW", data);
        Part10Builder file;
        file.sequence(0x54000100, {group.body()});
        return file.file();
    }
    ErrorCode refusal() const
    {
        const auto waveform = Waveform::read(*Part10::read(file()));
        REQUIRE_FALSE(waveform.has_value());
        return waveform.error().code;
    }
};

} // namespace

TEST_CASE("the electrocardiogram of the corpus is read sample by sample")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"waveforms"_s);
    const QString path = u"pdf-ecg-other/waveform_ecg.dcm"_s;
    const QJsonObject manifest = QJsonDocument::fromJson(contents(corpus + u"/MANIFEST.json"_s)).object();
    QJsonArray truth;
    for (const auto &entry : manifest[manifest.contains(u"files") ? u"files" : u"entries"].toArray())
        if (entry[u"path"].toString() == path)
            truth = entry[u"expected"][u"waveform"].toArray();
    REQUIRE(truth.size() == 2);
    const auto waveform = Waveform::read(*Part10::read(contents(corpus + u'/' + path)));
    REQUIRE(waveform.has_value());
    REQUIRE(waveform->groups.size() == 2);
    for (int g = 0; g < 2; ++g) {
        const WaveformGroup &group = waveform->groups[std::size_t(g)];
        CHECK(group.samples == truth[g][u"samples"].toInt());
        CHECK(group.samplingFrequencyHz == truth[g][u"freq"].toDouble());
        REQUIRE(int(group.channels.size()) == truth[g][u"channels"].toInt());
        QByteArray raw; // as the file interleaves them
        for (int i = 0; i < group.samples; ++i)
            for (const WaveformChannel &channel : group.channels) {
                const auto sample = qToLittleEndian(std::int16_t(channel.samples[std::size_t(i)]));
                raw.append(reinterpret_cast<const char *>(&sample), sizeof sample);
            }
        CHECK(sha256(raw) == truth[g][u"sha256"].toString().toLatin1());
        for (int c = 0; c < int(group.channels.size()); ++c)
            CHECK(group.channels[std::size_t(c)].name() == truth[g][u"labels"][c].toString());
    }
    // 1.25 µV to a step; 0.05 to 300 Hz; a notch filter of 0 Hz is none.
    const WaveformChannel &lead = waveform->groups[0].channels[0];
    CHECK(*lead.millivoltsPerStep() == Approx(0.00125));
    CHECK(lead.lowFilterHz == 0.05);
    CHECK(lead.highFilterHz == 300.0);
    CHECK_FALSE(lead.notchFilterHz.has_value());
    REQUIRE(waveform->annotations.size() > 2);
    CHECK(waveform->annotations[0].text == u"RITMO SINUSALE"_s);
    CHECK(waveform->annotations[2].name.meaning == u"RR Interval"_s);
    CHECK(waveform->annotations[2].text == u"982"_s);
    CHECK(waveform->annotations[2].unit.value == u"ms"_s);
}

TEST_CASE("samples become millivolts by sensitivity, correction and baseline")
{
    const auto waveform = Waveform::read(*Part10::read(Group().file()));
    REQUIRE(waveform.has_value());
    const WaveformChannel &channel = waveform->groups[0].channels[1];
    CHECK(channel.samples == std::vector<std::int32_t>{-1, -200, -3});
    // 2.5 µV times 2 is 0.005 mV; the baseline of 10 µV is 0.01 mV.
    CHECK(*channel.millivoltsPerStep() == Approx(0.005));
    CHECK(*channel.baselineMillivolts() == Approx(0.01));
    CHECK(channel.name() == u"II"_s);
}

TEST_CASE("a recording that measures no voltage has no scale in millivolts")
{
    const auto waveform = Waveform::read(*Part10::read(Group{.unit = "mm[Hg]"}.file()));
    REQUIRE(waveform.has_value());
    CHECK_FALSE(waveform->groups[0].channels[0].millivoltsPerStep().has_value());
}

TEST_CASE("a waveform that breaks its rules is refused")
{
    CHECK(Group{.interpretation = "MB"}.refusal() == ErrorCode::Unsupported);
    CHECK(Group{.bits = 8}.refusal() == ErrorCode::OutOfRange);
    CHECK(Group{.frequency = "0"}.refusal() == ErrorCode::OutOfRange);
    CHECK(Group{.frequency = "fast"}.refusal() == ErrorCode::OutOfRange);
    CHECK(Group{.channels = 3}.refusal() == ErrorCode::OutOfRange);
    CHECK(Group{.data = Part10Builder::words({1, 2, 3, 4, 5})}.refusal() == ErrorCode::Truncated);
    Part10Builder none;
    none.image(2, 2, 8, 8, false);
    CHECK(Waveform::read(*Part10::read(none.file())).error().code == ErrorCode::NotFound);
}

TEST_CASE("encapsulated documents of the corpus come out byte for byte")
{
    const QString corpus = test::corpusFolder();
    if (corpus.isEmpty())
        return test::announceSkip(u"encapsulated documents"_s);
    const auto document =
        EncapsulatedDocument::read(*Part10::read(contents(corpus + u"/pdf-ecg-other/sample-pdf.dcm"_s)));
    REQUIRE(document.has_value());
    CHECK(document->mimeType == u"application/pdf"_s);
    CHECK(document->bytes.size() == 20576);
    CHECK(sha256(document->bytes) == "0868d2ab96d55b5f580f20c5dd78a0e305c7135778b06f4b6191dd79492b2890");
    const auto xml = EncapsulatedDocument::read(*Part10::read(contents(corpus + u"/sr/IM0"_s)));
    REQUIRE(xml.has_value());
    CHECK(sha256(xml->bytes) == "f4223fce679b50781e6680c93e218a5bf0ba8016d97a90d94c38eaa14432355c");
}

TEST_CASE("the declared length of a document decides where it ends")
{
    const auto read = [](std::uint32_t declared) {
        Part10Builder builder;
        builder.raw(0x00420011, "OB", QByteArray("AB\0\0", 4));
        const auto length = qToLittleEndian(declared);
        builder.raw(0x00420015, "UL", QByteArray(reinterpret_cast<const char *>(&length), 4));
        return EncapsulatedDocument::read(*Part10::read(builder.file()));
    };
    CHECK(read(3)->bytes == QByteArray("AB\0", 3));
    CHECK(read(5).error().code == ErrorCode::OutOfRange);
}

TEST_CASE("elements have the names of PS3.6")
{
    CHECK(keywordOf(0x00100010) == u"PatientName"_s);
    CHECK(keywordOf(0x7FE00010) == u"PixelData"_s);
    CHECK(keywordOf(0x00091001).isEmpty());
    CHECK(keywordOf(0x00100013).isEmpty());
    CHECK(tagText(0x7FE00010) == u"(7fe0,0010)"_s);
    Element element;
    element.tag = 0x00100010;
    CHECK(vrOf(element) == "PN");
    element.vr = {'L', 'O'};
    CHECK(vrOf(element) == "LO");
}
