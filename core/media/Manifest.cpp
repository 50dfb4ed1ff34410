// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Manifest.h"

#include "core/media/EntryName.h"

#include <QSet>

#include <optional>

namespace td::media {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestPath = 1'024; ///< as MediumLimits::pathLength

constexpr QByteArrayView firstLine = "# TuoDossier manifest 1";
constexpr QByteArrayView madeLine = "# made ";
constexpr QByteArrayView keyLine = "# key ";
constexpr QByteArrayView wordsLine = "# seal ";
constexpr QByteArrayView sizeLine = "# bytes ";
constexpr QByteArrayView signatureLine = "# signature ";

/// Takes line after line, without their ends.
class Lines {
public:
    explicit Lines(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }
    bool atEnd() const { return m_rest.isEmpty(); }
    QByteArrayView next()
    {
        const qsizetype end = m_rest.indexOf('\n');
        const QByteArrayView line = end < 0 ? m_rest : m_rest.first(end);
        m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
        return line;
    }
    /// What follows `prefix` in the next line; nothing when it begins otherwise.
    std::optional<QByteArray> value(QByteArrayView prefix)
    {
        const QByteArrayView line = next();
        if (!line.startsWith(prefix))
            return std::nullopt;
        return line.sliced(prefix.size()).toByteArray();
    }

private:
    QByteArrayView m_rest;
};

std::optional<QByteArray> decoded(const std::optional<QByteArray> &base64, qsizetype size)
{
    if (!base64)
        return std::nullopt;
    const auto bytes = QByteArray::fromBase64Encoding(*base64, QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || bytes.decoded.size() != size)
        return std::nullopt;
    return bytes.decoded;
}

/// "# bytes 123" and "<64 hexadecimal digits>  <path>".
std::optional<ManifestEntry> readEntry(QByteArrayView sizeText, Lines &lines)
{
    ManifestEntry entry;
    bool isNumber = false;
    entry.bytes = sizeText.toByteArray().toLongLong(&isNumber);
    const QByteArrayView line = lines.next();
    constexpr qsizetype digits = 64;
    if (!isNumber || entry.bytes < 0 || line.size() <= digits + 2 || line.sliced(digits, 2) != "  ")
        return std::nullopt;
    entry.sha256 = QByteArray::fromHex(line.first(digits).toByteArray());
    entry.path = QString::fromUtf8(line.sliced(digits + 2));
    if (entry.sha256.toHex() != line.first(digits) || !isSafeEntryName(entry.path, longestPath) ||
        entry.path.contains(u'\\'))
        return std::nullopt;
    return entry;
}

} // namespace

QByteArray writeManifest(const QVector<ManifestEntry> &entries, const security::SigningKey &key, const QDateTime &made)
{
    const auto line = [](QByteArrayView name, const QByteArray &value) { return name.toByteArray() + value + '\n'; };
    QByteArray text = line(firstLine, {});
    text += line(madeLine, made.toUTC().toString(Qt::ISODate).toLatin1());
    text += line(keyLine, key.publicKey().toBase64());
    text += line(wordsLine, security::keyWords(key.publicKey()).toLatin1());
    for (const ManifestEntry &entry : entries) {
        text += line(sizeLine, QByteArray::number(entry.bytes));
        text += entry.sha256.toHex() + "  " + entry.path.toUtf8() + '\n';
    }
    return text + line(signatureLine, key.sign(text).toBase64());
}

Result<Manifest> readManifest(const QByteArray &bytes)
{
    if (bytes.size() > Manifest::mostBytes)
        return fail(ErrorCode::TooLarge, u"manifest"_s);
    Lines lines(bytes);
    if (lines.next() != firstLine)
        return fail(ErrorCode::Unsupported, u"not a manifest of this program"_s);
    Manifest manifest;
    manifest.made = QDateTime::fromString(QString::fromLatin1(lines.value(madeLine).value_or("")), Qt::ISODate);
    const auto key = decoded(lines.value(keyLine), security::SigningKey::publicBytes);
    const auto words = lines.value(wordsLine);
    // Whoever reads the words in the file reads those of the key.
    if (!manifest.made.isValid() || !key || !words || *words != security::keyWords(*key).toLatin1())
        return fail(ErrorCode::Malformed, u"head of the manifest"_s);
    manifest.publicKey = *key;
    QSet<QString> paths;
    while (!lines.atEnd()) {
        const QByteArrayView line = lines.next();
        if (line.startsWith(signatureLine)) {
            const auto signature =
                decoded(line.sliced(signatureLine.size()).toByteArray(), security::SigningKey::signatureBytes);
            if (!signature || !lines.atEnd())
                return fail(ErrorCode::Malformed, u"signature of the manifest"_s);
            const QByteArray before = bytes.first(line.data() - bytes.constData());
            manifest.isSigned = security::isSignedBy(manifest.publicKey, before, *signature);
            return manifest;
        }
        const auto entry = line.startsWith(sizeLine) ? readEntry(line.sliced(sizeLine.size()), lines) : std::nullopt;
        if (!entry || paths.contains(entry->path))
            return fail(ErrorCode::Malformed, u"line of the manifest"_s);
        paths.insert(entry->path);
        manifest.entries.append(*entry);
    }
    return fail(ErrorCode::Truncated, u"manifest without a signature"_s);
}

} // namespace td::media
