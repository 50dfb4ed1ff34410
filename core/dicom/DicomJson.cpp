// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomJson.h"

#include "core/dicom/Dcmtk.h"

#include <dcmtk/dcmdata/dcjson.h>

#include <sstream>

namespace td::dicom {

using namespace Qt::StringLiterals;

Result<QByteArray> dicomJson(const QByteArray &part10)
{
    if (part10.size() < 132 || part10.mid(128, 4) != "DICM")
        return fail(ErrorCode::Malformed, u"no DICM prefix"_s);
    detail::BufferStream input(part10);
    DcmFileFormat file;
    file.transferInit();
    const OFCondition read =
        file.readUntilTag(input.stream(), EXS_Unknown, EGL_noChange, DCM_MaxReadLength, DCM_PixelData);
    file.transferEnd();
    if (read.bad())
        return fail(read == EC_StreamNotifyClient || read == EC_EndOfStream ? ErrorCode::Truncated
                                                                            : ErrorCode::Malformed,
                    QString::fromLatin1(read.text()));
    DcmDataset &dataset = *file.getDataset();
    if (dataset.convertToUTF8().bad())
        return fail(ErrorCode::Unsupported, u"character set"_s);
    std::ostringstream out;
    DcmJsonFormatCompact format(OFFalse);
    out << '{';
    const OFCondition written = dataset.writeJson(out, format);
    out << '}';
    if (written.bad())
        return fail(ErrorCode::Malformed, QString::fromLatin1(written.text()));
    return QByteArray::fromStdString(out.str());
}

} // namespace td::dicom
