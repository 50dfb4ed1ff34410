// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/Part10.h"

#include "core/dicom/Dcmtk.h"

#include <zlib.h>

#include <algorithm>

namespace td::dicom {

using namespace Qt::StringLiterals;

Result<QByteArray> inflateRaw(QByteArrayView deflated, qsizetype limit)
{
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return fail(ErrorCode::Internal, u"inflateInit2"_s);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(deflated.data()));
    stream.avail_in = uInt(deflated.size());
    QByteArray out;
    int status = Z_OK;
    while (status == Z_OK) {
        const qsizetype done = out.size();
        if (done > limit)
            break;
        out.resize(std::min(std::max<qsizetype>(done * 2, 64 * 1024), limit + 1));
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + done);
        stream.avail_out = uInt(out.size() - done);
        status = inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - qsizetype(stream.avail_out));
        if (status == Z_BUF_ERROR || (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
            status = Z_BUF_ERROR;
            break;
        }
    }
    inflateEnd(&stream);
    if (out.size() > limit)
        return fail(ErrorCode::TooLarge, u"inflates to more than allowed"_s);
    if (status == Z_BUF_ERROR)
        return fail(ErrorCode::Truncated, u"deflated data end too soon"_s);
    if (status != Z_STREAM_END)
        return fail(ErrorCode::Malformed, u"not deflate data"_s);
    return out;
}

namespace {

enum class Start { Prefix, Meta, ImplicitDataset, ExplicitDataset, Unknown };

/// How the bytes begin; without a prefix only what cannot well be anything else is taken for DICOM.
Start startOf(const QByteArray &bytes, Part10::Preamble preamble)
{
    if (bytes.size() >= 132 && QByteArrayView(bytes).sliced(128, 4) == QByteArrayView("DICM"))
        return Start::Prefix;
    if (preamble == Part10::Preamble::Required || bytes.size() < 16 || bytes[1] != 0)
        return Start::Unknown;
    const bool hasVr = bytes[4] >= 'A' && bytes[4] <= 'Z' && bytes[5] >= 'A' && bytes[5] <= 'Z';
    if (bytes[0] == 2 && hasVr)
        return Start::Meta;
    if (bytes[0] != 8)
        return Start::Unknown;
    return hasVr ? Start::ExplicitDataset : Start::ImplicitDataset;
}

} // namespace

Result<Part10> Part10::read(const QByteArray &bytes, Preamble preamble)
{
    detail::silenceDcmtk();
    const Start start = startOf(bytes, preamble);
    if (start == Start::Unknown)
        return fail(ErrorCode::Malformed, u"no DICM prefix"_s);
    Part10 file;
    qsizetype offset = start == Start::Prefix ? 132 : 0;
    QByteArray uid = start == Start::ExplicitDataset ? UID_LittleEndianExplicitTransferSyntax
                                                     : UID_LittleEndianImplicitTransferSyntax;
    if (start == Start::Prefix || start == Start::Meta) {
        auto meta = Dataset::readFileMeta(bytes, offset, offset);
        if (!meta)
            return tl::unexpected(meta.error());
        file.m_meta = std::move(*meta);
        uid = file.m_meta.text(detail::tagOf(DCM_TransferSyntaxUID));
    }
    const auto syntax = TransferSyntaxUid::create(QString::fromLatin1(uid));
    if (!syntax)
        return fail(ErrorCode::Malformed, u"no transfer syntax"_s);
    file.m_transferSyntax = *syntax;
    const Result<void> done = file.readBody(bytes, offset);
    if (!done)
        return tl::unexpected(done.error());
    return file;
}

Result<void> Part10::readBody(const QByteArray &bytes, qsizetype offset)
{
    const QByteArray uid = m_transferSyntax.value().toLatin1();
    const Encoding encoding{uid != UID_LittleEndianImplicitTransferSyntax, uid == UID_BigEndianExplicitTransferSyntax};
    Result<Dataset> set;
    if (uid == UID_DeflatedExplicitVRLittleEndianTransferSyntax) {
        const QByteArrayView body = QByteArrayView(bytes).sliced(offset);
        const auto inflated =
            inflateRaw(body, std::min(kMaxInflatedBytes, body.size() * kMaxInflationRatio + 64 * 1024));
        if (!inflated)
            return tl::unexpected(inflated.error());
        set = Dataset::read(*inflated, 0, encoding);
    } else {
        set = Dataset::read(bytes, offset, encoding);
    }
    if (!set)
        return tl::unexpected(set.error());
    m_dataset = std::move(*set);
    m_characterSet = CharacterSet::fromSpecificCharacterSet(m_dataset.text(detail::tagOf(DCM_SpecificCharacterSet)));
    return {};
}

} // namespace td::dicom
