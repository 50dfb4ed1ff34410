// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/FrameDecoder.h"
#include "tests/support/Catch.h"
#include "tests/support/Corpus.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

#include <cmath>
#include <map>

using namespace td;
using namespace Qt::StringLiterals;

namespace {

/// Files of the corpus that do not decode as its manifest says, each with the reason. Remove a line when it does.
const std::map<QString, QString> &knownGaps()
{
    static const std::map<QString, QString> gaps{};
    return gaps;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray gunzipped(const QByteArray &data)
{
    z_stream stream{};
    inflateInit2(&stream, 16 + MAX_WBITS);
    QByteArray out(8 * 1024 * 1024, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.data()));
    stream.avail_in = uInt(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    inflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    inflateEnd(&stream);
    return out;
}

template <class T>
QString differences(const QByteArray &a, const QByteArray &b, double maxAllowed, double meanAllowed)
{
    if (a.size() != b.size())
        return u"size %1 against %2"_s.arg(a.size()).arg(b.size());
    const auto *p = reinterpret_cast<const T *>(a.constData());
    const auto *q = reinterpret_cast<const T *>(b.constData());
    double worst = 0;
    double sum = 0;
    const qsizetype count = a.size() / qsizetype(sizeof(T));
    for (qsizetype i = 0; i < count; ++i) {
        const double d = std::abs(double(p[i]) - double(q[i]));
        worst = std::max(worst, d);
        sum += d;
    }
    const double mean = sum / double(count);
    return worst <= maxAllowed && mean <= meanAllowed ? QString() : u"max %1 mean %2"_s.arg(worst).arg(mean);
}

QString compareLossy(const QString &folder, const QByteArray &samples, const QJsonObject &expected)
{
    const QJsonObject pixels = expected["pixels"_L1].toObject();
    const QJsonObject tolerance = expected["tolerance"_L1].toObject();
    const double worst = tolerance["max_abs"_L1].toDouble();
    const double mean = tolerance["mean_abs"_L1].toDouble();
    const QString reference = pixels["reference_raw_frame0"_L1].toString();
    const QString type = pixels["dtype"_L1].toString();
    if (!reference.isEmpty()) {
        const QByteArray wanted = gunzipped(contentsOf(folder + u'/' + reference));
        return type == u"uint8"_s   ? differences<std::uint8_t>(samples, wanted, worst, mean)
               : type == u"int16"_s ? differences<std::int16_t>(samples, wanted, worst, mean)
                                    : differences<std::uint16_t>(samples, wanted, worst, mean);
    }
    // Frames too large for a reference: the mean of the frame has to agree.
    const QJsonObject stats = pixels["stats"_L1].toObject()["0"_L1].toObject();
    double sum = 0;
    const bool bytes = type == u"uint8"_s;
    const qsizetype count = samples.size() / (bytes ? 1 : 2);
    for (qsizetype i = 0; i < count; ++i)
        sum += bytes                ? double(std::uint8_t(samples[i]))
               : type == u"int16"_s ? double(reinterpret_cast<const std::int16_t *>(samples.constData())[i])
                                    : double(reinterpret_cast<const std::uint16_t *>(samples.constData())[i]);
    const double difference = std::abs(sum / double(count) - stats["mean"_L1].toDouble());
    return difference <= mean ? QString() : u"mean differs by %1"_s.arg(difference);
}

/// Empty when every frame is as the manifest says, else what differs.
QString compareWithManifest(const QString &folder, const QJsonObject &entry)
{
    const QJsonObject expected = entry["expected"_L1].toObject();
    const QJsonObject pixels = expected["pixels"_L1].toObject();
    const auto file =
        dicom::Part10::read(contentsOf(folder + u'/' + entry["path"_L1].toString()), dicom::Part10::Preamble::Optional);
    if (!file)
        return u"read: "_s + errorCodeName(file.error().code) + u' ' + file.error().detail;
    const auto decoder = dicom::FrameDecoder::create(*file, dicom::FrameDecoder::FloatingPoint::Given);
    if (!decoder)
        return u"create: "_s + errorCodeName(decoder.error().code) + u' ' + decoder.error().detail;
    const QJsonArray hashes = pixels["frame_sha256"_L1].toArray();
    if (decoder->numberOfFrames() != pixels["frames"_L1].toInt())
        return u"%1 frames"_s.arg(decoder->numberOfFrames());
    for (int i = 0; i < decoder->numberOfFrames(); ++i) {
        const auto frame = decoder->frame(i);
        if (!frame)
            return u"frame %1: "_s.arg(i) + errorCodeName(frame.error().code) + u' ' + frame.error().detail;
        if (expected["lossy"_L1].toBool()) {
            const QString difference = i == 0 ? compareLossy(folder, frame->samples, expected) : QString();
            if (!difference.isEmpty())
                return difference;
            continue;
        }
        const auto hash = QCryptographicHash::hash(frame->samples, QCryptographicHash::Sha256).toHex();
        if (i < hashes.size() && QString::fromLatin1(hash) != hashes[i].toString())
            return u"frame %1: other pixels"_s.arg(i);
    }
    return {};
}

QVector<QJsonObject> entriesUnder(const QString &folder, const QString &prefix)
{
    QVector<QJsonObject> entries;
    const QJsonObject manifest = QJsonDocument::fromJson(contentsOf(folder + u"/MANIFEST.json"_s)).object();
    for (const QJsonValue &value : manifest["files"_L1].toArray())
        if (value.toObject()["path"_L1].toString().startsWith(prefix))
            entries.append(value.toObject());
    return entries;
}

} // namespace

TEST_CASE("every file of the transfer syntax corpus decodes to the pixels of its manifest")
{
    const QString folder = test::corpusFolder();
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: transfer syntaxes are tested on generated files only"_s);
    const QVector<QJsonObject> entries = entriesUnder(folder, u"transfer-syntaxes/"_s);
    REQUIRE(entries.size() > 100);
    for (const QJsonObject &entry : entries) {
        const QString path = entry["path"_L1].toString();
        const QString difference = compareWithManifest(folder, entry);
        INFO(path.toStdString());
        INFO(difference.toStdString());
        if (knownGaps().count(path))
            CHECK_FALSE(difference.isEmpty()); // it decodes now: take it off the list
        else
            CHECK(difference.isEmpty());
    }
}

TEST_CASE("every image in the other folders of the corpus decodes to the pixels of its manifest")
{
    const QString folder = test::corpusFolder();
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: photometric interpretations and kinds of image"_s);
    for (const char *kind :
         {"photometric/", "enhanced/", "multiframe/", "luts-overlays/", "cr-dx-mg/", "pet-nm/", "wsi/", "charsets/",
          "volumes/", "seg/", "rt/", "parametric-map/", "media/", "multistudy/", "presentation-state/", "sr/"})
        for (const QJsonObject &entry : entriesUnder(folder, QString::fromLatin1(kind))) {
            const QString path = entry["path"_L1].toString();
            const QJsonObject pixels = entry["expected"_L1].toObject()["pixels"_L1].toObject();
            if (pixels["frame_sha256"_L1].toArray().isEmpty())
                continue;
            const QString difference = compareWithManifest(folder, entry);
            INFO(path.toStdString());
            INFO(difference.toStdString());
            if (knownGaps().count(path))
                CHECK_FALSE(difference.isEmpty());
            else
                CHECK(difference.isEmpty());
        }
}

TEST_CASE("a malformed file of the corpus gives the pixels of its manifest or an error and never other pixels")
{
    const QString folder = test::corpusFolder();
    if (folder.isEmpty())
        return test::announceSkip(u"no corpus of DICOM files: pixels of malformed ones"_s);
    int compared = 0;
    for (const QJsonObject &entry : entriesUnder(folder, u"malformed/"_s)) {
        const QJsonObject pixels = entry["expected"_L1].toObject()["pixels"_L1].toObject();
        if (pixels["frame_sha256"_L1].toArray().isEmpty())
            continue;
        ++compared;
        const QString difference = compareWithManifest(folder, entry);
        INFO(entry["path"_L1].toString().toStdString());
        INFO(difference.toStdString());
        CHECK_FALSE(difference.endsWith(u"other pixels"_s));
    }
    CHECK(compared > 10);
}
