// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/FrameDecoder.h"
#include "tests/dicom/Part10Builder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <array>
#include <cstdlib>
#include <random>
#include <vector>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace {

constexpr unsigned seed = 20'261'124;

/// Smooth, with noise and with jumps over the whole range: short codes, long ones and the longest.
QByteArray picture(int columns, int rows, int samples, int bits, std::mt19937 &random)
{
    QByteArray bytes;
    const int top = (1 << bits) - 1;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            for (int s = 0; s < samples; ++s) {
                int value = (x * 5 + y * 3 + s * 40 + int(random() % 7)) & top;
                if (random() % 50 == 0)
                    value = random() % 2 == 0 ? 0 : top;
                bytes.append(char(value));
                if (bits > 8)
                    bytes.append(char(value >> 8));
            }
    return bytes;
}

struct Case {
    int columns;
    int rows;
    int samples;
    int bits;
};

QByteArray fileOf(const Case &c, const QByteArray &pixels)
{
    const int allocated = c.bits > 8 ? 16 : 8;
    return Part10Builder()
        .image(c.rows, c.columns, allocated, c.bits, false, c.samples == 3 ? "RGB" : "MONOCHROME2")
        .raw(0x7FE00010, c.bits > 8 ? "OW" : "OB", pixels.size() % 2 != 0 ? pixels + '\0' : pixels)
        .file();
}

Result<dicom::DecodedFrame> decoded(const QByteArray &file)
{
    const auto part10 = dicom::Part10::read(file);
    if (!part10)
        return tl::unexpected(part10.error());
    const auto decoder = dicom::FrameDecoder::create(*part10);
    return decoder ? decoder->frame(0) : tl::unexpected(decoder.error());
}

/// A 2x2 image of 8 bits. Codes: 0 = category 0, 10 = category 1. Restart after each row.
QByteArray handMade(const QByteArray &scan)
{
    return QByteArray::fromHex("ffd8"
                               "ffc3000b080002000201011100" // SOF3: 8 bits, 2x2, component 1 unsampled
                               "ffc40015000101000000000000000000000000000000"
                               "01"                      // DHT: one code of one bit, one of two, for categories 0 and 1
                               "ffdd00040002"            // DRI: 2
                               "ffda0008010100010000") + // SOS: component 1, table 0, predictor 1
           scan +
           QByteArray::fromHex("ffd9");
}

/// Lengths of the codes of categories 0 to 16; 0 = none. Codes are given in that order (T.81 annex C).
using Lengths = std::array<int, 17>;
constexpr Lengths kEven{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
constexpr Lengths kUnary{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 0};

/// Writes lossless JPEG as T.81 annex H has it, with what DCMTK's encoder never writes: restarts, and a table for each
/// component.
class Encoder {
public:
    Encoder(const Case &c, int predictor, int rowsPerInterval, const QVector<Lengths> &tables)
        : m_case(c)
        , m_predictor(predictor)
        , m_interval(rowsPerInterval)
        , m_tables(tables)
    {
    }

    QByteArray encode(const std::vector<int> &values)
    {
        segment(0xC3, frameHeader());
        for (int t = 0; t < int(m_tables.size()); ++t)
            segment(0xC4, huffmanTable(t));
        if (m_interval > 0)
            segment(0xDD, word(m_interval * m_case.columns));
        segment(0xDA, scanHeader());
        for (int y = 0; y < m_case.rows; ++y) {
            const bool first = m_interval > 0 ? y % m_interval == 0 : y == 0;
            if (first && y > 0)
                restart();
            for (int x = 0; x < m_case.columns; ++x)
                for (int s = 0; s < m_case.samples; ++s)
                    put(at(values, x, y, s) - predicted(values, x, y, s, first), s);
        }
        flush();
        return m_out + QByteArray::fromHex("ffd9");
    }

private:
    static QByteArray word(int value) { return QByteArray(1, char(value >> 8)) + char(value); }
    void segment(int marker, const QByteArray &body)
    {
        m_out += QByteArray("\xff", 1) + char(marker) + word(int(body.size()) + 2) + body;
    }
    QByteArray frameHeader() const
    {
        QByteArray body =
            QByteArray(1, char(m_case.bits)) + word(m_case.rows) + word(m_case.columns) + char(m_case.samples);
        for (int s = 0; s < m_case.samples; ++s)
            body += QByteArray(1, char(s + 1)) + QByteArray::fromHex("1100");
        return body;
    }
    QByteArray scanHeader() const
    {
        QByteArray body(1, char(m_case.samples));
        for (int s = 0; s < m_case.samples; ++s)
            body += QByteArray(1, char(s + 1)) + char(tableOf(s) << 4);
        return body + char(m_predictor) + QByteArray::fromHex("0000");
    }
    QByteArray huffmanTable(int number) const
    {
        QByteArray counts(16, '\0');
        QByteArray categories;
        for (int length = 1; length <= 16; ++length)
            for (int category = 0; category <= 16; ++category)
                if (m_tables[number][size_t(category)] == length) {
                    ++counts[length - 1];
                    categories += char(category);
                }
        return QByteArray(1, char(number)) + counts + categories;
    }
    int tableOf(int sample) const { return sample % int(m_tables.size()); }
    int at(const std::vector<int> &v, int x, int y, int s) const
    {
        return v[size_t((y * m_case.columns + x) * m_case.samples + s)];
    }
    int predicted(const std::vector<int> &v, int x, int y, int s, bool first) const
    {
        if (x == 0)
            return first ? 1 << (m_case.bits - 1) : at(v, x, y - 1, s);
        const int a = at(v, x - 1, y, s);
        if (first)
            return a;
        const int b = at(v, x, y - 1, s);
        const int c = at(v, x - 1, y - 1, s);
        const std::array<int, 7> all{a, b, c, a + b - c, a + ((b - c) >> 1), b + ((a - c) >> 1), (a + b) >> 1};
        return all[size_t(m_predictor - 1)];
    }
    void put(int difference, int sample)
    {
        const int modular = difference & 0xFFFF;
        const int value = modular > 32768 ? modular - 65536 : modular;
        int category = 0;
        while (std::abs(value) >> category != 0)
            ++category;
        const Lengths &lengths = m_tables[tableOf(sample)];
        int code = 0;
        for (int length = 1; length <= lengths[size_t(category)]; ++length, code <<= 1)
            for (int c = 0; c <= 16 && !(length == lengths[size_t(category)] && c == category); ++c)
                code += lengths[size_t(c)] == length ? 1 : 0;
        bits(code >> 1, lengths[size_t(category)]);
        if (category > 0 && category < 16)
            bits(value > 0 ? value : value + (1 << category) - 1, category);
    }
    void bits(int value, int count)
    {
        for (int i = count - 1; i >= 0; --i) {
            m_byte = m_byte << 1 | (value >> i & 1);
            if (++m_bits == 8) {
                m_out += char(m_byte);
                if (m_byte == 0xFF)
                    m_out += '\0';
                m_bits = m_byte = 0;
            }
        }
    }
    void flush()
    {
        while (m_bits != 0)
            bits(1, 1);
    }
    void restart()
    {
        flush();
        m_out += QByteArray("\xff", 1) + char(0xD0 + m_restarts++ % 8);
    }

    Case m_case;
    int m_predictor;
    int m_interval;
    QVector<Lengths> m_tables;
    QByteArray m_out = QByteArray::fromHex("ffd8");
    int m_byte = 0;
    int m_bits = 0;
    int m_restarts = 0;
};

std::vector<int> valuesOf(const QByteArray &pixels, int bits)
{
    std::vector<int> values;
    for (qsizetype i = 0; i<pixels.size(); i += bits> 8 ? 2 : 1)
        values.push_back(bits > 8 ? int(static_cast<unsigned char>(pixels[i])) |
                                        int(static_cast<unsigned char>(pixels[i + 1])) << 8
                                  : int(static_cast<unsigned char>(pixels[i])));
    return values;
}

} // namespace

TEST_CASE("restarts and a table for each component decode to the image they were made of")
{
    std::mt19937 random(seed);
    const QVector<QVector<Lengths>> tables{{kEven}, {kUnary}, {kUnary, kEven}};
    // Of 16 bits only kEven has codes for all differences; the largest picture takes several blocks of the reader.
    const QVector<Case> cases{{61, 47, 1, 16}, {300, 40, 1, 12}, {7, 5, 3, 8},
                              {64, 33, 3, 8},  {3, 4, 1, 10},    {1, 6, 1, 12}};
    for (const Case &c : cases)
        for (const auto &of : tables)
            for (const int interval : {0, 1, 3})
                for (int predictor = 1; predictor <= 7; ++predictor) {
                    if (c.bits == 16 && of != tables[0])
                        continue;
                    CAPTURE(c.columns, c.rows, c.samples, c.bits, predictor, interval, of.size(), seed);
                    const QByteArray pixels = picture(c.columns, c.rows, c.samples, c.bits, random);
                    const QByteArray stream = Encoder(c, predictor, interval, of).encode(valuesOf(pixels, c.bits));
                    const auto frame = decoded(Part10Builder("1.2.840.10008.1.2.4.57")
                                                   .image(c.rows, c.columns, c.bits > 8 ? 16 : 8, c.bits, false,
                                                          c.samples == 3 ? "RGB" : "MONOCHROME2")
                                                   .encapsulated({stream.size() % 2 != 0 ? stream + '\0' : stream})
                                                   .file());
                    REQUIRE(frame);
                    CHECK(frame->samples == pixels);
                }
}

TEST_CASE("what DCMTK's encoder makes of an image decodes to that image, for every selection value")
{
    if (QStandardPaths::findExecutable(u"dcmcjpeg"_s).isEmpty())
        return test::announceSkip(u"dcmcjpeg is not installed: JPEG lossless on the corpus and by hand only"_s);
    std::mt19937 random(seed);
    QTemporaryDir folder;
    const QVector<Case> cases{{61, 47, 1, 16}, {61, 47, 1, 12}, {61, 47, 1, 8}, {1, 1, 1, 12},
                              {1, 9, 1, 16},   {33, 1, 1, 10},  {31, 17, 3, 8}, {256, 2, 1, 15}};
    for (const Case &c : cases)
        for (int predictor = 1; predictor <= 7; ++predictor) {
            CAPTURE(c.columns, c.rows, c.samples, c.bits, predictor, seed);
            const QByteArray pixels = picture(c.columns, c.rows, c.samples, c.bits, random);
            const QString from = folder.filePath(u"in.dcm"_s);
            const QString to = folder.filePath(u"out.dcm"_s);
            QFile in(from);
            REQUIRE(in.open(QIODevice::WriteOnly));
            in.write(fileOf(c, pixels));
            in.close();
            REQUIRE(QProcess::execute(u"dcmcjpeg"_s, {u"+el"_s, u"+sv"_s, QString::number(predictor), from, to}) == 0);
            QFile out(to);
            REQUIRE(out.open(QIODevice::ReadOnly));
            const auto frame = decoded(out.readAll());
            REQUIRE(frame);
            CHECK(frame->samples == pixels);
        }
}

TEST_CASE("a restart starts the prediction anew at half the range")
{
    const auto build = [](const QByteArray &scan) {
        return Part10Builder("1.2.840.10008.1.2.4.70").image(2, 2, 8, 8, false).encapsulated({handMade(scan)}).file();
    };
    // Row 1: +1 (10 1) and 0 (0), filled with ones: 1010 1111. Row 2: 0 (0) and +1 (10 1): 0101 1111.
    const auto frame = decoded(build(QByteArray::fromHex("afffd05f")));
    REQUIRE(frame);
    CHECK(frame->samples == QByteArray::fromHex("81818081"));
    // Without its marker the second row is not there.
    CHECK(decoded(build(QByteArray::fromHex("af5f"))).error().code == ErrorCode::Truncated);
    // 11 is no code.
    CHECK(decoded(build(QByteArray::fromHex("c0ffd05f"))).error().code == ErrorCode::Malformed);
}

TEST_CASE("a cut or damaged lossless stream is an error or an image, and never more")
{
    std::mt19937 random(seed);
    const QByteArray whole = handMade(QByteArray::fromHex("afffd05f"));
    const auto build = [](const QByteArray &stream) {
        return Part10Builder("1.2.840.10008.1.2.4.70").image(2, 2, 8, 8, false).encapsulated({stream}).file();
    };
    for (qsizetype length = 2; length < whole.size() - 4; length += 2) {
        CAPTURE(length);
        CHECK_FALSE(decoded(build(whole.first(length))));
    }
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        QByteArray damaged = whole;
        damaged[qsizetype(random() % unsigned(damaged.size()))] = char(random());
        refused += decoded(build(damaged)) ? 0 : 1;
    }
    CHECK(refused > 1000);
}
